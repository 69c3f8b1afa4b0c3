import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  frozenAfterMs,
  idleTile,
  observeTile,
  pictureFlaws,
  type TileObservation,
  tileFaults,
} from "./health.ts";

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
    expect(failed).toMatchObject({ state: "failed", since: 200, lastFrameAt: 100, fault: "http-404" });
    expect(observeTile(failed, { type: "frame", at: 1000 })).toMatchObject({ state: "live", fault: null });
  });

  it("keeps a tile live while trouble is known and the buffer plays, and says it", () => {
    const troubled = play([
      { type: "open", at: 0 },
      { type: "frame", at: 100 },
      { type: "trouble", at: 200, fault: "slow" },
      { type: "frame", at: 300 },
    ]);
    expect(troubled).toMatchObject({ state: "live", fault: "slow" });
    expect(observeTile(troubled, { type: "mended", at: 400 }).fault).toBeNull();
    expect(observeTile(troubled, { type: "tick", at: 4000 })).toMatchObject({
      state: "frozen",
      fault: "slow",
    });
  });

  it("calls a picture frozen that is presented again and again, until another one comes", () => {
    const still = play([
      { type: "open", at: 0 },
      { type: "frame", at: 6000 },
      { type: "still", at: 6000, since: 2000 },
      { type: "frame", at: 6500 },
    ]);
    expect(still).toMatchObject({ state: "frozen", since: 2000, lastFrameAt: 2000 });
    const moving = observeTile(still, { type: "still", at: 7000, since: null });
    expect(observeTile(moving, { type: "frame", at: 7100 })).toMatchObject({
      state: "live",
      lastFrameAt: 7100,
    });
  });

  it("never calls a tile live after a tick without a recent picture or while it stands still", () => {
    const at = fc.nat(60_000);
    const observation: fc.Arbitrary<TileObservation> = fc.oneof(
      fc.record({ type: fc.constantFrom("open", "frame", "tick", "hide", "mended"), at }),
      fc.record({ type: fc.constantFrom("fault", "trouble"), at, fault: fc.constantFrom(...tileFaults) }),
      fc.record({ type: fc.constant("still"), at, since: fc.option(fc.nat(60_000)) }),
      fc.record({ type: fc.constant("flaw"), at, flaw: fc.option(fc.constantFrom(...pictureFlaws)) }),
    ) as never;
    fc.assert(
      fc.property(fc.array(observation, { maxLength: 40 }), fc.nat(60_000), (observations, quietMs) => {
        const last = Math.max(0, ...observations.map((one) => one.at));
        const now = last + quietMs;
        const tile = observeTile(play(observations), { type: "tick", at: now });
        if (quietMs > frozenAfterMs) expect(tile.state).not.toBe("live");
        if (tile.state === "live") {
          expect(now - (tile.lastFrameAt ?? -1)).toBeLessThanOrEqual(frozenAfterMs);
          expect(tile.stillSince).toBeNull();
        }
        if (tile.state === "failed") expect(tile.fault).not.toBeNull();
        if (tile.state === "idle" || tile.state === "opening")
          expect([tile.fault, tile.flaw]).toEqual([null, null]);
      }),
    );
  });
});
