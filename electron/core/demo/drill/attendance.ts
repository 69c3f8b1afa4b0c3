/**
 * When officers clock in and out, after the city's shift plan: most in good time, some late, a few not at all.
 * An officer's day is drawn from a seed of its own, so that it is the same whenever and however often it is asked.
 */
import type { Officer } from "../../../../shared/domain/city/index.ts";
import { plannedShift, type ShiftPlan, shiftSpan } from "../../../../shared/domain/city/shift.ts";
import type { Drill } from "../../../../shared/domain/drill.ts";
import { type AnyPlace, shifted } from "../../../../shared/domain/place.ts";
import { between, seededRandom, seedOf } from "../../../../shared/domain/random.ts";
import { addDays, type Day, localDay } from "../../../../shared/domain/zone.ts";
import { type Actor, type DrillMessage, isoOf } from "./message.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** What a phone tells of the past, after PROTOCOL. */
const toldMs = 48 * hourMs;
const earlyMin = [1, 18] as const;
const overtimeMin = [0, 20] as const;

export interface ClockEvent {
  readonly id: string;
  readonly type: "in" | "out";
  readonly atMs: number;
}

type Habits = Pick<Drill["officers"], "everybodyOnDuty" | "late" | "absent">;

/** The officer's events after `fromMs` and up to `toMs`, oldest first. */
export function clockEvents(
  plan: ShiftPlan,
  officer: Officer,
  habits: Habits,
  seed: number,
  fromMs: number,
  toMs: number,
  spansOn: SpansOn = byRotation(plan),
): ClockEvent[] {
  const stays: { id: string; inAtMs: number; outAtMs: number }[] = [];
  const lastDay = addDays(localDay(plan.zone, toMs), 1);
  for (let day = addDays(localDay(plan.zone, fromMs), -1); day <= lastDay; day = addDays(day, 1)) {
    for (const [index, { startsAt, endsAt }] of spansOn(officer, day).entries()) {
      const id = index === 0 ? `${officer.id}-${day}` : `${officer.id}-${day}-${index + 1}`;
      const random = seededRandom(seedOf(seed, index === 0 ? `${officer.id} ${day}` : id.replace("-", " ")));
      const comes = random() >= habits.absent;
      const isLate = random() < habits.late.share;
      const inMin = isLate ? between(random, habits.late.minutes) : -between(random, earlyMin);
      const outMin = between(random, overtimeMin);
      if (!comes) continue;
      const inAtMs = Math.round(startsAt + inMin * 60_000);
      const outAtMs = Math.round(endsAt + outMin * 60_000);
      const before = stays.at(-1);
      // Whoever works two shifts on end stays, and does not clock out between.
      if (before && before.outAtMs >= inAtMs) before.outAtMs = outAtMs;
      else stays.push({ id, inAtMs, outAtMs });
    }
  }
  return stays
    .flatMap(({ id, inAtMs, outAtMs }): ClockEvent[] => [
      { id: `${id}-in`, type: "in", atMs: inAtMs },
      { id: `${id}-out`, type: "out", atMs: outAtMs },
    ])
    .filter((event) => event.atMs > fromMs && event.atMs <= toMs);
}

type Span = ReturnType<typeof shiftSpan>;
/** From when until when an officer is planned in the shifts that begin on a day, the earliest first. */
export type SpansOn = (officer: Pick<Officer, "id" | "crew">, day: Day) => readonly Span[];

const spans = new WeakMap<ShiftPlan, Map<string, readonly Span[]>>();

/** By the city's rotation alone. Officers share shifts, and civil time is slow to compute. */
function byRotation(plan: ShiftPlan): SpansOn {
  const known = spans.get(plan) ?? new Map<string, readonly Span[]>();
  spans.set(plan, known);
  return ({ crew }, day) => {
    const planned = plannedShift(plan, crew, day);
    const key = `${planned} ${day}`;
    const found =
      known.get(key) ??
      plan.shifts.filter(({ id }) => id === planned).map((shift) => shiftSpan(plan, shift, day));
    known.set(key, found);
    return found;
  };
}

/** Of an officer who is always on duty: told again each day, since what is older than two days is not told any more. */
function clockedInDaily(officer: Officer, firstMs: number, fromMs: number, toMs: number): ClockEvent[] {
  const events: ClockEvent[] = [];
  const fromDay = Math.max(0, Math.floor((fromMs - firstMs) / dayMs) + 1);
  for (let day = fromDay; firstMs + day * dayMs <= toMs; day++) {
    events.push({ id: `${officer.id}-in-${day}`, type: "in", atMs: firstMs + day * dayMs });
  }
  return events;
}

/** An officer's clock: tells the last 48 hours at the start, and again at every event. */
export class Attendance implements Actor {
  nextAtMs: number;
  /** When the officer clocked in; undefined while off duty. */
  onDutySinceMs: number | undefined;
  /** When the officer clocks in or out next, epoch ms. */
  nextEventAtMs = Number.POSITIVE_INFINITY;

  readonly #officer: Officer;
  readonly #post: AnyPlace;
  readonly #device: string;
  readonly #eventsBetween: (fromMs: number, toMs: number) => ClockEvent[];

  constructor(
    plan: ShiftPlan,
    officer: Officer,
    post: AnyPlace,
    habits: Habits,
    seed: number,
    startMs: number,
    spansOn?: SpansOn,
  ) {
    this.#officer = officer;
    this.#post = post;
    const random = seededRandom(seedOf(seed, `device ${officer.id}`));
    this.#device = random() < 0.7 ? `HP-${officer.id}` : `SIDIK-${officer.post}`;
    this.#eventsBetween = (fromMs, toMs) =>
      habits.everybodyOnDuty
        ? clockedInDaily(officer, startMs - hourMs, fromMs, toMs)
        : clockEvents(plan, officer, habits, seed, fromMs, toMs, spansOn);
    this.nextAtMs = startMs;
    this.#look(startMs);
  }

  act(): DrillMessage[] {
    const atMs = this.nextAtMs;
    const told = this.#look(atMs);
    this.nextAtMs = Math.min(this.nextEventAtMs, atMs + toldMs);
    if (told.length === 0) return [];
    const random = seededRandom(seedOf(told[told.length - 1]!.atMs, this.#officer.id));
    const events = told.map((event) => ({
      id: event.id,
      type: event.type,
      time: isoOf(event.atMs),
      place: rounded(shifted(this.#post, between(random, [-12, 12]), between(random, [-12, 12]))),
      accuracyM: Math.round(between(random, [4, 15])),
      device: this.#device,
    }));
    return [{ kind: "duty", id: this.#officer.id, atMs, body: { events }, qos: 1, retain: true }];
  }

  /** The plan is another one from now on. */
  replan(atMs: number): void {
    this.#look(atMs);
    this.nextAtMs = Math.min(this.nextEventAtMs, this.nextAtMs);
  }

  /** Sets what holds at a moment; answers the events that a phone then tells. */
  #look(atMs: number): ClockEvent[] {
    const near = this.#eventsBetween(atMs - toldMs, atMs + toldMs);
    const told = near.filter((event) => event.atMs <= atMs);
    const last = told[told.length - 1];
    this.onDutySinceMs = last?.type === "in" ? last.atMs : undefined;
    this.nextEventAtMs = near.find((event) => event.atMs > atMs)?.atMs ?? Number.POSITIVE_INFINITY;
    return told;
  }
}

/** Six decimals: a tenth of a metre. */
export function rounded([longitude, latitude]: AnyPlace): [number, number] {
  return [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))];
}
