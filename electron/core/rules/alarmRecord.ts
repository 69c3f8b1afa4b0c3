/**
 * The record of alarms: what was raised and what became of it, in the database and, of the last day, in memory for the
 * rates. A database that cannot be written keeps no alarm from being told: what waits is written when it can be.
 */
import type { AlarmFigures } from "../../../shared/contract/alarms.ts";
import {
  hourMs,
  mostFrequent,
  perHour,
  type Raised,
  ratesHours,
} from "../../../shared/domain/alarm/rates.ts";
import { type AlarmAbout, type AlarmOccurrence, occurrencesKept } from "../store/alarms.ts";
import type { Store } from "../store/index.ts";

const pruneEveryMs = 60_000;

export class AlarmRecord {
  private readonly store: Store;
  /** By alarm and time. */
  private readonly waiting = new Map<string, AlarmOccurrence>();
  /** What was announced within the last day, the oldest first. */
  private announced: Raised[] = [];
  private readonly abouts = new Map<string, AlarmAbout>();
  private prunedAtMs: number;

  constructor(store: Store, nowMs: number) {
    this.store = store;
    this.prunedAtMs = nowMs;
    for (const occurrence of store.alarms.since(nowMs - ratesHours * hourMs).reverse()) {
      if (occurrence.announcedAt !== null) this.announce(occurrence.alarm, occurrence.raisedAt, occurrence);
    }
  }

  put(occurrence: AlarmOccurrence): void {
    this.waiting.set(`${occurrence.alarm} ${occurrence.raisedAt}`, occurrence);
  }

  /** People are told of it for the first time. */
  announce(alarm: string, raisedAtMs: number, about: AlarmAbout): void {
    this.announced.push({ alarm, raisedAtMs });
    this.abouts.set(alarm, about);
  }

  /** Writes what waits; false when the database cannot be written. */
  flush(nowMs: number): boolean {
    const toPrune = nowMs - this.prunedAtMs >= pruneEveryMs;
    if (this.waiting.size === 0 && !toPrune) return true;
    try {
      this.store.transaction(() => {
        for (const occurrence of this.waiting.values()) this.store.alarms.put(occurrence);
        if (toPrune) this.store.alarms.prune();
      });
    } catch {
      return false;
    }
    this.waiting.clear();
    if (toPrune) this.forget(nowMs);
    return true;
  }

  rates(nowMs: number): Pick<AlarmFigures, "perHour" | "frequent"> {
    const oldest = nowMs - ratesHours * hourMs;
    const recent = this.announced.filter(({ raisedAtMs }) => raisedAtMs >= oldest);
    return {
      perHour: perHour(recent, nowMs).map(({ fromMs, count }) => ({ from: fromMs, count })),
      frequent: mostFrequent(recent).map(({ alarm, count }) => ({
        ...{ alarm, count },
        ...aboutOf(this.abouts.get(alarm)!),
      })),
    };
  }

  private forget(nowMs: number): void {
    this.prunedAtMs = nowMs;
    const oldest = nowMs - ratesHours * hourMs;
    this.announced = this.announced.filter(({ raisedAtMs }) => raisedAtMs >= oldest).slice(-occurrencesKept);
    const named = new Set(this.announced.map(({ alarm }) => alarm));
    for (const alarm of this.abouts.keys()) if (!named.has(alarm)) this.abouts.delete(alarm);
  }
}

export function aboutOf({ cause, subject, district, priority, params }: AlarmAbout): AlarmAbout {
  return { cause, subject, district, priority, params };
}
