/** What was decided about the roster, out of the log of decisions. */
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import type { Database } from "./database.ts";
import { type EventReader, type EventRow, eventColumns } from "./events.ts";

export function rosterRepository(database: Database, reader: EventReader) {
  // The condition is the index's, word for word: only then is it used.
  const all = database.prepare(`
    SELECT ${eventColumns} FROM events INDEXED BY events_of_roster
    WHERE kind >= 'roster.' AND kind < 'roster/' ORDER BY time, station, seq`);

  return {
    /** In the order in which they are folded. */
    events: (): RoomEvent[] => reader.read(all.all() as EventRow[]),
  };
}
export type RosterRepository = ReturnType<typeof rosterRepository>;
