/** Hours on duty by crew, agency and officer, of a period: read once a minute while somebody looks. */
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { dutyMs, longestDutyMs } from "../../../shared/domain/performance/dutyHours.ts";
import { allKey, type Grouping } from "../../../shared/domain/performance/figures.ts";
import type { Span } from "../../../shared/domain/performance/period.ts";
import { addDays, epochOf } from "../../../shared/domain/zone.ts";
import type { Store } from "../store/index.ts";

export interface DutyHoursOptions {
  readonly city: City;
  readonly store: Store;
  readonly clock: Clock;
}

const readEveryMs = 60_000;
const hourMs = 3_600_000;

export class DutyHours {
  private readonly options: DutyHoursOptions;
  private readonly bySpan = new Map<string, { readAt: number; ms: ReadonlyMap<string, number> }>();

  constructor(options: DutyHoursOptions) {
    this.options = options;
  }

  /** Null where nobody clocked anything, and for groups that are not of people. */
  of(span: Span, grouping: Grouping, key: string, agency: string | null): number | null {
    const isOfPeople = grouping === "agency" || grouping === "crew" || grouping === "officer";
    if (!isOfPeople && key !== allKey) return null;
    const ms = this.read(span);
    let total = 0;
    for (const officer of this.options.city.officers) {
      if (agency !== null && officer.agency !== agency) continue;
      const isMeant =
        key === allKey ||
        (grouping === "agency" && officer.agency === key) ||
        (grouping === "crew" && officer.crew === key) ||
        (grouping === "officer" && officer.id === key);
      if (isMeant) total += ms.get(officer.id) ?? 0;
    }
    return total === 0 ? null : total / hourMs;
  }

  private read(span: Span): ReadonlyMap<string, number> {
    const { city, store, clock } = this.options;
    const now = clock();
    const key = `${span.from}/${span.to}`;
    const known = this.bySpan.get(key);
    if (known && now - known.readAt < readEveryMs) return known.ms;
    const [fromMs, toMs] = [
      epochOf(city.zone, span.from, "00:00"),
      epochOf(city.zone, addDays(span.to, 1), "00:00"),
    ];
    const ms = new Map<string, number>();
    for (const { id } of city.officers) {
      // Whoever came before the span began may still be on duty in it, and whoever leaves after it was.
      const events = store.performance.clocked(id, fromMs - longestDutyMs, toMs + longestDutyMs);
      for (const [officer, each] of dutyMs(events, fromMs, toMs, now)) ms.set(officer, each);
    }
    if (this.bySpan.size > 8) this.bySpan.clear();
    this.bySpan.set(key, { readAt: now, ms });
    return ms;
  }
}
