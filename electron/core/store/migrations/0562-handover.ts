import type { Database } from "better-sqlite3";

/** Finds handovers among all that was ever decided; see store/handovers.ts. */
export function createHandover(database: Database): void {
  database.exec(`
    CREATE INDEX events_of_handover ON events (kind, time, station, seq)
      WHERE kind >= 'handover.' AND kind < 'handover/';
  `);
}
