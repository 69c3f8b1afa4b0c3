import type { Database } from "better-sqlite3";

/** What this station was told of its wall's displays: their size, how far their readers are, and their frames. */
export function createDisplaySizes(database: Database): void {
  database.exec(`
    CREATE TABLE display_sizes (
      display      TEXT PRIMARY KEY,
      -- What stays when the display stands elsewhere.
      label        TEXT NOT NULL,
      width_px     INTEGER NOT NULL,
      height_px    INTEGER NOT NULL,
      diagonal_in  REAL NOT NULL,
      distance_m   REAL NOT NULL,
      left_mm      REAL NOT NULL,
      right_mm     REAL NOT NULL,
      top_mm       REAL NOT NULL,
      bottom_mm    REAL NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
