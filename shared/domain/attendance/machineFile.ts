/**
 * Lines of a fingerprint machine's CSV as clockings.
 *
 * Guarantees: a date that can be read in two ways is read the same way in all of a file, by the dates in it that can be
 * read in one way only, else day first as in Indonesia; a time without a zone is the city's. Times are epoch ms.
 */
import { type Day, epochOf } from "../zone.ts";

export const machineFields = ["person", "at", "date", "time", "status", "in", "out", "device"] as const;
export type MachineField = (typeof machineFields)[number];

/** What machines and offices call them; small letters and digits alone. */
const names: Readonly<Record<MachineField, readonly string[]>> = {
  person: [
    "pin",
    "userid",
    "enrollno",
    "acno",
    "noid",
    "idfinger",
    "nip",
    "nik",
    "id",
    "no",
    "emplno",
    "idpegawai",
    "employeeid",
  ],
  at: [
    "datetime",
    "waktu",
    "tanggalwaktu",
    "tanggaljam",
    "scandate",
    "tanggalscan",
    "timestamp",
    "checktime",
    "punchtime",
  ],
  date: ["date", "tanggal", "tgl"],
  time: ["time", "jam", "scan"],
  status: ["status", "state", "inout", "iomode", "tipe", "type", "keterangan", "checktype"],
  in: ["masuk", "scanmasuk", "jammasuk", "clockin", "checkin"],
  out: ["pulang", "keluar", "scanpulang", "scankeluar", "jampulang", "clockout", "checkout"],
  device: ["device", "mesin", "sn", "terminal", "lokasi", "deviceid", "machine"],
};

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** What columns of these names are most likely; a name that comes first in the list above goes before. */
export function guessColumns(columns: readonly string[]): Partial<Record<MachineField, string>> {
  const guess: Partial<Record<MachineField, string>> = {};
  for (const field of machineFields) {
    const found = names[field].flatMap((name) => columns.find((column) => plain(column) === name) ?? []);
    if (found[0] !== undefined) guess[field] = found[0];
  }
  return guess;
}

/** What a mapping lacks to be used; empty where nothing. */
export function missingFields(mapping: Partial<Record<MachineField, string>>): MachineField[] {
  const { person, at, date, time } = mapping;
  const hasTime =
    at !== undefined || (date !== undefined && (time ?? mapping.in ?? mapping.out) !== undefined);
  return [...(person === undefined ? (["person"] as const) : []), ...(hasTime ? [] : (["at"] as const))];
}

export type DateOrder = "year-first" | "day-first" | "month-first";

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

/** How dates of a file are written. Undefined where some can only be day first and others only month first. */
export function dateOrderOf(dates: Iterable<string>): DateOrder | undefined {
  let [isDayFirst, isMonthFirst] = [false, false];
  for (const text of dates) {
    const [, first, second] = yearLast.exec(dateIn(text)) ?? [];
    if (Number(first) > 12) isDayFirst = true;
    if (Number(second) > 12) isMonthFirst = true;
  }
  if (isDayFirst && isMonthFirst) return undefined;
  return isMonthFirst ? "month-first" : "day-first";
}

function dateIn(text: string): string {
  return text.trim().split(/[\sT]/)[0] ?? "";
}

/** Undefined for what is no day. */
export function readDay(text: string, order: DateOrder): Day | undefined {
  const date = dateIn(text);
  const [, year, month, day] = yearFirst.exec(date) ?? [];
  if (year && month && day) return dayOf(year, month, day);
  const [, first, second, last] = yearLast.exec(date) ?? [];
  if (!first || !second || !last) return undefined;
  return order === "month-first" ? dayOf(last, first, second) : dayOf(last, second, first);
}

function dayOf(year: string, month: string, day: string): Day | undefined {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // The 30th of February is none.
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? undefined : text;
}

const clockForm = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([ap]m)?$/i;

/** Milliseconds since midnight of `6:05`, `06.05.30` or `6:05 PM`. */
export function readClock(text: string): number | undefined {
  const [, hour, minute, second = "0", half] = clockForm.exec(text.trim()) ?? [];
  if (hour === undefined || minute === undefined) return undefined;
  const isPm = half?.toLowerCase() === "pm";
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (isPm ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}

/** `unknown` where the machine does not tell; then the plan says what it was. */
export type MachineType = "in" | "out" | "unknown";

export interface MachineClocking {
  readonly person: string;
  readonly type: MachineType;
  readonly atMs: number;
  readonly device: string | null;
}

const inWords = new Set(["0", "i", "in", "cin", "checkin", "clockin", "masuk", "m", "datang", "scanmasuk"]);
const outWords = new Set([
  "1",
  "o",
  "out",
  "cout",
  "checkout",
  "clockout",
  "pulang",
  "keluar",
  "k",
  "p",
  "scanpulang",
  "scankeluar",
]);

function typeOf(status: string | undefined): MachineType {
  const word = plain(status ?? "");
  return inWords.has(word) ? "in" : outWords.has(word) ? "out" : "unknown";
}

const isoWithZone = /T.*(Z|[+-]\d\d:?\d\d)$/;

/** One line. A text says what is wrong with it. `values` by the fields of the mapping. */
export function readLine(
  values: Partial<Record<MachineField, string>>,
  order: DateOrder,
  zone: string,
): MachineClocking[] | string {
  const person = values.person?.trim() ?? "";
  if (person === "" || person.length > 80) return `person: ${quoted(values.person)}`;
  const device = values.device?.trim() || null;
  const one = (type: MachineType, atMs: number): MachineClocking => ({ person, type, atMs, device });
  const moment = values.at?.trim();
  if (moment) {
    if (isoWithZone.test(moment)) {
      const ms = Date.parse(moment);
      return Number.isNaN(ms) ? `time: ${quoted(moment)}` : [one(typeOf(values.status), ms)];
    }
    const atMs = momentOf(moment, moment.replace(/^[^\sT]+[\sT]+/, ""), order, zone);
    return atMs === undefined ? `time: ${quoted(moment)}` : [one(typeOf(values.status), atMs)];
  }
  const date = values.date ?? "";
  const given = [
    ...(values.time?.trim() ? [[typeOf(values.status), values.time] as const] : []),
    ...(values.in?.trim() ? [["in", values.in] as const] : []),
    ...(values.out?.trim() ? [["out", values.out] as const] : []),
  ];
  const clockings: MachineClocking[] = [];
  for (const [type, clock] of given) {
    const atMs = momentOf(date, clock, order, zone);
    if (atMs === undefined) return `time: ${quoted(`${date} ${clock}`)}`;
    // A table with one line a day has the end of a night shift beside its beginning.
    const before = clockings.find((each) => each.type === "in");
    const isNextDay = type === "out" && before !== undefined && atMs < before.atMs;
    clockings.push(one(type, isNextDay ? atMs + dayMs : atMs));
  }
  // Somebody who did not come has a line all the same.
  return clockings;
}

const dayMs = 86_400_000;

function momentOf(date: string, clock: string, order: DateOrder, zone: string): number | undefined {
  const day = readDay(date, order);
  const ms = readClock(clock);
  if (day === undefined || ms === undefined) return undefined;
  const minutes = Math.floor(ms / 60_000);
  const two = (number: number) => String(number).padStart(2, "0");
  return epochOf(zone, day, `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`) + (ms % 60_000);
}

function quoted(value: string | undefined): string {
  return JSON.stringify((value ?? "").slice(0, 60));
}
