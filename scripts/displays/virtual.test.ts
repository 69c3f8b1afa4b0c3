/** Starts a real X server: what the end-to-end tests stand on. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { litOutputs } from "./layout.mjs";
import { startVirtualDisplays, type VirtualDisplays } from "./virtual.mjs";

const folder = mkdtempSync(join(tmpdir(), "live-room-virtual-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

function lit(display: string) {
  return litOutputs(execFileSync("xrandr", ["-display", display, "--query"], { encoding: "utf8" }));
}

/** Width and height stand at fixed places in a PNG's first chunk (PNG specification, 11.2.2). */
function pngSize(file: string) {
  const bytes = readFileSync(file);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe("virtual displays", () => {
  let wall: VirtualDisplays;
  beforeAll(async () => {
    wall = await startVirtualDisplays({
      heads: [
        { width: 1920, height: 1080 },
        { width: 3840, height: 2160 },
        { width: 1280, height: 720 },
      ],
    });
  }, 60_000);
  afterAll(() => wall.stop());

  it("lights each head at its size and place", () => {
    expect([...lit(wall.display)]).toEqual([
      ["DUMMY0", "1920x1080+0+0"],
      ["DUMMY1", "3840x2160+1920+0"],
      ["DUMMY2", "1280x720+5760+0"],
    ]);
  });

  it("pulls a head and puts it back where it was", async () => {
    await wall.unplug(1);
    expect([...lit(wall.display).keys()]).toEqual(["DUMMY0", "DUMMY2"]);
    await wall.plug(1);
    expect(lit(wall.display).get("DUMMY1")).toBe("3840x2160+1920+0");
  });

  it("puts the others back too, which moved when the leftmost was pulled", async () => {
    const before = [...lit(wall.display)];
    await wall.unplug(0);
    await wall.plug(0);
    expect([...lit(wall.display)]).toEqual(before);
  });

  it("takes a picture of the whole wall", async () => {
    const file = join(folder, "wall.png");
    await wall.screenshot(file);
    expect(pngSize(file)).toEqual([7040, 2160]);
  });

  it("gives two walls different numbers, and stops its own alone", async () => {
    const other = await startVirtualDisplays({ heads: [{ width: 800, height: 600 }] });
    expect(other.display).not.toBe(wall.display);
    await other.stop();
    expect(existsSync(`/tmp/.X11-unix/X${other.display.slice(1)}`)).toBe(false);
    expect(lit(wall.display).size).toBe(3);
  }, 60_000);

  it("names the head that is not there", async () => {
    await expect(async () => wall.unplug(7)).rejects.toThrow("expected a head from 0 to 2, found 7");
  });
});
