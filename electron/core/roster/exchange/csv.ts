/** Plans as CSV: one line for each shift of an officer, or for a day without one. */
import type { RosterFileFaultCode } from "../../../../shared/contract/rosterExchange.ts";
import type { City } from "../../../../shared/domain/city/index.ts";
import type { PlannedOfficer } from "../../../../shared/domain/roster/staffing.ts";
import type { Day } from "../../../../shared/domain/zone.ts";
import { offsetMs } from "../../../../shared/domain/zone.ts";
import { SourceFault } from "../../intake/fault.ts";
import { readTable } from "../../intake/table.ts";
import { type RosterWords, readDay } from "./words.ts";

/** One line that was read: a shift, a day without one, or what is wrong with it. */
export interface PlanLine {
  /** From 1: a line of a CSV, an event of a calendar. */
  readonly line: number;
  /** As they were written, where they are not known. */
  readonly officer: string;
  readonly day: string;
  readonly shift: string;
  readonly post: string;
  /** Null where it does not come in. */
  readonly entry: {
    readonly officer: string;
    readonly day: Day;
    readonly shift: string | null;
    readonly post: string | null;
  } | null;
  readonly fault: { readonly code: RosterFileFaultCode; readonly detail: string } | null;
}

const fieldNames = {
  officer: ["petugas", "officer", "id", "kode petugas", "nip", "nomor"],
  day: ["tanggal", "hari", "date", "day", "tgl"],
  shift: ["giliran", "shift", "jaga", "dinas"],
  post: ["pos", "post", "tempat"],
} as const;
type Field = keyof typeof fieldNames;

function fieldOf(column: string): Field | undefined {
  const name = column.trim().toLowerCase();
  return (Object.keys(fieldNames) as Field[]).find((field) =>
    (fieldNames[field] as readonly string[]).includes(name),
  );
}

export async function* readPlanCsv(text: string, words: RosterWords): AsyncGenerator<PlanLine> {
  const rows = readTable(text, (columns) => {
    const there = new Set(columns.map(fieldOf));
    const missing = (["officer", "day", "shift"] as const).filter((field) => !there.has(field));
    if (missing.length > 0)
      throw new SourceFault("no-columns", missing.map((each) => fieldNames[each][0]).join(", "));
  });
  for await (const { line, values } of rows) {
    if (typeof values === "string") {
      yield {
        ...{ line, officer: "", day: "", shift: "", post: "", entry: null },
        fault: { code: "columns", detail: values },
      };
      continue;
    }
    const said: Record<Field, string> = { officer: "", day: "", shift: "", post: "" };
    for (const [column, value] of values) {
      const field = fieldOf(column);
      if (field && said[field] === "") said[field] = (value ?? "").trim();
    }
    yield { line, ...said, ...understood(said, words) };
  }
}

/** What a line means in this city. */
export function understood(
  said: Readonly<Record<Field, string>>,
  words: RosterWords,
): Pick<PlanLine, "entry" | "fault"> {
  const fault = (code: RosterFileFaultCode, detail: string) => ({ entry: null, fault: { code, detail } });
  const officer = words.officer(said.officer);
  if (officer === undefined) return fault("unknown-officer", said.officer);
  const day = readDay(said.day);
  if (day === undefined) return fault("no-day", said.day);
  const shift = words.shift(said.shift);
  if (shift === undefined) return fault("unknown-shift", said.shift);
  const post = said.post === "" ? null : words.post(said.post);
  if (post === undefined) return fault("unknown-post", said.post);
  return { entry: { officer, day, shift, post }, fault: null };
}

const heads = ["petugas", "nama", "opd", "regu", "tanggal", "giliran", "mulai", "selesai", "pos"] as const;

/** Semicolons, as spreadsheets in Indonesia read them; `readPlanCsv` reads it back. Days without a shift are lines, too. */
export function writePlanCsv(
  city: City,
  officers: readonly string[],
  days: readonly Day[],
  planned: readonly PlannedOfficer[],
): string {
  const known = new Map(city.officers.map((officer) => [officer.id, officer]));
  const agencies = new Map(city.agencies.map(({ id, short }) => [id, short]));
  const posts = new Map(city.posts.map(({ id, name }) => [id, name]));
  const byDay = new Map<string, PlannedOfficer[]>();
  for (const each of planned) {
    const key = `${each.officer}/${each.day}`;
    byDay.set(key, [...(byDay.get(key) ?? []), each]);
  }
  const clock = (at: number) => new Date(at + offsetMs(city.zone, at)).toISOString().slice(11, 16);
  const lines = officers.flatMap((id) => {
    const officer = known.get(id);
    if (!officer) return [];
    const who = [id, officer.name, agencies.get(officer.agency) ?? officer.agency, officer.crew];
    return days.flatMap((day) => {
      const shifts = byDay.get(`${id}/${day}`) ?? [];
      if (shifts.length === 0) return [[...who, day, "libur", "", "", ""]];
      return shifts.map(({ shift, startsAt, endsAt, post }) => [
        ...[...who, day, shift, clock(startsAt), clock(endsAt), posts.get(post) ?? post],
      ]);
    });
  });
  return [heads, ...lines].map((line) => `${line.map(cell).join(";")}\r\n`).join("");
}

/** A cell that a spreadsheet would take for a formula is told as text (OWASP, "CSV Injection"). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
