/** How this machine and what it depends on do: the doctor's findings, and figures on the running program. */
import { z } from "zod";
import { findingSchema } from "../domain/doctor/finding.ts";
import { command, view } from "./define.ts";
import { epochMs } from "./units.ts";

const none = z.object({}).strict();
const nothing = z.object({}).strict();

/** What main alone can see of the machine. */
export const machineFacts = z.object({
  electron: z.string().max(40),
  chromium: z.string().max(40),
  /** The runtime for looking and testing, past its end of life. */
  evaluation: z.boolean(),
  system: z.string().max(120),
  /** Chromium's word on each feature (`app.getGPUFeatureStatus()`): `enabled`, `disabled_software` … */
  gpuFeatures: z.record(z.string().max(60), z.string().max(80)),
  /** What draws, as the driver calls itself. */
  renderer: z.string().max(200).nullable(),
  displays: z
    .array(z.object({ label: z.string().max(120), widthPx: z.number(), heightPx: z.number() }))
    .max(64),
  /** Where the pages lie, for the fonts in them. */
  pagesFolder: z.string(),
});
export type MachineFacts = z.infer<typeof machineFacts>;

/** One figure of the program; `id` is its name with its labels. */
export const metricRow = z.object({
  id: z.string(),
  name: z.string(),
  labels: z.record(z.string(), z.string()),
  value: z.number(),
  unit: z.enum(["count", "bytes", "seconds", "events"]),
});
export type MetricRow = z.infer<typeof metricRow>;

/** The last examination; one row. */
export const examinationRow = z.object({
  id: z.literal("examination"),
  state: z.enum(["never", "running", "done"]),
  /** When it ended. */
  at: epochMs.nullable(),
  findings: z.array(findingSchema),
});
export type ExaminationRow = z.infer<typeof examinationRow>;

export const doctorViews = {
  metrics: view(none, metricRow, (row) => row.id),
  examination: view(none, examinationRow, (row) => row.id),
};

export const doctorCommands = {
  "machine.report": command(machineFacts, nothing, ["main"]),
  /** Looks at everything anew; the row of `examination` tells what was found. */
  "doctor.examine": command(nothing, nothing, ["console"]),
  /** Puts what helps somebody else to help into one file, without secrets and personal data. */
  "doctor.export": command(nothing, z.object({ file: z.string(), bytes: z.number() }), ["console"]),
} as const;
