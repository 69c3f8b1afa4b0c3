/** What this station was told to be and to show; each setting is one text. */
import type { z } from "zod";
import type { Random } from "../../../shared/domain/random.ts";
import type { Database } from "./database.ts";

export type SettingName =
  | "station"
  | "station-name"
  /** Whether what is in here is real: see core/training/kind.ts. */
  | "kind"
  /** When this database was copied, ISO 8601; only a copy has it, until it is put back: see core/putBack.ts. */
  | "copied"
  | "direction"
  | "language"
  | "spotlights"
  | "pushes"
  | "tours"
  | "attendance"
  | "briefing"
  /** The version that is to be put in place, and when: see core/updates. */
  | "update-plan";

export function settingRepository(database: Database) {
  const select = database.prepare("SELECT value FROM settings WHERE name = ?").pluck();
  const upsert = database.prepare(
    "INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );

  const repository = {
    get: (name: SettingName): string | undefined => select.get(name) as string | undefined,
    set(name: SettingName, value: string): void {
      upsert.run(name, value);
    },
    /**
     * The station's name in topics and in logs, drawn once. It lives in the database on purpose: a station that
     * lost its database must not continue another's numbering.
     */
    station(random: Random): string {
      const known = repository.get("station");
      if (known) return known;
      const station = `st-${Array.from({ length: 10 }, () => Math.floor(random() * 36).toString(36)).join("")}`;
      repository.set("station", station);
      return station;
    },
    /** A new one is drawn at the next start. */
    forgetStation(): void {
      repository.set("station", "");
    },
  };
  return repository;
}
export type SettingRepository = ReturnType<typeof settingRepository>;

/**
 * Remembers data where it can be written. A full disk, which has its alarm, must not keep a wall from changing: the worst
 * is that a core that starts anew shows what was there before.
 */
export function keepSetting(settings: SettingRepository, name: SettingName, value: unknown): void {
  try {
    settings.set(name, JSON.stringify(value));
  } catch {}
}

/** A setting that is data; undefined where there is none, or where another version of the app wrote another one. */
export function readSetting<Schema extends z.ZodType>(
  settings: SettingRepository,
  name: SettingName,
  schema: Schema,
): z.output<Schema> | undefined {
  const text = settings.get(name);
  if (text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
