import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TileState } from "../../contract/rows.ts";
import { picturePercent, pictureShare, seenOn, standingOf } from "./watch.ts";

it("one tile that plays proves the picture, and one that only opens knows nothing", () => {
  const seen = (...states: TileState[]) => seenOn(states);
  expect([seen(), seen("idle"), seen("opening", "idle")]).toEqual([null, null, null]);
  expect([seen("failed", "opening"), seen("frozen")]).toEqual(["none", "none"]);
  expect([seen("failed", "live"), seen("live")]).toEqual(["picture", "picture"]);
});

describe("the share of time with a picture", () => {
  it("is one of the time that was looked at, and none where nobody looked", () => {
    expect(pictureShare({ pictureMs: 0, noneMs: 0 })).toBeNull();
    expect(pictureShare({ pictureMs: 3, noneMs: 1 })).toBe(0.75);
  });

  it("is 100 per cent only where a picture never failed, and 0 only where there was nearly none", () => {
    const ms = fc.integer({ min: 0, max: 7 * 86_400_000 });
    fc.assert(
      fc.property(ms, ms, (pictureMs, noneMs) => {
        const percent = picturePercent({ pictureMs, noneMs });
        if (percent === 100) expect(noneMs).toBe(0);
        if (percent === 0) expect(pictureMs).toBeLessThanOrEqual(noneMs / 99);
        expect(percent === null).toBe(pictureMs + noneMs === 0);
      }),
    );
  });
});

describe("how a camera stands", () => {
  const seen = (what: "picture" | "none", lookedAt: number) => ({ seen: what, since: 5, lookedAt });

  it("is what the newer of the two says, its gateway or a look", () => {
    const told = { health: "down", healthSince: 100 } as const;
    expect(standingOf(told, undefined)).toMatchObject({ state: "down", since: 100, from: "gateway" });
    expect(standingOf(told, seen("picture", 99))).toMatchObject({ state: "down", from: "gateway" });
    expect(standingOf(told, seen("picture", 101))).toEqual({
      ...{ state: "up", since: 5, from: "look", knownAt: 101 },
    });
    expect(standingOf({ health: "up", healthSince: 100 }, seen("none", 200))).toMatchObject({
      state: "down",
    });
  });

  it("is unknown where nobody said or saw anything", () => {
    const silent = { health: "unknown", healthSince: null } as const;
    expect(standingOf(silent, undefined)).toMatchObject({ state: "unknown", from: null });
    expect(standingOf(silent, seen("none", 1))).toMatchObject({ state: "down", from: "look" });
  });
});
