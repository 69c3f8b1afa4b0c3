/**
 * Citizens' reports. The newest version by its own `updated_datetime` stands, whatever order versions arrive in; of
 * two with the same time the one that came later.
 *
 * That its channel took a report away carries no time, and the channel's clock is not ours: of that and the version
 * that stands, what came later holds. So a broker that repeats the end of what it told ends in the same state.
 */
import { changedAt, currentIds } from "./current.ts";
import type { Database } from "./database.ts";

export interface StoredReport {
  readonly id: string;
  readonly status: "open" | "closed";
  readonly category: string;
  readonly text: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly address: string | null;
  readonly district: string | null;
  readonly outside: boolean;
  readonly channel: string;
  readonly photos: readonly string[];
  readonly reporterName: string | null;
  readonly reporterPhone: string | null;
  readonly requestedAt: number;
  readonly updatedAt: number;
  /** When this room first heard of it. */
  readonly receivedAt: number;
}

/** As it stands now, which its channel's taking it away is part of. */
export interface StandingReport extends StoredReport {
  /** When it last changed: by its own word, or when this room heard that it was taken away. */
  readonly changedAt: number;
}

interface Row extends Omit<StandingReport, "outside" | "photos"> {
  readonly outside: number;
  readonly photos: string;
}

const standing = `CASE WHEN removed_at IS NULL THEN status ELSE 'closed' END AS status, ${changedAt} AS changedAt`;
const columns = `id, category, text, longitude, latitude, address, district, outside, channel, photos,
  reporter_name AS reporterName, reporter_phone AS reporterPhone, requested_at AS requestedAt,
  updated_at AS updatedAt, received_at AS receivedAt, ${standing}`;

export function reportRepository(database: Database) {
  // Placeholders without names: they are bound a good deal faster, and a report takes many.
  const newReport = `
    INSERT INTO reports (id, status, category, text, longitude, latitude, address, district, outside, channel, photos,
      reporter_name, reporter_phone, requested_at, updated_at, received_at, heard_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
  const insert = database.prepare(`${newReport} ON CONFLICT (id) DO NOTHING`);
  const upsert = database.prepare(`${newReport}
    ON CONFLICT (id) DO UPDATE SET
      status = excluded.status, category = excluded.category, text = excluded.text,
      longitude = excluded.longitude, latitude = excluded.latitude, address = excluded.address,
      district = excluded.district, outside = excluded.outside, channel = excluded.channel,
      photos = excluded.photos, reporter_name = excluded.reporter_name,
      reporter_phone = excluded.reporter_phone, requested_at = excluded.requested_at,
      updated_at = excluded.updated_at, heard_at = excluded.heard_at, removed_at = NULL,
      masked_at = NULL
    WHERE excluded.updated_at >= reports.updated_at
    RETURNING received_at AS receivedAt, ${standing}`);
  const remove = database.prepare("UPDATE reports SET removed_at = ? WHERE id = ? AND removed_at IS NULL");
  const one = database.prepare(`SELECT ${columns} FROM reports WHERE id = ?`);
  const openUnder = database
    .prepare(`
      SELECT id FROM reports
      WHERE id > ? AND id < ? AND status = 'open' AND removed_at IS NULL
      ORDER BY id LIMIT ?`)
    .pluck();
  const current = database.prepare(`
    ${currentIds} SELECT ${columns} FROM current CROSS JOIN reports USING (id) ORDER BY requested_at, id`);

  const reporters = database.prepare(`
    SELECT DISTINCT reporter_name AS name, reporter_phone AS phone FROM reports
    WHERE reporter_name IS NOT NULL OR reporter_phone IS NOT NULL`);

  return {
    /** Everybody who ever reported and was not forgotten. */
    reporters: () => reporters.all() as { name: string | null; phone: string | null }[],
    /** The report as it now stands; undefined when a newer version does, and nothing changed. */
    put(report: StoredReport): StandingReport | undefined {
      const { id, status, category, text, longitude, latitude, address, district, outside } = report;
      const { channel, photos, reporterName, reporterPhone, requestedAt, updatedAt, receivedAt } = report;
      const values = [
        ...[id, status, category, text, longitude, latitude, address, district, outside ? 1 : 0],
        ...[channel, JSON.stringify(photos), reporterName, reporterPhone],
        ...[requestedAt, updatedAt, receivedAt, receivedAt],
      ];
      // Most are new, and then there is nothing to read back.
      if (insert.run(values).changes > 0) return { ...report, changedAt: updatedAt };
      const stands = upsert.get(values) as
        | Pick<StandingReport, "receivedAt" | "status" | "changedAt">
        | undefined;
      return stands && { ...report, ...stands };
    },
    /** Its channel took it away, as heard at `at`: closed, until another version comes. */
    remove(id: string, at: number): void {
      remove.run(at, id);
    },
    get(id: string): StandingReport | undefined {
      const row = one.get(id) as Row | undefined;
      return row && read(row);
    },
    /** Ids of open ones that begin so, in order, after one of them. */
    openUnder: (prefix: string, after: string, count: number): string[] =>
      openUnder.all(after, `${prefix}\u{10FFFF}`, count) as string[],
    /** Those on screen: see current.ts. `after` is epoch ms. */
    current: (after: number): StandingReport[] => (current.all(after) as Row[]).map(read),
  };
}
export type ReportRepository = ReturnType<typeof reportRepository>;

function read(row: Row): StandingReport {
  return { ...row, outside: row.outside === 1, photos: JSON.parse(row.photos) as string[] };
}
