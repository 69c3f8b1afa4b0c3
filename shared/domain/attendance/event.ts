/** What people decide about attendance, as events of the log. Nothing that was said before is altered by any of them. */
import { z } from "zod";
import { leaveKinds, ruledAs } from "./clocking.ts";
import { verdicts } from "./flags.ts";

const id = z.string().min(1).max(80);
/** Of what is named after several others. */
const longId = z.string().min(1).max(400);
const day = z.iso.date();
const epochMs = z.number().int().nonnegative();
const reason = z.string().max(500);

export const attendanceBodies = {
  /** The subject of these is `attendance:` and an officer's id (entries.ts). */
  "attendance.clocked": z.object({
    entry: id,
    type: z.enum(["in", "out"]),
    at: epochMs,
    reason,
  }),
  "attendance.leave-entered": z.object({
    ...{ entry: id, leave: z.enum(leaveKinds), from: day, to: day, reason },
    /** Some hours of one day, epoch ms; absent for whole days. */
    part: z.object({ fromMs: epochMs, toMs: epochMs }).optional(),
  }),
  /** What was entered counts no more. */
  "attendance.withdrawn": z.object({ entry: id, reason }),
  /** What a phone or a machine told counts no more, or again. */
  "attendance.struck": z.object({ clocking: longId, struck: z.boolean(), reason }),
  /** What a shift counts as, whatever its clockings say; null for what they say. */
  "attendance.ruled": z.object({ day, shift: id, as: z.enum(ruledAs).nullable(), reason }),
  "attendance.flag-judged": z.object({ flag: longId, verdict: z.enum(verdicts).nullable(), reason }),
  /** The subject is `attendance-day:` and the day: what came late for it has been looked at. */
  "attendance.day-closed": z.object({ day }),
  /** The subject is `attendance-machines`: whose number that is on a fingerprint machine; null for nobody's. */
  "attendance.person-mapped": z.object({ person: id, officer: id.nullable() }),
  /**
   * A machine's clock was ahead by so much (behind where it is negative) when it wrote the file of this hash; 0: it was
   * right. What the machine said is kept.
   */
  "attendance.machine-corrected": z.object({ file: longId, offsetMs: z.number().int(), reason }),
} as const;
