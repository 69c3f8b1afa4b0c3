/** What people call the fields of a report in the heads of their tables, and which field each means. */
import type { RecordField, RecordWords } from "./record.ts";

/** Small letters and digits alone, so that `Service Request ID` and `service_request_id` are one. */
const names: Readonly<Record<RecordField, readonly string[]>> = {
  service_request_id: ["servicerequestid", "id", "nomor", "no", "kode", "ticket", "tiket", "reference"],
  status: ["status", "state"],
  service_code: ["servicecode", "category", "kategori", "jenis", "service", "layanan"],
  description: [
    "description",
    "deskripsi",
    "text",
    "teks",
    "uraian",
    "isi",
    "isilaporan",
    "laporan",
    "report",
  ],
  lat: ["lat", "latitude", "lintang", "y"],
  long: ["long", "lon", "lng", "longitude", "bujur", "x"],
  address: ["address", "alamat", "lokasi", "location"],
  media_url: ["mediaurl", "mediaurls", "photo", "photos", "foto", "image", "gambar"],
  channel: ["channel", "kanal", "source", "sumber"],
  name: ["name", "nama", "pelapor", "reporter"],
  phone: ["phone", "telepon", "telp", "hp", "nohp"],
  requested_datetime: [
    "requesteddatetime",
    "time",
    "waktu",
    "date",
    "tanggal",
    "created",
    "createdat",
    "reported",
  ],
  updated_datetime: ["updateddatetime", "updated", "updatedat", "diperbarui"],
};

const fieldOfName = new Map(
  Object.entries(names).flatMap(([field, all]) => all.map((name) => [name, field as RecordField] as const)),
);

/** Undefined for a column that says nothing of a report. */
export function fieldOf(column: string): RecordField | undefined {
  return fieldOfName.get(column.toLowerCase().replace(/[^a-z0-9]/g, ""));
}

/** The first of two columns of one meaning counts. */
export function wordsOf(values: Iterable<readonly [column: string, value: unknown]>): RecordWords {
  const words: Partial<Record<RecordField, unknown>> = {};
  for (const [column, value] of values) {
    const field = fieldOf(column);
    if (field !== undefined) words[field] ??= value;
  }
  return words;
}
