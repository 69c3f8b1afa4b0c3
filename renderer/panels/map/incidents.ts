/** Which incidents the map shows and what their marks say; which priority a bubble bears: the gravest inside. */
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import type { CityRow } from "../../../shared/contract/rows.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import { groupOf } from "../../incident/group.ts";
import { isBreached } from "../../incident/overdue.ts";
import { type Priority, priorityWeights } from "../../ui/priority.ts";
import type { Placed } from "./gather.ts";

/** How far it is, as a mark shows it: nobody has taken it up, somebody has, a crew is there. */
export type IncidentStage = "new" | "taken" | "on-scene";

export interface IncidentOnMap extends Placed {
  readonly id: string;
  readonly priority: Priority;
  readonly shape: CityRow["agencies"][number]["shape"];
  readonly stage: IncidentStage;
  readonly breached: boolean;
  /** Its category's, in the language of the room. */
  readonly name: string;
}

/** The way of an officer to an incident. */
export interface Way {
  readonly officer: string;
  readonly to: Placed["place"];
}

/**
 * Reads rows for the map, those of one city in one language. What has not changed comes back as the same object, so
 * that ten thousand incidents of which one has changed cost no more than a look at each.
 */
export class IncidentReader {
  private readonly city: CityIndex;
  private readonly language: "id" | "en";
  private readonly known = new WeakMap<IncidentRow, IncidentOnMap>();

  constructor(city: CityIndex, language: "id" | "en") {
    this.city = city;
    this.language = language;
  }

  /** Open incidents inside the city; `selected` is left to be drawn by itself. `now` is epoch ms. */
  onMap(incidents: readonly IncidentRow[], selected: string | null, now: number): IncidentOnMap[] {
    return incidents
      .filter((incident) => incident.id !== selected && !incident.outside && groupOf(incident) !== "done")
      .map((incident) => this.one(incident, now));
  }

  one(incident: IncidentRow, now: number): IncidentOnMap {
    const breached = isBreached(incident, now);
    const known = this.known.get(incident);
    if (known?.breached === breached) return known;
    const { id, place, priority, state } = incident;
    const read: IncidentOnMap = {
      ...{ id, place, priority, breached },
      shape: this.city.agencies.get(incident.agency)?.shape ?? "circle",
      stage: state === "new" || state === "on-scene" ? state : "taken",
      name: this.city.categories.get(incident.category)?.name[this.language] ?? incident.category,
    };
    this.known.set(incident, read);
    return read;
  }
}

/** Officers on their way to what is still open. */
export function waysOf(incidents: readonly IncidentRow[]): Way[] {
  const ways: Way[] = [];
  for (const incident of incidents) {
    if (incident.orders.length === 0 || groupOf(incident) === "done") continue;
    for (const { state, officer } of incident.orders) {
      if (state === "en-route") ways.push({ officer, to: incident.place });
    }
  }
  return ways;
}

export function gravest(incidents: readonly [IncidentOnMap, ...IncidentOnMap[]]): Priority {
  return incidents.reduce(
    (worst, { priority }) => (priorityWeights[priority] < priorityWeights[worst] ? priority : worst),
    incidents[0].priority,
  );
}
