/**
 * Takes away what the city's periods say has been kept long enough, by itself, all day.
 *
 * Guarantees: a slice is small, and the core does its other work between two; what was deleted is counted in the same
 * transaction. A disk that is full or a fault in one rule is told in the log, and the rest goes on.
 */
import type { DeletionRow, RetentionRuleRow } from "../../../shared/contract/retention.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import {
  cutoffOf,
  daysOf,
  firstRound,
  nextSlice,
  type RetentionPeriods,
  type RetentionRule,
  type Round,
  retentionRules,
} from "../../../shared/domain/privacy/retention.ts";
import { localDay } from "../../../shared/domain/zone.ts";
import type { LiveRows } from "../live/rows.ts";
import { errorText, type Log } from "../log.ts";
import type { Store } from "../store/index.ts";
import type { StoredDeletion } from "../store/retention.ts";

export interface RetentionOptions {
  readonly periods: RetentionPeriods;
  readonly zone: string;
  readonly store: Store;
  readonly rules: LiveRows<RetentionRuleRow>;
  readonly deletions: LiveRows<DeletionRow>;
  /** What lies outside the database or is on screen, of a rule: called when it has been gone through. */
  readonly outside: Readonly<
    Partial<Record<RetentionRule, (cutoffMs: number) => Promise<number> | undefined>>
  >;
  readonly clock: Clock;
  readonly log: Log;
}

/** A slice of reports that are masked takes a few milliseconds. */
const atOnce = 200;
const sliceEveryMs = 500;
/** A start has more urgent things to do. */
const beginAfterMs = 60_000;
const shownDeletions = 400;

export class Retention {
  private readonly options: RetentionOptions;
  private round: Round = firstRound;
  private beginning: NodeJS.Timeout | undefined;
  private timer: NodeJS.Timeout | undefined;
  private outside: Promise<void> | undefined;

  constructor(options: RetentionOptions) {
    this.options = options;
    const { rules, deletions, store, periods } = options;
    for (const rule of retentionRules) rules.put({ rule, days: daysOf(rule, periods), doneAt: null });
    deletions.replace(store.retention.deletions(shownDeletions).map(rowOf));
  }

  start(): void {
    this.beginning = setTimeout(() => {
      this.timer = setInterval(() => this.advance(), sliceEveryMs);
    }, beginAfterMs);
  }

  async stop(): Promise<void> {
    clearTimeout(this.beginning);
    clearInterval(this.timer);
    await this.outside;
  }

  /** One slice, where one is due. False while the round rests or waits for files. */
  advance(): boolean {
    const { store, periods, clock, log } = this.options;
    const now = clock();
    if (this.outside || now < this.round.notBeforeMs) return false;
    const { rule } = this.round;
    const cutoff = cutoffOf(rule, periods, now);
    let hasMore = false;
    try {
      const slice = store.transaction(() => {
        const taken = store.retention.slice(rule, cutoff, atOnce, now);
        return { ...taken, noted: this.note(rule, taken.count, now) };
      });
      slice.noted();
      hasMore = slice.hasMore;
    } catch (error) {
      log.warning("what was kept long enough could not be deleted", { rule, reason: errorText(error) });
    }
    if (!hasMore) this.finish(rule, cutoff, now);
    this.round = nextSlice(this.round, hasMore, now);
    return true;
  }

  private finish(rule: RetentionRule, cutoffMs: number, now: number): void {
    const { outside, rules, periods, store, log } = this.options;
    rules.put({ rule, days: daysOf(rule, periods), doneAt: now });
    const working = outside[rule]?.(cutoffMs);
    if (!working) return;
    this.outside = working
      .then((count) => store.transaction(() => this.note(rule, count, now))())
      .catch((error) => log.warning("files could not be deleted", { rule, reason: errorText(error) }))
      .finally(() => {
        this.outside = undefined;
      });
  }

  /** Within a transaction. Answers what shows it, for after the commit. */
  private note(rule: RetentionRule, count: number, now: number): () => void {
    if (count === 0) return () => {};
    const { store, periods, zone, deletions } = this.options;
    const days = daysOf(rule, periods);
    const said: StoredDeletion = { day: localDay(zone, now), rule, days, count, at: now };
    store.retention.note(said);
    return () => {
      const row = rowOf(said);
      const before = deletions.get(row.id);
      deletions.put({ ...row, count: count + (before?.count ?? 0) });
    };
  }
}

function rowOf(deletion: StoredDeletion): DeletionRow {
  return { id: `${deletion.day}/${deletion.rule}/${deletion.days}`, ...deletion };
}
