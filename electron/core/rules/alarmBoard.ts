/**
 * The room's alarms as they stand: looks at the sources each second and when what they watch changes, and keeps of each
 * alarm what ISA-18.2 asks for (shared/domain/alarm). Screens see the views `alarms` and `alarmFigures`.
 *
 * Guarantees: what was raised is shown until somebody has acknowledged it, also over a restart of the core; decisions
 * are events in the station's log, written in the transaction that also notes them in the record of alarms; a look costs
 * one pass over the room's rows.
 */
import type { AlarmFigures, AlarmRow } from "../../../shared/contract/alarms.ts";
import type { ViewName } from "../../../shared/contract/views.ts";
import {
  type Alarm,
  type AlarmCause,
  decided,
  isAcknowledged,
  isAnnounced,
  maxShelfMs,
  quietAlarm,
  raised,
  returned,
  shelfAt,
  stateAt,
  suppressed,
} from "../../../shared/domain/alarm/alarm.ts";
import { afterDelay, counting, type Delayed, neverHeld } from "../../../shared/domain/alarm/delay.ts";
import { compareAlarms, floods, groupId } from "../../../shared/domain/alarm/group.ts";
import { ratesNamed } from "../../../shared/domain/alarm/rates.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Decision, RoomEvent } from "../../../shared/domain/event/event.ts";
import type { LiveRows } from "../live/rows.ts";
import type { AlarmAbout, AlarmOccurrence } from "../store/alarms.ts";
import type { Store } from "../store/index.ts";
import { AlarmRecord, aboutOf } from "./alarmRecord.ts";
import { type AlarmRoom, type AlarmSource, alarmSources, type Condition } from "./alarms.ts";

export interface AlarmBoardOptions {
  readonly room: Omit<AlarmRoom, "held" | "stands">;
  readonly station: string;
  readonly store: Store;
  readonly clock: Clock;
  /** What is looked at; everything where none is given. */
  readonly table?: readonly AlarmSource[];
}

interface Tracked extends AlarmAbout {
  readonly id: string;
  readonly cause: AlarmCause;
  subject: AlarmRow["subject"];
  district: string | null;
  priority: AlarmRow["priority"];
  params: Record<string, string>;
  delays: NonNullable<Condition["delays"]>;
  alarm: Alarm;
  delayed: Delayed;
  /** Whether its condition held at the last look, and the number of that look. */
  held: boolean;
  look: number;
  announcedAtMs: number | null;
  acknowledged: { readonly atMs: number; readonly by: string } | null;
}

type Changes = Map<Tracked, Pick<Tracked, "alarm" | "acknowledged">>;

const changedAfterMs = 100;
const secondMs = 1000;
const figuresEveryMs = 5000;
const atOnce = { onMs: 0, offMs: 0 };

