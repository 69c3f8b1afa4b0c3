/** Sensors as screens see them. */
import { z } from "zod";
import { sensorKinds } from "../domain/city/sensor.ts";
import { epochMs, place } from "./units.ts";

export const sensorRow = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(sensorKinds),
  place,
  district: z.string().nullable(),
  unit: z.string(),
  /** From these values on it is a warning, and an alarm. */
  warning: z.number(),
  alarm: z.number(),
  /** What it measured last, and when by its own clock; null when nothing is known. */
  value: z.number().nullable(),
  time: epochMs.nullable(),
  /** The last values with their times, the oldest first. */
  history: z.array(z.tuple([epochMs, z.number()])),
});
export type SensorRow = z.infer<typeof sensorRow>;
