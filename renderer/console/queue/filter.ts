/** Which incidents the operator wants to see. Pure. */
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import { groupOf, type IncidentGroup } from "../../incident/group.ts";
import { holdsAll, wordsOf } from "../words.ts";

/** In the order in which a key goes through them. */
export const queueGroups = ["open", "new", "work", "done"] as const;
export type QueueGroup = (typeof queueGroups)[number];

export interface IncidentFilter {
  readonly group: QueueGroup;
  /** Words that must all occur somewhere in the incident; empty lets all through. */
  readonly text: string;
  /** Empty sets let all through. */
  readonly priorities: ReadonlySet<IncidentRow["priority"]>;
  readonly agencies: ReadonlySet<string>;
  /** A district's code, or null for all. */
  readonly district: string | null;
  /** Who took it up; null for anybody, and nobody. */
  readonly takenBy: string | null;
}

export const everyOpenIncident: IncidentFilter = {
  group: "open",
  text: "",
  priorities: new Set(),
  agencies: new Set(),
  district: null,
  takenBy: null,
};

/** Lets through what the filter does, whatever its words. */
export function filterIncidents(
  incidents: readonly IncidentRow[],
  { group, district, takenBy, priorities, agencies }: Omit<IncidentFilter, "text">,
): IncidentRow[] {
  return incidents.filter(
    (incident) =>
      isOfGroup(groupOf(incident), group) &&
      (district === null || incident.district === district) &&
      (takenBy === null || incident.acknowledgedBy === takenBy) &&
      (priorities.size === 0 || priorities.has(incident.priority)) &&
      (agencies.size === 0 || agencies.has(incident.agency)),
  );
}

/** Apart from the rest, which does not change with each letter that is typed. */
export function findWords(
  incidents: readonly IncidentRow[],
  text: string,
  city: CityIndex,
): readonly IncidentRow[] {
  const words = wordsOf(text);
  return words.length === 0
    ? incidents
    : incidents.filter((incident) => holdsAll(searchable(incident, city), words));
}

function isOfGroup(group: IncidentGroup, wanted: QueueGroup): boolean {
  return wanted === "open" ? group !== "done" : group === wanted;
}

/** How many incidents of each group, priority and agency there are. */
export interface IncidentFigures {
  readonly groups: Readonly<Record<QueueGroup, number>>;
  readonly priorities: ReadonlyMap<string, number>;
  readonly agencies: ReadonlyMap<string, number>;
}

/** Counts all groups, and of one of them the rest, so that a person sees what a filter would leave. */
export function countIncidents(incidents: readonly IncidentRow[], counted: QueueGroup): IncidentFigures {
  const groups = { open: 0, new: 0, work: 0, done: 0 };
  const priorities = new Map<string, number>();
  const agencies = new Map<string, number>();
  for (const incident of incidents) {
    const group = groupOf(incident);
    groups[group] += 1;
    if (!isOfGroup(group, counted)) continue;
    add(priorities, incident.priority);
    add(agencies, incident.agency);
  }
  return { groups: { ...groups, open: groups.new + groups.work }, priorities, agencies };
}

function add(figures: Map<string, number>, key: string): void {
  figures.set(key, (figures.get(key) ?? 0) + 1);
}

/** A row never changes: a changed incident is a new row, so its text is put together once. */
const texts = new WeakMap<IncidentRow, { readonly city: CityIndex; readonly text: string }>();

/** Puts texts together while nobody waits: the first word that is typed then costs no more than the next. */
export function prepareSearch(incidents: readonly IncidentRow[], city: CityIndex): void {
  for (const incident of incidents) searchable(incident, city);
}

function searchable(incident: IncidentRow, city: CityIndex): string {
  const known = texts.get(incident);
  if (known?.city === city) return known.text;
  const category = city.categories.get(incident.category);
  const text = [
    ...incident.reports,
    category?.name.id ?? incident.category,
    category?.name.en,
    incident.text,
    incident.address,
    incident.district && city.districts.get(incident.district)?.name,
    incident.channel,
  ]
    .join(" ")
    .toLowerCase();
  texts.set(incident, { city, text });
  return text;
}
