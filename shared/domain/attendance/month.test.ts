/**
 * A month of 40 officers with known answers. What each one did is drawn first, and its answer written down from that by
 * counting minutes one by one; plans and clockings are made of it afterwards, and only these are judged.
 */
import { expect, it } from "vitest";
import { between, pick, type Random, seededRandom } from "../random.ts";
import { addDays } from "../zone.ts";
import { type Clocking, type Leave, leaveKinds, type PlannedSpan } from "./clocking.ts";
import { judge } from "./judge.ts";
import { type Mark, markOf, noTotals, type Totals, totalsOf } from "./recap.ts";
import { at, clocking, minuteMs, planned, rules, zone } from "./testing.ts";

const first = "2026-10-31";
const days = 31;
const patterns = [
  ["pagi", "pagi", "siang", "siang", "malam", "malam", "off", "off"],
  ["malam", "malam", "off", "off", "pagi", "pagi", "siang", "siang"],
  ["pagi+siang", "off", "malam", "off", "off"],
];
const hours: Record<string, [string, string]> = {
  ...{ pagi: ["06:00", "14:00"], siang: ["14:00", "22:00"], malam: ["22:00", "+06:00"] },
};

interface Known {
  readonly spans: PlannedSpan[];
  readonly clockings: Clocking[];
  readonly leaves: Leave[];
  readonly marks: Map<string, Mark>;
  readonly totals: Record<keyof Totals, number>;
}

/** Minutes of a stay that lie in a shift, one by one. */
function minutesIn(span: PlannedSpan, from: number, to: number): number {
  let count = 0;
  for (let ms = span.startsAt; ms < span.endsAt; ms += minuteMs) if (ms >= from && ms < to) count++;
  return count;
}

function live(random: Random, officer: number): Known {
  const known: Known = { spans: [], clockings: [], leaves: [], marks: new Map(), totals: { ...noTotals } };
  const { totals } = known;
  const pattern = patterns[officer % patterns.length]!;
  const whole = (low: number, high: number) => Math.floor(between(random, [low, high + 0.999]));
  for (let n = 0; n < days; n++) {
    const day = addDays(first, n);
    const spans = (
      pattern[(n + officer) % pattern.length] === "off"
        ? []
        : pattern[(n + officer) % pattern.length]!.split("+")
    ).map((shift) => planned(day, shift, ...hours[shift]!));
    const [start] = spans;
    const end = spans.at(-1);
    if (!start || !end) continue;
    known.spans.push(...spans);
    totals.planned += spans.length;
    const what = random();
    const mark = (all: Mark | ((span: PlannedSpan) => Mark)) => {
      for (const span of spans)
        known.marks.set(`${day} ${span.shift}`, typeof all === "string" ? all : all(span));
    };
    const stay = (from: number, to: number) => {
      known.clockings.push(
        clocking("in", from, { source: pick(random, ["phone", "machine"] as const) }),
        clocking("out", to, { source: pick(random, ["phone", "machine"] as const) }),
      );
    };
    if (what < 0.08) {
      mark("absent");
      totals.absent += spans.length;
    } else if (what < 0.16) {
      const kind = pick(random, leaveKinds);
      known.leaves.push({ id: `l-${officer}-${n}`, kind, from: day, to: day, reason: "uji" });
      mark(kind);
      const heading = {
        permission: "permission",
        sick: "sick",
        leave: "leave",
        "field-duty": "fieldDuty",
      } as const;
      totals[heading[kind]] += spans.length;
    } else if (what < 0.19) {
      known.leaves.push({ id: `l-${officer}-${n}`, kind: "sick", from: day, to: day, reason: "uji" });
      stay(start.startsAt, end.endsAt);
      mark("unclear");
      totals.unclear += spans.length;
      for (const span of spans) totals.workedMs += minutesIn(span, start.startsAt, end.endsAt) * minuteMs;
    } else {
      const lateMin = random() < 0.25 ? whole(1, 55) : -whole(0, 40);
      const afterMin = random() < 0.2 ? -whole(1, 50) : whole(0, 110);
      const [from, to] = [start.startsAt + lateMin * minuteMs, end.endsAt + afterMin * minuteMs];
      stay(from, to);
      if (random() < 0.1) known.clockings.push(clocking("in", from + minuteMs, { source: "machine" }));
      const isLate = lateMin > 10;
      const isEarly = -afterMin > 5;
      mark((span) => {
        const [late, early] = [isLate && span === start, isEarly && span === end];
        return late && early ? "late-early" : late ? "late" : early ? "early" : "present";
      });
      totals.present += spans.length;
      totals.late += isLate ? 1 : 0;
      totals.early += isEarly ? 1 : 0;
      totals.lateMs += isLate ? lateMin * minuteMs : 0;
      totals.earlyMs += isEarly ? -afterMin * minuteMs : 0;
      totals.overtimeMs += afterMin >= 30 ? afterMin * minuteMs : 0;
      for (const span of spans) totals.workedMs += minutesIn(span, from, to) * minuteMs;
    }
  }
  return known;
}

it("a month of generated plans and clockings comes to what was drawn", () => {
  const random = seededRandom(5);
  let judgedShifts = 0;
  for (let officer = 0; officer < 40; officer++) {
    const known = live(random, officer);
    const results = judge({
      ...{
        planned: known.spans,
        clockings: known.clockings,
        leaves: known.leaves,
        rulings: new Map(),
        rules,
        zone,
      },
      nowMs: at("2026-12-31", "00:00"),
    });
    const marks = results.map((result) => [`${result.day} ${result.shift}`, markOf(result)] as const);
    expect(Object.fromEntries(marks)).toEqual(Object.fromEntries(known.marks));
    expect(totalsOf(results)).toEqual(known.totals);
    judgedShifts += results.length;
  }
  expect(judgedShifts).toBeGreaterThan(800);
});
