import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frozenAfterMs, idleTile, observeTile, type TileObservation, tileFaults } from "./health.ts";
import { floorMs, planRecovery } from "./recovery.ts";
import { chooseRendition } from "./rendition.ts";

const play = (observations: readonly TileObservation[]) => observations.reduce(observeTile, idleTile(0));

describe("observeTile", () => {
  it("goes from idle over opening to live, and frozen when pictures stop", () => {
    const live = play([
      { type: "open", at: 10 },
      { type: "frame", at: 500 },
      { type: "frame", at: 566 },
    ]);
    expect(live).toMatchObject({ state: "live", since: 500, lastFrameAt: 566 });
    expect(observeTile(live, { type: "tick", at: 566 + frozenAfterMs })).toBe(live);
    expect(observeTile(live, { type: "tick", at: 567 + frozenAfterMs })).toMatchObject({
      state: "frozen",
      since: 566,
    });
  });

  it("keeps saying failed while the player is rebuilt, and the time of the last picture", () => {
    const failed = play([
      { type: "open", at: 0 },
      { type: "frame", at: 100 },
      { type: "fault", at: 200, fault: "http-404" },
      { type: "open", at: 900 },
    ]);
    expect(failed).toEqual({ state: "failed", since: 200, lastFrameAt: 100, fault: "http-404" });
    expect(observeTile(failed, { type: "frame", at: 1000 })).toMatchObject({ state: "live", fault: null });
  });

  it("never calls a tile live after a tick without a recent picture, whatever happened before", () => {
    const observation: fc.Arbitrary<TileObservation> = fc.oneof(
      fc.record({ type: fc.constantFrom("open", "frame", "tick", "hide"), at: fc.nat(60_000) }),
      fc.record({ type: fc.constant("fault"), at: fc.nat(60_000), fault: fc.constantFrom(...tileFaults) }),
    ) as never;
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 40 }), fc.nat(60_000), (observations, quietMs) => {
        const last = Math.max(0, ...observations.filter((one) => one.type === "frame").map((one) => one.at));
        const now = last + quietMs;
        const tile = observeTile(play(observations), { type: "tick", at: now });
        if (quietMs > frozenAfterMs) expect(tile.state).not.toBe("live");
        if (tile.state === "live") expect(now - (tile.lastFrameAt ?? -1)).toBeLessThanOrEqual(frozenAfterMs);
        expect(tile.state === "failed").toBe(tile.fault !== null);
      }),
    );
  });
});

describe("planRecovery", () => {
  it("is gentle at first and rebuilds then", () => {
    expect(planRecovery(0, "frozen", () => 0).step).toBe("restart-load");
    expect(planRecovery(0, "decode", () => 0).step).toBe("recover-media");
    expect(planRecovery(0, "other", () => 0).step).toBe("rebuild");
    expect(planRecovery(1, "decode", () => 0).step).toBe("rebuild");
  });

  it("waits longer and longer up to a bound, at least half of it, for any number of attempts", () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
        const { waitMs } = planRecovery(attempt, "other", () => chance);
        expect(waitMs).toBeGreaterThanOrEqual(floorMs(attempt));
        expect(waitMs).toBeLessThanOrEqual(15_000);
        expect(floorMs(attempt + 1)).toBeGreaterThanOrEqual(floorMs(attempt));
      }),
    );
  });
});

describe("chooseRendition", () => {
  const three = [
    { widthPx: 320, heightPx: 180 },
    { widthPx: 640, heightPx: 360 },
    { widthPx: 1280, heightPx: 720 },
  ];
  it.each([
    [{ widthPx: 300, heightPx: 160 }, 0],
    [{ widthPx: 360, heightPx: 200 }, 0],
    [{ widthPx: 480, heightPx: 270 }, 1],
    [{ widthPx: 640, heightPx: 360 }, 1],
    [{ widthPx: 1920, heightPx: 1080 }, 2],
  ])("takes for %j number %i", (tile, index) => {
    expect(chooseRendition(three, tile)).toBe(index);
    expect(chooseRendition([...three].reverse(), tile)).toBe(2 - index);
  });

  it("copes with streams that tell no sizes, and with none", () => {
    expect(chooseRendition([{ widthPx: 0, heightPx: 0 }], { widthPx: 100, heightPx: 50 })).toBe(0);
    expect(chooseRendition([], { widthPx: 100, heightPx: 50 })).toBe(-1);
  });
});