export class AlarmBoard {
  private readonly options: AlarmBoardOptions;
  private readonly room: AlarmRoom;
  private readonly table: readonly AlarmSource[];
  private readonly rows: LiveRows<AlarmRow>;
  private readonly figures: LiveRows<AlarmFigures>;
  private readonly record: AlarmRecord;
  private readonly tracked = new Map<string, Tracked>();
  private readonly bySource = new Map<AlarmCause, Map<string, Tracked>>();
  /** Alarms that people are told of, by cause and place. */
  private readonly places = new Map<string, Set<string>>();
  private readonly changedPlaces = new Set<string>();
  private readonly floods = new Set<string>();
  private readonly touched = new Set<Tracked>();
  private readonly dirty = new Set<AlarmSource>();
  private readonly stops: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;
  private ticking: NodeJS.Timeout | undefined;
  private looks = 0;
  private figuresAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: AlarmBoardOptions) {
    this.options = options;
    const { room, store, clock } = options;
    this.table = options.table ?? alarmSources;
    this.rows = room.sources.alarms;
    this.figures = room.sources.alarmFigures;
    this.room = {
      ...room,
      held: (alarm) => this.tracked.get(alarm)?.held ?? false,
      stands: (alarm) => this.tracked.get(alarm)?.delayed.on ?? false,
    };
    for (const { cause } of this.table) this.bySource.set(cause, new Map());
    this.record = new AlarmRecord(store, clock());
    this.remember();
    this.stops.push(store.log.onAdmitted((events) => this.follow(events)));
  }

  /** Begins to watch the room. */
  start(): void {
    const watched = new Set<ViewName>(this.table.flatMap(({ watches }) => watches));
    for (const name of watched) {
      const concerned = this.table.filter(({ watches }) => watches.includes(name));
      this.stops.push(
        this.room.sources[name].watch(() => {
          for (const source of concerned) this.dirty.add(source);
          this.timer ??= setTimeout(() => this.lookAt([...this.dirty]), changedAfterMs);
        }),
      );
    }
    this.ticking = setInterval(() => this.look(), secondMs);
    this.look();
  }

  stop(): void {
    for (const stop of this.stops) stop();
    clearTimeout(this.timer);
    clearInterval(this.ticking);
    this.record.flush(this.options.clock());
  }

  /** Looks at everything. */
  look(): void {
    this.lookAt(this.table);
    const now = this.options.clock();
    // A shelf ends by itself.
    for (const each of this.tracked.values()) if (each.alarm.shelving) this.touched.add(each);
    this.show(now);
    if (now - this.figuresAtMs >= figuresEveryMs) this.showFigures(now);
  }

  get(alarm: string): AlarmRow | undefined {
    return this.rows.get(alarm);
  }

  /** Writes these decisions about alarms down, and shows what they change. Throws when they cannot be written. */
  decide(decisions: readonly Decision[], actor: string): void {
    const { store, station, clock } = this.options;
    const now = clock();
    const after: Changes = new Map();
    store.transaction(() => {
      for (const decision of decisions) {
        const event = store.log.append(station, decision, actor, now);
        const each = this.tracked.get(event.subject);
        if (each) after.set(each, applied(after.get(each) ?? each, event));
      }
      this.writeOccurrences(after);
    });
    this.takeOver(after);
  }

  /** Within the transaction of the decisions. */
  private writeOccurrences(after: Changes): void {
    for (const [each, change] of after) {
      const occurrence = occurrenceOf({ ...each, ...change });
      if (occurrence) this.options.store.alarms.put(occurrence);
    }
  }

  private takeOver(after: Changes): void {
    const now = this.options.clock();
    for (const [each, change] of after) {
      Object.assign(each, change);
      this.touched.add(each);
      this.recordOf(each);
    }
    this.show(now);
    this.showFigures(now);
  }

  /** Other stations decided about alarms: theirs are the same, raised by the same facts. */
  private follow(events: readonly RoomEvent[]): (() => void) | undefined {
    const after: Changes = new Map();
    for (const event of events) {
      const each = this.tracked.get(event.subject);
      if (!each || !event.kind.startsWith("alarm.")) continue;
      const known = after.get(each) ?? each;
      after.set(each, applied(known, elsewhere(event, known.alarm)));
    }
    if (after.size === 0) return undefined;
    this.writeOccurrences(after);
    return () => this.takeOver(after);
  }

  /** What stood when the core went stands again, and what lay on a shelf lies there. */
  private remember(): void {
    const { store, clock } = this.options;
    const now = clock();
    for (const occurrence of store.alarms.standing()) this.recall(occurrence);
    const shelves = store.log.since(now - 2 * maxShelfMs, ["alarm.shelved", "alarm.unshelved"]);
    for (const alarm of new Set(shelves.map(({ subject }) => subject))) {
      const shelving = shelves.filter(({ subject }) => subject === alarm).reduce(decided, quietAlarm);
      const last = shelfAt(shelving, now) && !this.tracked.has(alarm) ? store.alarms.last(alarm) : undefined;
      const each = this.tracked.get(alarm) ?? (last && this.recall(last));
      if (each) each.alarm = { ...each.alarm, shelving: shelving.shelving };
    }
  }

  private recall(occurrence: AlarmOccurrence): Tracked | undefined {
    if (!this.bySource.has(occurrence.cause)) return undefined;
    const { alarm, returnedAt, announcedAt, acknowledgedAt, acknowledgedBy } = occurrence;
    const each = this.track(alarm, occurrence);
    each.alarm = remembered(occurrence);
    each.delayed = returnedAt === null ? counting : neverHeld;
    each.held = returnedAt === null;
    each.announcedAtMs = announcedAt;
    each.acknowledged = acknowledgedAt === null ? null : { atMs: acknowledgedAt, by: acknowledgedBy ?? "" };
    this.touched.add(each);
    return each;
  }

  private track(id: string, about: AlarmAbout): Tracked {
    const each: Tracked = {
      id,
      ...aboutOf(about),
      ...{ delays: atOnce, alarm: quietAlarm, delayed: neverHeld, held: false, look: 0 },
      ...{ announcedAtMs: null, acknowledged: null },
    };
    this.tracked.set(id, each);
    this.bySource.get(about.cause)!.set(id, each);
    return each;
  }

  private lookAt(sources: readonly AlarmSource[]): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const now = this.options.clock();
    for (const source of sources) {
      this.dirty.delete(source);
      const look = ++this.looks;
      for (const condition of source.conditions(this.room, now)) {
        const each = this.tracked.get(condition.id) ?? this.meet(source.cause, condition);
        each.look = look;
        this.take(each, condition);
        this.step(each, true, condition, now);
      }
      for (const each of this.bySource.get(source.cause)!.values()) {
        if (each.look !== look && (each.held || each.delayed.on || each.delayed.otherwiseSinceMs !== null)) {
          this.step(each, false, null, now);
        }
      }
    }
    this.show(now);
  }

  /** Seen for the first time since it was normal. It may have come before, and may lie on a shelf. */
  private meet(cause: AlarmCause, condition: Condition): Tracked {
    const { store, station } = this.options;
    const each = this.track(condition.id, { cause, ...condition });
    const last = store.alarms.last(each.id);
    if (last) each.alarm = remembered(last);
    for (const event of store.log.of(each.id)) {
      each.alarm = decided(each.alarm, event.station === station ? event : elsewhere(event, each.alarm));
    }
    return each;
  }

  /** What is said of it may change while it stands. */
  private take(each: Tracked, { subject, district, priority, params, delays = atOnce }: Condition): void {
    each.delays = delays;
    if (each.priority === priority && each.district === district && sameTexts(each.params, params)) return;
    this.leavePlace(each);
    Object.assign(each, { subject, district, priority, params });
    this.touched.add(each);
  }

  private step(each: Tracked, holds: boolean, condition: Condition | null, now: number): void {
    const before = each.alarm;
    const was = each.delayed;
    each.held = holds;
    each.delayed = afterDelay(was, holds, now, each.delays);
    if (condition) each.alarm = suppressed(each.alarm, condition.suppressed ?? false);
    if (each.delayed.on && !was.on) {
      each.alarm = raised(each.alarm, Math.min(condition?.sinceMs ?? now, now));
      each.announcedAtMs = null;
      each.acknowledged = null;
    } else if (!each.delayed.on && was.on) {
      each.alarm = returned(each.alarm, now);
    }
    if (each.alarm !== before || !each.delayed.on) this.touched.add(each);
    if (each.alarm.occurrence !== before.occurrence) this.recordOf(each);
  }

  private recordOf(each: Tracked): void {
    const occurrence = occurrenceOf(each);
    if (occurrence) this.record.put(occurrence);
  }

  /** Brings the rows of what was touched up to date, and writes the record. */
  private show(now: number): void {
    for (const each of this.touched) {
      const state = stateAt(each.alarm, now);
      const told = isAnnounced(state) && each.alarm.occurrence !== null;
      if (told && each.announcedAtMs === null) {
        each.announcedAtMs = now;
        this.record.announce(each.id, each.alarm.occurrence!.raisedAtMs, aboutOf(each));
        this.recordOf(each);
      }
      if (told) this.enterPlace(each);
      else this.leavePlace(each);
      if (state === "normal") this.rows.remove(each.id);
      else this.put(each, now);
      const pending = each.held || each.delayed.on || each.delayed.otherwiseSinceMs !== null;
      if (state === "normal" && !pending) this.drop(each);
    }
    this.touched.clear();
    for (const place of this.changedPlaces) this.gather(place, now);
    this.changedPlaces.clear();
    this.record.flush(now);
  }

  private put(each: Tracked, now: number): void {
    const { id, alarm } = each;
    const { occurrence } = alarm;
    const shelf = shelfAt(alarm, now);
    const place = groupId(each);
    const state = stateAt(alarm, now);
    const row: AlarmRow = {
      id,
      ...aboutOf(each),
      state,
      since: occurrence?.raisedAtMs ?? now,
      returnedAt: occurrence?.returnedAtMs ?? null,
      group: isAnnounced(state) && this.floods.has(place) ? place : null,
      shelf: shelf && { reason: shelf.reason, until: shelf.untilMs, by: shelf.by },
    };
    const shown = this.rows.get(id);
    if (!shown || !sameRow(shown, row)) this.rows.put(row);
  }

  /** A flood in one place begins or ends: its alarms are shown as one, or singly. */
  private gather(place: string, now: number): void {
    const members = [...(this.places.get(place) ?? [])].flatMap((id) => this.rows.get(id) ?? []);
    const isFlood = floods(members).has(place);
    if (isFlood === this.floods.has(place)) return;
    if (isFlood) this.floods.add(place);
    else this.floods.delete(place);
    for (const { id } of members) this.put(this.tracked.get(id)!, now);
  }

  private enterPlace(each: Tracked): void {
    const place = groupId(each);
    const members = this.places.get(place) ?? new Set();
    this.places.set(place, members.add(each.id));
    this.changedPlaces.add(place);
  }

  private leavePlace(each: Tracked): void {
    const place = groupId(each);
    if (this.places.get(place)?.delete(each.id)) this.changedPlaces.add(place);
  }

  private drop(each: Tracked): void {
    this.tracked.delete(each.id);
    this.bySource.get(each.cause)!.delete(each.id);
  }

  private showFigures(now: number): void {
    this.figuresAtMs = now;
    const standing = [...this.rows.values()].filter(
      ({ state, returnedAt }) => isAnnounced(state) && returnedAt === null,
    );
    const longest = standing.sort((a, b) => a.since - b.since || compareAlarms(a, b)).slice(0, ratesNamed);
    const row: AlarmFigures = {
      id: "alarms",
      ...this.record.rates(now),
      longest: longest.map(({ id, since, ...about }) => ({ alarm: id, since, ...aboutOf(about) })),
    };
    if (JSON.stringify(this.figures.get("alarms")) !== JSON.stringify(row)) this.figures.put(row);
  }
}

