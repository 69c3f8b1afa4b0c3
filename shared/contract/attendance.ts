/** Attendance as screens see it: a day, a month's recap, what each figure came from, and fingerprint machines. */
import { z } from "zod";
import { clockingSources, leaveKinds, ruledAs } from "../domain/attendance/clocking.ts";
import { flagKinds, verdicts } from "../domain/attendance/flags.ts";
import { remarks, shiftStatuses } from "../domain/attendance/judge.ts";
import { machineFields } from "../domain/attendance/machineFile.ts";
import { type TotalName, totalNames } from "../domain/attendance/recap.ts";
import { command } from "./define.ts";
import { sourceFaultCodes } from "./intake.ts";
import { epochMs, text } from "./units.ts";

const day = z.iso.date();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month such as 2026-11");
const reason = z.string().trim().min(1, "a reason").max(500);
const id = z.string().min(1).max(80);
const longId = z.string().min(1).max(400);

/** Who said something, when, and why. */
const said = z.object({ by: z.string(), atMs: epochMs, reason: z.string() });
export type SaidRow = z.infer<typeof said>;

/** What the screens need of the city's rules; one row, none where the city has no attendance. */
export const attendanceRow = z.object({
  id: z.literal("attendance"),
  lateMinutes: z.number(),
  earlyMinutes: z.number(),
  /** Where machines' files are put. */
  folder: z.string(),
  /** Months that are still being worked out. */
  busy: z.boolean(),
});
export type AttendanceRow = z.infer<typeof attendanceRow>;

/** One shift of one officer, or what was worked off the plan. */
export const attendanceShiftRow = z.object({
  id: z.string(),
  officer: z.string(),
  name: z.string(),
  agency: z.string(),
  crew: z.string(),
  day,
  /** Null off the plan. */
  shift: z.string().nullable(),
  shiftName: text.nullable(),
  post: z.string().nullable(),
  startsAt: epochMs,
  endsAt: epochMs,
  status: z.enum(shiftStatuses),
  arrivedAt: epochMs.nullable(),
  leftAt: epochMs.nullable(),
  lateMs: z.number(),
  earlyMs: z.number(),
  workedMs: z.number(),
  overtimeMs: z.number(),
  remarks: z.array(z.enum(remarks)),
  clockings: z.array(z.string()),
  leaves: z.array(z.string()),
  /** When it changed last after its day was closed; null for not at all. */
  changedAt: epochMs.nullable(),
});
export type AttendanceShiftRow = z.infer<typeof attendanceShiftRow>;

export const attendanceDayRow = z.object({
  day,
  closesAt: epochMs,
  /** Null while it is open. */
  closedAt: epochMs.nullable(),
  /** Shifts that changed since it was closed, or looked at again. */
  changed: z.number(),
  /** Since when the rules hold that it is judged by; null where the city never had others. */
  rulesSince: day.nullable(),
});
export type AttendanceDayRow = z.infer<typeof attendanceDayRow>;

export const attendanceFlagRow = z.object({
  id: z.string(),
  kind: z.enum(flagKinds),
  officer: z.string(),
  name: z.string(),
  agency: z.string(),
  crew: z.string(),
  atMs: epochMs,
  untilMs: epochMs.nullable(),
  distanceM: z.number().nullable(),
  accuracyM: z.number().nullable(),
  limit: z.number(),
  kmh: z.number().nullable(),
  device: z.string().nullable(),
  others: z.array(z.string()),
  clockings: z.array(z.string()),
  verdict: said.extend({ verdict: z.enum(verdicts) }).nullable(),
});
export type AttendanceFlagRow = z.infer<typeof attendanceFlagRow>;

