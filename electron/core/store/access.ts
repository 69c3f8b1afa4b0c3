/** What people sign in with, wrong attempts, sessions, and the events of the audit. */
import type { AuditParams } from "../../../shared/contract/access.ts";
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import { readTime, writeTime } from "../../../shared/domain/event/hybridTime.ts";
import type { Attempts } from "../../../shared/domain/roles/lockout.ts";
import type { Database } from "./database.ts";
import { type EventReader, type EventRow, eventColumns } from "./events.ts";

export interface StoredSession {
  readonly window: string;
  /** Null: somebody signed out. */
  readonly person: string | null;
  readonly byDemo: boolean;
  readonly signedInAt: number;
  readonly activeAt: number;
  readonly lockedAt: number | null;
}

interface SessionColumns {
  readonly window: string;
  readonly person: string | null;
  readonly by_demo: number;
  readonly signed_in_at: number;
  readonly active_at: number;
  readonly locked_at: number | null;
}

/** As in the index's own condition, or it is not used. */
const ofAccess = "kind >= 'access.' AND kind < 'access/'";
const latest = "9999";

export function accessRepository(database: Database, reader: EventReader) {
  const hash = database.prepare("SELECT hash FROM credentials WHERE person = ?").pluck();
  const putHash = database.prepare(
    "INSERT INTO credentials VALUES (?, ?, ?) ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at",
  );
  const removeHash = database.prepare("DELETE FROM credentials WHERE person = ?");
  const attempts = database.prepare("SELECT failures, last_at AS lastAt FROM attempts WHERE person = ?");
  const putAttempts = database.prepare(
    "INSERT INTO attempts VALUES (?, ?, ?) ON CONFLICT (person) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at",
  );
  const removeAttempts = database.prepare("DELETE FROM attempts WHERE person = ?");
  const session = database.prepare("SELECT * FROM sessions WHERE window = ?");
  const putSession = database.prepare(`
    INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (window) DO UPDATE SET
      person = excluded.person, by_demo = excluded.by_demo, signed_in_at = excluded.signed_in_at,
      active_at = excluded.active_at, locked_at = excluded.locked_at`);
  const sessions = database.prepare("SELECT * FROM sessions ORDER BY window");
  const removeSession = database.prepare("DELETE FROM sessions WHERE window = ?");
  const pruneSessions = database.prepare("DELETE FROM sessions WHERE active_at < ?");
  const accountEvents = database.prepare(`
    SELECT ${eventColumns} FROM events
    WHERE ${ofAccess} AND (kind LIKE 'access.account-%' OR kind = 'access.secret-set') ORDER BY time, station, seq`);
  const lastSignIns = database.prepare(
    `SELECT subject, max(time) AS time FROM events WHERE ${ofAccess} AND kind = 'access.signed-in' GROUP BY subject`,
  );
  const audit = database.prepare(`
    SELECT ${eventColumns} FROM events
    WHERE ${ofAccess} AND time >= @from AND time < @until
      AND (@actor IS NULL OR actor = @actor) AND (@kind IS NULL OR kind = @kind)
    ORDER BY time DESC, station DESC, seq DESC LIMIT @limit`);

  const at = (ms: number) => writeTime({ ms: Math.max(0, ms), counter: 0 });
  return {
    hashOf: (person: string) => hash.get(person) as string | undefined,
    putHash: (person: string, text: string, nowMs: number) => void putHash.run(person, text, nowMs),
    attempts: (person: string) => attempts.get(person) as Attempts | undefined,
    putAttempts: (person: string, { failures, lastAt }: Attempts) =>
      void putAttempts.run(person, failures, lastAt),
    forgetAttempts: (person: string) => void removeAttempts.run(person),
    /** Within a transaction. */
    forget(person: string): void {
      removeHash.run(person);
      removeAttempts.run(person);
    },
    session(window: string): StoredSession | undefined {
      const row = session.get(window) as SessionColumns | undefined;
      return row && sessionOf(row);
    },
    sessions: (): StoredSession[] => (sessions.all() as SessionColumns[]).map(sessionOf),
    putSession({ window, person, byDemo, signedInAt, activeAt, lockedAt }: StoredSession): void {
      putSession.run(window, person, byDemo ? 1 : 0, signedInAt, activeAt, lockedAt);
    },
    endSession: (window: string) => void removeSession.run(window),
    pruneSessions: (beforeMs: number) => void pruneSessions.run(beforeMs),
    accountEvents: () => reader.read(accountEvents.all() as EventRow[]),
    /** When each person signed in last, epoch ms. */
    lastSignIns(): Map<string, number> {
      const rows = lastSignIns.all() as Pick<EventRow, "subject" | "time">[];
      return new Map(rows.map(({ subject, time }) => [subject, readTime(time).ms]));
    },
    /** The newest first. */
    audit({ actor, kind, from, until }: AuditParams, limit: number): RoomEvent[] {
      const rows = audit.all({
        ...{ actor, kind, limit },
        ...{ from: from === null ? "" : at(from), until: until === null ? latest : at(until) },
      });
      return reader.read(rows as EventRow[]);
    },
  };
}
export type AccessRepository = ReturnType<typeof accessRepository>;

function sessionOf(row: SessionColumns): StoredSession {
  return {
    ...{ window: row.window, person: row.person, byDemo: row.by_demo === 1 },
    ...{ signedInAt: row.signed_in_at, activeAt: row.active_at, lockedAt: row.locked_at },
  };
}
