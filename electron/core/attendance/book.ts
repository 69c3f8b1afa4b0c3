/**
 * The attendance book: what every shift comes to, kept up to date.
 *
 * Guarantees: whatever is told, entered, planned anew or comes late is judged within moments, the officers and days
 * that it touches and no others, a few at a time, so that nothing else waits; a day is closed at the city's hour, and
 * what changes after that is kept beside what it was. A result and the change that it makes are written together.
 */
import type { PlannedSpan } from "../../../shared/domain/attendance/clocking.ts";
import { standing } from "../../../shared/domain/attendance/entries.ts";
import { deviceFlags, type Flag, postFlags, travelFlags } from "../../../shared/domain/attendance/flags.ts";
import { judge, type ShiftResult } from "../../../shared/domain/attendance/judge.ts";
import { type AttendanceRules, closesAt } from "../../../shared/domain/attendance/rules.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { AnyPlace } from "../../../shared/domain/place.ts";
import { cutoffOf } from "../../../shared/domain/privacy/retention.ts";
import { daysBetween, type Plan, plannedOf } from "../../../shared/domain/roster/plan.ts";
import { addDays, type Day, epochOf, localDay } from "../../../shared/domain/zone.ts";
import type { Store } from "../store/index.ts";
import { factsOf, phoneClockingId } from "./facts.ts";
import { type RuleVersion, ruleVersions, versionOn } from "./ruleVersions.ts";

export interface BookOptions {
  readonly city: City;
  readonly rules: AttendanceRules;
  readonly store: Store;
  /** As it stands now. */
  readonly plan: () => Plan;
  readonly clock: Clock;
}

/** What changed: days of an officer, a day's closing, flags. */
export interface BookChange {
  readonly officer: string | null;
  readonly days: ReadonlySet<Day>;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A shift is judged with the days on both sides of it. */
const besideDays = 2;
/** How far back what is told may begin attendance. */
const farthestDays = 92;
const officersAtOnce = 12;
const flushEveryMs = 100;
/** A start has more urgent things to do than months that nobody looks at yet. */
const beginAfterMs = 3000;
const closeEveryMs = 10_000;

interface Due {
  from: Day;
  to: Day;
}

export class AttendanceBook {
  private readonly options: BookOptions;
  private readonly officers: ReadonlyMap<string, City["officers"][number]>;
  private readonly posts: ReadonlyMap<string, AnyPlace>;
  private readonly versions: readonly RuleVersion[];
  private readonly due = new Map<string, Due>();
  /** When an officer's shifts come to something else by themselves, epoch ms. */
  private readonly looksAt = new Map<string, number>();
  private readonly watchers = new Set<(change: BookChange) => void>();
  private readonly closed = new Map<Day, boolean>();
  private readonly months = new Set<string>();
  private readonly newMonths = new Set<string>();
  private closesNextAt = 0;
  private today: Day;
  /** Nothing is judged before; null while nothing is known at all. */
  private begins: Day | null;
  private beginning: NodeJS.Timeout | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: BookOptions) {
    const { city, rules, store, clock } = options;
    this.options = options;
    this.officers = new Map(city.officers.map((officer) => [officer.id, officer]));
    this.posts = new Map(city.posts.map(({ id, place }) => [id, place]));
    for (const month of store.attendance.months()) this.months.add(month);
    this.today = localDay(city.zone, clock());
    this.versions = ruleVersions(store, rules, this.today);
    const first = store.attendance.firstDay();
    this.begins = rules.begins ?? first;
    const clocked = this.begins === null ? store.attendance.firstClocking() : null;
    if (clocked !== null) this.know(localDay(city.zone, clocked));
  }

  /** Works out what may have changed while nobody looked, and this month and the last where nobody ever did. */
  start(): void {
    const month = this.today.slice(0, 7);
    this.want(addDays(`${month}-01`, -1).slice(0, 7));
    this.want(month);
    this.touchAll(addDays(this.today, -besideDays), addDays(this.today, 1));
    this.beginning = setTimeout(() => {
      this.timer = setInterval(() => this.flush(officersAtOnce), flushEveryMs);
    }, beginAfterMs);
  }

  stop(): void {
    clearTimeout(this.beginning);
    clearInterval(this.timer);
  }

  get busy(): boolean {
    return this.due.size > 0;
  }

