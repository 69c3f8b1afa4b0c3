/** Which deadlines break next. Pure. */
import type { IncidentRow } from "../../shared/contract/incidents.ts";

type Waiting = IncidentRow & { readonly deadline: NonNullable<IncidentRow["deadline"]> };

/** The `count` deadlines that break soonest; where there are fewer, those that broke last follow. */
export function nextToBreak(
  incidents: readonly IncidentRow[],
  now: number,
  count: number,
): { readonly next: Waiting[]; readonly broken: number; readonly total: number } {
  const waiting = incidents.filter((incident): incident is Waiting => incident.deadline !== null);
  const coming = waiting.filter(({ deadline }) => deadline.at >= now);
  const broken = waiting.filter(({ deadline }) => deadline.at < now);
  coming.sort((a, b) => a.deadline.at - b.deadline.at || (a.id < b.id ? -1 : 1));
  broken.sort((a, b) => b.deadline.at - a.deadline.at || (a.id < b.id ? -1 : 1));
  return { next: [...coming, ...broken].slice(0, count), broken: broken.length, total: waiting.length };
}
