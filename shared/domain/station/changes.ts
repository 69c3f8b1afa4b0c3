/** What a change of `liveroom.yaml` comes to. Pure. */
import type { GivenSettings, SettingKey } from "./settings.ts";
import { settingKeys } from "./settings.ts";

/** What the running room takes over; windows, folders and connections are opened once, at the start. */
export const appliedAtOnce: ReadonlySet<SettingKey> = new Set<SettingKey>([
  ...(["language", "scene", "metricsPort", "displays"] as const),
]);

export function differences(one: GivenSettings, other: GivenSettings): SettingKey[] {
  return settingKeys.filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]));
}

/** The lines in between what both texts begin and end with. */
export function changedLines(
  before: string,
  after: string,
): { readonly removed: string[]; readonly added: string[] } {
  const [one, other] = [before.split("\n"), after.split("\n")];
  const most = Math.min(one.length, other.length);
  let first = 0;
  while (first < most && one[first] === other[first]) first++;
  let last = 0;
  while (last < most - first && one.at(-1 - last) === other.at(-1 - last)) last++;
  return { removed: one.slice(first, one.length - last), added: other.slice(first, other.length - last) };
}