  /** Calls back after each commit. Returns how to stop. */
  watch(watcher: (change: BookChange) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Somebody looks at a month: it is worked out where it never was. */
  want(month: string): void {
    if (this.months.has(month) || month > this.today.slice(0, 7)) return;
    this.months.add(month);
    this.newMonths.add(month);
    const [from, to] = monthSpan(month);
    this.touchAll(from, to);
  }

  /** Something was told about this time (epoch ms). */
  touchAt(officer: string, fromMs: number, toMs = fromMs): void {
    const { zone } = this.options.city;
    this.know(localDay(zone, fromMs));
    this.touch(officer, addDays(localDay(zone, fromMs), -1), addDays(localDay(zone, toMs), 1));
  }

  /** Somebody clocked on this day: from then on it is known who did not. A clock that is years wrong begins nothing. */
  private know(day: Day): void {
    const { begins } = this;
    const isKnown = begins !== null && begins <= day;
    if (this.options.rules.begins !== undefined || isKnown || day < addDays(this.today, -farthestDays))
      return;
    this.begins = day;
    this.touchAll(day, begins ?? addDays(this.today, 1));
  }

  touch(officer: string, from: Day, to: Day): void {
    if (!this.officers.has(officer)) return;
    // What is to come is judged when it comes.
    const last = to < addDays(this.today, 1) ? to : addDays(this.today, 1);
    if (from > last) return;
    const known = this.due.get(officer);
    if (!known) this.due.set(officer, { from, to: last });
    else {
      if (from < known.from) known.from = from;
      if (last > known.to) known.to = last;
    }
  }

  touchAll(from: Day, to: Day): void {
    for (const officer of this.officers.keys()) this.touch(officer, from, to);
  }

  /** Judges what is due, of so many officers; all of it without a number. */
  flush(atMost = Number.POSITIVE_INFINITY): void {
    const now = this.options.clock();
    this.advance(now);
    const taken = [...this.due].slice(0, atMost);
    if (taken.length > 0) {
      const changes = this.options.store.transaction(() => {
        for (const [officer] of taken) this.due.delete(officer);
        const judged = taken.map(([officer, { from, to }]) => this.judgeDays(officer, from, to, now));
        if (this.due.size === 0) this.options.store.attendance.follow(this.options.store.log.stations());
        return judged;
      });
      for (const change of changes) this.tell(change);
      if (this.due.size === 0) this.tell({ officer: null, days: new Set() });
    }
    if (this.due.size === 0 && (now >= this.closesNextAt || this.newMonths.size > 0)) this.closeDays(now);
  }

  /** Days before this one are judged no more: clockings that they came from may have been deleted. */
  get sealedBefore(): Day {
    const { city, clock } = this.options;
    return addDays(localDay(city.zone, cutoffOf("phone-clockings", city.retention, clock())), besideDays + 1);
  }

  /** Since when the rules hold by which a day is judged; null where they never were others. */
  rulesSince(day: Day): Day | null {
    return this.versions.length > 1 ? (versionOn(this.versions, day)?.since ?? null) : null;
  }

  isClosed(day: Day): boolean {
    const known = this.closed.get(day);
    if (known !== undefined) return known;
    const [stored] = this.options.store.attendance.days(day, day);
    this.closed.set(day, stored !== undefined);
    return stored !== undefined;
  }

  /** What changed until now has been looked at. Within a transaction. */
  lookAt(day: Day): void {
    this.options.store.attendance.lookAt(day, this.options.clock());
  }

  tell(change: BookChange): void {
    for (const watcher of this.watchers) watcher(change);
  }

  /** The officer's planned shifts that begin on these days. */
  plannedIn(officer: string, from: Day, to: Day) {
    const plan = this.options.plan();
    return daysBetween(from, to).flatMap((day) => plannedOf(plan, officer, day));
  }

  /** Of the day of a moment (epoch ms), and of those beside it. */
  plannedAround(officer: string, atMs: number) {
    const day = localDay(this.options.city.zone, atMs);
    return this.plannedIn(officer, addDays(day, -1), addDays(day, 1));
  }

  /** When a clocking was, epoch ms; undefined for one that there is not. */
  timeOf(officer: string, clocking: string): number | undefined {
    const { officers, machineClockings } = this.options.store;
    const own = phoneClockingId(officer, "");
    return clocking.startsWith(own)
      ? officers.timeOfDutyEvent(officer, clocking.slice(own.length))
      : machineClockings.timeOf(clocking);
  }

  /** The post that an officer is planned at when clocking, else his own. */
  postAt(officer: string, atMs: number, planned: readonly PlannedSpan[]): AnyPlace | undefined {
    const { beforeMinutes, afterMinutes } = this.options.rules.window;
    const near = planned.find(
      ({ startsAt, endsAt }) =>
        atMs >= startsAt - beforeMinutes * minuteMs && atMs <= endsAt + afterMinutes * minuteMs,
    );
    return this.posts.get(near?.post ?? this.officers.get(officer)?.post ?? "");
  }

  /** Time went on: shifts began and ended, and a day came. */
  private advance(now: number): void {
    const today = localDay(this.options.city.zone, now);
    if (today !== this.today) {
      this.today = today;
      this.want(today.slice(0, 7));
      this.touchAll(addDays(today, -1), addDays(today, 1));
    }
    for (const [officer, at] of this.looksAt) {
      if (at <= now) this.touch(officer, addDays(today, -besideDays), addDays(today, 1));
    }
  }

  private judgeDays(officer: string, from: Day, to: Day, now: number): BookChange {
    const { city, rules, store } = this.options;
    const { zone } = city;
    const { sealedBefore } = this;
    if (to < sealedBefore) return { officer, days: new Set() };
    if (from < sealedBefore) return this.judgeDays(officer, sealedBefore, to, now);
    const [first, last] = [addDays(from, -besideDays), addDays(to, besideDays)];
    const planned = this.plannedIn(officer, first, last);
    const facts = factsOf(
      store,
      officer,
      planned,
      epochOf(zone, first, "00:00"),
      epochOf(zone, addDays(last, 1), "00:00"),
    );
    const counted = standing(facts.told, facts.entries);
    const holding = new Set(daysBetween(from, to).map((day) => versionOn(this.versions, day)));
    const results = [...holding].flatMap((version) =>
      judge({ planned, ...counted, rules: version?.rules ?? rules, zone, nowMs: now }).filter(
        ({ day }) =>
          day >= from &&
          day <= to &&
          this.begins !== null &&
          day >= this.begins &&
          versionOn(this.versions, day) === version,
      ),
    );
    this.lookNextAt(officer, planned, now);
    const days = store.attendance.replace(officer, from, to, results, (day) => this.isClosed(day), now);
    this.flagDays(officer, from, to, results, planned, counted.clockings);
    return { officer, days };
  }

  private flagDays(
    officer: string,
    from: Day,
    to: Day,
    results: readonly ShiftResult[],
    planned: readonly PlannedSpan[],
    clockings: Parameters<typeof postFlags>[1],
  ): void {
    const { city, rules, store } = this.options;
    const { zone } = city;
    const away = new Set(
      results.filter(({ status }) => status === "field-duty").flatMap((result) => result.clockings),
    );
    const postOf = ({ id, atMs }: { id: string; atMs: number }) =>
      away.has(id) ? undefined : this.postAt(officer, atMs, planned);
    const own = clockings.flatMap(({ device, source }) => (device && source === "phone" ? [device] : []));
    const limitMs = rules.flags.sharedDeviceMinutes * minuteMs;
    const others =
      own.length === 0
        ? []
        : store.officers
            .deviceEvents(
              [...new Set(own)].filter(
                (device) => !rules.flags.commonDevices.some((each) => device.startsWith(each)),
              ),
              epochOf(zone, from, "00:00") - limitMs,
              epochOf(zone, addDays(to, 1), "00:00") + limitMs,
            )
            .filter((event) => event.officer !== officer)
            .map(({ officer: other, id, type, time, device }) => ({
              officer: other,
              clocking: {
                ...{ id: phoneClockingId(other, id), source: "phone" as const, type, atMs: time, device },
                ...{ place: null, accuracyM: null },
              },
            }));
    const found: Flag[] = [
      ...postFlags(officer, clockings, postOf, rules.flags),
      ...travelFlags(officer, clockings, rules.flags),
      ...deviceFlags(
        [...clockings.map((clocking) => ({ officer, clocking })), ...others],
        rules.flags,
      ).filter((flag) => flag.officer === officer),
    ];
    const flags = new Map(
      found
        .map((flag) => [flag.id, { flag, day: localDay(zone, flag.atMs) }] as const)
        .filter(([, { day }]) => day >= from && day <= to),
    );
    // Of days on which places are not exact any more, what was found while they were stands.
    const exact = addDays(
      localDay(zone, cutoffOf("places-thinned", city.retention, this.options.clock())),
      2,
    );
    const since = from < exact ? exact : from;
    for (const [id, { day }] of flags) if (day < since) flags.delete(id);
    store.attendance.replaceFlags(officer, since, to, ["post", "travel", "device"], flags);
    // Who shares a device with this one is looked at again, once: then it is known to both.
    for (const flag of found) {
      if (flag.kind !== "device") continue;
      for (const other of flag.others) {
        const day = localDay(zone, flag.atMs);
        const isKnown = store.attendance
          .flagsOfDay(day)
          .some(({ officer: of, kind }) => of === other && kind === "device");
        if (!isKnown) this.touchAt(other, flag.atMs);
      }
    }
  }

  private lookNextAt(officer: string, planned: readonly PlannedSpan[], now: number): void {
    const afterMs = this.options.rules.window.afterMinutes * minuteMs + 1;
    const moments = planned
      .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt, endsAt + afterMs])
      .filter((at) => at > now && at < now + 3 * dayMs);
    if (moments.length === 0) this.looksAt.delete(officer);
    else this.looksAt.set(officer, Math.min(...moments));
  }

  private closeDays(now: number): void {
    const { store, rules, city } = this.options;
    this.closesNextAt = now + closeEveryMs;
    const first = store.attendance.firstDay();
    const closing =
      first === null
        ? []
        : daysBetween(first, addDays(this.today, -1)).filter(
            (day) => !this.isClosed(day) && closesAt(rules, city.zone, day) <= now,
          );
    if (closing.length === 0 && this.newMonths.size === 0) return;
    store.transaction(() => {
      for (const day of closing) store.attendance.closeDay(day, now);
      for (const month of this.newMonths) store.attendance.putMonth(month);
    });
    this.newMonths.clear();
    for (const day of closing) this.closed.set(day, true);
    this.tell({ officer: null, days: new Set(closing) });
  }
}

/** First and last day of a month. */
export function monthSpan(month: string): [Day, Day] {
  const next = addDays(`${month}-01`, 31).slice(0, 7);
  return [`${month}-01`, addDays(`${next}-01`, -1)];
}
