/** In which order groups stand; all together always first. Pure. */
import type { PerformanceRow } from "../../../shared/contract/performance.ts";
import { allKey, type Grouping } from "../../../shared/domain/performance/figures.ts";

/** By how many there were, by what is late now, by deadlines that were not kept. */
export const orders = ["count", "overdue", "kept"] as const;
export type Order = (typeof orders)[number];

export function orderRows(
  rows: readonly PerformanceRow[],
  grouping: Grouping,
  order: Order,
  nameOf: (key: string) => string,
): PerformanceRow[] {
  const value = ({ count, overdue, kept, keptOf }: PerformanceRow): number => {
    if (order === "count") return count;
    // Of so few that they say little, shares say nothing about who comes first.
    return order === "overdue" ? overdue : kept === null ? -1 : (1 - kept) * keptOf;
  };
  return [...rows].sort((a, b) => {
    if (a.key === allKey || b.key === allKey) return a.key === allKey ? -1 : 1;
    if (grouping === "hour") return Number(a.key) - Number(b.key);
    return value(b) - value(a) || nameOf(a.key).localeCompare(nameOf(b.key));
  });
}
