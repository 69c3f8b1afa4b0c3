/**
 * The log of decisions: each station's events, numbered and chained.
 *
 * Guarantees: a station's numbers have no gap, its times only grow, and each event carries the hash of the one before
 * it, so that a log cannot be altered or cut in the middle unseen (Haber and Stornetta, "How to Time-Stamp a Digital
 * Document", 1991). The hash is SHA-256 over the canonical JSON (RFC 8785) of everything else in the event. The
 * database itself refuses to alter or delete one. A station that has a key signs each event's place and hash, so that
 * whoever alters one cannot make the chain whole again. Does not guarantee that the end was not cut off: for that
 * somebody else must know the last number (a seal, see shared/domain/proof).
 */
import { hash as digestOf } from "node:crypto";
import type { Decision, EventKind, RoomEvent } from "../../../shared/domain/event/event.ts";
import { firstTime, nextTime, readTime, writeTime } from "../../../shared/domain/event/hybridTime.ts";
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import type { Seen } from "../../../shared/domain/event/seen.ts";
import type { Head } from "../../../shared/domain/proof/event.ts";
import { createAdmission } from "./admission.ts";
import { canonicalJson } from "./canonical.ts";
import { currentIds } from "./current.ts";
import type { Database } from "./database.ts";
import { dueNoting } from "./dueAfter.ts";
import { type EventReader, type EventRow, eventColumns, readEvent } from "./events.ts";
import { givenRepository } from "./given.ts";
import { headRepository } from "./heads.ts";
import { presentRepository } from "./present.ts";

/** Signs an event's place in its station's log and its hash. */
export type SignEvent = (event: Pick<SealedEvent, "station" | "seq" | "prev" | "hash">) => string;

/** The hash that belongs to an event. */
export function hashOf(event: Omit<SealedEvent, "hash" | "signature">): string {
  const { station, seq, time, actor, kind, subject, body, prev } = event;
  // In the order of the names, which is the canonical one.
  return hashOfJson({ actor, body, kind, prev, seq, station, subject, time });
}

/** SHA-256 of the canonical JSON (RFC 8785) of plain data, in base 16. */
export function hashOfJson(data: object): string {
  return digestOf("sha256", canonicalJson(data), "hex");
}