/** Stations look at the same facts within moments of each other. */
const apartMs = 15_000;

/** What somebody acknowledged at another station was raised here a moment later, at times. */
function elsewhere(event: RoomEvent, { occurrence }: Alarm): RoomEvent {
  if (event.kind !== "alarm.acknowledged" || !occurrence) return event;
  const { raisedAt } = event.body;
  const laterMs = occurrence.raisedAtMs - raisedAt;
  const isSame = laterMs > 0 && laterMs <= apartMs && occurrence.raisedAtMs <= event.time.ms;
  return isSame ? { ...event, body: { raisedAt: occurrence.raisedAtMs } } : event;
}

function applied(
  { alarm, acknowledged }: Pick<Tracked, "alarm" | "acknowledged">,
  event: RoomEvent,
): Pick<Tracked, "alarm" | "acknowledged"> {
  const after = decided(alarm, event);
  const isSeen = !isAcknowledged(alarm) && isAcknowledged(after);
  return { alarm: after, acknowledged: isSeen ? { atMs: event.time.ms, by: event.actor } : acknowledged };
}

function occurrenceOf(each: Tracked): AlarmOccurrence | undefined {
  const { occurrence } = each.alarm;
  if (!occurrence) return undefined;
  return {
    alarm: each.id,
    ...aboutOf(each),
    raisedAt: occurrence.raisedAtMs,
    returnedAt: occurrence.returnedAtMs,
    announcedAt: each.announcedAtMs,
    acknowledgedAt: each.acknowledged?.atMs ?? null,
    acknowledgedBy: each.acknowledged?.by ?? null,
  };
}

function remembered({ raisedAt, returnedAt, announcedAt, acknowledgedAt }: AlarmOccurrence): Alarm {
  const told = announcedAt !== null;
  const alarm = { ...quietAlarm, occurrence: { raisedAtMs: raisedAt, returnedAtMs: returnedAt, told } };
  return acknowledgedAt === null ? alarm : { ...alarm, acknowledgedUntilMs: raisedAt };
}

function sameTexts(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  for (const name in a) if (a[name] !== b[name]) return false;
  for (const name in b) if (!(name in a)) return false;
  return true;
}

function sameRow(a: AlarmRow, b: AlarmRow): boolean {
  return (
    a.state === b.state &&
    a.since === b.since &&
    a.returnedAt === b.returnedAt &&
    a.group === b.group &&
    a.priority === b.priority &&
    a.district === b.district &&
    a.shelf?.until === b.shelf?.until &&
    a.shelf?.reason === b.shelf?.reason &&
    sameTexts(a.params, b.params)
  );
}
