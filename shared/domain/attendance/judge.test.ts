import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, epochOf } from "../zone.ts";
import type { Clocking, Leave, PlannedSpan } from "./clocking.ts";
import { judge, type ShiftResult, shiftKey } from "./judge.ts";
import { totalsOf } from "./recap.ts";
import { at, clocking, judged, minuteMs, planned, rules, zone } from "./testing.ts";

const day = "2026-11-02";
const morning = planned(day, "pagi", "06:00", "14:00");
const night = planned(day, "malam", "22:00", "+06:00");
const short = ({ status, lateMs, earlyMs, workedMs, overtimeMs }: ShiftResult) => ({
  status,
  late: lateMs / minuteMs,
  early: earlyMs / minuteMs,
  worked: workedMs / minuteMs,
  overtime: overtimeMs / minuteMs,
});
const nothing = { late: 0, early: 0, worked: 0, overtime: 0 };

describe("one shift", () => {
  it("is attended in good time, late, early, or not at all", () => {
    const attended = (come: string, go: string) =>
      short(
        judged({
          planned: [morning],
          clockings: [clocking("in", at(day, come)), clocking("out", at(day, go))],
        })[0]!,
      );
    expect(attended("05:50", "14:05")).toEqual({ ...nothing, status: "present", worked: 480 });
    // To the minute of the tolerance, and one beyond it, which then counts whole.
    expect(attended("06:10", "14:00")).toMatchObject({ late: 0, worked: 470 });
    expect(attended("06:11", "14:00")).toMatchObject({ late: 11, worked: 469 });
    expect(attended("06:00", "13:55")).toMatchObject({ early: 0 });
    expect(attended("06:00", "13:54")).toMatchObject({ early: 6 });
    expect(attended("06:00", "14:29")).toMatchObject({ overtime: 0 });
    expect(attended("06:00", "14:30")).toMatchObject({ overtime: 30, worked: 480 });
    expect(judged({ planned: [morning] }).map(short)).toEqual([{ ...nothing, status: "absent" }]);
  });

  it("over midnight belongs to the day that it begins on, also at the end of a month and of a year", () => {
    for (const last of ["2026-11-30", "2026-12-31", "2028-02-29"]) {
      const [result] = judged({
        planned: [planned(last, "malam", "22:00", "+06:00")],
        clockings: [clocking("in", at(last, "22:20")), clocking("out", at(last, "+05:30"))],
      });
      expect(result).toMatchObject({
        day: last,
        status: "present",
        clockings: [expect.any(String), expect.any(String)],
      });
      expect(short(result!)).toMatchObject({ late: 20, early: 30, worked: 430 });
    }
  });

  it("is due until it is over, and nobody is early while it runs", () => {
    const now = (nowMs: number, clockings: Clocking[] = []) =>
      judged({ planned: [morning], clockings, nowMs })[0]!;
    expect(now(at(day, "07:00")).status).toBe("due");
    expect(now(at(day, "14:00")).status).toBe("absent");
    const lunch = [clocking("in", at(day, "06:00")), clocking("out", at(day, "12:00"))];
    expect(short(now(at(day, "12:30"), lunch))).toMatchObject({ status: "present", early: 0, worked: 360 });
    expect(short(now(at(day, "14:30"), lunch))).toMatchObject({ early: 120 });
    const still = [clocking("in", at(day, "06:00"))];
    expect(now(at(day, "10:00"), still)).toMatchObject({
      leftAt: null,
      remarks: [],
      workedMs: 0,
    });
  });

  it("nobody clocked out of is said, and its time counts as the city says", () => {
    const clockings = [clocking("in", at(day, "06:00"))];
    const [nothingCounts] = judged({ planned: [morning], clockings });
    expect(nothingCounts).toMatchObject({
      status: "present",
      remarks: ["no-out"],
      workedMs: 0,
      leftAt: null,
    });
    const untilEnd = { ...rules, missingOut: "until-end" as const };
    expect(judged({ planned: [morning], clockings, rules: untilEnd })[0]).toMatchObject({
      ...{ remarks: ["no-out"], workedMs: 480 * minuteMs },
    });
    expect(judged({ planned: [morning], clockings: [clocking("out", at(day, "14:02"))] })[0]).toMatchObject({
      ...{ status: "present", remarks: ["no-in"], workedMs: 0, arrivedAt: null },
    });
  });

  it("takes pressing twice for nothing, and a lunch off for time that was not worked", () => {
    const twice = [
      ...[clocking("in", at(day, "05:55")), clocking("in", at(day, "05:56"))],
      ...[clocking("out", at(day, "14:00")), clocking("out", at(day, "14:03"))],
    ];
    expect(judged({ planned: [morning], clockings: twice })[0]).toMatchObject({
      ...{ remarks: [], workedMs: 480 * minuteMs, arrivedAt: at(day, "05:55"), leftAt: at(day, "14:03") },
    });
    const lunch = [
      ...[clocking("in", at(day, "06:00")), clocking("out", at(day, "11:00"))],
      ...[clocking("in", at(day, "12:00")), clocking("out", at(day, "14:00"))],
    ];
    expect(short(judged({ planned: [morning], clockings: lunch })[0]!)).toMatchObject({
      worked: 420,
      early: 0,
    });
  });
});

