/**
 * Records of a CSV or a GeoJSON file, one after the other. Between slices of a long file whatever else the core has to
 * do comes first. Throws `SourceFault` where the rest of the file cannot be read.
 */
import { Readable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { CsvError, parse } from "csv-parse";
import { errorText } from "../log.ts";
import { fieldOf, wordsOf } from "./columns.ts";
import { SourceFault } from "./fault.ts";
import type { RecordWords } from "./record.ts";

export interface FileRecord {
  /** From 1: the line that it begins on, or the number of a feature. */
  readonly line: number;
  /** A text says what is wrong with it. */
  readonly words: RecordWords | string;
}

const sliceCharacters = 64 * 1024;
/** A quotation mark that nobody closed would take the rest of the file for one field. */
const maxRecordCharacters = 200_000;
const featuresAtOnce = 500;

export interface TableRow {
  /** From 1: the line that it begins on. */
  readonly line: number;
  /** A text says what is wrong with it. */
  readonly values: readonly (readonly [column: string, value: string | undefined])[] | string;
}

export async function* readCsv(text: string): AsyncGenerator<FileRecord> {
  for await (const { line, values } of readTable(text, checkColumns))
    yield { line, words: typeof values === "string" ? values : wordsOf(values) };
}

/** The rows of a CSV under its first line; `check` throws where the columns' names will not do. */
export async function* readTable(
  text: string,
  check: (columns: readonly string[]) => void,
): AsyncGenerator<TableRow> {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [";", "\t", ","].find((each) => head.includes(each)) ?? ",";
  const parser = parse({
    ...{ delimiter, info: true, skip_empty_lines: true, relax_column_count: true, relax_quotes: true },
    max_record_size: maxRecordCharacters,
  });
  const reading = Readable.from(slicesOf(text)).pipe(parser);
  let columns: readonly string[] | undefined;
  try {
    for await (const { record, info } of reading as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (!columns) {
        check(record);
        columns = record;
        continue;
      }
      const line = info.lines - record.join("").split(/\r\n|[\r\n]/).length + 1;
      const found = record.length;
      if (found !== columns.length)
        yield { line, values: `expected ${columns.length} columns, found ${found}` };
      else yield { line, values: columns.map((column, index) => [column, record[index]]) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SourceFault("not-csv", errorText(error));
  }
  if (!columns) throw new SourceFault("not-csv", "0 B");
}

function checkColumns(columns: readonly string[]): void {
  const fields = new Set(columns.map(fieldOf));
  const missing = (["lat", "long", "service_code", "requested_datetime"] as const).filter(
    (field) => !fields.has(field),
  );
  if (missing.length > 0) throw new SourceFault("no-columns", missing.join(", "));
}

async function* slicesOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += sliceCharacters) {
    yield text.slice(at, at + sliceCharacters);
    await nextTurn();
  }
}

export async function* readGeoJson(text: string): AsyncGenerator<FileRecord> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new SourceFault("not-json", errorText(error));
  }
  const { type, features } = mapOf(document);
  if (type !== "FeatureCollection" || !Array.isArray(features))
    throw new SourceFault("schema", "FeatureCollection");
  for (const [index, feature] of features.entries()) {
    if (index % featuresAtOnce === featuresAtOnce - 1) await nextTurn();
    yield { line: index + 1, words: featureWords(feature) };
  }
}

function featureWords(feature: unknown): RecordWords {
  const { id, geometry, properties } = mapOf(feature);
  const { type, coordinates } = mapOf(geometry);
  const [long, lat] = type === "Point" && Array.isArray(coordinates) ? coordinates : [];
  const words = wordsOf(Object.entries(mapOf(properties)));
  return { ...words, long, lat, service_request_id: words.service_request_id ?? id };
}

function mapOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
