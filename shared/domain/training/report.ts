/** The report of a drill as it is kept beside it (`report.json`). */
import { z } from "zod";
import { drillIncidentSchema, drillMeasuresSchema } from "./measures.ts";
import { drillRecordSchema } from "./record.ts";

export const drillReportBodySchema = z.object({
  format: z.literal(1),
  drill: drillRecordSchema,
  /** From its beginning to its end by its own clock, ms, and by the machine's. */
  drillMs: z.number().nonnegative(),
  /** Null where nobody ended it: when it stopped is not known. */
  realMs: z.number().nonnegative().nullable(),
  measures: drillMeasuresSchema,
  incidents: z.array(drillIncidentSchema),
});
export type DrillReportBody = z.infer<typeof drillReportBodySchema>;

export const keptReportSchema = z.object({
  body: drillReportBodySchema,
  /** SHA-256 of the body's canonical JSON (RFC 8785), in base 16. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of that hash, with the station's key: null where it had none. Both in base64url. */
  signature: z.string().nullable(),
  publicKey: z.string().nullable(),
});
export type KeptReport = z.infer<typeof keptReportSchema>;
