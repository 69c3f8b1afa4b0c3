/**
 * A fingerprint machine's file: CSV with commas, semicolons or tabs, with or without a byte order mark, read by the
 * columns that were mapped once, or that are plain from their names. Throws `SourceFault` for what is no such file.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import {
  type DateOrder,
  dateOrderOf,
  guessColumns,
  type MachineClocking,
  type MachineField,
  missingFields,
  readLine,
} from "../../../../shared/domain/attendance/machineFile.ts";
import { SourceFault } from "../../intake/fault.ts";
import { readTable } from "../../intake/table.ts";
import { decodeText } from "../../intake/text.ts";

export type Mapping = Partial<Record<MachineField, string>>;

export interface ReadMachineFile {
  /** Undefined where the columns must be mapped first. */
  readonly mapping: Mapping | undefined;
  readonly columns: readonly string[];
  readonly guess: Mapping;
  readonly sample: readonly (readonly string[])[];
  readonly clockings: readonly MachineClocking[];
  /** Lines that could not be read; what was wrong with the first. */
  readonly refused: number;
  readonly detail: string | null;
}

const sampleLines = 5;
const linesAtOnce = 2000;

/** `remembered`: mappings that were made before, the last one first; one whose columns are all there is used. */
export async function readMachineFile(
  bytes: Uint8Array,
  remembered: readonly Mapping[],
  zone: string,
): Promise<ReadMachineFile> {
  const { text } = decodeText(bytes);
  let columns: string[] = [];
  const lines: { line: number; values: readonly string[] }[] = [];
  let [refused, detail]: [number, string | null] = [0, null];
  const refuse = (line: number, why: string) => {
    refused++;
    detail ??= `${line}: ${why}`;
  };
  // A spreadsheet that is given semicolons may say so in a line of its own.
  const table = text.replace(/^sep=.\r?\n/i, "");
  for await (const { line, values } of readTable(
    table,
    (found) => (columns = found.map((name) => name.trim())),
  )) {
    if (typeof values === "string") refuse(line, values);
    else lines.push({ line, values: values.map(([, value]) => value ?? "") });
  }
  if (columns.length < 2) throw new SourceFault("no-columns", columns.join(", ").slice(0, 200));
  const guess = guessColumns(columns);
  const fits = (mapping: Mapping) => Object.values(mapping).every((column) => columns.includes(column));
  const mapping = remembered.find(fits) ?? (missingFields(guess).length === 0 ? guess : undefined);
  const sample = lines.slice(0, sampleLines).map(({ values }) => values);
  if (!mapping) return { mapping, columns, guess, sample, clockings: [], refused, detail };
  const indexes = Object.entries(mapping).map(([field, column]) => [field, columns.indexOf(column)] as const);
  const valuesOf = (values: readonly string[]) =>
    Object.fromEntries(indexes.map(([field, index]) => [field, values[index]])) as Mapping;
  const dates = lines.map(({ values }) => valuesOf(values)).map(({ date, at }) => date ?? at ?? "");
  const order: DateOrder | undefined = dateOrderOf(dates);
  if (!order) throw new SourceFault("schema", "dates: day first and month first in one file");
  const clockings: MachineClocking[] = [];
  for (const [index, { line, values }] of lines.entries()) {
    if (index % linesAtOnce === linesAtOnce - 1) await nextTurn();
    const read = readLine(valuesOf(values), order, zone);
    if (typeof read === "string") refuse(line, read);
    else clockings.push(...read);
  }
  if (clockings.length === 0 && refused > 0) throw new SourceFault("schema", detail ?? "");
  return { mapping, columns, guess, sample, clockings, refused, detail };
}
