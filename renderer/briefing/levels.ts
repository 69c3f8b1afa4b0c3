/** How a sensor stands against its limits. Pure. */
import type { SensorRow } from "../../shared/contract/sensors.ts";
import type { Direction } from "../performance/compare.ts";

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

/** How far back a course is looked at. */
const courseMs = 3_600_000;

/** Whether a value rises or falls, beside the one of an hour ago or the oldest since; null where nothing is known. */
export function courseOf({ value, alarm, time, history }: SensorRow): Direction | null {
  if (value === null || time === null) return null;
  const [, then] = history.find(([at]) => at >= time - courseMs) ?? [time, value];
  // What is less than a fiftieth of the limit is the waves of the water.
  if (Math.abs(value - then) < alarm / 50) return "same";
  return value > then ? "up" : "down";
}
