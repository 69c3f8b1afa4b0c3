/** How a figure stands beside what it is compared with and what is asked. Pure. */
import type { PerformanceRow } from "../../shared/contract/performance.ts";
import type { Stage } from "../../shared/domain/incident/deadlines.ts";

/** Null where nothing is asked, or nothing is known. */
export function meetsKept({ kept, target }: Pick<PerformanceRow, "kept" | "target">): boolean | null {
  if (kept === null || target?.kept == null) return null;
  return kept >= target.kept;
}

export function meetsPace(row: PerformanceRow, stage: Stage): boolean | null {
  const asked = row.target?.p90S[stage];
  const { p90 } = row[stage];
  return asked === undefined || p90 === null ? null : p90 <= asked;
}

/** Incidents, or orders, for each hour that one person was on duty; null where hours are not known. */
export function jobsPerHour({
  count,
  dutyHours,
}: Pick<PerformanceRow, "count" | "dutyHours">): number | null {
  return dutyHours === null || dutyHours < 0.5 ? null : count / dutyHours;
}

export type Direction = "up" | "down" | "same";

/** What is within a twentieth of what it was is the same. */
export function directionOf(now: number | null, before: number | null): Direction | null {
  if (now === null || before === null) return null;
  if (Math.abs(now - before) <= Math.abs(before) / 20) return "same";
  return now > before ? "up" : "down";
}
