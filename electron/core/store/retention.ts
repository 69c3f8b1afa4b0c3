/**
 * Takes away what was kept long enough, a slice at a time, and counts it. What a slice deletes and its count commit
 * together.
 */
import { type IncidentState, isOpen } from "../../../shared/domain/incident/transitions.ts";
import { maskText } from "../../../shared/domain/privacy/mask.ts";
import type { RetentionRule } from "../../../shared/domain/privacy/retention.ts";
import type { Day } from "../../../shared/domain/zone.ts";
import { changedAt } from "./current.ts";
import type { Database } from "./database.ts";

/** What was deleted on a day under a rule, and the period that held. */
export interface StoredDeletion {
  readonly day: Day;
  readonly rule: RetentionRule;
  readonly days: number;
  readonly count: number;
  readonly at: number;
}

export interface Slice {
  /** How many records lost something. */
  readonly count: number;
  /** There may be more. */
  readonly hasMore: boolean;
}

interface ReportRow {
  readonly number: number;
  readonly id: string;
  readonly text: string;
  readonly address: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly status: "open" | "closed";
  readonly changedAt: number;
  readonly updatedAt: number;
}

interface IncidentRow {
  readonly state: IncidentState;
  readonly since: number;
  readonly into: string | null;
}

export function retentionRepository(database: Database) {
  const oldReports = database.prepare(`
    SELECT rowid AS number, id, text, address, reporter_name AS name, reporter_phone AS phone,
      CASE WHEN removed_at IS NULL THEN status ELSE 'closed' END AS status, ${changedAt} AS changedAt,
      updated_at AS updatedAt
    FROM reports INDEXED BY reports_to_mask
    WHERE masked_at IS NULL AND updated_at < ? AND (updated_at, rowid) > (?, ?)
    ORDER BY updated_at, rowid LIMIT ?`);
  const incident = database.prepare(
    'SELECT state, state_since AS since, merged_into AS "into" FROM incidents WHERE id = ?',
  );
  const mask = database.prepare(`
    UPDATE reports SET reporter_name = NULL, reporter_phone = NULL, text = ?, address = ?, masked_at = ?
    WHERE rowid = ?`);
  // Behind these were reports that are still open: the rest of the round begins there.
  let lastReport: readonly [number, number] = [-1, -1];

  /** When the incident that a report belongs to ended, epoch ms; infinite while it has not. */
  function endOf(report: ReportRow): number {
    const seen = new Set<string>();
    let id = report.id;
    while (!seen.has(id)) {
      seen.add(id);
      const known = incident.get(id) as IncidentRow | undefined;
      if (known?.state === "merged" && known.into !== null) id = known.into;
      else if (!known || known.state === "new") {
        return report.status === "closed" ? report.changedAt : Number.POSITIVE_INFINITY;
      } else return isOpen(known.state) ? Number.POSITIVE_INFINITY : known.since;
    }
    return Number.POSITIVE_INFINITY;
  }

  function maskReports(cutoffMs: number, limit: number, nowMs: number): Slice {
    const found = oldReports.all(cutoffMs, ...lastReport, limit) as ReportRow[];
    let count = 0;
    for (const report of found) {
      if (endOf(report) >= cutoffMs) continue;
      const { number, text, address, name, phone } = report;
      const masked = maskText(text, [name]);
      const maskedAddress = address === null ? null : maskText(address, [name]);
      mask.run(masked, maskedAddress, nowMs, number);
      if (name !== null || phone !== null || masked !== text || maskedAddress !== address) count++;
    }
    const last = found.length === limit ? found.at(-1) : undefined;
    lastReport = last ? [last.updatedAt, last.number] : [-1, -1];
    return { count, hasMore: last !== undefined };
  }

  /** A statement whose parameters are the cutoff and how many at most. */
  const oldest = (sql: string) => {
    const statement = database.prepare(sql);
    return (cutoffMs: number, limit: number): Slice => {
      const { changes } = statement.run(cutoffMs, limit);
      return { count: changes, hasMore: changes === limit };
    };
  };
  const slices: Readonly<Record<RetentionRule, (cutoffMs: number, limit: number, nowMs: number) => Slice>> = {
    reporters: maskReports,
    positions: oldest(
      "DELETE FROM positions WHERE officer IN (SELECT officer FROM positions WHERE time < ? LIMIT ?)",
    ),
    // Three decimals of a degree are about 110 m.
    "places-thinned": oldest(`
      UPDATE duty_events SET grain = 1, longitude = round(longitude, 3), latitude = round(latitude, 3)
      WHERE (officer, id) IN (
        SELECT officer, id FROM duty_events INDEXED BY duty_events_precise WHERE grain = 0 AND time < ? LIMIT ?)`),
    places: oldest(`
      UPDATE duty_events SET grain = 2, longitude = NULL, latitude = NULL, accuracy_m = NULL
      WHERE (officer, id) IN (
        SELECT officer, id FROM duty_events INDEXED BY duty_events_thinned WHERE grain = 1 AND time < ? LIMIT ?)`),
    "phone-clockings": oldest(`
      DELETE FROM duty_events WHERE (officer, id) IN (
        SELECT officer, id FROM duty_events INDEXED BY duty_events_by_age WHERE time < ? LIMIT ?)`),
    "machine-clockings": oldest(`
      DELETE FROM machine_clockings WHERE id IN (
        SELECT id FROM machine_clockings INDEXED BY machine_clockings_by_age WHERE time < ? LIMIT ?)`),
    "machine-files": oldest(
      "DELETE FROM machine_files WHERE hash IN (SELECT hash FROM machine_files WHERE taken_at < ? LIMIT ?)",
    ),
    quarantine: oldest(
      "DELETE FROM quarantine WHERE number IN (SELECT number FROM quarantine WHERE received_at < ? LIMIT ?)",
    ),
    outbox: oldest(`
      DELETE FROM outbox WHERE number IN (
        SELECT number FROM outbox INDEXED BY outbox_by_age WHERE sent_at IS NOT NULL AND sent_at < ? LIMIT ?)`),
  };
  const note = database.prepare(`
    INSERT INTO deletions VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET count = count + excluded.count, at = excluded.at`);
  const noted = database.prepare(
    "SELECT day, rule, days, count, at FROM deletions ORDER BY day DESC, rule LIMIT ?",
  );

  return {
    /** At most `limit` records that are older than the cutoff (epoch ms). Within a transaction. */
    slice: (rule: RetentionRule, cutoffMs: number, limit: number, nowMs: number): Slice =>
      slices[rule](cutoffMs, limit, nowMs),
    /** Adds to what was deleted on a day under a rule. */
    note({ day, rule, days, count, at }: StoredDeletion): void {
      note.run(day, rule, days, count, at);
    },
    /** The newest first. */
    deletions: (limit: number): StoredDeletion[] => noted.all(limit) as StoredDeletion[],
  };
}
export type RetentionRepository = ReturnType<typeof retentionRepository>;
