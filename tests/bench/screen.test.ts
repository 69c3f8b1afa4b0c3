/** Reads a real X server's root window. */
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startVirtualDisplays, type VirtualDisplays } from "../../scripts/displays/virtual.mjs";
import { findPatch, openScreen, type Picture, pixel, type Screen, ScreenUnreadable } from "./screen.ts";

const red = 0xff6b5e;

describe("the screen", () => {
  let displays: VirtualDisplays;
  let screen: Screen;
  beforeAll(async () => {
    displays = await startVirtualDisplays({ heads: [{ width: 640, height: 480 }] });
    screen = await openScreen(displays.display);
  }, 60_000);
  afterAll(async () => {
    screen.close();
    await displays.stop();
  });

  const paint = (colour: string) =>
    execFileSync("xsetroot", ["-display", displays.display, "-solid", colour]);

  it("shows what is painted on it, each time anew", async () => {
    const area = { x: 100, y: 200, width: 40, height: 3 };
    paint("#ff6b5e");
    expect(await screen.look(area)).toEqual({ area, colours: Array(120).fill(red) });
    paint("#07090c");
    expect((await screen.look(pixel(100, 200))).colours).toEqual([0x07090c]);
  });

  it("is not there beyond its edge, and is still read after that", async () => {
    await expect(screen.look(pixel(9999, 0))).rejects.toThrow(ScreenUnreadable);
    expect((await screen.look(pixel(639, 479))).colours).toHaveLength(1);
  });

  it("is read in the order of asking", async () => {
    const widths = [1, 30, 2].map((width) => screen.look({ ...pixel(0, 0), width }));
    expect((await Promise.all(widths)).map(({ colours }) => colours.length)).toEqual([1, 30, 2]);
  });
});

describe("a patch of one colour", () => {
  const picture = (...rows: string[]): Picture => ({
    area: { x: 1000, y: 500, width: rows[0]!.length, height: rows.length },
    colours: [...rows.join("")].map((letter) => (letter === "r" ? red : 0)),
  });

  it("is found by its middle, thin lines passed over", () => {
    const found = findPatch(picture("rrrrr..", "....rrr", "....rrr", "....rrr"), red, 3);
    expect(found).toEqual(pixel(1005, 502));
  });

  it("is not found where there is none so large", () => {
    expect(findPatch(picture("rr..", "rr..", "..rr"), red, 3)).toBeUndefined();
  });
});
