import fc from "fast-check";
import { expect, it } from "vitest";
import { emptyHandover, type Handover, handOver, type NextPicture } from "./handover.ts";
import { type TourRun, tourAt } from "./tour.ts";

const run: TourRun = { startedAt: 0, dwellMs: 20_000, pausedAt: null };
const list = ["a", "b", "c"];

/** Steps as a tile does, four times a second. `opensIn` says how long a camera takes to show a picture. */
function play(
  untilMs: number,
  opensIn: (camera: string) => number,
  isAlive = (_camera: string, _at: number) => true,
) {
  let state: Handover = emptyHandover;
  let openedAt = 0;
  const seen: { at: number; state: Handover; hadPicture: boolean; before: Handover }[] = [];
  for (let at = 0; at <= untilMs; at += 250) {
    const alive = (camera: string) => isAlive(camera, at);
    const now = tourAt(run, list, alive, 1, at)[0]!;
    const then = tourAt(run, list, alive, 1, Number.isFinite(now.until) ? now.until : at)[0]!;
    const hadPicture = state.next !== null && at - openedAt >= opensIn(state.next.camera);
    const before = state;
    state = handOver(state, now, then, hadPicture ? "picture" : "opening", at);
    if (state.next && state.next.camera !== before.next?.camera) openedAt = at;
    seen.push({ at, state, hadPicture, before });
  }
  return seen;
}
const presentAt = (seen: ReturnType<typeof play>, at: number) =>
  seen.findLast((each) => each.at <= at)?.state.present;

it("opens the next one six seconds before its turn, and shows it when the turn comes", () => {
  const seen = play(45_000, () => 2000);
  expect(seen.find(({ state }) => state.next)?.at).toBe(14_000);
  expect([0, 19_750, 20_000, 39_750, 40_000].map((at) => presentAt(seen, at))).toEqual([
    "a",
    "a",
    "b",
    "b",
    "c",
  ]);
  expect(seen.filter(({ at, state }) => at > 20_000 && at < 34_000 && state.next)).toEqual([]);
});

it("shows one that is late when it has a picture, and passes over one that has none", () => {
  const late = play(30_000, () => 8000);
  expect([21_750, 22_000].map((at) => presentAt(late, at))).toEqual(["a", "b"]);
  const seen = play(70_000, (camera) => (camera === "b" ? 1e9 : 2000));
  expect([30_000, 39_000, 40_000].map((at) => presentAt(seen, at))).toEqual(["a", "a", "c"]);
  // It is closed soon, and not asked for again in the same turn.
  expect(seen.filter(({ at, state }) => at > 24_500 && at < 34_000 && state.next)).toEqual([]);
});

it("goes at once to another when the present one dies, and still not before that has a picture", () => {
  const seen = play(
    20_000,
    () => 1000,
    (camera, at) => camera !== "a" || at < 5000,
  );
  expect([5000, 5750, 6000].map((at) => presentAt(seen, at))).toEqual(["a", "a", "b"]);
});

it("passes over one that has failed as soon as its turn comes, and tries it again after a while", () => {
  const stop = (camera: string, since: number) => ({ camera, place: 1, since, until: since + 20_000 });
  const [a, b] = [stop("a", 0), stop("b", 20_000)];
  let state = handOver(emptyHandover, a, b, "opening", 0);
  state = handOver(state, a, b, "opening", 15_000);
  state = handOver(state, a, b, "failed", 19_000);
  expect(state.next?.camera).toBe("b");
  state = handOver(state, b, stop("c", 40_000), "failed", 20_000);
  expect(state).toEqual({ present: "a", next: null, passedOver: { camera: "b", until: 80_000 } });
  expect(handOver(state, b, stop("c", 40_000), "opening", 21_000).next).toBe(null);
  expect(handOver(state, stop("b", 80_000), stop("c", 100_000), "opening", 80_000).next?.camera).toBe("b");
});

it("has passed over one before the one after it is opened, however short the turns are", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5000, max: 3_600_000 }), (dwellMs) => {
      const of = { ...run, dwellMs };
      const [until, after] = [dwellMs, 2 * dwellMs];
      let state = handOver(
        emptyHandover,
        tourAt(of, list, () => true, 1, 0)[0]!,
        tourAt(of, list, () => true, 1, until)[0]!,
        "opening",
        0,
      );
      for (let at = until - 2500; at < after && state.passedOver === null; at += 250) {
        const now = tourAt(of, list, () => true, 1, at)[0]!;
        state = handOver(state, now, tourAt(of, list, () => true, 1, now.until)[0]!, "opening", at);
        if (state.next) expect(state.next.camera).toBe("b");
      }
      expect(state.passedOver?.camera).toBe("b");
    }),
  );
});

it("gives each its own time to open when somebody goes on by hand, again and again", () => {
  const paused = (camera: string) => ({ camera, place: 1, since: 0, until: Number.POSITIVE_INFINITY });
  const go = (before: Handover, camera: string, picture: NextPicture, at: number) =>
    handOver(before, paused(camera), paused(camera), picture, at);
  let state = go(emptyHandover, "a", "opening", 0);
  state = go(state, "b", "opening", 1000);
  state = go(state, "c", "opening", 4900);
  state = go(state, "c", "opening", 6000);
  expect(state.next).toEqual({ camera: "c", dueAt: 4900 });
  expect(go(state, "c", "picture", 6250).present).toBe("c");
});

it("never shows what has no picture yet, whatever opens when and dies when", () => {
  fc.assert(
    fc.property(
      fc.record({ a: fc.nat(15_000), b: fc.nat(15_000), c: fc.nat(15_000) }),
      fc.array(
        fc.record({ camera: fc.constantFrom("a", "b", "c"), from: fc.nat(90_000), forMs: fc.nat(30_000) }),
      ),
      (opening, deaths) => {
        const isAlive = (camera: string, at: number) =>
          !deaths.some(
            (death) => death.camera === camera && at >= death.from && at < death.from + death.forMs,
          );
        let first = true;
        for (const { state, hadPicture, before } of play(
          120_000,
          (camera) => opening[camera as "a"],
          isAlive,
        )) {
          if (before.present === state.present) continue;
          if (!first) {
            expect(state.present).toBe(before.next?.camera);
            expect(hadPicture).toBe(true);
          }
          first = false;
        }
      },
    ),
  );
});
