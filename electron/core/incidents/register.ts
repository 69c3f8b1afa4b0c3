/**
 * The incidents of the room as they are now: what citizens told, joined with what was decided about it.
 *
 * Held in memory: all that are open, what ended within the last day, and what is part of one of them. Anything older is
 * read when it is asked for. A start reads what is held, and no more: see store/current.ts.
 * Screens see `incidents`; a merged incident is part of another one and has no row of its own.
 */
import type { AlikeRow, IncidentRow, OrderRow } from "../../../shared/contract/incidents.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import { AlikeIncidents } from "../../../shared/domain/incident/alike.ts";
import {
  type Conflict,
  conflictsBetween,
  conflictsIn,
  inOrder,
} from "../../../shared/domain/incident/conflicts.ts";
import { foldIncident, type Incident, newIncident } from "../../../shared/domain/incident/incident.ts";
import { isOpen } from "../../../shared/domain/incident/transitions.ts";
import { isActive, type Order } from "../../../shared/domain/order/order.ts";
import type { AnyPlace } from "../../../shared/domain/place.ts";
import type { LiveRows } from "../live/rows.ts";
import type { Store } from "../store/index.ts";
import { orderAbout } from "../store/outbox.ts";
import type { StandingReport } from "../store/reports.ts";
import { handledAs, isWithdrawn, rowOf, whereabouts } from "./row.ts";

/** An incident and its own report. A report may come after what was decided about it. */
export interface Known {
  readonly incident: Incident;
  readonly report: StandingReport | undefined;
}

export interface RegisterOptions {
  readonly city: City;
  readonly store: Store;
  readonly rows: LiveRows<IncidentRow>;
  readonly clock: Clock;
  locate(place: AnyPlace): { district: string | null; outside: boolean };
  /** What the room does by itself when no answer comes. */
  planned(known: Known, order: Order): OrderRow["escalation"];
}

const finishedShownForMs = 24 * 3600 * 1000;

export class IncidentRegister {
  private readonly options: RegisterOptions;
  private readonly known = new Map<string, Known>();
  /** Of each incident, those that were merged into it. */
  private readonly parts = new Map<string, Set<string>>();
  private readonly alike: AlikeIncidents;
  /** Of each officer, the incidents in memory that have an order to see to. */
  private readonly sentTo = new Map<string, Set<string>>();
  /** Of each open incident, those that it is offered to as the same. */
  private readonly offeredTo = new Map<string, Set<string>>();
  private readonly watchers = new Set<(id: string) => void>();

  constructor(options: RegisterOptions) {
    this.options = options;
    const { store, rows, city } = options;
    this.alike = new AlikeIncidents(city.categories);
    const oldest = this.oldestFinished();
    const reports = new Map(store.reports.current(oldest).map((report) => [report.id, report]));
    const events = store.log.ofCurrent(oldest);
    for (const id of new Set([...reports.keys(), ...store.incidents.current(oldest)])) {
      this.hold(knownFrom(id, reports.get(id), events.get(id)));
    }
    this.advance();
    for (const id of this.known.keys()) this.index(id);
    rows.replace([...this.known.keys()].flatMap((id) => this.row(id) ?? []));
  }

  /** With every one that is not in memory; undefined for an id that nobody has told or decided anything of. */
  find(id: string): Known | undefined {
    const known = this.known.get(id);
    if (known) return known;
    const read = this.read(id);
    return read.report || read.incident.stateSinceMs > 0 ? read : undefined;
  }

  /** The incident that a report belongs to: that of its own name, or the one that it was merged into. */
  rootOf(id: string): string {
    const chain = this.chainOf(id);
    const last = chain.at(-1)!;
    const again = this.find(last)?.incident.mergedInto;
    // Two stations merged each into the other: the same one of the ring stands everywhere, whoever leads into it.
    return again ? chain.slice(chain.indexOf(again)).sort()[0]! : last;
  }

  /** Itself, what it was merged into, and so on; each once. */
  private chainOf(id: string): string[] {
    const chain = new Set<string>();
    let each: string | null | undefined = id;
    while (each && !chain.has(each)) {
      chain.add(each);
      each = this.find(each)?.incident.mergedInto;
    }
    return [...chain];
  }

  /** Every incident that is part of this one, itself first. */
  gathered(id: string): string[] {
    const all = new Set([id]);
    for (const each of all) for (const part of this.partsOf(each)) all.add(part);
    return [...all];
  }

