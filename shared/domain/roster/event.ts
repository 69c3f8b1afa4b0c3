/** What is decided about the roster: bodies of its events (`shared/domain/event/event.ts` lists them with all others). */
import { z } from "zod";

const id = z.string().min(1).max(80);
const reason = z.string().max(500);
const day = z.iso.date();

/** One shift of one officer; `post` null for the officer's usual one. */
export const assignmentSchema = z.object({ shift: id, post: id.nullable() });
export type Assignment = z.infer<typeof assignmentSchema>;

/** All that one officer does on one day: no shift is an empty list. */
export const dayEntrySchema = z.object({ officer: id, day, shifts: z.array(assignmentSchema).max(10) });
export type DayEntry = z.infer<typeof dayEntrySchema>;

/** More is written as several events: one must fit a message. */
export const entriesInEvent = 400;

export const rosterBodies = {
  /** The subject of these is a plan's id. `base` says what stands on a day that has no entry. */
  "roster.drafted": z.object({
    name: z.string().max(120),
    from: day,
    until: day,
    /** Null for all agencies. */
    agency: id.nullable(),
    base: z.enum(["rotation", "nothing"]),
  }),
  "roster.entered": z.object({ entries: z.array(dayEntrySchema).max(entriesInEvent) }),
  "roster.published": z.object({}),
  /** A draft is thrown away, or a published plan taken back. */
  "roster.withdrawn": z.object({ reason }),
  /** The subject of these is an officer's id. */
  "roster.changed": z.object({ day, shifts: z.array(assignmentSchema).max(10), reason }),
  /** What the plan says stands again. */
  "roster.restored": z.object({ day, reason }),
  /** The subject of these is a swap's id: each takes over what the other has on that one's day. */
  "roster.swap-proposed": z.object({
    first: z.object({ officer: id, day }),
    second: z.object({ officer: id, day }),
    reason,
  }),
  /** Days on which offices are closed, beside those of the city's data. The subject is the city's code. */
  "roster.holidays-added": z.object({
    holidays: z.array(z.object({ day, name: z.string().max(80) })).max(entriesInEvent),
  }),
  "roster.swap-agreed": z.object({}),
  "roster.swap-declined": z.object({ reason }),
} as const;
