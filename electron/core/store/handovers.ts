/** Handovers, out of the log of decisions. */

import { writeTime } from "../../../shared/domain/event/hybridTime.ts";
import type { Database } from "./database.ts";

export function handoverRepository(database: Database) {
  // The condition is the index's, word for word: only then is it used.
  const ofHandovers =
    "FROM events INDEXED BY events_of_handover WHERE kind >= 'handover.' AND kind < 'handover/'";
  const begun = database
    .prepare(
      `SELECT subject ${ofHandovers} AND kind = 'handover.begun' ORDER BY time DESC, station, seq LIMIT ?`,
    )
    .pluck();
  const read = database
    .prepare(`
      SELECT DISTINCT json_extract(body, '$.item') ${ofHandovers} AND kind = 'handover.confirmed' AND time >= ?
        AND actor = ? AND json_extract(body, '$.item') GLOB 'instruction:*'`)
    .pluck();

  return {
    /** Ids of the last ones, the one that began last first. */
    last: (limit: number): string[] => begun.all(limit) as string[],
    /** Items of instructions that a person (as an actor) confirmed since a time, epoch ms. */
    instructionsRead: (actor: string, sinceMs: number): string[] =>
      read.all(writeTime({ ms: Math.max(0, sinceMs), counter: 0 }), actor) as string[],
  };
}
export type HandoverRepository = ReturnType<typeof handoverRepository>;
