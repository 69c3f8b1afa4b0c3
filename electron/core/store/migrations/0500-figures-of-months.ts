import type { Database } from "better-sqlite3";

/**
 * Cells of months keep less apart than they did (shared/domain/performance/cell.ts), so that a year of officers is read in
 * a moment. All is counted anew from the log, a little at a time; meanwhile screens say how much is still to be counted.
 */
export function countMonthsAnew(database: Database): void {
  database.exec(`
    DELETE FROM performance_cells;
    DELETE FROM performance_cases;
    INSERT INTO performance_due SELECT id FROM reports WHERE id NOT IN (SELECT id FROM performance_due);
  `);
}
