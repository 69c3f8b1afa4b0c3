/**
 * The roster of this station: what was decided, folded, and the plan that follows from it and the city's data.
 *
 * Guarantees: a decision is in the log before anybody sees what it changes; what listeners are told stands in the log.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { compareEvents, type Decision, type RoomEvent } from "../../../shared/domain/event/event.ts";
import { type Plan, planOf } from "../../../shared/domain/roster/plan.ts";
import { foldRoster, isRosterEvent, type Roster, withEvents } from "../../../shared/domain/roster/roster.ts";
import type { Store } from "../store/index.ts";

export interface RosterBookOptions {
  readonly city: City;
  readonly station: string;
  readonly store: Store;
  readonly clock: Clock;
}

export type RosterListener = (events: readonly RoomEvent[]) => void;

export class RosterBook {
  private readonly options: RosterBookOptions;
  private readonly listeners = new Set<RosterListener>();
  private folded: Roster;
  private standing: Plan;
  private readonly previews = new Map<string, Plan>();
  private decided: readonly RoomEvent[];

  constructor(options: RosterBookOptions) {
    this.options = options;
    const events = options.store.roster.events();
    this.folded = foldRoster(events);
    this.decided = lately(events);
    this.standing = planOf(options.city, this.folded);
    options.store.log.onAdmitted((admitted) => {
      const news = admitted.filter(isRosterEvent);
      return news.length === 0 ? undefined : () => this.take(news);
    });
  }

  get roster(): Roster {
    return this.folded;
  }

  /** What was decided lately, in the order of the fold. */
  get decisions(): readonly RoomEvent[] {
    return this.decided;
  }

  get plan(): Plan {
    return this.standing;
  }

  /** The plan as it would be with a draft published; what stands where there is no such draft. */
  preview(draft: string | null): Plan {
    if (draft === null || this.folded.plans.get(draft)?.state !== "draft") return this.standing;
    const known = this.previews.get(draft) ?? planOf(this.options.city, this.folded, draft);
    this.previews.set(draft, known);
    return known;
  }

  /** Writes them down, in one transaction, and tells. */
  decide(decisions: readonly Decision[], actor: string): void {
    const events = this.write(decisions, actor);
    for (const listener of this.listeners) listener(events);
  }

  /**
   * The same for a long list, a part at a time, so that the core does its other work between two; told when all is there.
   * Where the room goes meanwhile, what was written until then stands.
   */
  async decideInParts(decisions: readonly Decision[], actor: string): Promise<void> {
    const events: RoomEvent[] = [];
    for (let at = 0; at < decisions.length; at += decisionsAtOnce) {
      if (at > 0) await nextTurn();
      events.push(...this.write(decisions.slice(at, at + decisionsAtOnce), actor));
    }
    for (const listener of this.listeners) listener(events);
  }

  private write(decisions: readonly Decision[], actor: string): RoomEvent[] {
    const { store, station, clock } = this.options;
    const now = clock();
    const events = store.transaction(() =>
      decisions.map((decision) => store.log.append(station, decision, actor, now)),
    );
    this.fold(events);
    return events;
  }

  /** Other stations decided it. */
  private take(events: readonly RoomEvent[]): void {
    this.fold(events);
    for (const listener of this.listeners) listener(events);
  }

  /** What is later than all that was folded is folded on; own events are always (hybridTime.ts). */
  private fold(events: readonly RoomEvent[]): void {
    const { store, city } = this.options;
    const { latest } = this.folded;
    if (latest && compareEvents(events[0]!, latest) < 0) {
      const all = store.roster.events();
      this.folded = foldRoster(all);
      this.decided = lately(all);
    } else {
      this.folded = withEvents(this.folded, events);
      this.decided = lately([...this.decided, ...events]);
    }
    this.standing = planOf(city, this.folded);
    this.previews.clear();
  }

  /** Calls back after each change, with what was decided. Returns how to stop. */
  onChange(listener: RosterListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

const keptDecisions = 400;
/** Of long ones, which a list comes in: some ten milliseconds. */
const decisionsAtOnce = 8;

/** What is entered into a draft is part of the draft. */
function lately(events: readonly RoomEvent[]): readonly RoomEvent[] {
  return events.filter(({ kind }) => kind !== "roster.entered").slice(-keptDecisions);
}