  /** These stand so now, and are committed. */
  put(incidents: Iterable<Incident>): void {
    for (const incident of incidents) {
      if (this.isHistory(incident)) continue;
      const before = this.find(incident.id);
      this.keep({ incident, report: before?.report ?? this.options.store.reports.get(incident.id) });
      this.show(incident.id);
      for (const other of incident.keptApart) this.draw(other);
      const officers = new Set([...active(incident), ...(before ? active(before.incident) : [])]);
      for (const officer of officers) {
        for (const other of this.sentTo.get(officer) ?? []) if (other !== incident.id) this.draw(other);
      }
      const left = before?.incident.mergedInto;
      // What it was merged into may have stood for a ring of merges, and is now itself part of another.
      if (left && left !== incident.mergedInto) for (const each of this.chainOf(left)) this.show(each);
    }
  }

  /** These reports stand so now, and are committed. */
  hear(reports: Iterable<StandingReport>): void {
    for (const report of reports) {
      const known = this.known.get(report.id);
      this.keep(known ? { ...known, report } : this.read(report.id, report));
      this.show(report.id);
    }
  }

  /** What is told about it has gone out, or who may see what of it changed. */
  refresh(id: string): void {
    this.show(id);
  }

  /**
   * As screens see it, of any age, by its id or that of a report that it gathers; undefined where nobody told of it.
   * `shown`: with its texts as they were written.
   */
  rowOf(id: string, shown: boolean): IncidentRow | undefined {
    const root = this.rootOf(id);
    return this.row(root, this.find(root), shown);
  }

  /** As it is in memory; undefined for one that is not on screen. */
  held(id: string): Known | undefined {
    return this.known.get(id);
  }

  /** Time went on: what ended a day ago leaves. Returns the ids of all that left. */
  advance(): string[] {
    const left = [...this.known].filter(([, known]) => !this.isCurrent(known)).map(([id]) => id);
    for (const id of left) this.forget(id);
    return left;
  }

