import { expect, it } from "vitest";
import { noBezel, type WallDisplay } from "../../../shared/domain/scene/display.ts";
import { storeInMemory } from "./testing.ts";

const size = { diagonalIn: 75, distanceM: 4.5, bezelMm: { ...noBezel, left: 3.5 } };
const display = (label: string, x: number, widthPx = 1920): WallDisplay => ({
  ...{ id: `${label} ${widthPx}x1080+${x}+0`, label, x, y: 0, widthPx, heightPx: 1080 },
});

it("keeps what each display was measured to be, and forgets it when asked", () => {
  const { displays } = storeInMemory();
  const [left, right] = [display("A", 0), display("B", 1920)];
  displays.setSize(left, [left, right], size);
  expect(displays.sizeOf(left, [left, right])).toEqual(size);
  expect(displays.sizeOf(right, [left, right])).toBeUndefined();
  displays.setSize(left, [left, right], { ...size, diagonalIn: 43 });
  expect(displays.sizeOf(left, [left, right])).toMatchObject({ diagonalIn: 43 });
  displays.setSize(left, [left, right], null);
  expect(displays.sizeOf(left, [left, right])).toBeUndefined();
});

it("knows a display again that stands elsewhere, where no other is like it", () => {
  const { displays } = storeInMemory();
  const [before, after, twin] = [display("A", 1920), display("A", 0), display("A", 3840)];
  displays.setSize(before, [before], size);
  expect(displays.sizeOf(after, [after])).toEqual(size);
  expect(displays.sizeOf(after, [after, twin])).toBeUndefined();
  expect(displays.sizeOf(display("A", 0, 3840), [])).toBeUndefined();
  // Measured anew where it is now, it is so where it was, too.
  displays.setSize(after, [after], { ...size, diagonalIn: 43 });
  expect(displays.sizeOf(before, [before])).toMatchObject({ diagonalIn: 43 });
  displays.setSize(before, [before], null);
  expect(displays.sizeOf(after, [after])).toBeUndefined();
});

it("takes two displays without a name for two", () => {
  const { displays } = storeInMemory();
  displays.setSize(display("", 0), [display("", 0)], size);
  expect(displays.sizeOf(display("", 1920), [display("", 1920)])).toBeUndefined();
});
