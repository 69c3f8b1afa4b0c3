/**
 * When this room last heard anything (epoch ms; null for never), for a start without a broker: what is on screen then
 * is as old as that.
 */
import type { Database } from "./database.ts";

export function lastHeard(database: Database): () => number | null {
  const newest = database
    .prepare(`
      SELECT max(at) FROM (
        SELECT max(received_at) AS at FROM positions
        UNION ALL SELECT max(received_at) FROM camera_health
        UNION ALL SELECT max(received_at) FROM sensor_values
        UNION ALL SELECT received_at FROM (SELECT received_at FROM reports ORDER BY rowid DESC LIMIT 1)
      )`)
    .pluck();
  return () => newest.get() as number | null;
}
