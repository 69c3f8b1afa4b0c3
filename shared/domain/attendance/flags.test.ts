import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceM, lonLat, shifted } from "../place.ts";
import { awayFlag, deviceFlags, isAway, postFlags, silentFlag, travelFlags } from "./flags.ts";
import { clockFault } from "./machineClock.ts";
import { rules as all, clocking, minuteMs } from "./testing.ts";

const rules = all.flags;
const post = lonLat(106.63, -6.18);
const near = (eastM: number) => shifted(post, eastM, 0);

describe("clocking away from the post", () => {
  it("counts the position's accuracy for the officer", () => {
    const flagged = (eastM: number, accuracyM: number | null) =>
      postFlags("A", [clocking("in", 0, { id: "x", place: near(eastM), accuracyM })], () => post, rules);
    expect(flagged(140, 5)).toEqual([]);
    expect(flagged(190, 50)).toEqual([]);
    // Where no accuracy is told, a poor one is taken for granted.
    expect(flagged(240, null)).toEqual([]);
    expect(flagged(400, 20)).toMatchObject([
      { id: "post:x", kind: "post", limit: 150, accuracyM: 20, clockings: ["x"] },
    ]);
    expect(postFlags("A", [clocking("in", 0, { place: near(900) })], () => undefined, rules)).toEqual([]);
  });

  it("is the same question as whether a position is away", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 500 }), (eastM, accuracyM) => {
        const flags = postFlags(
          "A",
          [clocking("in", 0, { place: near(eastM), accuracyM })],
          () => post,
          rules,
        );
        expect(flags.length > 0).toBe(isAway(near(eastM), accuracyM, post, rules));
        expect(flags.length > 0).toBe(distanceM(near(eastM), post) - accuracyM > rules.postRadiusM);
      }),
    );
  });
});

it("travel is impossible only where the inaccuracy of both places cannot explain it", () => {
  const pair = (eastM: number, minutes: number, accuracyM = 10) =>
    travelFlags(
      "A",
      [
        clocking("out", minutes * minuteMs, { place: near(eastM), accuracyM }),
        clocking("in", 0, { place: near(0), accuracyM }),
      ],
      rules,
    );
  expect(pair(9000, 60)).toEqual([]);
  expect(pair(9000, 1)).toMatchObject([{ kind: "travel", limit: 150, atMs: 0, untilMs: minuteMs }]);
  expect(pair(900, 0, 600)).toEqual([]);
  expect(pair(9000, 0)[0]!.kmh).toBeGreaterThan(150);
});

it("one device that clocks several people is said of each of them, a machine for many is not", () => {
  const use = (officer: string, minute: number, device: string) => ({
    officer,
    clocking: clocking("in", minute * minuteMs, { id: `${officer}-${minute}`, device }),
  });
  const flags = deviceFlags(
    [use("A", 0, "HP-1"), use("B", 4, "HP-1"), use("C", 60, "HP-1"), use("D", 1, "HP-2")],
    rules,
  );
  expect(flags.map(({ officer, others }) => [officer, others])).toEqual([
    ["A", ["B"]],
    ["B", ["A"]],
  ]);
  expect(deviceFlags([use("A", 0, "SIDIK-pos"), use("B", 1, "SIDIK-pos")], rules)).toEqual([]);
});

it("silence and absence from the post are flagged after the city's minutes, and keep their id as they go on", () => {
  const seen = { officer: "A", fromMs: 0, untilMs: null };
  expect(silentFlag({ ...seen, nowMs: 59 * minuteMs }, rules)).toBeUndefined();
  const going = silentFlag({ ...seen, nowMs: 60 * minuteMs }, rules);
  const over = silentFlag({ ...seen, untilMs: 70 * minuteMs, nowMs: 80 * minuteMs }, rules);
  expect(going?.id).toBe(over?.id);
  expect(over?.untilMs).toBe(70 * minuteMs);
  const away = { ...seen, distanceM: 900, accuracyM: 10 };
  expect(awayFlag({ ...away, nowMs: 29 * minuteMs }, rules)).toBeUndefined();
  expect(awayFlag({ ...away, nowMs: 31 * minuteMs }, rules)).toMatchObject({ kind: "away", distanceM: 900 });
});

describe("a machine's clock", () => {
  const compared = (minutes: readonly number[]) =>
    minutes.map((minute, n) => ({ machineMs: (n * 60 + minute) * minuteMs, referenceMs: n * 60 * minuteMs }));

  it("an hour off is said, with people early and late as ever", () => {
    expect(clockFault(compared([50, 55, 45, 62, 52, 95, 58]))).toMatchObject({
      offsetMs: 60 * minuteMs,
      samples: 7,
    });
    expect(clockFault(compared([-70, -62, -75, -64, -66]))).toMatchObject({ offsetMs: -60 * minuteMs });
  });

  it("that goes right is not called wrong because people are late, nor on few samples", () => {
    expect(clockFault(compared([-10, -5, 3, 45, -12, 8, 0]))).toBeUndefined();
    expect(clockFault(compared([60, 60, 60, 60]))).toBeUndefined();
    // All over the place: that is no clock.
    expect(clockFault(compared([30, 120, 240, -90, 60, 400, 90]))).toBeUndefined();
  });

  it("finds any offset of whole half hours among people who come near their time", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20, max: 20 }).filter((half) => Math.abs(half) >= 2),
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 40 }),
        (half, jitter) => {
          expect(clockFault(compared(jitter.map((each) => each + half * 30)))?.offsetMs).toBe(
            half * 30 * minuteMs,
          );
        },
      ),
    );
  });
});
