/** Who could go to an incident, as the room knows it now: duty, positions, orders, and the way through the streets. */
import type { SuggestionRow } from "../../../shared/contract/incidents.ts";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import { cityRoads } from "../../../shared/domain/city/roads.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { isActive } from "../../../shared/domain/order/order.ts";
import { type Candidate, suggest } from "../../../shared/domain/order/suggest.ts";
import { RoadTravel } from "../../../shared/domain/order/travel.ts";
import type { AnyPlace } from "../../../shared/domain/place.ts";
import type { LivePositions } from "../live/positions.ts";
import type { LiveRows } from "../live/rows.ts";
import type { IncidentRegister, Known } from "./register.ts";
import { handledAs, whereabouts } from "./row.ts";

export interface SuggesterOptions {
  readonly city: City;
  readonly register: IncidentRegister;
  readonly officers: LiveRows<OfficerRow>;
  readonly positions: LivePositions;
  readonly clock: Clock;
  locate(place: AnyPlace): { district: string | null };
}

export class Suggester {
  private readonly options: SuggesterOptions;
  private readonly posts: ReadonlyMap<string, AnyPlace>;
  private roads: RoadTravel | undefined;

  constructor(options: SuggesterOptions) {
    this.options = options;
    this.posts = new Map(options.city.posts.map(({ id, place }) => [id, place]));
  }

  /** The best first; nobody for an incident whose report has not come yet. */
  for({ incident, report }: Known, limit?: number): SuggestionRow[] {
    if (!report) return [];
    const { city, clock, locate } = this.options;
    const { place } = whereabouts(incident, report);
    // Built when it is first asked for: a start has better things to do.
    this.roads ??= new RoadTravel(cityRoads(city));
    return suggest({
      candidates: this.candidates(),
      incident: { agency: handledAs(incident, report, city).agency, place },
      nowMs: clock(),
      travel: this.roads.to(place),
      districtAt: (at) => locate(at).district,
      ...(limit !== undefined && { limit }),
    });
  }

  private candidates(): Candidate[] {
    const { city, officers, positions } = this.options;
    const orders = this.activeOrders();
    return city.officers.map(({ id, agency, crew, post }) => {
      const position = positions.get(id);
      const row = officers.get(id);
      // Written out: joined of parts it takes three times as long, and there are thousands.
      return {
        officer: id,
        agency,
        crew,
        post: row?.post ?? post,
        place: position ? [position.longitude, position.latitude] : (this.posts.get(post) ?? city.centre),
        // A clock that goes ahead makes no position newer than when it was heard.
        positionAtMs: position ? Math.min(position.time, position.receivedAt) : null,
        onDuty: row !== undefined && isOnDuty(row),
        activeOrders: orders.get(id) ?? 0,
      };
    });
  }

  private activeOrders(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { incident } of this.options.register.values()) {
      if (incident.orders.size === 0) continue;
      for (const order of incident.orders.values()) {
        if (isActive(order)) counts.set(order.officer, (counts.get(order.officer) ?? 0) + 1);
      }
    }
    return counts;
  }
}

/** Where nobody told of somebody's duty, the shift plan says. */
export function isOnDuty({ duty, planned }: Pick<OfficerRow, "duty" | "planned">): boolean {
  return duty === "on" || (duty === "unknown" && planned);
}
