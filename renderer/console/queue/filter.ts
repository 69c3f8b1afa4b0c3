/** Which reports the operator wants to see. Pure. */
import type { ReportRow } from "../../../shared/contract/rows.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import { type Priority, priorityOf } from "../../report/order.ts";
import { hasWords } from "../words.ts";

export interface ReportFilter {
  readonly status: ReportRow["status"];
  /** Words that must all occur somewhere in the report; empty lets all through. */
  readonly text: string;
  /** Empty sets let all through. */
  readonly priorities: ReadonlySet<Priority>;
  readonly agencies: ReadonlySet<string>;
  /** A district's code, or null for all. */
  readonly district: string | null;
}

export const everyOpenReport: ReportFilter = {
  status: "open",
  text: "",
  priorities: new Set(),
  agencies: new Set(),
  district: null,
};

export function filterReports(
  reports: readonly ReportRow[],
  filter: ReportFilter,
  city: CityIndex,
): ReportRow[] {
  return reports.filter((report) => {
    if (report.status !== filter.status) return false;
    if (filter.district !== null && report.district !== filter.district) return false;
    if (filter.priorities.size > 0 && !filter.priorities.has(priorityOf(report, city.categories)))
      return false;
    if (filter.agencies.size > 0 && !filter.agencies.has(agencyOf(report, city) ?? "")) return false;
    return hasWords(filter.text, [searchable(report, city)]);
  });
}

function agencyOf(report: ReportRow, city: CityIndex): string | undefined {
  return city.categories.get(report.category)?.agency;
}

/** How many reports of each priority and agency there are. */
export interface ReportFigures {
  readonly open: number;
  readonly closed: number;
  readonly priorities: ReadonlyMap<string, number>;
  readonly agencies: ReadonlyMap<string, number>;
}

/** Counts the reports of one status, so that a person sees what a filter would leave. */
export function countReports(
  reports: readonly ReportRow[],
  status: ReportRow["status"],
  city: CityIndex,
): ReportFigures {
  let open = 0;
  const priorities = new Map<string, number>();
  const agencies = new Map<string, number>();
  for (const report of reports) {
    if (report.status === "open") open += 1;
    if (report.status !== status) continue;
    add(priorities, priorityOf(report, city.categories));
    add(agencies, agencyOf(report, city) ?? "");
  }
  return { open, closed: reports.length - open, priorities, agencies };
}

function add(figures: Map<string, number>, key: string): void {
  figures.set(key, (figures.get(key) ?? 0) + 1);
}

/** A row never changes: a changed report is a new row, so its text is put together once. */
const texts = new WeakMap<ReportRow, { readonly city: CityIndex; readonly text: string }>();

function searchable(report: ReportRow, city: CityIndex): string {
  const known = texts.get(report);
  if (known?.city === city) return known.text;
  const category = city.categories.get(report.category);
  const text = [
    report.id,
    category?.name.id ?? report.category,
    category?.name.en,
    report.text,
    report.address,
    report.district && city.districts.get(report.district)?.name,
    report.channel,
  ]
    .join(" ")
    .toLowerCase();
  texts.set(report, { city, text });
  return text;
}