/** The times of a span as they are written: from the first moment of it up to, not with, the first after it. */
interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export function logRepository(database: Database, reader: EventReader, sign: SignEvent | undefined) {
  const insert = database.prepare(
    `INSERT INTO events (${eventColumns}, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const heads = headRepository(database);
  const present = presentRepository(database);
  const noteDue = dueNoting(database);
  const latest = database.prepare("SELECT max(time) FROM events").pluck();
  const ofSubject = database.prepare(
    `SELECT ${eventColumns} FROM events WHERE subject = ? ORDER BY time, station, seq`,
  );
  const ofStations = database.prepare(`
    SELECT ${eventColumns} FROM events INDEXED BY events_by_subject
    WHERE subject >= 'station:' AND subject < 'station;' ORDER BY time, station, seq`);
  const ofCurrent = database.prepare(`
    ${currentIds}
    SELECT ${eventColumns} FROM current CROSS JOIN events INDEXED BY events_by_subject ON events.subject = current.id
    ORDER BY subject, time, station, seq`);
  const ofKindsSince = database.prepare(`
    SELECT ${eventColumns} FROM events WHERE time >= ? AND kind IN (SELECT value FROM json_each(?))
    ORDER BY time, station, seq`);
  // Only those of the subject are looked at, however many others the span holds.
  const ofSubjectSince = database.prepare(`
    SELECT ${eventColumns} FROM events INDEXED BY events_by_subject WHERE subject = ? AND time >= ?
    ORDER BY time, station, seq`);
  const ofStation = database.prepare(
    `SELECT ${eventColumns}, signature FROM events WHERE station = ? AND seq >= ? ORDER BY seq LIMIT ?`,
  );
  const ofLogSince = database.prepare(`
    SELECT ${eventColumns} FROM events INDEXED BY events_of_log WHERE kind GLOB 'log.*' AND time >= ?
    ORDER BY time, station, seq`);
  const between = database.prepare(`
    SELECT ${eventColumns} FROM events WHERE time >= ? AND time < ? ORDER BY time, station, seq LIMIT ?`);
  const one = database.prepare(`SELECT ${eventColumns} FROM events WHERE station = ? AND seq = ?`);
  const sealedOf = database.prepare(
    `SELECT ${eventColumns}, signature FROM events WHERE subject = ? ORDER BY time, station, seq`,
  );
  const listeners = new Set<() => void>();

  function put({ station, seq, time, actor, kind, subject, body, prev, hash, signature }: SealedEvent): void {
    insert.run(station, seq, time, actor, kind, subject, JSON.stringify(body), prev, hash, signature);
    for (const listener of listeners) listener();
  }

  return {
    ...createAdmission({ database, reader, heads, hashOf, insert: put, written: noteDue }),
    /** Writes a decision down as the station's next event. `nowMs` is the wall clock. Within a transaction. */
    append(station: string, { kind, subject, body }: Decision, actor: string, nowMs: number): RoomEvent {
      const last = latest.get() as string | null;
      const time = nextTime(last === null ? firstTime : readTime(last), nowMs);
      // Of its own log a station takes nothing early.
      const before = heads.endOf(station);
      const seq = before.seq + 1;
      const prev = before.hash;
      const open = { station, seq, time: writeTime(time), actor, kind, subject, body, prev };
      const hash = hashOf(open);
      const signature = sign?.({ station, seq, prev, hash }) ?? "";
      const event = { ...open, hash, signature };
      put(event);
      noteDue([event]);
      return { station, seq, time, actor, kind, subject, body } as RoomEvent;
    },
    /** Of the newest event of all stations, epoch ms; null in an empty log. */
    latestMs(): number | null {
      const last = latest.get() as string | null;
      return last === null ? null : readTime(last).ms;
    },
    /** In the order in which they are folded. */
    of: (subject: string): RoomEvent[] => reader.read(ofSubject.all(subject) as EventRow[]),
    /** The same, from this time on; epoch ms. */
    ofSince: (subject: string, ms: number): RoomEvent[] =>
      reader.read(ofSubjectSince.all(subject, writeTime({ ms: Math.max(0, ms), counter: 0 })) as EventRow[]),
    /** Those about every incident on screen (see current.ts), by its id. `after` is epoch ms. */
    ofCurrent(after: number): Map<string, RoomEvent[]> {
      const events = new Map<string, RoomEvent[]>();
      for (const row of ofCurrent.iterate(after) as IterableIterator<EventRow>) {
        if (reader.isUnread(row)) continue;
        const known = events.get(row.subject);
        if (known) known.push(readEvent(row));
        else events.set(row.subject, [readEvent(row)]);
      }
      return events;
    },
    /** Of all stations, from this time on, in the order in which they are folded. */
    since: (ms: number, kinds: readonly EventKind[]): RoomEvent[] =>
      reader.read(
        ofKindsSince.all(writeTime({ ms: Math.max(0, ms), counter: 0 }), JSON.stringify(kinds)) as EventRow[],
      ),
    /** What people wrote into the shift log from this time on, and its seals, in the order in which they are folded. */
    writtenSince: (ms: number): RoomEvent[] =>
      reader.read(ofLogSince.all(writeTime({ ms: Math.max(0, ms), counter: 0 })) as EventRow[]),
    /** The first so many of a span of time, in the order in which they are folded. */
    between: ({ fromMs, toMs }: Span, limit: number): RoomEvent[] =>
      reader.read(
        between.all(...[fromMs, toMs].map((ms) => writeTime({ ms, counter: 0 })), limit) as EventRow[],
      ),
    find(station: string, seq: number): RoomEvent | undefined {
      const row = one.get(station, seq) as EventRow | undefined;
      return row && reader.read([row])[0];
    },
    /** Every station that has a log here. */
    stations: heads.stations,
    /** How far each station's log reaches. */
    heads: heads.heads,
    /** Those that were taken early and are not reached by their logs yet. */
    early: heads.early,
    /** What people see now is made of these: see present.ts. */
    present: present.places,
    ...givenRepository(database),
    /**
     * The last that is held of each of the others: where a log is held in part, what it says of that which is on screen is
     * there.
     */
    seen: (own: string): Seen =>
      Object.fromEntries(
        heads
          .stations()
          .filter((station) => station !== own)
          .map((station) => [station, heads.lastOf(station)]),
      ),
    /** As they travel, the oldest first: so many from a number on. */
    sealed: (station: string, from = 1, limit = -1): SealedEvent[] =>
      (ofStation.all(station, from, limit) as SealedRow[]).map(readSealed),
    /** What was told of stations, in the order in which it is folded. */
    ofStations: (): RoomEvent[] => reader.read(ofStations.all() as EventRow[]),
    headOf(station: string): Head | undefined {
      const { seq, hash } = heads.endOf(station);
      return seq === 0 ? undefined : { station, seq, hash };
    },
    sealedOf: (subject: string): SealedEvent[] => (sealedOf.all(subject) as SealedRow[]).map(readSealed),
    /** Calls back for each event that is written down or admitted, before it is committed. Returns how to stop. */
    onAppend(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
export type LogRepository = ReturnType<typeof logRepository>;

type SealedRow = Omit<SealedEvent, "body"> & { readonly body: string };

function readSealed(row: SealedRow): SealedEvent {
  return { ...row, body: JSON.parse(row.body) as unknown };
}
