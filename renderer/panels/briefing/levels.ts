/** How a sensor stands against its limits. Pure. */
import type { SensorRow } from "../../../shared/contract/sensors.ts";

export type Level = "unknown" | "normal" | "warning" | "alarm";

export function levelOf({ value, warning, alarm }: Pick<SensorRow, "value" | "warning" | "alarm">): Level {
  if (value === null) return "unknown";
  if (value >= alarm) return "alarm";
  return value >= warning ? "warning" : "normal";
}

/** The nearest to its alarm first; those of which nothing is known last. */
export function orderSensors(sensors: readonly SensorRow[]): SensorRow[] {
  const part = ({ value, alarm }: SensorRow) => (value === null ? Number.NEGATIVE_INFINITY : value / alarm);
  return [...sensors].sort((a, b) => part(b) - part(a) || a.name.localeCompare(b.name));
}
