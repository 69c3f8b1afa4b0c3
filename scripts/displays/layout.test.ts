import { describe, expect, it } from "vitest";
import { freeDisplayNumbers, layOut, litOutputs, modeline, wallSize } from "./layout.mjs";

const fullHd = { width: 1920, height: 1080 };
const fourK = { width: 3840, height: 2160 };

describe("layOut", () => {
  it("puts heads side by side, tops aligned", () => {
    const heads = layOut([fullHd, fourK, fullHd]);
    expect(heads.map((head) => [head.output, head.x, head.y])).toEqual([
      ["DUMMY0", 0, 0],
      ["DUMMY1", 1920, 0],
      ["DUMMY2", 5760, 0],
    ]);
    expect(wallSize(heads)).toEqual({ width: 7680, height: 2160 });
  });

  it("has room for eight heads in 4K", () => {
    expect(wallSize(layOut(Array(8).fill(fourK)))).toEqual({ width: 30_720, height: 2160 });
  });

  it.each([
    ["no head", [], "expected 1 to 16 heads, found 0"],
    ["more heads than outputs", Array(17).fill(fullHd), "found 17"],
    ["more pixels than X11 can address", Array(9).fill(fourK), "found 34560"],
  ])("refuses %s", (_name, sizes, message) => {
    expect(() => layOut(sizes)).toThrow(message);
  });
});

it("tries free display numbers only, lowest first", () => {
  expect(freeDisplayNumbers(new Set([90, 92, 0]), 90, 94)).toEqual([91, 93, 94]);
});

it("writes modelines whose blanking times are in order", () => {
  for (const head of layOut([fullHd, fourK])) {
    const [name, clock, ...times] = modeline(head);
    expect(name).toBe(head.mode);
    expect(Number(clock)).toBeGreaterThan(0);
    const across = times.slice(0, 4).map(Number);
    const down = times.slice(4).map(Number);
    expect(across).toEqual([...across].sort((a, b) => a - b));
    expect(down).toEqual([...down].sort((a, b) => a - b));
  }
});

it("reads which outputs are lit", () => {
  const text = `Screen 0: minimum 320 x 240, current 3840 x 1080, maximum 8192 x 4096
DUMMY0 connected primary 1920x1080+0+0 0mm x 0mm
   1920x1080     59.96*
DUMMY1 connected 1920x1080+1920+0 0mm x 0mm
DUMMY2 connected
DUMMY3 disconnected
`;
  expect([...litOutputs(text)]).toEqual([
    ["DUMMY0", "1920x1080+0+0"],
    ["DUMMY1", "1920x1080+1920+0"],
  ]);
});
