import type { Database } from "better-sqlite3";

/** What sensors measured last, by the time that they give. Times are epoch ms. */
export function createSensors(database: Database): void {
  database.exec(`
    CREATE TABLE sensor_values (
      sensor      TEXT NOT NULL,
      time        INTEGER NOT NULL,
      value       REAL NOT NULL,
      received_at INTEGER NOT NULL,
      PRIMARY KEY (sensor, time)
    ) STRICT, WITHOUT ROWID;
  `);
}