  /** Calls back with the id of every incident that changed. Returns how to stop. */
  watch(watcher: (id: string) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** All in memory. */
  values(): Iterable<Known> {
    return this.known.values();
  }

  private read(id: string, report = this.options.store.reports.get(id)): Known {
    return knownFrom(id, report, this.options.store.log.of(id));
  }

  /** One that ended long ago is changed without coming back to the screens; one that begins again brings its parts. */
  private keep(known: Known): void {
    const { id } = known.incident;
    if (!this.isCurrent(known)) {
      this.forget(id);
      return;
    }
    const parts = this.known.has(id) ? [] : this.gathered(id);
    this.hold(known);
    for (const part of parts) if (!this.known.has(part)) this.hold(this.read(part));
  }

  private hold(known: Known): void {
    const { id, mergedInto } = known.incident;
    const left = this.known.get(id)?.incident.mergedInto;
    if (left && left !== mergedInto) this.parts.get(left)?.delete(id);
    this.leave(id);
    this.known.set(id, known);
    for (const officer of active(known.incident)) {
      this.sentTo.set(officer, (this.sentTo.get(officer) ?? new Set()).add(id));
    }
    if (!mergedInto) return;
    const parts = this.parts.get(mergedInto) ?? new Set();
    this.parts.set(mergedInto, parts.add(id));
  }

  private forget(id: string): void {
    const into = this.known.get(id)?.incident.mergedInto;
    if (into) this.parts.get(into)?.delete(id);
    this.leave(id);
    this.known.delete(id);
    this.alike.remove(id);
    this.options.rows.remove(id);
  }

  private leave(id: string): void {
    const before = this.known.get(id);
    for (const officer of before ? active(before.incident) : []) this.sentTo.get(officer)?.delete(id);
  }

  /** Those merged into exactly this one, in the order in which they were. */
  private partsOf(id: string): readonly string[] {
    if (!this.known.has(id)) return this.options.store.incidents.mergedInto(id);
    const mergedAt = (part: string) => this.known.get(part)?.incident.stateSinceMs ?? 0;
    return [...(this.parts.get(id) ?? [])].sort((a, b) => mergedAt(a) - mergedAt(b) || (a < b ? -1 : 1));
  }

  /** It ended long ago and concerns nothing on screen: a station that catches up hears of hundreds of thousands of these. */
  private isHistory({ id, state, stateSinceMs, mergedInto, keptApart, orders }: Incident): boolean {
    return (
      !this.known.has(id) &&
      !isOpen(state) &&
      stateSinceMs < this.oldestFinished() &&
      mergedInto === null &&
      keptApart.size === 0 &&
      ![...orders.values()].some(isActive)
    );
  }

  private isCurrent(known: Known): boolean {
    const oldest = this.oldestFinished();
    if (endedAt(known) >= oldest) return true;
    const { mergedInto } = known.incident;
    const root = mergedInto ? this.known.get(this.rootOf(mergedInto)) : undefined;
    return root !== undefined && endedAt(root) >= oldest;
  }

  private show(id: string): void {
    const root = this.rootOf(id);
    if (root !== id) this.options.rows.remove(id);
    const changed = [id, root].filter((each) => this.index(each));
    this.draw(root);
    // What was offered as the same is no longer where it was, or no longer there to be merged with.
    for (const each of changed) {
      const others = this.offeredTo.get(each);
      this.offeredTo.delete(each);
      for (const other of others ?? []) this.draw(other);
    }
    for (const watcher of this.watchers) watcher(root);
  }

  private draw(id: string): void {
    const row = this.row(id);
    if (row) this.options.rows.put(row);
  }

  /** Keeps the open ones where others are compared with them; false for one that stood there so before. */
  private index(id: string): boolean {
    const known = this.known.get(id);
    if (!known?.report || this.rootOf(id) !== id || endedAt(known) !== Number.POSITIVE_INFINITY) {
      this.alike.remove(id);
      return true;
    }
    const { incident, report } = known;
    const { category } = handledAs(incident, report, this.options.city);
    return this.alike.put(id, category, whereabouts(incident, report).place, report.receivedAt);
  }

  /** Open incidents that came earlier and may be the same; what a person kept apart is not offered again. */
  private alikeTo({ incident, report }: Known & { report: StandingReport }): AlikeRow[] {
    const { id, keptApart } = incident;
    if (!isOpen(incident.state) || isWithdrawn(incident, report)) return [];
    const isJudged = (other: string) =>
      keptApart.has(other) || this.known.get(other)?.incident.keptApart.has(id);
    const isLater = (other: string) => {
      const at = this.known.get(other)?.report?.receivedAt ?? 0;
      return at > report.receivedAt || (at === report.receivedAt && other >= id);
    };
    const found = this.alike.near({
      category: handledAs(incident, report, this.options.city).category,
      place: whereabouts(incident, report).place,
      receivedAtMs: report.receivedAt,
      without: (other) => isLater(other) || isJudged(other) === true,
    });
    for (const { incident: other } of found) {
      this.offeredTo.set(other, (this.offeredTo.get(other) ?? new Set()).add(id));
    }
    return found;
  }

  private row(id: string, known = this.known.get(id), shown = false): IncidentRow | undefined {
    if (!known?.report || this.rootOf(id) !== id) return undefined;
    const { city, store, locate, planned } = this.options;
    return rowOf(known.incident, known.report, {
      city,
      alike: this.alikeTo({ ...known, report: known.report }),
      conflicts: this.conflictsOf(known.incident),
      reports: this.gathered(id),
      shown,
      locate,
      sentAt: (order) => store.outbox.sentAt(orderAbout(order)),
      planned: (order) => planned(known, order),
    });
  }

  /** With other incidents, too: two orders that sent one officer to two places. */
  conflictsOf(incident: Incident): Conflict[] {
    const across = [...new Set(active(incident))].flatMap((officer) =>
      [...(this.sentTo.get(officer) ?? [])].flatMap((other) => {
        const known = other === incident.id ? undefined : this.known.get(other)?.incident;
        return known && active(known).includes(officer) ? conflictsBetween(incident, known, officer) : [];
      }),
    );
    return inOrder([...conflictsIn(incident), ...across]);
  }

  private oldestFinished(): number {
    return this.options.clock() - finishedShownForMs;
  }
}

function knownFrom(id: string, report: StandingReport | undefined, events: readonly RoomEvent[] = []): Known {
  return { incident: events.length === 0 ? newIncident(id) : foldIncident(id, events), report };
}

/** Whom it has sent, and who has still to see to it. */
function active({ orders }: Incident): string[] {
  return [...orders.values()].filter(isActive).map(({ officer }) => officer);
}

/** Epoch ms; infinite while somebody has to do something about it, or may be asked to. */
function endedAt({ incident, report }: Known): number {
  if (isWithdrawn(incident, report)) return report!.changedAt;
  return isOpen(incident.state) ? Number.POSITIVE_INFINITY : incident.stateSinceMs;
}
