/** One line of a list of cameras, before anybody has looked whether it makes sense; and the names of a table's columns. */
import { SourceFault } from "../../intake/fault.ts";
import { readTable } from "../../intake/table.ts";
import { withoutGuard } from "../../paper/csv.ts";

export const cameraColumns = [
  "id",
  "name",
  "district",
  "latitude",
  "longitude",
  "bearing",
  "tags",
  "groups",
  "url",
] as const;
export type CameraColumn = (typeof cameraColumns)[number];
/** What is left out, or empty, says nothing. */
export type CameraWords = { readonly [Column in CameraColumn]?: string };

export interface CameraLine {
  /** Where it stands, from 1. */
  readonly line: number;
  /** A text says what is wrong with it. */
  readonly words: CameraWords | string;
}

/** Small letters and digits alone, so that `Camera ID` and `camera_id` are one. */
const names: Readonly<Record<CameraColumn, readonly string[]>> = {
  id: ["id", "cameraid", "kode", "kodekamera", "idkamera", "code"],
  name: ["name", "nama", "camera", "kamera", "namakamera", "title", "judul"],
  district: ["district", "kecamatan", "kodekecamatan", "districtcode", "wilayah"],
  latitude: ["latitude", "lat", "lintang", "y"],
  longitude: ["longitude", "long", "lon", "lng", "bujur", "x"],
  bearing: ["bearing", "bearingdeg", "arah", "arahderajat", "azimuth", "azimut", "heading"],
  tags: ["tags", "tag", "label", "penanda"],
  groups: ["groups", "group", "grup", "kelompok", "grouptitle"],
  url: ["url", "hls", "stream", "streamurl", "tautan", "link", "playlist", "alamaturl"],
};
const columnOfName = new Map(
  cameraColumns.flatMap((column) => names[column].map((name) => [name, column] as const)),
);

function columnOf(name: string): CameraColumn | undefined {
  return columnOfName.get(name.toLowerCase().replace(/[^a-z0-9]/g, ""));
}

/** Throws `SourceFault` for what is no table of cameras. */
export async function* readCameraCsv(text: string): AsyncGenerator<CameraLine> {
  for await (const { line, values } of readTable(text, checkColumns)) {
    if (typeof values === "string") yield { line, words: values };
    else yield { line, words: wordsOf(values) };
  }
}

function checkColumns(columns: readonly string[]): void {
  const found = new Set(columns.map(columnOf));
  if (!found.has("id") && !found.has("name")) throw new SourceFault("no-columns", "id, name");
}

function wordsOf(values: readonly (readonly [name: string, value: string | undefined])[]): CameraWords {
  const words: { -readonly [Column in CameraColumn]?: string } = {};
  for (const [name, value] of values) {
    const column = columnOf(name);
    if (column && value) words[column] ??= withoutGuard(value);
  }
  return words;
}
