import type { Database } from "better-sqlite3";

/**
 * How far each station's log has been taken into account in what attendance comes to: what came after that, and was not
 * judged when the room went, is judged at its start.
 */
export function createAttendanceFollows(database: Database): void {
  database.exec(`
    CREATE TABLE attendance_followed (
      station TEXT PRIMARY KEY,
      seq     INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO attendance_followed SELECT station, max(seq) FROM events GROUP BY station;
  `);
}