describe("several shifts", () => {
  const afternoon = planned(day, "siang", "14:00", "22:00");

  it("in a row are worked in one go, with and without clocking between", () => {
    const through = [clocking("in", at(day, "05:55")), clocking("out", at(day, "22:10"))];
    const between = [
      ...[clocking("in", at(day, "05:55")), clocking("out", at(day, "14:00"))],
      ...[clocking("in", at(day, "14:04")), clocking("out", at(day, "22:10"))],
    ];
    const both = judged({ planned: [morning, afternoon], clockings: through });
    expect(both.map(short)).toEqual([
      { ...nothing, status: "present", worked: 480 },
      { ...nothing, status: "present", worked: 480 },
    ]);
    expect(both[0]!.remarks).toEqual(["continued"]);
    expect(judged({ planned: [morning, afternoon], clockings: between }).map(short)).toEqual([
      { ...nothing, status: "present", worked: 480 },
      { ...nothing, status: "present", worked: 476 },
    ]);
  });

  it("in a row are told apart when only one was worked", () => {
    const statuses = (come: string, go: string) =>
      judged({
        planned: [morning, afternoon],
        clockings: [clocking("in", at(day, come)), clocking("out", at(day, go))],
      }).map(({ status }) => status);
    expect(statuses("05:55", "14:10")).toEqual(["present", "absent"]);
    expect(statuses("13:50", "22:05")).toEqual(["absent", "present"]);
    expect(statuses("05:55", "18:00")).toEqual(["present", "present"]);
  });

  it("that overlap in the plan are said, and no minute counts twice", () => {
    const late = planned(day, "tengah", "10:00", "18:00");
    const results = judged({
      planned: [morning, late],
      clockings: [clocking("in", at(day, "06:00")), clocking("out", at(day, "18:00"))],
    });
    expect(results.map(short).map(({ worked }) => worked)).toEqual([480, 240]);
    expect(results[1]!.remarks).toContain("plan-overlap");
  });

  it("with a gap between keep their own clockings", () => {
    const evening = planned(day, "malam", "17:00", "23:00");
    const results = judged({
      planned: [morning, evening],
      clockings: [
        ...[clocking("in", at(day, "06:00")), clocking("out", at(day, "15:30"))],
        ...[clocking("in", at(day, "16:40")), clocking("out", at(day, "23:00"))],
      ],
    });
    expect(results.map(short)).toEqual([
      { ...nothing, status: "present", worked: 480, overtime: 90 },
      { ...nothing, status: "present", worked: 360 },
    ]);
  });

  it("worked off the plan is extra, on the day that it begins on", () => {
    const results = judged({
      planned: [morning],
      clockings: [clocking("in", at(day, "20:00")), clocking("out", at(day, "+01:00"))],
    });
    expect(
      results.map(({ day: on, shift, status, workedMs }) => [on, shift, status, workedMs / minuteMs]),
    ).toEqual([
      [day, "pagi", "absent", 0],
      [day, null, "extra", 300],
    ]);
  });
});

describe("leave", () => {
  const sick = { id: "l1", kind: "sick" as const, from: day, to: addDays(day, 2), reason: "demam" };
  const come = [clocking("in", at(day, "06:30")), clocking("out", at(day, "14:00"))];

  it("stands for the shifts that begin on its days", () => {
    expect(judged({ planned: [morning], leaves: [sick] })[0]).toMatchObject({
      status: "sick",
      leaves: ["l1"],
    });
    const before = planned(addDays(day, -1), "malam", "22:00", "+06:00");
    expect(judged({ planned: [before], leaves: [sick] })[0]!.status).toBe("absent");
  });

  it("that overlaps attendance, or other leave, is said and not decided", () => {
    const [both] = judged({ planned: [morning], leaves: [sick], clockings: come });
    expect(both).toMatchObject({ status: "unclear", remarks: ["leave-and-attendance"], lateMs: 0 });
    const other = { ...sick, id: "l2", kind: "leave" as const };
    expect(judged({ planned: [morning], leaves: [sick, other] })[0]).toMatchObject({
      ...{ status: "unclear", remarks: ["two-leaves"], leaves: ["l1", "l2"] },
    });
    const ruled = (as: "present" | "sick") =>
      judged({
        planned: [morning],
        leaves: [sick],
        clockings: come,
        rulings: new Map([[shiftKey(morning), as]]),
      })[0]!;
    expect(ruled("present")).toMatchObject({ status: "present", lateMs: 30 * minuteMs });
    expect(ruled("sick")).toMatchObject({ status: "sick", lateMs: 0, workedMs: 0 });
  });
});

