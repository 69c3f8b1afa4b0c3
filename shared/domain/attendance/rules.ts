/**
 * `attendance.yaml` (optional): how the city judges attendance, and what its recap looks like on paper. Without it there
 * is no attendance in the room. What the letters mean is civil-service custom; every number here is the city's own.
 */
import { z } from "zod";
import { localisedSchema, nameSchema } from "../city/text.ts";
import { addDays, type Day, epochOf } from "../zone.ts";

const minutes = (most: number) =>
  z.number().int("whole minutes").min(0, "0 minutes or more").max(most, `at most ${most} minutes`);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "12:00"');

export const attendanceRulesSchema = z.strictObject({
  /** The first day that is judged; else the first of which any clocking is known. Nobody was absent before. */
  begins: z.iso.date('a date such as "2026-11-01"').optional(),
  /** Who comes this late, or goes this early, is not late or early yet. */
  tolerance: z.strictObject({ lateMinutes: minutes(240), earlyMinutes: minutes(240) }),
  /** From how long before a shift's start clocking in belongs to it, and until how long after its end clocking out. */
  window: z.strictObject({ beforeMinutes: minutes(720), afterMinutes: minutes(720) }),
  /** Shifts with no longer a gap between them are worked in one go. */
  joinMinutes: minutes(240).default(0),
  /** What was worked of a shift that nobody clocked out of: nothing, or until its end. Said in either case. */
  missingOut: z.enum(["nothing", "until-end"]).default("nothing"),
  /** Time after a shift's end counts from so many minutes on, all of it; and whether time off the plan counts. */
  overtime: z.strictObject({ fromMinutes: minutes(720), unplanned: z.boolean().default(false) }),
  /** When a day is closed: so many days later, at this hour. Night shifts must be over by then. */
  closes: z.strictObject({
    daysLater: z.number().int("whole days").min(1, "1 day or more").max(31, "at most 31 days"),
    at: clockTime,
  }),
  /** What a person is asked to judge. */
  flags: z.strictObject({
    /** Clocking farther than this from the post, with the position's accuracy taken off. */
    postRadiusM: z.number().min(10, "10 m or more").max(20_000, "at most 20000 m"),
    /** What a position without an accuracy is taken to be accurate to. */
    unknownAccuracyM: z.number().min(0, "0 m or more").max(5000, "at most 5000 m").default(100),
    /** Away from the post for so long while on duty, without an order. */
    awayMinutes: minutes(720),
    /** No position for so long while on duty. */
    silentMinutes: minutes(720),
    /** Faster than this between two places is impossible. */
    impossibleKmh: z.number().min(20, "20 km/h or more").max(2000, "at most 2000 km/h"),
    /** One device that clocks different people within so long. */
    sharedDeviceMinutes: minutes(1440),
    /** How names of devices begin that are there for many, such as fingerprint machines. */
    commonDevices: z.array(z.string().min(1).max(60)).max(50).default([]),
  }),
  /** What stands on the recap's paper. */
  paper: z.strictObject({
    letterhead: z.array(nameSchema).min(1, "at least one line").max(6, "at most 6 lines"),
    title: localisedSchema,
    /** Where it is signed. */
    place: nameSchema,
    signature: z.strictObject({
      /** The office that signs. */
      office: nameSchema,
      name: nameSchema,
      /** Rank, and the number of the civil servant (NIP). */
      rank: nameSchema.optional(),
      number: nameSchema.optional(),
    }),
  }),
});
export type AttendanceRules = z.infer<typeof attendanceRulesSchema>;

/** When a day is closed, epoch ms. */
export function closesAt({ closes }: AttendanceRules, zone: string, day: Day): number {
  return epochOf(zone, addDays(day, closes.daysLater), closes.at);
}
