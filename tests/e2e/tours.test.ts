/**
 * Cameras that take turns on the real wall, seen from outside: the display's own pixels are recorded over the changes,
 * and the page tells when each camera came.
 */
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { writeCity } from "./city.ts";
import { expect, picture, type Room, test } from "./room.ts";

const dwellMs = 5000;
const cameras = ["satu", "dua", "tiga"];
const roundMs = cameras.length * dwellMs;
const tours = `- { id: uji, name: { id: Uji, en: Test }, by: { tag: junction }, dwellS: ${dwellMs / 1000} }\n`;
const scene = `
id: harian
name: { id: Harian, en: Daily }
position: 1
grid: { columns: 1, rows: 1 }
pages:
  - title: Tour
    panels: [{ id: tour, type: cameras, at: [0, 0, 1, 1], settings: { columns: 1, rows: 1, tour: uji } }]
  - title: Status
    panels: [{ id: status, type: status, at: [0, 0, 1, 1] }]
  - title: Alarms
    panels: [{ id: alarms, type: alarms, at: [0, 0, 1, 1] }]
`;

let room: Room;
let wall: Page;
test.beforeAll(async ({ openRoom, newFolder, stream }) => {
  const city = writeCity(newFolder("city"), {
    cameras: cameras.map((id) => ({ id, name: `Kamera ${id}`, url: stream.playlistUrl(id) })),
  });
  stream.setFault("dua", "404");
  writeFileSync(join(city, "tours.yaml"), tours);
  mkdirSync(join(city, "scenes"));
  writeFileSync(join(city, "scenes", "harian.yaml"), scene);
  room = await openRoom({ args: ["--city", city] });
  wall = await room.wall(1);
});
test.afterAll(() => room.close());

test("each camera has its time, what has no picture is passed over, and no frame is black", async ({
  displays,
}) => {
  await expect(wall.locator(".tour-layer[data-role=present] .tile[data-state=live]")).toHaveCount(1, {
    timeout: 30_000,
  });
  const record = recordBrightness(displays.display);
  const shown = await changes(wall, 2, roundMs + 2 * dwellMs);
  await expect(wall.locator(".tour-state")).toContainText("Uji");
  await displays.screenshot(picture("tour"));
  const brightness = await record.stop();

  expect(shown.map(({ camera }) => camera).sort()).toEqual(["satu", "tiga"]);
  // Turns are counted from the epoch on.
  for (const { camera, at } of shown) {
    const afterTurn = (at - cameras.indexOf(camera === "satu" ? "satu" : "dua") * dwellMs) % roundMs;
    // Each in its own turn; the third takes that of the second, which has no picture.
    expect(afterTurn, camera).toBeLessThan(dwellMs);
  }
  // Of 0 to 255; the stream's pictures are far brighter at every moment.
  expect(brightness.length).toBeGreaterThan(150);
  expect(brightness.filter((each) => each < 60)).toEqual([]);
});

test("an operator lets it stand, goes on by hand, and lets it go on by itself", async ({ displays }) => {
  await room.press("F2");
  const desk = await room.window("console");
  await expect(desk.locator(".tabs-scenes [aria-pressed=true]")).toBeVisible();
  const state = wall.locator(".tour-state");
  const present = () => wall.locator(".tour-tile").getAttribute("data-tour-camera");
  await desk.keyboard.press("|");
  await expect(state).toContainText("dijeda");
  const before = await present();
  // Where the third stands in for the second, the first key comes to its own turn.
  await expect(async () => {
    await desk.keyboard.press(">");
    await expect.poll(present, { timeout: 8000 }).not.toBe(before);
  }).toPass({ timeout: 30_000 });
  await expect(state).toContainText("dijeda");
  await displays.screenshot(picture("tour-paused"));
  await desk.keyboard.press("|");
  await expect(state).not.toContainText("dijeda");
});

/** When the page next shows other cameras, so many times; epoch ms. */
function changes(page: Page, count: number, mostMs: number): Promise<{ camera: string; at: number }[]> {
  return page.evaluate(
    ([most, timeMs]) =>
      new Promise((resolve) => {
        const seen: { camera: string; at: number }[] = [];
        const tile = document.querySelector<HTMLElement>(".tour-tile")!;
        let shown = tile.dataset.tourCamera;
        const observer = new MutationObserver(() => {
          if (tile.dataset.tourCamera === shown) return;
          shown = tile.dataset.tourCamera;
          seen.push({ camera: shown ?? "", at: Date.now() });
          if (seen.length === most) end();
        });
        observer.observe(tile, { attributes: true });
        const timer = setTimeout(end, timeMs);
        function end() {
          observer.disconnect();
          clearTimeout(timer);
          // The frames after the change are seen as well.
          setTimeout(() => resolve(seen), 1000);
        }
      }),
    [count, mostMs] as const,
  );
}

/** The middle of the first display, as often as it is drawn: how bright it is on average. */
function recordBrightness(display: string) {
  const recorder = spawn(
    "ffmpeg",
    [
      ...["-loglevel", "fatal", "-f", "x11grab", "-framerate", "60", "-draw_mouse", "0"],
      ...["-video_size", "640x360", "-i", `${display}+640,360`],
      ...["-vf", "scale=64:36,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-"],
      ...["-f", "null", "-"],
    ],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  let text = "";
  recorder.stdout.on("data", (bytes) => {
    text += bytes;
  });
  const ended = new Promise((resolve) => recorder.once("close", resolve));
  return {
    async stop(): Promise<number[]> {
      recorder.stdin.write("q");
      await ended;
      return [...text.matchAll(/YAVG=([\d.]+)/g)].map(([, value]) => Number(value));
    },
  };
}
