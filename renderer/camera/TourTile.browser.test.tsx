import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { CameraRow } from "../../shared/contract/rows.ts";
import type { TileHealth } from "../../shared/domain/tile/health.ts";
import { tourAt } from "../../shared/domain/tour/tour.ts";
import { attachFakeCore, type FakeCore } from "../data/testing.tsx";
import { startTexts } from "../ui/i18n.ts";
import { TourTile } from "./TourTile.tsx";
import "../ui/theme.css";

/** How long after its start a camera has its first picture, ms; infinite for one that never has. */
const opensIn = vi.hoisted(() => new Map<string, number>());
const open = vi.hoisted(() => new Set<string>());

/** Real pictures in the real element, from a drawing instead of a server. */
vi.mock("./player.ts", () => ({
  CameraPlayer: class {
    frames = 0;
    health: TileHealth = { state: "idle", since: 0, lastFrameAt: null, fault: null } as TileHealth;
    private timers: ReturnType<typeof setInterval>[] = [];
    private readonly video: HTMLVideoElement;
    private readonly url: string;
    private readonly events: { onHealth(health: TileHealth): void };
    constructor(video: HTMLVideoElement, url: string, events: { onHealth(health: TileHealth): void }) {
      this.video = video;
      this.url = url;
      this.events = events;
    }
    private become(state: TileHealth["state"]) {
      this.health = { ...this.health, state };
      this.events.onHealth(this.health);
    }
    start() {
      if (open.has(this.url)) return;
      open.add(this.url);
      this.become("opening");
      const waitMs = opensIn.get(this.url) ?? 0;
      if (waitMs === Number.POSITIVE_INFINITY) return;
      this.timers.push(
        setTimeout(() => {
          const canvas = document.createElement("canvas");
          const context = canvas.getContext("2d")!;
          const draw = () => {
            context.fillStyle = `hsl(${performance.now() % 360} 80% 50%)`;
            context.fillRect(0, 0, canvas.width, canvas.height);
          };
          draw();
          this.timers.push(setInterval(draw, 40));
          this.video.srcObject = canvas.captureStream(25);
          void this.video.play().catch(() => {});
          const onFrame = () => {
            this.frames += 1;
            if (this.health.state !== "live") this.become("live");
            this.video.requestVideoFrameCallback(onFrame);
          };
          this.video.requestVideoFrameCallback(onFrame);
        }, waitMs),
      );
    }
    stop() {
      open.delete(this.url);
      for (const timer of this.timers) clearInterval(timer);
      this.video.srcObject = null;
    }
    magnify() {}
    fit() {}
    tellReportedDown() {}
    figures() {
      return { latencyS: null, widthPx: 320, heightPx: 180, droppedFrames: 0, bitsPerSecond: 0 };
    }
  },
}));

beforeAll(() => startTexts("id"));
let core: FakeCore;
beforeEach(() => {
  opensIn.clear();
  open.clear();
  core = attachFakeCore({});
});

const camera = (id: string) =>
  ({ id, name: `Kamera ${id}`, url: id, health: "up", tags: [], district: "01" }) as unknown as CameraRow;
const dwellMs = 4000;

async function show(cameras: readonly string[]) {
  await page.viewport(640, 360);
  const run = { startedAt: Date.now(), dwellMs, pausedAt: null };
  const passedOver = new Map<string, number>();
  const stopAt = (at: number) => tourAt(run, cameras, (id) => (passedOver.get(id) ?? 0) <= at, 1, at)[0]!;
  const words = { name: "Pasar", order: cameras, deadCount: 1, dwellMs, pausedAt: null };
  const onPassOver = (id: string, until: number) => passedOver.set(id, until);
  const screen = await render(
    <div style={{ position: "fixed", inset: 0 }}>
      <TourTile {...{ stopAt, cameraOf: camera, words, onPassOver }} />
    </div>,
  );
  const present = () => document.querySelector<HTMLElement>(".tour-layer[data-role=present]");
  const shown: string[] = [];
  const black: string[] = [];
  let most = 0;
  const watch = () => {
    const name = present()?.querySelector<HTMLElement>(".tile")?.dataset.camera ?? "nothing";
    if (shown.at(-1) !== name) shown.push(name);
    // From the first picture on, whatever is on screen has one.
    const video = present()?.querySelector("video");
    if (shown.length > 1 && (!video || video.videoWidth === 0 || video.readyState < 2)) black.push(name);
    most = Math.max(most, open.size);
    frame = requestAnimationFrame(watch);
  };
  let frame = requestAnimationFrame(watch);
  return { screen, shown, black, most: () => most, stop: () => cancelAnimationFrame(frame) };
}

it("opens the next camera out of sight, and shows it when it has a picture: never black between", async () => {
  opensIn.set("b", 1000);
  const tour = await show(["a", "b", "c"]);
  await expect.poll(() => tour.shown, { timeout: 20_000 }).toEqual(["a", "b", "c"]);
  await expect.poll(() => open.size, { timeout: 5000 }).toBe(1);
  tour.stop();
  expect(tour.black).toEqual([]);
  expect(tour.most()).toBe(2);
}, 40_000);

it("passes over one that never has a picture: the present one stays", async () => {
  opensIn.set("b", Number.POSITIVE_INFINITY);
  const tour = await show(["a", "b", "c"]);
  await expect.poll(() => tour.shown, { timeout: 30_000 }).toEqual(["a", "c"]);
  // And it says so.
  await expect.element(tour.screen.getByText("Dilewati: Kamera b tanpa gambar")).toBeVisible();
  tour.stop();
  expect(tour.black).toEqual([]);
}, 40_000);

it("says where the tour stands, and by a line how long this turn lasts", async () => {
  const tour = await show(["a", "b"]);
  await expect.poll(() => document.querySelector(".tour-state")?.textContent).toBe("Pasar1/21 mati dilewati");
  const left = () =>
    Number(
      /scaleX\(([\d.]+)\)/.exec(
        document.querySelector(".tour-time > span")?.getAttribute("style") ?? "",
      )?.[1],
    );
  const seen: number[] = [];
  await expect
    .poll(
      () => {
        if (seen.at(-1) !== left()) seen.push(left());
        return seen.length;
      },
      { timeout: 5000 },
    )
    .toBeGreaterThan(2);
  // In the first second it is not known yet.
  expect(seen[2]).toBeLessThan(seen[1]!);
  expect(Math.max(...seen)).toBeLessThanOrEqual(1);
  await page.screenshot({ path: "../../out/browser/tour.png" });
  tour.stop();
});

it("tells the core of a camera when it is shown, and not while it waits behind another", async () => {
  const tour = await show(["a", "b"]);
  const told = () =>
    core.commands
      .filter(({ name }) => name === "tiles.report")
      .map(({ input }) => (input as { tiles: { camera: string }[] }).tiles.map((tile) => tile.camera).join());
  await expect.poll(told, { timeout: 10_000 }).toContain("b");
  tour.stop();
  expect(told()).not.toContain("a,b");
});
