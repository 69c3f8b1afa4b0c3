/** The roster as screens see it, and what is decided about it. What it means: `shared/domain/roster`. */
import { z } from "zod";
import { assignmentSchema, dayEntrySchema } from "../domain/roster/event.ts";
import { command } from "./define.ts";
import { epochMs, text } from "./units.ts";

const clockTime = z.string();
const day = z.iso.date();
const id = z.string().min(1).max(80);

/** What the city's data says that plans are made of; one row. */
export const rosterCityRow = z.object({
  id: z.literal("roster"),
  shifts: z.array(z.object({ id: z.string(), name: text, start: clockTime, end: clockTime })),
  /** Hours that stand for a time, by shift. */
  otherHours: z.array(
    z.object({
      ...{ id: z.string(), name: text, from: z.string(), until: z.string() },
      shifts: z.record(z.string(), z.object({ start: clockTime, end: clockTime })),
    }),
  ),
  holidays: z.array(z.object({ day: z.string(), name: text, kind: z.enum(["public", "joint-leave"]) })),
  crews: z.array(z.string()),
  posts: z.array(z.object({ id: z.string(), name: z.string(), agency: z.string(), district: z.string() })),
  skills: z.array(z.object({ id: z.string(), name: text })),
  vehicles: z.array(
    z.object({
      ...{ id: z.string(), kind: text, plate: z.string().nullable(), agency: z.string() },
      ...{ post: z.string(), skill: z.string().nullable() },
    }),
  ),
  /** Of officers who have any, ids of `skills`. */
  officerSkills: z.record(z.string(), z.array(z.string())),
});
export type RosterCityRow = z.infer<typeof rosterCityRow>;

export const rosterPlanRow = z.object({
  ...{ id: z.string(), name: z.string(), from: z.string(), until: z.string() },
  agency: z.string().nullable(),
  base: z.enum(["rotation", "nothing"]),
  state: z.enum(["draft", "published", "withdrawn"]),
  since: epochMs,
  draftedBy: z.string(),
  publishedBy: z.string().nullable(),
  /** Days of officers that it says itself. */
  entries: z.number(),
});
export type RosterPlanRow = z.infer<typeof rosterPlanRow>;

const plannedShift = z.object({
  ...{ shift: z.string(), day: z.string(), startsAt: epochMs, endsAt: epochMs },
  /** Its id. */
  post: z.string(),
  source: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("rotation") }),
    z.object({ kind: z.literal("plan"), plan: z.string() }),
    z.object({ kind: z.literal("change"), reason: z.string(), by: z.string(), atMs: epochMs }),
    z.object({ kind: z.literal("swap"), swap: z.string(), from: z.string() }),
  ]),
});

/** What one officer is planned for, on each of the days that were asked for. */
export const rosterDaysRow = z.object({
  officer: z.string(),
  days: z.array(
    z.object({
      shifts: z.array(plannedShift),
      /** The day was changed, also where no shift is left: why, by whom, when. Null where the plan stands. */
      changed: z.object({ reason: z.string(), by: z.string(), atMs: epochMs }).nullable(),
    }),
  ),
});
export type RosterDaysRow = z.infer<typeof rosterDaysRow>;

/** One post in one shift, on each of the days that were asked for. */
export const rosterStaffingRow = z.object({
  /** `<post>/<shift>` */
  id: z.string(),
  ...{ post: z.string(), shift: z.string() },
  days: z.array(z.object({ planned: z.number(), minimum: z.number() })),
});
export type RosterStaffingRow = z.infer<typeof rosterStaffingRow>;

export const rosterFaultKinds = ["overlap", "gap", "short", "unknown"] as const;

export const rosterFaultRow = z.object({
  id: z.string(),
  kind: z.enum(rosterFaultKinds),
  /** The day that it begins on. */
  day: z.string(),
  /** Of an overlap; of what is unknown where it is an officer. */
  officer: z.string().nullable(),
  post: z.string().nullable(),
  shift: z.string().nullable(),
  /** Of an overlap: what the shift overlaps with. */
  other: z.object({ shift: z.string(), day: z.string() }).nullable(),
  startsAt: epochMs.nullable(),
  endsAt: epochMs.nullable(),
  planned: z.number().nullable(),
  minimum: z.number().nullable(),
});
export type RosterFaultRow = z.infer<typeof rosterFaultRow>;

