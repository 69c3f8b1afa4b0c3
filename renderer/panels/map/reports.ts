/** Which citizens' reports the map shows, and which priority a bubble of them bears: the gravest inside. */
import type { CityRow, ReportRow } from "../../../shared/contract/rows.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import { type Priority, priorityOf, priorityWeights } from "../../report/order.ts";
import type { Placed } from "./gather.ts";

export interface ReportOnMap extends Placed {
  readonly id: string;
  readonly priority: Priority;
  readonly shape: CityRow["agencies"][number]["shape"];
  /** Its category's, in the language of the room. */
  readonly name: string;
}

/** Open reports inside the city; `selected` is left to be drawn by itself. */
export function reportsOnMap(
  reports: readonly ReportRow[],
  city: CityIndex,
  language: "id" | "en",
  selected: string | null,
): ReportOnMap[] {
  return reports
    .filter((report) => report.id !== selected && report.status === "open" && !report.outside)
    .map((report) => reportOnMap(report, city, language));
}

export function reportOnMap(report: ReportRow, city: CityIndex, language: "id" | "en"): ReportOnMap {
  const category = city.categories.get(report.category);
  const agency = category && city.agencies.get(category.agency);
  return {
    id: report.id,
    place: report.place,
    priority: priorityOf(report, city.categories),
    shape: agency?.shape ?? "circle",
    name: category?.name[language] ?? report.category,
  };
}

export function gravest(reports: readonly [ReportOnMap, ...ReportOnMap[]]): Priority {
  return reports.reduce(
    (worst, { priority }) => (priorityWeights[priority] < priorityWeights[worst] ? priority : worst),
    reports[0].priority,
  );
}
