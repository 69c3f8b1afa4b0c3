import { describe, expect, it } from "vitest";
import { KeyRhythm } from "./keyRhythm.ts";

function pressed(...at: readonly number[]): KeyRhythm {
  const rhythm = new KeyRhythm();
  for (const now of at) rhythm.press(now);
  return rhythm;
}

describe("KeyRhythm", () => {
  it("has nothing wait before there are two keys, nor for keys that are seconds apart", () => {
    expect(pressed().waitMs(100, 200)).toBe(0);
    expect(pressed(50).waitMs(100, 200)).toBe(0);
    expect(pressed(0, 2000).waitMs(2100, 5000)).toBe(0);
  });

  it("lets work begin that is done before the next key", () => {
    expect(pressed(0, 500).waitMs(600, 300)).toBe(0);
    expect(pressed(0, 500).waitMs(700, 300)).toBe(0);
  });

  it("has work wait that would not be, until the key should have come", () => {
    expect(pressed(0, 500).waitMs(701, 300)).toBe(299 + 150);
    expect(pressed(0, 500).waitMs(1100, 10)).toBe(50);
  });

  it("waits no longer for a key that does not come", () => {
    expect(pressed(0, 500).waitMs(1150, 300)).toBe(0);
    expect(pressed(0, 500).waitMs(9000, 300)).toBe(0);
  });
});
