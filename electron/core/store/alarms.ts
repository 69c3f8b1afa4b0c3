/** The record of alarms: each time that one was raised. Bounded; what still waits for a person is never dropped. */
import type { AlarmRow } from "../../../shared/contract/alarms.ts";
import type { Database } from "./database.ts";

export type AlarmAbout = Pick<AlarmRow, "cause" | "subject" | "district" | "priority" | "params">;

export interface AlarmOccurrence extends AlarmAbout {
  readonly alarm: string;
  /** Epoch ms. */
  readonly raisedAt: number;
  readonly announcedAt: number | null;
  readonly returnedAt: number | null;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
}

/** How many are kept. */
export const occurrencesKept = 20_000;

interface Row extends Omit<AlarmOccurrence, "subject" | "params"> {
  readonly subjectKind: string;
  readonly subject: string;
  readonly params: string;
}

const columns = `alarm, raised_at AS raisedAt, cause, subject_kind AS subjectKind, subject, district, priority, params,
  announced_at AS announcedAt, returned_at AS returnedAt, acknowledged_at AS acknowledgedAt,
  acknowledged_by AS acknowledgedBy`;

export function alarmRepository(database: Database) {
  const upsert = database.prepare(`
    INSERT INTO alarm_occurrences VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (alarm, raised_at) DO UPDATE SET
      priority = excluded.priority, params = excluded.params, announced_at = excluded.announced_at,
      returned_at = excluded.returned_at, acknowledged_at = excluded.acknowledged_at,
      acknowledged_by = excluded.acknowledged_by`);
  // Who acknowledges an alarm has seen that it came before as well.
  const earlier = database.prepare(`
    UPDATE alarm_occurrences INDEXED BY alarm_occurrences_unacknowledged SET acknowledged_at = @at, acknowledged_by = @by
    WHERE alarm = @alarm AND raised_at < @raisedAt AND acknowledged_at IS NULL`);
  const standing = database.prepare(`
    SELECT ${columns} FROM alarm_occurrences AS one
    WHERE (returned_at IS NULL OR acknowledged_at IS NULL) AND raised_at =
      (SELECT max(raised_at) FROM alarm_occurrences AS same WHERE same.alarm = one.alarm)`);
  const last = database.prepare(
    `SELECT ${columns} FROM alarm_occurrences WHERE alarm = ? ORDER BY raised_at DESC LIMIT 1`,
  );
  const since = database.prepare(`
    SELECT ${columns} FROM alarm_occurrences WHERE raised_at >= ? ORDER BY raised_at DESC LIMIT ${occurrencesKept}`);
  const prune = database.prepare(`
    DELETE FROM alarm_occurrences AS one
    WHERE raised_at <= (SELECT raised_at FROM alarm_occurrences ORDER BY raised_at DESC LIMIT 1 OFFSET ${occurrencesKept})
      AND ((returned_at IS NOT NULL AND acknowledged_at IS NOT NULL) OR raised_at <
        (SELECT max(raised_at) FROM alarm_occurrences AS same WHERE same.alarm = one.alarm))`);

  return {
    put(occurrence: AlarmOccurrence): void {
      const { alarm, raisedAt, cause, subject, district, priority, params } = occurrence;
      const { announcedAt, returnedAt, acknowledgedAt, acknowledgedBy } = occurrence;
      upsert.run(
        ...[alarm, raisedAt, cause, subject.kind, subject.id, district, priority, JSON.stringify(params)],
        ...[announcedAt, returnedAt, acknowledgedAt, acknowledgedBy],
      );
      if (acknowledgedAt !== null) earlier.run({ alarm, raisedAt, at: acknowledgedAt, by: acknowledgedBy });
    },
    /** Of each alarm the last time, where its condition held or nobody had acknowledged it when the room went. */
    standing: (): AlarmOccurrence[] => (standing.all() as Row[]).map(read),
    /** The last time that it was raised. */
    last(alarm: string): AlarmOccurrence | undefined {
      const row = last.get(alarm) as Row | undefined;
      return row && read(row);
    },
    /** Raised since then, the newest first. */
    since: (at: number): AlarmOccurrence[] => (since.all(at) as Row[]).map(read),
    /** Drops the oldest beyond what is kept. */
    prune(): void {
      prune.run();
    },
  };
}
export type AlarmRepository = ReturnType<typeof alarmRepository>;

function read({ subjectKind, subject, params, ...row }: Row): AlarmOccurrence {
  const kind = subjectKind as AlarmRow["subject"]["kind"];
  return { ...row, subject: { kind, id: subject }, params: JSON.parse(params) as Record<string, string> };
}
