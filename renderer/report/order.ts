/** In which order a person should look at reports: open before closed, then by priority, then the newest. */
import type { CityRow, ReportRow } from "../../shared/contract/rows.ts";

type Category = CityRow["categories"][number];
export type Priority = Category["priority"];

/** The gravest has the least. */
export const priorityWeights: Record<Priority, number> = { urgent: 0, high: 1, normal: 2, low: 3 };

/** A category that the city does not know counts as `normal`. */
export function priorityOf(report: ReportRow, categories: ReadonlyMap<string, Category>): Priority {
  return categories.get(report.category)?.priority ?? "normal";
}

export function orderReports(
  reports: readonly ReportRow[],
  categories: ReadonlyMap<string, Category>,
): ReportRow[] {
  const weight = (report: ReportRow) =>
    report.status === "closed" ? 9 : priorityWeights[priorityOf(report, categories)];
  return [...reports].sort(
    (a, b) => weight(a) - weight(b) || b.requestedAt - a.requestedAt || (a.id < b.id ? -1 : 1),
  );
}
