/**
 * What the data takes on the disk by day, and the database's own upkeep, a little at a time.
 *
 * Never VACUUM: it gives rows that have no key of their own new numbers, and the index of words (`report_words`) finds
 * reports by these.
 */
import type { StorageSample } from "../../../shared/domain/storage/forecast.ts";
import type { Database } from "./database.ts";

/** A merge of this many pages takes a few milliseconds. */
const mergePages = 64;
const keptSamples = 400;

export function storageRepository(database: Database) {
  const put = database.prepare(
    "INSERT INTO storage_samples VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET bytes = excluded.bytes",
  );
  const forget = database.prepare(`
    DELETE FROM storage_samples WHERE day NOT IN (SELECT day FROM storage_samples ORDER BY day DESC LIMIT ${keptSamples})`);
  const samples = database.prepare("SELECT day, bytes FROM storage_samples ORDER BY day DESC LIMIT ?");
  const merges = ["report_words", "log_words"].map((table) =>
    database.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`),
  );
  const changes = database.prepare("SELECT total_changes()").pluck();

  return {
    putSample({ day, bytes }: StorageSample): void {
      put.run(day, bytes);
      forget.run();
    },
    /** The newest first. */
    samples: (limit: number): StorageSample[] => samples.all(limit) as StorageSample[],
    /** Of pages that hold nothing any more, and are used again before the file grows. */
    reusableBytes: (): number =>
      (database.pragma("freelist_count", { simple: true }) as number) *
      (database.pragma("page_size", { simple: true }) as number),
    /** Joins segments of the indexes of words a little. False once there is nothing left to join for now. */
    mergeWords(): boolean {
      const before = changes.get() as number;
      for (const merge of merges) merge.run(mergePages);
      // Each command counts as one change, and each that found work as more (SQLite FTS5, "The 'merge' Command").
      return (changes.get() as number) - before > merges.length;
    },
    /** What the write-ahead log holds goes into the file, and the log begins anew, where nobody reads it just then. */
    shortenJournal: (): void => void database.pragma("wal_checkpoint(TRUNCATE)"),
    /** Statistics for the planner, where tables have changed much; bounded by SQLite's own limit. */
    lookAtTables: (): void => void database.pragma("optimize"),
  };
}
export type StorageRepository = ReturnType<typeof storageRepository>;
