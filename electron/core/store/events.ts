/**
 * Reads rows of the log as events. What this version does not understand is left out: it stands in the log, goes on to
 * other stations, and is listed in `unread_events` until a newer version reads it.
 */
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import { readTime } from "../../../shared/domain/event/hybridTime.ts";
import { isReadable } from "../../../shared/domain/event/readable.ts";
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import type { Database } from "./database.ts";

export interface EventRow extends Omit<SealedEvent, "body" | "signature"> {
  readonly body: string;
}

export const eventColumns = "station, seq, time, actor, kind, subject, body, prev, hash";

/** Of a row that is known to be one that this version understands. */
export function readEvent({ station, seq, time, actor, kind, subject, body }: EventRow): RoomEvent {
  return { station, seq, time: readTime(time), actor, kind, subject, body: JSON.parse(body) } as RoomEvent;
}

export function eventReader(database: Database) {
  // In memory, from when somebody asks first: the question is asked of every event that is read.
  let known: Set<string> | undefined;
  const unread = () => {
    known ??= new Set(
      (database.prepare("SELECT station, seq FROM unread_events").all() as Place[]).map(placeOf),
    );
    return known;
  };
  const has = (row: Place) => unread().size > 0 && unread().has(placeOf(row));

  return {
    isUnread: has,
    read: (rows: readonly EventRow[]): RoomEvent[] => rows.filter((row) => !has(row)).map(readEvent),
    /** Within the transaction that writes the event. */
    leaveUnread({ station, seq }: Place): void {
      database.prepare("INSERT INTO unread_events (station, seq) VALUES (?, ?)").run(station, seq);
      unread().add(placeOf({ station, seq }));
    },
    /** Within a transaction: those that this version understands, and an older one did not. They are read from now on. */
    takeReadable(): RoomEvent[] {
      if (unread().size === 0) return [];
      const rows = database
        .prepare(`
          SELECT ${eventColumns} FROM unread_events CROSS JOIN events USING (station, seq) ORDER BY time, station, seq`)
        .all() as EventRow[];
      const understood = rows.filter(({ kind, body }) =>
        isReadable({ kind, body: JSON.parse(body) as unknown }),
      );
      const remove = database.prepare("DELETE FROM unread_events WHERE station = ? AND seq = ?");
      const indexAgain = database.prepare("UPDATE log_lines SET indexed = 0 WHERE station = ? AND seq = ?");
      for (const { station, seq } of understood) {
        remove.run(station, seq);
        indexAgain.run(station, seq);
        unread().delete(placeOf({ station, seq }));
      }
      return understood.map(readEvent);
    },
    /** A transaction that changed the list was undone. */
    reload(): void {
      known = undefined;
    },
  };
}
export type EventReader = ReturnType<typeof eventReader>;

type Place = Pick<SealedEvent, "station" | "seq">;

function placeOf({ station, seq }: Place): string {
  return `${station}:${seq}`;
}
