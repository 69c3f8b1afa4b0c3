/** What the audit says of a command that was carried out: how much went out, and what was set. */
import { type ExportCommand, settingCommands } from "../../../shared/contract/audited.ts";
import type { CommandName, CommandOutput } from "../../../shared/contract/commands.ts";

interface Exported {
  readonly file: string | null;
  /** Null where it cannot be counted. */
  readonly rows: number | null;
}

/** Lines of a text without its head. */
const linesIn = (text: string, headLines: number) =>
  Math.max(0, text.split(/\r?\n/).filter((line) => line !== "").length - headLines);

const entriesIn = (text: string) => text.split("BEGIN:VEVENT").length - 1;
const streamsIn = (text: string) => text.split("#EXTINF").length - 1;

export const exports: { readonly [Name in ExportCommand]: (output: CommandOutput<Name>) => Exported } = {
  "attendance.export": ({ name, rows }) => ({ file: name, rows }),
  "roster.export": ({ name, text }) => ({
    ...{ file: name, rows: name.endsWith(".csv") ? linesIn(text, 1) : entriesIn(text) },
  }),
  "cameras.export": ({ name, text }) => ({
    ...{ file: name, rows: text.startsWith("#EXTM3U") ? streamsIn(text) : linesIn(text, 1) },
  }),
  "log.export": ({ file, events }) => ({ file, rows: events }),
  "evidence.export": ({ file, events }) => ({ file, rows: events }),
  // A day, as it stands on the page.
  "log.print": ({ name }) => ({ file: name, rows: null }),
  // One page, as it stood on the screen.
  "briefing.paper": ({ name }) => ({ file: name, rows: 1 }),
  "handover.paper": ({ name }) => ({ file: name, rows: 1 }),
  // For whoever helps: without secrets and personal data.
  "doctor.export": ({ file }) => ({ file, rows: null }),
  "drill.paper": ({ name }) => ({ file: name, rows: null }),
  "scenes.export": () => ({ file: null, rows: 1 }),
};

/** What of the input says which one it was. No secret is in any of these. */
const told = [
  "key",
  "display",
  "scene",
  "camera",
  "cameras",
  "origin",
  "person",
  "folder",
  "officer",
  "incident",
  "version",
  "path",
] as const;

const settings: ReadonlySet<CommandName> = new Set<CommandName>(settingCommands);

export function isSetting(command: CommandName): boolean {
  return settings.has(command);
}

/** Of a setting that was changed: a name or an id, or how many. */
export function whatOf(input: object): string | null {
  for (const key of told) {
    const value: unknown = Object.hasOwn(input, key) ? Reflect.get(input, key) : undefined;
    if (typeof value === "string") return value.slice(0, 200);
    if (Array.isArray(value))
      return value.length === 1 ? String(value[0]).slice(0, 200) : String(value.length);
    if (typeof value === "object" && value !== null && "id" in value) return String(value.id).slice(0, 200);
  }
  return null;
}
