/** What this station saw of cameras: how each stands, the hours in which it was looked at, and a small picture. */
import type { CameraHourRow, CameraStatusRow, Looked } from "../../../shared/contract/cameraWatch.ts";
import type { Database } from "./database.ts";

export type StoredStatus = Omit<CameraStatusRow, "thumbnailAt" | "day" | "week">;
export interface LookedHour extends CameraHourRow {
  readonly camera: string;
}
export interface StoredPicture {
  readonly camera: string;
  readonly takenAt: number;
  readonly jpeg: Uint8Array<ArrayBuffer>;
}
/** Since when a sum goes back: the first hour of a day and of a week. */
export interface LookedSince {
  readonly dayFrom: number;
  readonly weekFrom: number;
}
export interface DayAndWeek {
  readonly day: Looked;
  readonly week: Looked;
}

interface SumsRow {
  readonly dayPictureMs: number;
  readonly dayNoneMs: number;
  readonly weekPictureMs: number;
  readonly weekNoneMs: number;
}

const noSums: SumsRow = { dayPictureMs: 0, dayNoneMs: 0, weekPictureMs: 0, weekNoneMs: 0 };

export function cameraWatchRepository(database: Database) {
  const sums = `
    total(picture_ms) FILTER (WHERE hour >= $dayFrom) AS dayPictureMs,
    total(none_ms) FILTER (WHERE hour >= $dayFrom) AS dayNoneMs,
    total(picture_ms) AS weekPictureMs, total(none_ms) AS weekNoneMs
    FROM camera_hours WHERE hour >= $weekFrom`;
  const statuses = database.prepare(
    "SELECT camera, seen, since, looked_at AS lookedAt, picture_at AS pictureAt FROM camera_status",
  );
  const allSums = database.prepare(`SELECT camera, ${sums} GROUP BY camera`);
  const oneSums = database.prepare(`SELECT ${sums} AND camera = $camera`);
  const hours = database.prepare(
    "SELECT hour, picture_ms AS pictureMs, none_ms AS noneMs FROM camera_hours WHERE camera = ? AND hour >= ?",
  );
  const putStatus = database.prepare("INSERT OR REPLACE INTO camera_status VALUES (?, ?, ?, ?, ?)");
  const addHour = database.prepare(`
    INSERT INTO camera_hours VALUES (?, ?, ?, ?)
    ON CONFLICT (camera, hour) DO UPDATE SET
      picture_ms = picture_ms + excluded.picture_ms, none_ms = none_ms + excluded.none_ms`);
  const prune = database.prepare("DELETE FROM camera_hours WHERE hour < ?");
  const putPicture = database.prepare("INSERT OR REPLACE INTO camera_pictures VALUES (?, ?, ?)");
  const picture = database.prepare(
    "SELECT camera, taken_at AS takenAt, jpeg FROM camera_pictures WHERE camera = ?",
  );
  const pictureTimes = database.prepare("SELECT camera, taken_at AS takenAt FROM camera_pictures");
  const forget = ["camera_status", "camera_hours", "camera_pictures"].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE camera = ?`),
  );
  const write = database.transaction((seen: readonly StoredStatus[], looked: readonly LookedHour[]) => {
    for (const { camera, seen: what, since, lookedAt, pictureAt } of seen)
      putStatus.run(camera, what, since, lookedAt, pictureAt);
    for (const { camera, hour, pictureMs, noneMs } of looked) addHour.run(camera, hour, pictureMs, noneMs);
  });
  const forgetAll = database.transaction((cameras: readonly string[]) => {
    for (const camera of cameras) for (const each of forget) each.run(camera);
  });

  return {
    /** Every camera that was ever looked at. */
    all(since: LookedSince): CameraStatusRow[] {
      const byCamera = new Map(
        (allSums.all(since) as (SumsRow & { camera: string })[]).map((row) => [row.camera, row]),
      );
      const taken = new Map(
        (pictureTimes.all() as { camera: string; takenAt: number }[]).map((row) => [row.camera, row.takenAt]),
      );
      return (statuses.all() as StoredStatus[]).map((status) => ({
        ...status,
        thumbnailAt: taken.get(status.camera) ?? null,
        ...dayAndWeek(byCamera.get(status.camera) ?? noSums),
      }));
    },
    sumsOf: (camera: string, since: LookedSince): DayAndWeek =>
      dayAndWeek(oneSums.get({ camera, ...since }) as SumsRow),
    hoursOf: (camera: string, from: number): CameraHourRow[] => hours.all(camera, from) as CameraHourRow[],
    /** How cameras stand now, and what is added to their hours. */
    write: (statuses: readonly StoredStatus[], hours: readonly LookedHour[]): void =>
      write.immediate(statuses, hours),
    pruneHours(before: number): void {
      prune.run(before);
    },
    /** In place of the one before. */
    putPicture({ camera, takenAt, jpeg }: StoredPicture): void {
      putPicture.run(camera, takenAt, jpeg);
    },
    picture: (camera: string): StoredPicture | undefined => picture.get(camera) as StoredPicture | undefined,
    forget: (cameras: readonly string[]): void => forgetAll.immediate(cameras),
  };
}
export type CameraWatchRepository = ReturnType<typeof cameraWatchRepository>;

function dayAndWeek({ dayPictureMs, dayNoneMs, weekPictureMs, weekNoneMs }: SumsRow): DayAndWeek {
  return {
    day: { pictureMs: dayPictureMs, noneMs: dayNoneMs },
    week: { pictureMs: weekPictureMs, noneMs: weekNoneMs },
  };
}