/** What the figures of one officer came from, in a time. */
export const attendanceFactRow = z.discriminatedUnion("kind", [
  /** What a shift came to, with the ids of what it came from. */
  z.object({
    ...{ kind: z.literal("shift"), id: z.string(), atMs: epochMs, day, shift: z.string().nullable() },
    ...{ shiftName: text.nullable(), endsAt: epochMs, status: z.enum(shiftStatuses) },
    ...{ lateMs: z.number(), earlyMs: z.number(), workedMs: z.number(), overtimeMs: z.number() },
    ...{ remarks: z.array(z.enum(remarks)), clockings: z.array(z.string()), leaves: z.array(z.string()) },
  }),
  z.object({
    ...{ kind: z.literal("clocking"), id: z.string(), atMs: epochMs, type: z.enum(["in", "out"]) },
    ...{ source: z.enum(clockingSources), device: z.string().nullable(), accuracyM: z.number().nullable() },
    /** What a machine said whose clock was wrong; null where its word stands. */
    toldAtMs: epochMs.nullable(),
    /** From the officer's post; null where no place is told. */
    distanceM: z.number().nullable(),
    /** Entered by a supervisor. */
    entered: said.nullable(),
    /** Struck out or withdrawn: it counts no more. */
    ended: said.nullable(),
  }),
  z.object({
    ...{
      kind: z.literal("leave"),
      id: z.string(),
      atMs: epochMs,
      leave: z.enum(leaveKinds),
      from: day,
      to: day,
    },
    /** Some hours of that day; null for whole days. */
    part: z.object({ fromMs: epochMs, toMs: epochMs }).nullable(),
    ...{ entered: said, ended: said.nullable() },
  }),
  z.object({
    ...{ kind: z.literal("ruling"), id: z.string(), atMs: epochMs, day, shift: z.string() },
    ...{ as: z.enum(ruledAs).nullable(), entered: said },
  }),
  /** A closed day came to something else. */
  z.object({
    ...{ kind: z.literal("change"), id: z.string(), atMs: epochMs, day, shift: z.string().nullable() },
    before: z.object({ status: z.enum(shiftStatuses), lateMs: z.number(), earlyMs: z.number() }).nullable(),
    after: z.object({ status: z.enum(shiftStatuses), lateMs: z.number(), earlyMs: z.number() }).nullable(),
  }),
]);
export type AttendanceFactRow = z.infer<typeof attendanceFactRow>;

const totals = z.object(
  Object.fromEntries(totalNames.map((name) => [name, z.number()])) as Record<TotalName, z.ZodNumber>,
);

/** One line of the recap. */
export const attendanceRecapRow = z.object({
  /** An officer, a crew, an agency, or `all` for the sum of all. */
  id: z.string(),
  name: z.string(),
  agency: z.string(),
  crew: z.string(),
  /** For each day of the month its marks, joined by `+`; of a group, those present of those planned, as `7/9`. */
  days: z.array(z.string()),
  totals,
});
export type AttendanceRecapRow = z.infer<typeof attendanceRecapRow>;
export const recapKinds = ["officer", "crew", "agency"] as const;
export type RecapKind = (typeof recapKinds)[number];

/** Which column of a machine's file is what; columns by their names. */
export const machineColumns = z.partialRecord(z.enum(machineFields), z.string().max(120));
export type MachineColumns = z.infer<typeof machineColumns>;

/** A file of a fingerprint machine. */
export const machineFileRow = z.object({
  /** Its content's hash. */
  id: z.string(),
  name: z.string(),
  state: z.enum(["waiting", "done", "refused"]),
  takenAt: epochMs,
  /** Clockings that came in, that were known, of people that nobody is named for, and lines that could not be read. */
  fresh: z.number(),
  known: z.number(),
  unmapped: z.number(),
  refused: z.number(),
  /** The first line that could not be read, and why. */
  detail: z.string().nullable(),
  fault: z.object({ code: z.enum(sourceFaultCodes), detail: z.string() }).nullable(),
  /** Its clock seems to be off by so much; positive where it is ahead. */
  clockOffMs: z.number().nullable(),
  clockSamples: z.number(),
  /** What a person said its clock was ahead by; none where its word stands. */
  corrected: said.extend({ offsetMs: z.number() }).nullish(),
  /** Of one that waits: its columns, what they are taken for, and its first lines. */
  columns: z.array(z.string()),
  guess: machineColumns,
  sample: z.array(z.array(z.string())),
});
export type MachineFileRow = z.infer<typeof machineFileRow>;