/** A post that has too few in a shift that runs, or begins within the city's lead time. */
export const rosterShortRow = z.object({
  /** `<day>/<post>/<shift>` */
  id: z.string(),
  ...{ post: z.string(), postName: z.string(), agency: z.string(), district: z.string() },
  ...{ shift: z.string(), shiftName: text, day: z.string(), startsAt: epochMs, endsAt: epochMs },
  /** `startsAt` on the city's clock. */
  startClock: clockTime,
  ...{ planned: z.number(), minimum: z.number() },
});
export type RosterShortRow = z.infer<typeof rosterShortRow>;

const swapSide = z.object({ officer: id, day });

export const rosterSwapRow = z.object({
  id: z.string(),
  ...{ first: swapSide, second: swapSide, reason: z.string() },
  state: z.enum(["proposed", "agreed", "declined"]),
  since: epochMs,
  proposedBy: z.string(),
  decidedBy: z.string().nullable(),
  declinedFor: z.string().nullable(),
});
export type RosterSwapRow = z.infer<typeof rosterSwapRow>;

/** What was decided about the roster, by whom, when and why: the newest. */
export const rosterDecisionRow = z.object({
  /** The event's. */
  id: z.string(),
  at: epochMs,
  by: z.string(),
  kind: z.enum([
    ...(["drafted", "published", "withdrawn", "changed", "restored"] as const),
    ...(["swap-proposed", "swap-agreed", "swap-declined", "holidays-added"] as const),
  ]),
  /** Of a day of one officer, or of the first of a swap. */
  officer: z.string().nullable(),
  day: z.string().nullable(),
  /** The other of a swap. */
  other: swapSide.nullable(),
  /** A plan's name. */
  plan: z.string().nullable(),
  /** Of a changed day: what it became. */
  shifts: z.array(assignmentSchema).nullable(),
  count: z.number(),
  reason: z.string().nullable(),
});
export type RosterDecisionRow = z.infer<typeof rosterDecisionRow>;

/** More than two months nobody looks at, or drafts, at once. */
export const maxPlanDays = 62;

/** `plan`: a draft that is looked at as if it were published; null for what stands. */
export const rosterPeriod = z
  .object({ from: day, days: z.number().int().min(1).max(maxPlanDays), plan: id.nullable() })
  .strict();
export type RosterPeriod = z.infer<typeof rosterPeriod>;

const nothing = z.object({}).strict();
const reason = z.string().trim().min(1).max(500);
const shifts = z.array(assignmentSchema).max(4);

export const rosterCommands = {
  "roster.draft": command(
    z.object({
      ...{ name: z.string().trim().min(1).max(120), from: day, until: day },
      ...{ agency: id.nullable(), base: z.enum(["rotation", "nothing"]) },
    }),
    z.object({ plan: z.string() }),
    ["console"],
  ),
  /** Into a draft, which says its own days from then on. */
  "roster.enter": command(
    z.object({ plan: id, entries: z.array(dayEntrySchema).min(1).max(5000) }),
    nothing,
    ["console"],
  ),
  "roster.publish": command(z.object({ plan: id }), nothing, ["console"]),
  "roster.withdraw": command(z.object({ plan: id, reason }), nothing, ["console"]),
  /** One officer, one day: other shifts, another post, or none. */
  "roster.change": command(z.object({ officer: id, day, shifts, reason }), nothing, ["console"]),
  "roster.restore": command(z.object({ officer: id, day, reason }), nothing, ["console"]),
  "roster.proposeSwap": command(
    z.object({ first: swapSide, second: swapSide, reason }),
    z.object({ swap: z.string() }),
    ["console"],
  ),
  "roster.agreeSwap": command(z.object({ swap: id }), nothing, ["console"]),
  "roster.declineSwap": command(z.object({ swap: id, reason }), nothing, ["console"]),
} as const;
