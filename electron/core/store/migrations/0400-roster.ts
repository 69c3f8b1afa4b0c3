import type { Database } from "better-sqlite3";

/** Finds what was decided about the roster among all that was ever decided; see store/roster.ts. */
export function createRoster(database: Database): void {
  database.exec(`
    CREATE INDEX events_of_roster ON events (time, station, seq) WHERE kind >= 'roster.' AND kind < 'roster/';
  `);
}
