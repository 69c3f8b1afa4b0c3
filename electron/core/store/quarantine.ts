/** Messages that were refused: all are counted, the newest are kept. */
import type { QuarantineReason, QuarantineRow } from "../../../shared/contract/rows.ts";
import type { Database } from "./database.ts";

export type RefusedMessage = Omit<QuarantineRow, "id">;

/** How many are kept. */
export const quarantineSize = 500;

export function quarantineRepository(database: Database) {
  const insert = database.prepare(
    "INSERT INTO quarantine (topic, received_at, bytes, reason, detail, sample) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const trim = database.prepare(
    `DELETE FROM quarantine WHERE number <= (SELECT max(number) FROM quarantine) - ${quarantineSize}`,
  );
  const count = database.prepare(
    `INSERT INTO quarantine_counts VALUES (?, ?)
     ON CONFLICT (reason) DO UPDATE SET count = count + excluded.count`,
  );
  const all = database.prepare(
    `SELECT CAST(number AS TEXT) AS id, topic, received_at AS receivedAt, bytes, reason, detail, sample
     FROM quarantine ORDER BY number`,
  );
  const counts = database.prepare("SELECT reason, count FROM quarantine_counts");

  return {
    /** Keeps `kept` and adds `counted` to the counts. Returns the rows as a screen sees them. */
    put(kept: readonly RefusedMessage[], counted: ReadonlyMap<QuarantineReason, number>): QuarantineRow[] {
      const rows = kept.map((row) => {
        const { topic, receivedAt, bytes, reason, detail, sample } = row;
        const { lastInsertRowid } = insert.run(topic, receivedAt, bytes, reason, detail, sample);
        return { ...row, id: String(lastInsertRowid) };
      });
      if (rows.length > 0) trim.run();
      for (const [reason, times] of counted) count.run(reason, times);
      return rows;
    },
    rows: (): QuarantineRow[] => all.all() as QuarantineRow[],
    counts: (): Map<QuarantineReason, number> =>
      new Map(
        (counts.all() as { reason: QuarantineReason; count: number }[]).map((row) => [row.reason, row.count]),
      ),
    clear(): void {
      database.exec("DELETE FROM quarantine; DELETE FROM quarantine_counts;");
    },
  };
}
export type QuarantineRepository = ReturnType<typeof quarantineRepository>;
