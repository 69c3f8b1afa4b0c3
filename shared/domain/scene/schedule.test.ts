import fc from "fast-check";
import { expect, it } from "vitest";
import { epochOf } from "../zone.ts";
import { weekdays } from "./scene.ts";
import { planAt, type SceneTime, weekdayOf } from "./schedule.ts";

const zone = "Asia/Jakarta";
const at = (day: string, clock: string) => epochOf(zone, day, clock);
const briefing: SceneTime = {
  scene: "paparan",
  at: "08:00",
  days: ["mon", "tue", "wed", "thu", "fri"],
  minutes: 30,
};
const night: SceneTime = { scene: "malam", at: "22:00", minutes: 480 };
const running = (times: SceneTime[], when: number) =>
  planAt(times, zone, when).running.map((one) => one.scene);

it("begins on its minute in the city's zone, ends before its last, and on no other day", () => {
  // 2026-01-05 is a Monday.
  expect(weekdayOf("2026-01-05")).toBe("mon");
  expect(running([briefing], at("2026-01-05", "08:00") - 1)).toEqual([]);
  expect(running([briefing], at("2026-01-05", "08:00"))).toEqual(["paparan"]);
  expect(running([briefing], at("2026-01-05", "08:30") - 1)).toEqual(["paparan"]);
  expect(running([briefing], at("2026-01-05", "08:30"))).toEqual([]);
  expect(running([briefing], at("2026-01-04", "08:10"))).toEqual([]);
});

it("runs over midnight, by the day on which it began", () => {
  const friday: SceneTime = { ...night, days: ["fri"] };
  expect(running([friday], at("2026-01-09", "23:59"))).toEqual(["malam"]);
  expect(running([friday], at("2026-01-10", "05:59"))).toEqual(["malam"]);
  expect(running([friday], at("2026-01-10", "06:00"))).toEqual([]);
  expect(running([friday], at("2026-01-09", "05:00"))).toEqual([]);
});

it("lasts as long as it says when a clock goes forward", () => {
  const { running: found } = planAt(
    [{ ...night, at: "01:00" }],
    "Europe/Berlin",
    Date.parse("2026-03-29T01:00Z"),
  );
  expect(found[0]!.endsAt - found[0]!.startsAt).toBe(480 * 60_000);
});

it("says when it changes next: nothing changes before, and something is another then", () => {
  const anyTime = fc.record({
    scene: fc.constantFrom("a", "b"),
    at: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`),
    days: fc.option(fc.subarray([...weekdays], { minLength: 1 }), { nil: undefined }),
    minutes: fc.integer({ min: 1, max: 1440 }),
  });
  fc.assert(
    fc.property(
      fc.array(anyTime, { maxLength: 3 }),
      fc.integer({ min: at("2026-01-01", "00:00"), max: at("2026-12-31", "00:00") }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (times, now, share) => {
        const { running: before, nextAt } = planAt(times, zone, now);
        if (times.length === 0) {
          expect(nextAt).toBe(Number.POSITIVE_INFINITY);
          return;
        }
        expect(nextAt).toBeGreaterThan(now);
        expect(planAt(times, zone, now + Math.floor((nextAt - now) * share))).toEqual({
          running: before,
          nextAt,
        });
        expect(planAt(times, zone, nextAt).running).not.toEqual(before);
      },
    ),
  );
});
