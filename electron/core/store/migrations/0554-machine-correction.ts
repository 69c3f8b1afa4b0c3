import type { Database } from "better-sqlite3";

/** Clockings of a machine whose clock was wrong: when they were, and beside that what the machine said. */
export function correctMachines(database: Database): void {
  database.exec(`
    -- Null where the machine's word stands.
    ALTER TABLE machine_clockings ADD COLUMN told_at INTEGER;
    CREATE INDEX machine_clockings_by_file ON machine_clockings (file, id);
  `);
}
