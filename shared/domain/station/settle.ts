/** Which value is in force where several places say something: built-in < file < environment < command line. */
import type { GivenSettings, SettingKey } from "./settings.ts";
import { settingKeys } from "./settings.ts";

/** Each comes before those to its left. */
export const settingSources = ["built-in", "file", "environment", "command-line"] as const;
export type SettingSource = (typeof settingSources)[number];

export type SettingLayers = Readonly<Record<Exclude<SettingSource, "built-in">, GivenSettings>>;

/** What a machine does that was told nothing; the rest follows from the city, or is not there. */
export const builtIn: GivenSettings = { role: "both", displays: [] };

export interface SettledSettings {
  readonly values: GivenSettings;
  /** Of every key, also of those that have no value. */
  readonly sources: Readonly<Record<SettingKey, SettingSource>>;
}

/** Key by key. */
export function settle(layers: SettingLayers): SettledSettings {
  const places = { "built-in": builtIn, ...layers };
  const values: Record<string, unknown> = {};
  const sources = {} as Record<SettingKey, SettingSource>;
  for (const key of settingKeys) {
    const source =
      [...settingSources].reverse().find((each) => places[each][key] !== undefined) ?? "built-in";
    sources[key] = source;
    const value = places[source][key];
    if (value !== undefined) values[key] = value;
  }
  return { values: values as GivenSettings, sources };
}