/** Two shifts at the most in one go, at any hour, on ten days around the end of a month. */
const plans = fc
  .array(fc.constantFrom("off", "pagi", "siang", "malam", "pagi+siang", "siang+malam"), {
    minLength: 10,
    maxLength: 10,
  })
  .map((days) =>
    days.flatMap((shifts, index): PlannedSpan[] => {
      const on = addDays("2026-11-25", index);
      const spans = {
        pagi: planned(on, "pagi", "06:00", "14:00"),
        siang: planned(on, "siang", "14:00", "22:00"),
        malam: planned(on, "malam", "22:00", "+06:00"),
      };
      return shifts === "off" ? [] : shifts.split("+").map((name) => spans[name as keyof typeof spans]);
    }),
  )
  // Three or more on end is what the module does not promise for.
  .filter((spans) =>
    spans.every((span, n) => {
      const [second, third] = [spans[n + 1], spans[n + 2]];
      return !(second && third && second.startsAt === span.endsAt && third.startsAt === second.endsAt);
    }),
  );
const firstMs = at("2026-11-24", "12:00");
const clockings = fc.array(
  fc
    .tuple(fc.constantFrom("in" as const, "out" as const), fc.integer({ min: 0, max: 13 * 24 * 60 }))
    .map(([type, minute]) => clocking(type, firstMs + minute * minuteMs)),
  { maxLength: 40 },
);

describe("whatever the plan and the clockings", () => {
  it("their order does not matter, and a clocking that is told twice counts once", () => {
    fc.assert(
      fc.property(plans, clockings, fc.infiniteStream(fc.nat()), (spans, all, draws) => {
        const keys = new Map(all.map(({ id }) => [id, draws.next().value as number]));
        const shuffled = [...all].sort((a, b) => keys.get(a.id)! - keys.get(b.id)!);
        expect(judged({ planned: [...spans].reverse(), clockings: shuffled })).toEqual(
          judged({ planned: spans, clockings: all }),
        );
      }),
    );
  });

  it("every planned shift is judged once, and the headings add up to the plan", () => {
    fc.assert(
      fc.property(plans, clockings, (spans, all) => {
        const results = judged({ planned: spans, clockings: all });
        const inPlan = results.filter(({ shift }) => shift !== null);
        expect(inPlan.map(shiftKey)).toEqual(spans.map(shiftKey));
        const {
          planned: count,
          present,
          absent,
          permission,
          sick,
          leave,
          fieldDuty,
          unclear,
          due,
        } = totalsOf(results);
        expect(count).toBe(spans.length);
        expect(present + absent + permission + sick + leave + fieldDuty + unclear + due).toBe(count);
        for (const { workedMs, startsAt, endsAt, lateMs, earlyMs } of inPlan) {
          expect(workedMs).toBeGreaterThanOrEqual(0);
          expect(workedMs).toBeLessThanOrEqual(endsAt - startsAt - lateMs - earlyMs);
        }
      }),
    );
  });

  it("a day is judged alike with the whole month and with the days beside it", () => {
    fc.assert(
      fc.property(plans, clockings, fc.integer({ min: 0, max: 9 }), (spans, all, n) => {
        const on = addDays("2026-11-25", n);
        const whole = judge({
          ...{ planned: spans, clockings: all, leaves: [], rulings: new Map(), rules, zone },
          nowMs: at("2026-12-31", "00:00"),
        }).filter((result) => result.day === on && result.shift !== null);
        const near = judge({
          planned: spans.filter((span) => span.day >= addDays(on, -2) && span.day <= addDays(on, 2)),
          clockings: all.filter(
            ({ atMs }) => atMs >= at(addDays(on, -2), "00:00") && atMs < at(addDays(on, 3), "00:00"),
          ),
          ...{ leaves: [], rulings: new Map(), rules, zone, nowMs: at("2026-12-31", "00:00") },
        }).filter((result) => result.day === on && result.shift !== null);
        expect(near).toEqual(whole);
      }),
    );
  });

  it("a plan that is changed for one day leaves the others that do not touch it", () => {
    fc.assert(
      fc.property(clockings, (all) => {
        const week = [1, 2, 3, 4, 5].map((n) => planned(`2026-11-2${n + 4}`, "pagi", "06:00", "14:00"));
        const changed = week.map((span, n) =>
          n === 2 ? planned(span.day, "siang", "14:00", "22:00") : span,
        );
        const of = (spans: PlannedSpan[]) =>
          judged({ planned: spans, clockings: all })
            .filter(({ shift, day: on }) => shift !== null && on !== week[2]!.day)
            .filter(({ day: on }) => on < week[1]!.day || on > week[3]!.day);
        expect(of(changed)).toEqual(of(week));
      }),
    );
  });
});

