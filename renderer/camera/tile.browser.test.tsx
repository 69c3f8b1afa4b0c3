import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { commands, page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { camera, room } from "../console/given.ts";
import { attachFakeCore } from "../data/testing.tsx";
import { startTexts } from "../ui/i18n.ts";
import { CameraPlayer } from "./player.ts";
import { Tile } from "./Tile.tsx";
import "../ui/fonts.ts";
import "../ui/theme.css";

let url: string;

beforeAll(() => startTexts("id"));
beforeEach(async () => {
  url = await commands.startCamera();
});
afterEach(() => commands.stopCamera(url));

const tiles = () => [...document.querySelectorAll<HTMLElement>(".tile")];
const linesOf = (tile: HTMLElement) =>
  [...tile.querySelectorAll(".tile-figures span")].map(({ textContent }) => textContent);
const figures = () => tiles().map(linesOf);

it("shows its figures while somebody asked for them, and measures nothing before and afterwards", async () => {
  await page.viewport(1280, 720);
  const core = attachFakeCore({ room: [room] });
  const measured = vi.spyOn(CameraPlayer.prototype, "figures");
  await render(
    <div style={{ display: "grid", gap: 4, gridTemplateColumns: "640px 200px", height: 360 }}>
      <Tile camera={camera(1, { name: "Simpang Tanah Tinggi", url })} />
      <div style={{ height: 112 }}>
        <Tile camera={camera(2, { name: "Pintu Air Sepuluh", url })} />
      </div>
    </div>,
  );
  await expect
    .poll(() => tiles().map(({ dataset }) => dataset.state), { timeout: 20_000 })
    .toEqual([...["live", "live"]]);
  expect(figures()).toEqual([[], []]);

  core.patch("room", [{ ...room, figures: true }]);
  const told = [
    /^\d+,\d dtk tertinggal$/,
    /^[\d.]+ kbit\/dtk$/,
    /^320 × 180$/,
    /^\d+ dari [\d.]+ bingkai hilang$/,
  ];
  const lines = told.map((each) => expect.stringMatching(each));
  await expect.poll(figures).toEqual([lines, lines]);
  const kbits = Number(figures()[0]?.[1]?.replace(/[^\d]/g, ""));
  // ffmpeg is told to write 300.
  expect(kbits).toBeGreaterThan(100);
  expect(kbits).toBeLessThan(1500);
  await page.screenshot({ path: "../../out/browser/tile-figures.png" });

  core.patch("room", [room]);
  await expect.poll(figures).toEqual([[], []]);
  const before = measured.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 2500));
  // What a tile writes on itself for tests and benches is all that is left.
  expect(measured.mock.calls.length - before).toBeLessThanOrEqual(2 * 3);
});
