/**
 * What an officer's shifts come to: who came, when, how long, against the plan and the city's rules.
 *
 * Guarantees: the same facts give the same result in whatever order they come; nothing that a person has to decide is
 * decided here (leave that overlaps attendance, two kinds of leave, is `unclear` until somebody rules); time worked is
 * never counted twice, also where planned shifts overlap. Times are epoch ms, so midnight, the end of a month and a
 * change of the clock are nothing special. Does not guarantee anything for shifts that are joined into one stretch of
 * more than two days: a day is judged with the days beside it.
 */
import { type Day, localDay } from "../zone.ts";
import { type Clocking, compareClockings, type Leave, type PlannedSpan, type RuledAs } from "./clocking.ts";
import type { AttendanceRules } from "./rules.ts";

export const shiftStatuses = [
  /** Not over, and nobody has come yet. */
  "due",
  "present",
  "absent",
  "permission",
  "sick",
  "leave",
  "field-duty",
  /** Waits for a person's word. */
  "unclear",
  /** Worked off the plan. */
  "extra",
] as const;
export type ShiftStatus = (typeof shiftStatuses)[number];

export const remarks = [
  "no-out",
  "no-in",
  /** An out long after another out, with no in between. */
  "unpaired",
  /** Worked on from the shift before, or into the next. */
  "continued",
  "plan-overlap",
  "leave-and-attendance",
  "two-leaves",
  /** Leave for a part of it: nobody is late or early within that. */
  "part-leave",
  "ruled",
] as const;
export type Remark = (typeof remarks)[number];

export interface ShiftResult {
  readonly day: Day;
  /** Null for what was worked off the plan. */
  readonly shift: string | null;
  readonly post: string | null;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly status: ShiftStatus;
  readonly arrivedAt: number | null;
  readonly leftAt: number | null;
  /** 0 within the city's tolerance, else all of it. */
  readonly lateMs: number;
  readonly earlyMs: number;
  /** Within the shift. */
  readonly workedMs: number;
  readonly overtimeMs: number;
  readonly remarks: readonly Remark[];
  /** The clockings and the leave that it came from. */
  readonly clockings: readonly string[];
  readonly leaves: readonly string[];
}

export interface Judged {
  /** Of one officer, in any order; with the shifts of the days beside those that are asked for. */
  readonly planned: readonly PlannedSpan[];
  readonly clockings: readonly Clocking[];
  readonly leaves: readonly Leave[];
  /** By `shiftKey`. */
  readonly rulings: ReadonlyMap<string, RuledAs>;
  readonly rules: AttendanceRules;
  readonly zone: string;
  readonly nowMs: number;
}

const minuteMs = 60_000;
/** Pressing twice is no sign of anything. */
const repeatMs = 10 * minuteMs;
/** Off the plan nothing else tells that somebody forgot to clock out. */
const longestStayMs = 16 * 60 * minuteMs;

export function shiftKey({ day, shift }: { readonly day: Day; readonly shift: string | null }): string {
  return `${day} ${shift ?? ""}`;
}

/** In the order of their starts. */
export function judge(given: Judged): ShiftResult[] {
  const blocks = blocksOf(given.planned, given.rules.joinMinutes * minuteMs);
  const clockings = [...given.clockings].sort(compareClockings);
  const taken = new Set<string>();
  const results = blocks.flatMap((block, index) => {
    const own = clockingsOf(block, blocks[index - 1], blocks[index + 1], clockings, given.rules);
    for (const { id } of own) taken.add(id);
    return judgeBlock(block, own, given);
  });
  const rest = clockings.filter(({ id }) => !taken.has(id));
  return [...results, ...offPlan(rest, given)].sort(
    (a, b) => a.startsAt - b.startsAt || (shiftKey(a) < shiftKey(b) ? -1 : 1),
  );
}

/** Shifts that are worked in one go. */
interface Block {
  readonly spans: readonly PlannedSpan[];
  readonly startsAt: number;
  readonly endsAt: number;
}

