/** A tour with real streams: what is on screen at each moment has a picture, and what has none is passed over. */
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { commands, page } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { TourRow } from "../../../shared/contract/tours.ts";
import { camera } from "../../console/given.ts";
import { attachFakeCore, type FakeCore } from "../../data/testing.tsx";
import { startTexts } from "../../ui/i18n.ts";
import CamerasPanel from "./index.tsx";
import "../../ui/fonts.ts";
import "../../ui/theme.css";

let url: string;
beforeAll(() => startTexts("id"));
beforeEach(async () => {
  url = await commands.startCamera();
});
afterEach(() => commands.stopCamera(url));

const dwellMs = 6000;
const names = ["Pasar Anyar", "Pasar Lama", "Pasar Malabar"];

function tour(given: Partial<TourRow> = {}): TourRow {
  return {
    ...{ id: "pasar", name: { id: "Pasar", en: "Markets" }, cameras: ["camera-1", "camera-2", "camera-3"] },
    ...{ dwellMs, startedAt: Date.now(), pausedAt: null, onWall: true, ...given },
  };
}

async function show(row: TourRow, settings: object = {}): Promise<FakeCore> {
  await page.viewport(960, 540);
  // All show the one stream; the second has none.
  const cameras = names.map((name, n) => {
    const stream = n === 1 ? url.replace("live.m3u8", "gone.m3u8") : url;
    return camera(n + 1, { name, url: `${stream}?camera=${n + 1}` });
  });
  const core = attachFakeCore({ cameras, tours: [row] });
  await render(
    <div style={{ position: "fixed", inset: 0 }}>
      <CamerasPanel settings={{ columns: 1, rows: 1, tour: "pasar", ...settings }} place="wall" />
    </div>,
  );
  return core;
}

interface Seen {
  readonly camera: string;
  readonly at: number;
}

/** Looks at each frame of the page, and calls dark what is darker than this stream ever is. */
function watch() {
  const shown: Seen[] = [];
  const dark: Seen[] = [];
  const canvas = new OffscreenCanvas(32, 18);
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  let frame = 0;
  let hadPicture = false;
  const look = () => {
    frame = requestAnimationFrame(look);
    const tile = document.querySelector<HTMLElement>(".tour-layer[data-role=present] .tile");
    const video = tile?.querySelector("video");
    context.clearRect(0, 0, 32, 18);
    if (video && video.readyState >= 2) context.drawImage(video, 0, 0, 32, 18);
    const brightest = Math.max(...context.getImageData(0, 0, 32, 18).data.filter((_, n) => n % 4 === 1));
    hadPicture ||= brightest > 60;
    const seen = { camera: tile?.dataset.camera ?? "", at: Date.now() };
    if (hadPicture && shown.at(-1)?.camera !== seen.camera) shown.push(seen);
    if (hadPicture && brightest <= 60) dark.push(seen);
  };
  look();
  return { shown, dark, stop: () => cancelAnimationFrame(frame) };
}

it("goes from picture to picture at the time that the tour says, and passes over a camera without one", async () => {
  const row = tour();
  await show(row);
  const seen = watch();
  await expect.poll(() => seen.shown.length, { timeout: 45_000 }).toBe(3);
  seen.stop();
  expect(seen.shown.map(({ camera: id }) => id)).toEqual(["camera-1", "camera-3", "camera-1"]);
  expect(seen.dark).toEqual([]);
  const [, third, first] = seen.shown;
  // The second one's turn goes to the third as soon as it is known to have none.
  expect(third!.at - row.startedAt).toBeGreaterThanOrEqual(dwellMs);
  expect(third!.at - row.startedAt).toBeLessThan(2 * dwellMs);
  expect(Math.abs(first!.at - row.startedAt - 3 * dwellMs)).toBeLessThan(1500);
  await page.screenshot({ path: "../../../out/browser/tour-panel.png" });
}, 60_000);

it("says its name, its place and that it stands, and what was passed over", async () => {
  const row = tour({ startedAt: Date.now() - dwellMs });
  const core = await show(row);
  const state = () => document.querySelector(".tour-state")?.textContent;
  // The second one is shown first, and has no picture.
  await expect.poll(state, { timeout: 15_000 }).toBe("Dilewati: Pasar Lama tanpa gambarPasar3/3");
  await page.screenshot({ path: "../../../out/browser/tour-passed.png" });
  core.patch("tours", [{ ...row, pausedAt: Date.now() }]);
  await expect.poll(state).toContain("Pasardijeda3/3");
  await page.screenshot({ path: "../../../out/browser/tour-paused.png" });
}, 60_000);

it("leaves the cells alone that something lies on", async () => {
  await show(tour(), { columns: 2, rows: 1, without: [0] });
  await expect.poll(() => document.querySelectorAll(".tour-tile").length).toBe(1);
  expect(document.querySelector(".cameras")?.firstElementChild?.className).toBe("");
  expect(document.querySelector(".tour-state")?.textContent).toContain("Pasar");
});

it("shows standing cameras where the city has no such tour", async () => {
  await show(tour({ id: "sungai" }), { columns: 3, rows: 1 });
  await expect.poll(() => document.querySelectorAll(".cameras-cell .tile").length).toBe(3);
});

it("says so when a tour has no camera", async () => {
  await show(tour({ cameras: [] }));
  await expect.poll(() => document.body.textContent).toContain("Tur Pasar belum punya kamera.");
});
