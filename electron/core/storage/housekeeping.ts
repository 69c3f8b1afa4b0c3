/**
 * Keeps the station's data in shape while it runs, and shows what it takes.
 *
 * Guarantees: the log of decisions stays whole: no event and no part of one is ever taken away, since every station must
 * fold the same, and whoever checks the chain must find all of it. What is made smaller is what can be made again or has
 * no further use: the write-ahead log, segments of the indexes of words. (What the city's periods delete: privacy/
 * retention.ts.) Each step is short; a fault is told in the log, and the rest goes on.
 */
import type { StorageRow } from "../../../shared/contract/storage.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { forecastStorage } from "../../../shared/domain/storage/forecast.ts";
import { localDay } from "../../../shared/domain/zone.ts";
import type { LiveRows } from "../live/rows.ts";
import { errorText, type Log } from "../log.ts";
import type { Store } from "../store/index.ts";
import { measureSizes } from "./sizes.ts";

export interface HousekeepingOptions {
  readonly dataFolder: string;
  readonly zone: string;
  readonly marginDays: number;
  readonly store: Pick<Store, "storage">;
  readonly rows: LiveRows<StorageRow>;
  readonly freeBytes: () => number | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** A start has more urgent things to do. */
const firstAfterMs = 20_000;
const lookEveryMs = 10 * 60_000;
const stepEveryMs = 2000;
/** After a checkpoint SQLite writes it from its beginning: longer than this it came by a reader or an import. */
const longJournalBytes = 32 * 1024 * 1024;
const forecastDays = 30;

export class Housekeeping {
  private readonly options: HousekeepingOptions;
  private timer: NodeJS.Timeout | undefined;
  private stepping: NodeJS.Timeout | undefined;
  private working: Promise<void> | undefined;

  constructor(options: HousekeepingOptions) {
    this.options = options;
  }

  start(): void {
    this.timer = setTimeout(() => {
      void this.look();
      this.timer = setInterval(() => void this.look(), lookEveryMs);
    }, firstAfterMs);
  }

  /** Resolves when nothing is measured any more. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    clearInterval(this.stepping);
    await this.working;
  }

  /** Measures, shows, and begins what there is to do. */
  async look(): Promise<void> {
    this.working ??= this.measure()
      .catch((error) =>
        this.options.log.warning("the data folder was not measured", { reason: errorText(error) }),
      )
      .finally(() => {
        this.working = undefined;
      });
    await this.working;
  }

  /** A little of the upkeep. False once there is nothing left to do. */
  step(): boolean {
    const { store, log } = this.options;
    try {
      return store.storage.mergeWords();
    } catch (error) {
      log.warning("the indexes of words were not joined", { reason: errorText(error) });
      return false;
    }
  }

  private async measure(): Promise<void> {
    const { dataFolder, zone, marginDays, store, rows, freeBytes, clock } = this.options;
    let bytes = await measureSizes(dataFolder);
    if (bytes.journal > longJournalBytes) {
      store.storage.shortenJournal();
      bytes = await measureSizes(dataFolder);
    }
    store.storage.lookAtTables();
    const now = clock();
    const all = Object.values(bytes).reduce((sum, each) => sum + each, 0);
    store.storage.putSample({ day: localDay(zone, now), bytes: all });
    const samples = store.storage.samples(forecastDays);
    const free = freeBytes();
    rows.put({
      ...{ id: "storage", measuredAt: now, bytes, marginDays, freeBytes: free },
      ...{ reusableBytes: store.storage.reusableBytes(), sampledDays: samples.length },
      ...forecastStorage(samples, free),
    });
    clearInterval(this.stepping);
    this.stepping = setInterval(() => {
      if (!this.step()) clearInterval(this.stepping);
    }, stepEveryMs);
  }
}