function blocksOf(planned: readonly PlannedSpan[], joinMs: number): Block[] {
  const once = new Map(planned.map((span) => [shiftKey(span), span]));
  const sorted = [...once.values()].sort(
    (a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt || (a.shift < b.shift ? -1 : 1),
  );
  const blocks: Block[] = [];
  for (const span of sorted) {
    const last = blocks.at(-1);
    if (last && span.startsAt - last.endsAt <= joinMs) {
      const endsAt = Math.max(last.endsAt, span.endsAt);
      blocks[blocks.length - 1] = { ...last, spans: [...last.spans, span], endsAt };
    } else blocks.push({ spans: [span], startsAt: span.startsAt, endsAt: span.endsAt });
  }
  return blocks;
}

/**
 * Clocking in belongs to the shift that it comes before or falls into; clocking out to the one that it falls into or
 * comes after, unless somebody has clocked in again before that.
 */
function clockingsOf(
  block: Block,
  before: Block | undefined,
  after: Block | undefined,
  clockings: readonly Clocking[],
  { window }: AttendanceRules,
): Clocking[] {
  const opens = (each: Block, earlier: Block | undefined) =>
    Math.max(each.startsAt - window.beforeMinutes * minuteMs, earlier?.endsAt ?? Number.NEGATIVE_INFINITY);
  const firstInOf = (each: Block, from: number) =>
    clockings.find(({ type, atMs }) => type === "in" && atMs >= from && atMs < each.endsAt)?.atMs;
  const from = opens(block, before);
  const nextIn = clockings.find(({ type, atMs }) => type === "in" && atMs >= block.endsAt)?.atMs;
  const to = Math.min(
    block.endsAt + window.afterMinutes * minuteMs,
    (after?.startsAt ?? Number.POSITIVE_INFINITY) - 1,
    (nextIn ?? Number.POSITIVE_INFINITY) - 1,
  );
  const ownIn = firstInOf(block, from);
  return clockings.filter(({ type, atMs }) => {
    if (type === "in") return atMs >= from && atMs < block.endsAt;
    if (atMs < block.startsAt) return ownIn !== undefined && atMs >= ownIn;
    return atMs <= block.endsAt || atMs <= to;
  });
}

interface Presence {
  readonly from: number;
  /** Where nobody clocked out: until when that is taken to be. */
  readonly to: number;
  readonly open: boolean;
  /** Until when its time counts. */
  readonly countsTo: number;
}

function judgeBlock(block: Block, own: readonly Clocking[], given: Judged): ShiftResult[] {
  const { rules, nowMs } = given;
  const isOver = nowMs > block.endsAt + rules.window.afterMinutes * minuteMs;
  const handoverMs = rules.overtime.fromMinutes * minuteMs;
  const presences: Presence[] = [];
  /** Outs that no in belongs to. */
  const stray: number[] = [];
  let open: number | null = null;
  let isUnpaired = false;
  for (const { type, atMs } of own) {
    if (type === "in") open ??= atMs;
    else if (open !== null) {
      presences.push({ from: open, to: atMs, open: false, countsTo: atMs });
      open = null;
    } else {
      const last = presences.at(-1);
      if (last && atMs - last.to > repeatMs) isUnpaired = true;
      stray.push(atMs);
    }
  }
  if (open !== null) {
    const unknownTo = rules.missingOut === "until-end" ? Math.max(open, block.endsAt) : open;
    const to = isOver ? Math.max(open + 1, block.endsAt) : Math.max(open + 1, nowMs);
    // Nobody has worked until he clocks out: what is told of a shift changes with its facts, not with every minute.
    presences.push({ from: open, to, open: true, countsTo: isOver ? unknownTo : open });
  }
  return block.spans.map((span, index) => {
    const next = block.spans[index + 1];
    const earlierEnd = Math.max(
      Number.NEGATIVE_INFINITY,
      ...block.spans.slice(0, index).map(({ endsAt }) => endsAt),
    );
    // Who stays a little to hand over has not worked the next shift, and who comes for the next one not this.
    const handedOver = index > 0 ? span.startsAt + handoverMs : span.startsAt;
    const comesForNext = next ? next.startsAt - rules.window.beforeMinutes * minuteMs : span.endsAt;
    const within = presences.filter(
      ({ from, to, open: isOpen }) =>
        to > span.startsAt &&
        from < span.endsAt &&
        (from >= earlierEnd || isOpen || to > handedOver) &&
        (next === undefined || to <= next.startsAt || from < Math.max(comesForNext, span.startsAt + 1)),
    );
    const outs = stray.filter(
      (atMs) =>
        atMs > handedOver &&
        (next === undefined || atMs <= Math.max(next.startsAt + handoverMs, span.endsAt)),
    );
    const said = new Set<Remark>();
    if (earlierEnd > span.startsAt) said.add("plan-overlap");
    const leaves = given.leaves.filter(({ from, to }) => from <= span.day && span.day <= to);
    const due = dueOf(span, leaves);
    const attended = attendanceIn(span, within, outs, { earlierEnd, next, given, isOver, said, due });
    if (due.startsAt > span.startsAt || due.endsAt < span.endsAt) said.add("part-leave");
    if (isUnpaired && next === undefined && within.length > 0) said.add("unpaired");
    const ruled = given.rulings.get(shiftKey(span));
    const status = statusOf(attended.isThere, leaves.filter(due.isWhole), ruled, span, nowMs, said);
    const counts = status === "present" || status === "unclear";
    const lastEnd = next === undefined ? block.endsAt : Number.POSITIVE_INFINITY;
    const beyondMs = Math.max(0, timeIn(presences, lastEnd, Number.POSITIVE_INFINITY));
    const isOvertime = beyondMs > 0 && beyondMs >= rules.overtime.fromMinutes * minuteMs;
    return {
      ...{ day: span.day, shift: span.shift, post: span.post, startsAt: span.startsAt, endsAt: span.endsAt },
      ...{ status, arrivedAt: attended.arrivedAt, leftAt: attended.leftAt },
      // Whether a day is leave or not is not known yet: then nobody is late for it.
      lateMs: status === "present" ? beyond(attended.lateMs, rules.tolerance.lateMinutes) : 0,
      earlyMs: status === "present" ? beyond(attended.earlyMs, rules.tolerance.earlyMinutes) : 0,
      workedMs: counts ? timeIn(within, Math.max(span.startsAt, earlierEnd), span.endsAt) : 0,
      overtimeMs: counts && isOvertime && within.length > 0 ? beyondMs : 0,
      remarks: remarks.filter((each) => said.has(each)),
      clockings: own.filter((clocking) => concerns(clocking, span, next, earlierEnd)).map(({ id }) => id),
      leaves: leaves.map(({ id }) => id).sort(),
    };
  });
}

interface Around {
  readonly earlierEnd: number;
  readonly next: PlannedSpan | undefined;
  readonly given: Judged;
  readonly isOver: boolean;
  readonly said: Set<Remark>;
  readonly due: Due;
}

/** From when until when somebody must be there, with leave for parts of the shift taken off. */
interface Due {
  readonly startsAt: number;
  readonly endsAt: number;
  /** Leave that takes all of the shift. */
  readonly isWhole: (leave: Leave) => boolean;
}

function dueOf(span: PlannedSpan, leaves: readonly Leave[]): Due {
  const parts = leaves.flatMap(({ part }) => (part ? [part] : [])).sort((a, b) => a.fromMs - b.fromMs);
  let { startsAt, endsAt } = span;
  for (const { fromMs, toMs } of parts) if (fromMs <= startsAt && toMs > startsAt) startsAt = toMs;
  for (const { fromMs, toMs } of [...parts].sort((a, b) => b.toMs - a.toMs)) {
    if (toMs >= endsAt && fromMs < endsAt) endsAt = fromMs;
  }
  // Parts that take all of it together are leave for all of it.
  const isAll = startsAt >= span.endsAt;
  const isWhole = ({ part }: Leave) =>
    !part || (isAll && part.fromMs < span.endsAt && part.toMs > span.startsAt);
  return isAll ? { ...span, isWhole } : { startsAt, endsAt, isWhole };
}

function attendanceIn(
  span: PlannedSpan,
  within: readonly Presence[],
  outs: readonly number[],
  { earlierEnd, next, given, isOver, said, due }: Around,
) {
  const [first] = within;
  const last = within.at(-1);
  if (!first || !last) {
    const leftAt = outs.at(-1) ?? null;
    if (leftAt !== null) said.add("no-in");
    return { isThere: leftAt !== null, arrivedAt: null, leftAt, lateMs: 0, earlyMs: 0 };
  }
  const goesOn = next !== undefined && last.to > next.startsAt;
  const wentOn = first.from < earlierEnd;
  if (goesOn || wentOn) said.add("continued");
  if (last.open && isOver) said.add("no-out");
  const arrivedAt = wentOn ? Math.max(first.from, Math.min(earlierEnd, span.startsAt)) : first.from;
  const leftAt = goesOn ? span.endsAt : last.open ? null : Math.max(last.to, ...outs);
  const isEarly = leftAt !== null && given.nowMs >= due.endsAt;
  return {
    ...{ isThere: true, arrivedAt, leftAt },
    lateMs: Math.max(0, arrivedAt - due.startsAt),
    earlyMs: isEarly ? Math.max(0, due.endsAt - leftAt) : 0,
  };
}

function statusOf(
  isThere: boolean,
  leaves: readonly Leave[],
  ruled: RuledAs | undefined,
  span: PlannedSpan,
  nowMs: number,
  said: Set<Remark>,
): ShiftStatus {
  const kinds = new Set(leaves.map(({ kind }) => kind));
  if (isThere && kinds.size > 0) said.add("leave-and-attendance");
  if (kinds.size > 1) said.add("two-leaves");
  if (ruled) {
    said.add("ruled");
    return ruled;
  }
  const [kind] = kinds;
  if (kinds.size > 1 || (kind && isThere)) return "unclear";
  if (kind) return kind;
  if (isThere) return "present";
  return nowMs < span.endsAt ? "due" : "absent";
}

function beyond(ms: number, toleranceMinutes: number): number {
  return ms > toleranceMinutes * minuteMs ? ms : 0;
}

function timeIn(presences: readonly Presence[], from: number, to: number): number {
  return presences.reduce(
    (sum, each) => sum + Math.max(0, Math.min(each.countsTo, to) - Math.max(each.from, from)),
    0,
  );
}

/** Whether a clocking of the block is shown with this shift of it. */
function concerns(
  { atMs, type }: Clocking,
  span: PlannedSpan,
  next: PlannedSpan | undefined,
  earlierEnd: number,
): boolean {
  const isAfter = earlierEnd === Number.NEGATIVE_INFINITY || atMs > Math.min(earlierEnd, span.startsAt);
  const isFirstIn = type === "in" && atMs === Math.min(earlierEnd, span.startsAt);
  return (isAfter || isFirstIn) && (next === undefined || atMs <= Math.max(next.startsAt, span.endsAt));
}

/** Stays that no shift was planned for, each on the day that it begins on. */
function offPlan(clockings: readonly Clocking[], { rules, zone, nowMs }: Judged): ShiftResult[] {
  const stays: { open: Clocking; out: Clocking | null }[] = [];
  for (const clocking of clockings) {
    const last = stays.at(-1);
    const isOpen = last !== undefined && !last.out && clocking.atMs - last.open.atMs <= longestStayMs;
    if (clocking.type === "out") {
      if (isOpen) last.out = clocking;
    } else if (!isOpen) stays.push({ open: clocking, out: null });
  }
  return stays.map(({ open, out }) => {
    const isForgotten = !out && nowMs - open.atMs > longestStayMs;
    const to = out?.atMs ?? open.atMs;
    const workedMs = to - open.atMs;
    const isOvertime = rules.overtime.unplanned && workedMs >= rules.overtime.fromMinutes * minuteMs;
    return {
      ...{ day: localDay(zone, open.atMs), shift: null, post: null, startsAt: open.atMs, endsAt: to },
      ...{ status: "extra", arrivedAt: open.atMs, leftAt: out?.atMs ?? null, lateMs: 0, earlyMs: 0 },
      ...{ workedMs, overtimeMs: isOvertime ? workedMs : 0 },
      remarks: isForgotten ? ["no-out"] : [],
      clockings: out ? [open.id, out.id] : [open.id],
      leaves: [],
    };
  });
}
