/** Where versions of the app that were taken in as updates lie: one folder each, beside what keeps which one starts. */
import { join, resolve } from "node:path";

export const stateName = "versions.json";

/** `--versions <folder>`, else beside the rooms' data. Read before the options are: these are the version's own. */
export function versionsFolder(args: readonly string[], appData: string): string {
  for (const [index, each] of args.entries()) {
    const [, inline] = /^--versions=(.+)$/.exec(each) ?? [];
    const given = inline ?? (each === "--versions" ? args[index + 1] : undefined);
    if (given) return resolve(given);
  }
  return join(appData, "live-room", "versions");
}