describe("night shifts", () => {
  it("that follow each other keep their own clockings", () => {
    const next = planned(addDays(day, 1), "malam", "22:00", "+06:00");
    const results = judged({
      planned: [night, next],
      clockings: [
        ...[clocking("in", at(day, "21:55")), clocking("out", at(day, "+06:02"))],
        ...[clocking("in", at(addDays(day, 1), "21:50")), clocking("out", at(addDays(day, 1), "+06:01"))],
      ],
    });
    expect(results.map(short)).toEqual([
      { ...nothing, status: "present", worked: 480 },
      { ...nothing, status: "present", worked: 480 },
    ]);
  });
});

it("over a change of the clocks counts the hours that there were", () => {
  const abroad = "Europe/Berlin";
  for (const [date, hours] of [
    ["2026-10-24", 9],
    ["2026-03-28", 7],
  ] as const) {
    const [startsAt, endsAt] = [epochOf(abroad, date, "22:00"), epochOf(abroad, addDays(date, 1), "06:00")];
    const results = judged({
      planned: [{ day: date, shift: "malam", startsAt, endsAt, post: "pos-1" }],
      clockings: [clocking("in", startsAt), clocking("out", endsAt)],
      zone: abroad,
    });
    expect(results).toMatchObject([
      { ...{ day: date, status: "present", lateMs: 0, earlyMs: 0 }, workedMs: hours * 60 * minuteMs },
    ]);
  }
});

describe("leave for a part of a shift", () => {
  const part = (from: string, to: string): Leave => ({
    ...{ id: `part ${from}-${to}`, kind: "permission", from: day, to: day, reason: "" },
    part: { fromMs: at(day, from), toMs: at(day, to) },
  });
  const stay = (come: string, go: string) => [clocking("in", at(day, come)), clocking("out", at(day, go))];
  const judgedWith = (clockings: readonly Clocking[], leaves: readonly Leave[]) =>
    judged({ planned: [morning], clockings, leaves })[0]!;
  const attended = (come: string, go: string, leaves: readonly Leave[]) => judgedWith(stay(come, go), leaves);

  it("moves when somebody is due, and counts no time that nobody worked", () => {
    const late = attended("09:05", "14:00", [part("06:00", "09:00")]);
    expect(late).toMatchObject({ lateMs: 0, remarks: ["part-leave"], leaves: ["part 06:00-09:00"] });
    expect(short(late)).toMatchObject({ status: "present", worked: 295 });
    expect(short(attended("09:20", "14:00", [part("05:00", "09:00")]))).toMatchObject({ late: 20 });
    expect(short(attended("06:00", "12:00", [part("12:00", "15:00")]))).toMatchObject({
      early: 0,
      worked: 360,
    });
    expect(short(attended("06:00", "11:30", [part("12:00", "14:00")]))).toMatchObject({ early: 30 });
  });

  it("excuses nobody who did not come at all, and all of the shift where its parts take all", () => {
    const none = (leaves: readonly Leave[]) => judged({ planned: [morning], leaves })[0]!.status;
    expect(none([part("06:00", "09:00")])).toBe("absent");
    expect(none([part("06:00", "10:00"), part("09:30", "14:00")])).toBe("permission");
    expect(none([part("05:00", "15:00")])).toBe("permission");
    expect(attended("06:00", "14:00", [part("05:00", "15:00")]).status).toBe("unclear");
  });

  it("never makes anybody later or earlier, and on other hours changes nothing but what is said", () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const clock = (n: number) =>
      `${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}`;
    fc.assert(
      fc.property(minute, minute, minute, minute, (a, b, c, d) => {
        const [come, go] = [Math.min(a, b), Math.max(a, b)];
        const [from, to] = [Math.min(c, d), Math.max(c, d) + 1];
        const clockings = stay(clock(come), clock(go));
        const whole = judgedWith(clockings, []);
        const hours = { fromMs: at(day, clock(from)), toMs: at(day, "00:00") + to * minuteMs };
        const withPart = judgedWith(clockings, [{ ...part("06:00", "07:00"), part: hours }]);
        expect(withPart.lateMs).toBeLessThanOrEqual(whole.lateMs);
        expect(withPart.earlyMs).toBeLessThanOrEqual(whole.earlyMs);
        expect([whole.workedMs, 0]).toContain(withPart.workedMs);
        if (to <= 6 * 60 || from >= 14 * 60) expect({ ...withPart, leaves: [] }).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });
});
