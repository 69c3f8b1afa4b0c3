/**
 * What is kept of a drill in its own folder (`drill.json`), apart from everything real: which scenario was played, by
 * whom, at what pace, and how it ended.
 */
import { z } from "zod";
import { personSchema } from "../roles/role.ts";
import { clockPieceSchema, drillSpeedSchema } from "./clock.ts";

/** Of its folder below `drills` in the station's data folder: when it began, and the scenario. */
export const drillIdSchema = z.string().regex(/^\d{8}T\d{6}Z-[a-z0-9-]{1,60}$/);

/** Which modules, sensors and so on a scenario uses, for whoever chooses one. */
export const scenarioUses = ["reports", "cameras", "sensors"] as const;
export type ScenarioUse = (typeof scenarioUses)[number];

export const drillStates = ["running", "ended", "broken-off"] as const;
export type DrillState = (typeof drillStates)[number];

const text = z.object({ id: z.string(), en: z.string() });

export const drillRecordSchema = z.object({
  format: z.literal(1),
  id: drillIdSchema,
  city: z.string(),
  appVersion: z.string(),
  scenario: z.string(),
  name: text,
  /** SHA-256 of the scenario's text, in base 16: two drills of one version saw the same script. */
  version: z.string(),
  /** How long it is meant to be; null where the scenario does not say. */
  minutes: z.number().nullable(),
  speed: drillSpeedSchema,
  participants: z.array(z.string().max(80)).max(40),
  /** Epoch ms by the machine's clock. */
  begunAt: z.number(),
  begunBy: personSchema,
  state: z.enum(drillStates),
  endedAt: z.number().nullable(),
  /** Null where it was broken off. */
  endedBy: personSchema.nullable(),
  /** Every change of pace, the first at its beginning. */
  pieces: z.array(clockPieceSchema).min(1),
  injected: z.number().int().nonnegative(),
});
export type DrillRecord = z.infer<typeof drillRecordSchema>;

/** Above all participants that a page lets somebody enter. */
export const mostParticipants = 40;
