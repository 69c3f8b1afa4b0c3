/**
 * What attendance comes to: results of shifts by officer and day, what closed days were before, days that are closed,
 * flags. Results are worked out elsewhere; here they are kept and summed.
 */
import type { Flag } from "../../../shared/domain/attendance/flags.ts";
import type { ShiftResult } from "../../../shared/domain/attendance/judge.ts";
import type { Counted } from "../../../shared/domain/attendance/recap.ts";
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import type { Day } from "../../../shared/domain/zone.ts";
import type { Database } from "./database.ts";
import { type EventReader, type EventRow, eventColumns } from "./events.ts";
import { headRepository } from "./heads.ts";

export interface StoredResult {
  readonly officer: string;
  readonly result: ShiftResult;
  readonly changedAt: number | null;
}

/** A closed day that came to something else. */
export interface StoredChange {
  readonly number: number;
  readonly day: Day;
  readonly before: ShiftResult | null;
  readonly after: ShiftResult | null;
  readonly at: number;
}

export interface CountedResult extends Counted {
  readonly officer: string;
  readonly day: Day;
}

export interface StoredDay {
  readonly day: Day;
  readonly closedAt: number;
  readonly lookedAt: number;
}

interface Row {
  readonly officer: string;
  readonly shift: string;
  readonly body: string;
  readonly changedAt: number | null;
}

/** Of several stays off the plan on one day each has a row. */
function shiftOf({ shift, startsAt }: ShiftResult): string {
  return shift ?? `+${startsAt}`;
}

const counted = `
  SELECT officer, day, status, late_ms AS lateMs, early_ms AS earlyMs, worked_ms AS workedMs,
    overtime_ms AS overtimeMs
  FROM attendance_results`;