/** A number on a machine that belongs to no officer yet, or that was told whose it is. */
export const machinePersonRow = z.object({
  person: z.string(),
  officer: z.string().nullable(),
  clockings: z.number(),
  lastAt: epochMs,
});
export type MachinePersonRow = z.infer<typeof machinePersonRow>;

/** A clock that is farther off is set to another day, and its file is better written anew. */
export const maxClockOffMs = 48 * 3_600_000;

const nothing = z.object({}).strict();
const console = ["console" as const];

export const attendanceParams = {
  ofDay: z.object({ day }).strict(),
  ofMonth: z.object({ month }).strict(),
  recap: z.object({ month, by: z.enum(recapKinds) }).strict(),
  facts: z.object({ officer: id, from: day, to: day }).strict(),
};

export const exportFormats = ["xlsx", "pdf", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const attendanceCommands = {
  /** The recap as a file, with the figures of the view. */
  "attendance.export": command(
    z.object({
      month,
      by: z.enum(recapKinds),
      format: z.enum(exportFormats),
      language: z.enum(["id", "en"]),
    }),
    z.object({ name: z.string(), rows: z.number(), bytes: z.instanceof(Uint8Array) }),
    console,
  ),
  /** What a supervisor knows: an officer came or went. */
  "attendance.clock": command(
    z.object({ officer: id, type: z.enum(["in", "out"]), at: epochMs, reason }),
    nothing,
    console,
  ),
  "attendance.enterLeave": command(
    z
      .object({
        ...{ officer: id, leave: z.enum(leaveKinds), from: day, to: day, reason },
        /** Some hours of one day; null for whole days. */
        part: z.object({ fromMs: epochMs, toMs: epochMs }).nullable().default(null),
      })
      .refine(({ from, to }) => from <= to, "a first day that is not after the last")
      .refine(({ from, to, part }) => part === null || (from === to && part.fromMs < part.toMs), {
        ...{ path: ["part"], message: "hours of one day, the first before the last" },
      }),
    nothing,
    console,
  ),
  "attendance.withdraw": command(z.object({ officer: id, entry: id, reason }), nothing, console),
  "attendance.strike": command(
    z.object({ officer: id, clocking: longId, struck: z.boolean(), reason }),
    nothing,
    console,
  ),
  "attendance.rule": command(
    z.object({ officer: id, day, shift: id, as: z.enum(ruledAs).nullable(), reason }),
    nothing,
    console,
  ),
  "attendance.judgeFlag": command(
    z.object({
      officer: id,
      flag: longId,
      verdict: z.enum(verdicts).nullable(),
      reason: z.string().max(500),
    }),
    nothing,
    console,
  ),
  /** What came late for a closed day has been looked at. */
  "attendance.closeDay": command(z.object({ day }), nothing, console),
  "attendance.mapPerson": command(z.object({ person: id, officer: id.nullable() }), nothing, console),
  /** Remembered for all files from now on. */
  "attendance.mapColumns": command(z.object({ columns: machineColumns }), nothing, console),
  /** A machine's clock was ahead by so much as it wrote a file; 0: it was right. */
  "attendance.correctMachine": command(
    z.object({
      file: longId,
      offsetMs: z.number().int().min(-maxClockOffMs).max(maxClockOffMs),
      reason,
    }),
    nothing,
    console,
  ),
  /** Where files of machines are put; null for the station's own folder. */
  "attendance.watchFolder": command(
    z.object({ folder: z.string().trim().min(1).max(1000).nullable() }),
    nothing,
    console,
  ),
} as const;
