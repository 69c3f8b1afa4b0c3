/** Drills, as screens see and ask for them. */
import { z } from "zod";
import { drillRefusals } from "../domain/training/begin.ts";
import { clockPieceSchema, drillSpeedSchema } from "../domain/training/clock.ts";
import { injectionSchema } from "../domain/training/injection.ts";
import { drillIncidentSchema, drillMeasuresSchema } from "../domain/training/measures.ts";
import {
  drillIdSchema,
  drillRecordSchema,
  mostParticipants,
  scenarioUses,
} from "../domain/training/record.ts";
import { command, view } from "./define.ts";
import { epochMs, text } from "./units.ts";

const none = z.object({}).strict();
const nothing = none;
const console = ["console"] as const;
const scenario = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** The drill that runs in this room: one row, none in a real room. */
export const drillRow = z.object({
  id: z.literal("drill"),
  drill: drillIdSchema,
  scenario,
  name: text,
  /** How long it is meant to be, by its own clock; null where the scenario does not say. */
  minutes: z.number().nullable(),
  speed: drillSpeedSchema,
  frozen: z.boolean(),
  /** How its clock goes now. */
  clock: clockPieceSchema,
  /** By its own clock. */
  begunAt: epochMs,
  begunBy: z.string(),
  participants: z.array(z.string()),
  injected: z.number(),
  /** The broker of the drill is away until then, by its clock. */
  brokerAwayUntil: epochMs.nullable(),
});
export type DrillRow = z.infer<typeof drillRow>;

/** A scenario that may be chosen, or why not. */
export const scenarioRow = z.object({
  id: scenario,
  name: text,
  about: text.nullable(),
  minutes: z.number().nullable(),
  trains: z.array(text),
  uses: z.array(z.enum(scenarioUses)),
  reports: z.number(),
  origin: z.enum(["shipped", "city"]),
  version: z.string(),
  /** What of it does not fit this city; empty where it does. */
  faults: z.array(z.string()),
});
export type ScenarioRow = z.infer<typeof scenarioRow>;

/** What beginning a drill means for this station now; one row. */
export const drillReadinessRow = z.object({
  id: z.literal("readiness"),
  /** Other stations of the room that are up. */
  others: z.number(),
  urgentOpen: z.number(),
  open: z.number(),
  /** Nothing in this room is real. */
  demo: z.boolean(),
  refusal: z.enum(drillRefusals).nullable(),
});
export type DrillReadinessRow = z.infer<typeof drillReadinessRow>;

/** A drill of before. */
export const pastDrillRow = z.object({
  id: drillIdSchema,
  drill: drillRecordSchema,
  /** Null while its report is being made, or where it cannot be. */
  measures: drillMeasuresSchema.nullable(),
  drillMs: z.number().nullable(),
  sha256: z.string().nullable(),
  /** Its file is not what its hash, or signature, says any more. */
  altered: z.boolean(),
});
export type PastDrillRow = z.infer<typeof pastDrillRow>;

export const trainingViews = {
  drill: view(none, drillRow, (row) => row.id),
  scenarios: view(none, scenarioRow, (row) => row.id),
  drillReadiness: view(none, drillReadinessRow, (row) => row.id),
  /** The newest first. */
  pastDrills: view(none, pastDrillRow, (row) => row.id),
  /** Of one drill of before. */
  drillIncidents: view(z.object({ drill: drillIdSchema }).strict(), drillIncidentSchema, (row) => row.id),
};

export const trainingCommands = {
  /** This station leaves the real room for the room of a drill. Refused where it is needed. */
  "drill.begin": command(
    z.object({
      scenario,
      speed: drillSpeedSchema,
      participants: z.array(z.string().trim().min(1).max(80)).max(mostParticipants),
    }),
    z.object({ drill: drillIdSchema }),
    console,
  ),
  /** The drill's clock stands, and all that goes by it. */
  "drill.freeze": command(nothing, nothing, console),
  "drill.resume": command(nothing, nothing, console),
  "drill.speed": command(z.object({ speed: drillSpeedSchema }), nothing, console),
  "drill.inject": command(z.object({ what: injectionSchema }), nothing, console),
  /** Back to the real room. */
  "drill.end": command(nothing, nothing, console),
  /** The report of one drill of before, beside others where these are named, as a PDF. */
  "drill.paper": command(
    z.object({
      drill: drillIdSchema,
      against: z.array(drillIdSchema).max(3),
      language: z.enum(["id", "en"]),
    }),
    z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
    console,
  ),
} as const;