export function attendanceRepository(database: Database, reader: EventReader) {
  const follow = database.prepare(`
    INSERT INTO attendance_followed VALUES (?, ?) ON CONFLICT (station) DO UPDATE SET seq = excluded.seq`);
  const heads = headRepository(database);
  const unfollowed = database.prepare(`
    SELECT ${eventColumns} FROM events
    WHERE station = ? AND seq > coalesce((SELECT seq FROM attendance_followed WHERE station = events.station), 0)
      AND (kind GLOB 'attendance.*' OR kind GLOB 'roster.*')
    ORDER BY seq`);
  const ofOfficer = database.prepare(
    "SELECT officer, shift, body, changed_at AS changedAt FROM attendance_results WHERE officer = ? AND day BETWEEN ? AND ?",
  );
  const ofDay = database.prepare(
    "SELECT officer, shift, body, changed_at AS changedAt FROM attendance_results WHERE day = ? ORDER BY officer, starts_at",
  );
  const put = database.prepare(
    "INSERT OR REPLACE INTO attendance_results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const remove = database.prepare(
    "DELETE FROM attendance_results WHERE officer = ? AND day = ? AND shift = ?",
  );
  const insertChange = database.prepare(
    "INSERT INTO attendance_changes (officer, day, shift, before, after, at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const changesOf = database.prepare(
    "SELECT number, day, before, after, at FROM attendance_changes WHERE officer = ? AND day BETWEEN ? AND ? ORDER BY number",
  );
  const countMonth = database.prepare(
    `${counted} WHERE day BETWEEN ? AND ? ORDER BY officer, day, starts_at`,
  );
  const countOfficer = database.prepare(
    `${counted} WHERE officer = ? AND day BETWEEN ? AND ? ORDER BY day, starts_at`,
  );
  const days = database.prepare(
    "SELECT day, closed_at AS closedAt, looked_at AS lookedAt FROM attendance_days WHERE day BETWEEN ? AND ? ORDER BY day",
  );
  const changedSince = database
    .prepare(`
      SELECT count(*) FROM (SELECT DISTINCT officer, shift FROM attendance_changes WHERE day = ? AND at > ?)`)
    .pluck();
  const closeDay = database.prepare("INSERT OR IGNORE INTO attendance_days VALUES (?, ?, ?)");
  const lookAt = database.prepare(
    "UPDATE attendance_days SET looked_at = max(looked_at, ?) WHERE day = ? AND looked_at < ?",
  );
  const firstDay = database.prepare("SELECT min(day) FROM attendance_results").pluck();
  const firstClocking = database
    .prepare(
      "SELECT min(first) FROM (SELECT min(time) AS first FROM duty_events UNION ALL SELECT min(time) FROM machine_clockings)",
    )
    .pluck();
  const months = database.prepare("SELECT month FROM attendance_months").pluck();
  const putMonth = database.prepare("INSERT OR IGNORE INTO attendance_months VALUES (?)");
  const flagsOfDay = database.prepare("SELECT body FROM attendance_flags WHERE day = ? ORDER BY id").pluck();
  const flagsOfOfficer = database
    .prepare("SELECT id FROM attendance_flags WHERE officer = ? AND day BETWEEN ? AND ?")
    .pluck();
  const flagDay = database.prepare("SELECT day FROM attendance_flags WHERE id = ?").pluck();
  const putFlag = database.prepare("INSERT OR REPLACE INTO attendance_flags VALUES (?, ?, ?, ?)");
  const openFlags = database.prepare(`
    SELECT day, body FROM attendance_flags
    WHERE day >= ? AND (id GLOB 'silent:*' OR id GLOB 'away:*') AND body ->> 'untilMs' IS NULL`);
  const ruleVersions = database.prepare("SELECT since, body FROM attendance_rules ORDER BY since");
  const putRules = database.prepare("INSERT OR REPLACE INTO attendance_rules VALUES (?, ?)");
  const removeFlag = database.prepare("DELETE FROM attendance_flags WHERE id = ?");

  return {
    /**
     * These are the officer's results of these days, and no others. Of days that are closed it is kept what they were.
     * Answers the days that changed. Within a transaction.
     */
    replace(
      officer: string,
      from: Day,
      to: Day,
      results: readonly ShiftResult[],
      isClosed: (day: Day) => boolean,
      atMs: number,
    ): Set<Day> {
      const changed = new Set<Day>();
      const known = new Map<string, { body: string; day: Day; changedAt: number | null }>();
      for (const { shift, body, changedAt } of ofOfficer.iterate(officer, from, to) as Iterable<Row>) {
        const { day } = JSON.parse(body) as ShiftResult;
        known.set(`${day} ${shift}`, { body, day, changedAt });
      }
      const note = (day: Day, shift: string, before: string | null, after: string | null) => {
        changed.add(day);
        if (isClosed(day)) insertChange.run(officer, day, shift, before, after, atMs);
      };
      for (const result of results) {
        const { day, startsAt, status, lateMs, earlyMs, workedMs, overtimeMs } = result;
        const shift = shiftOf(result);
        const key = `${day} ${shift}`;
        const before = known.get(key);
        known.delete(key);
        const body = JSON.stringify(result);
        if (before?.body === body) continue;
        const changedAt = isClosed(day) ? atMs : (before?.changedAt ?? null);
        put.run([
          ...[officer, day, shift, startsAt, status, lateMs, earlyMs, workedMs, overtimeMs, body],
          changedAt,
        ]);
        note(day, shift, before?.body ?? null, body);
      }
      for (const [key, { day, body }] of known) {
        const shift = key.slice(day.length + 1);
        remove.run(officer, day, shift);
        note(day, shift, body, null);
      }
      return changed;
    },
    ofDay: (day: Day): StoredResult[] =>
      (ofDay.all(day) as Row[]).map(({ officer, body, changedAt }) => ({
        ...{ officer, changedAt, result: JSON.parse(body) as ShiftResult },
      })),
    ofOfficer: (officer: string, from: Day, to: Day): ShiftResult[] =>
      (ofOfficer.all(officer, from, to) as Row[]).map(({ body }) => JSON.parse(body) as ShiftResult),
    changesOf: (officer: string, from: Day, to: Day): StoredChange[] =>
      (
        changesOf.all(officer, from, to) as {
          number: number;
          day: Day;
          before: string | null;
          after: string | null;
          at: number;
        }[]
      ).map(({ before, after, ...rest }) => ({
        ...rest,
        before: before === null ? null : (JSON.parse(before) as ShiftResult),
        after: after === null ? null : (JSON.parse(after) as ShiftResult),
      })),
    /** Of all officers or of one, by officer and day. */
    count: (from: Day, to: Day, officer?: string): Iterable<CountedResult> =>
      (officer === undefined
        ? countMonth.iterate(from, to)
        : countOfficer.iterate(officer, from, to)) as Iterable<CountedResult>,
    days: (from: Day, to: Day): StoredDay[] => days.all(from, to) as StoredDay[],
    /** How many shifts of a day changed after a moment. */
    changedSince: (day: Day, atMs: number): number => changedSince.get(day, atMs) as number,
    /** False when it was closed before. */
    closeDay: (day: Day, atMs: number): boolean => closeDay.run(day, atMs, atMs).changes > 0,
    /** What these stations decided until now has been judged. */
    follow(stations: readonly string[]): void {
      for (const station of stations) follow.run(station, heads.endOf(station).seq);
    },
    /** What stations decided about attendance and the roster since that was said last. */
    unfollowed: (stations: readonly string[]): RoomEvent[] =>
      stations.flatMap((station) => reader.read(unfollowed.all(station) as EventRow[])),
    /** What changed until then has been looked at. */
    lookAt: (day: Day, atMs: number): void => void lookAt.run(atMs, day, atMs),
    /** When anybody clocked first, epoch ms; null for never. Looks at every clocking. */
    firstClocking: (): number | null => firstClocking.get() as number | null,
    firstDay: (): Day | null => firstDay.get() as Day | null,
    months: (): string[] => months.all() as string[],
    putMonth: (month: string): void => void putMonth.run(month),
    flagsOfDay: (day: Day): Flag[] =>
      (flagsOfDay.all(day) as string[]).map((body) => JSON.parse(body) as Flag),
    /** The city's rules as they were, as JSON, the oldest first. */
    ruleVersions: () => ruleVersions.all() as { readonly since: Day; readonly body: string }[],
    putRules: (since: Day, body: string): void => void putRules.run(since, body),
    /** Of what goes on, from a day on. */
    openFlags: (from: Day): { readonly day: Day; readonly flag: Flag }[] =>
      (openFlags.all(from) as { day: Day; body: string }[]).map(({ day, body }) => ({
        ...{ day, flag: JSON.parse(body) as Flag },
      })),
    /** The day of a flag; undefined for one that there is not. */
    flagDay: (id: string): Day | undefined => flagDay.get(id) as Day | undefined,
    putFlag: (day: Day, flag: Flag): void =>
      void putFlag.run(flag.id, flag.officer, day, JSON.stringify(flag)),
    /** These kinds of an officer's flags of these days are what is given, and no others. */
    replaceFlags(
      officer: string,
      from: Day,
      to: Day,
      kinds: readonly string[],
      flags: ReadonlyMap<string, { day: Day; flag: Flag }>,
    ) {
      for (const id of flagsOfOfficer.all(officer, from, to) as string[]) {
        if (!flags.has(id) && kinds.some((kind) => id.startsWith(`${kind}:`))) removeFlag.run(id);
      }
      for (const [id, { day, flag }] of flags) putFlag.run(id, officer, day, JSON.stringify(flag));
    },
  };
}
export type AttendanceRepository = ReturnType<typeof attendanceRepository>;
