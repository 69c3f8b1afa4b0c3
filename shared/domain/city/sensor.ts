/** `sensors.yaml` (optional): what measures by itself, and from which value on somebody must look. */
import { z } from "zod";
import { lonLatSchema } from "../place.ts";
import { idSchema, nameSchema } from "./text.ts";

export const sensorKinds = ["water-level", "rain", "flow", "wind", "air-quality", "temperature"] as const;
export type SensorKind = (typeof sensorKinds)[number];

export const sensorSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  kind: z.enum(sensorKinds),
  place: lonLatSchema,
  /** Of all numbers here; a message in another unit is refused. */
  unit: z.string().min(1, "a unit").max(12, "a unit of at most 12 characters"),
  /** From these values on it is a warning, and an alarm. */
  limits: z
    .strictObject({ warning: z.number(), alarm: z.number() })
    .refine(({ warning, alarm }) => warning < alarm, "a warning below the alarm"),
  /** How far below a limit the value must fall until it is over: a value that trembles alarms once. */
  hysteresis: z.number().min(0, "0 or more").default(0),
  /** How long it must stay over a limit, or below it, until that counts. */
  delaySeconds: z.number().min(0, "0 or more").max(3600, "at most 3600").default(0),
});
export type Sensor = z.infer<typeof sensorSchema>;
