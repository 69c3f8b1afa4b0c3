/**
 * One record of somebody else as a report: Open311's own, a line of a table, a feature of a map.
 *
 * Guarantees: what comes out has passed the schema of a citizen's report on MQTT and the same admission; whatever else
 * is refused with where and why.
 */
import { createHash } from "node:crypto";
import type { RecordFaultCode } from "../../../shared/contract/intake.ts";
import { epochOf } from "../../../shared/domain/zone.ts";
import { type ReportMessage, reportMessage } from "../../../shared/messages/facts.ts";
import { admit } from "../link/admission.ts";
import { foreignReportId } from "./foreign.ts";

/** By Open311's names; every value may be missing, or a text. */
export type RecordWords = Readonly<Partial<Record<RecordField, unknown>>>;

export const recordFields = [
  "service_request_id",
  "status",
  "service_code",
  "description",
  "lat",
  "long",
  "address",
  "media_url",
  "channel",
  "name",
  "phone",
  "requested_datetime",
  "updated_datetime",
] as const;
export type RecordField = (typeof recordFields)[number];

export interface RecordContext {
  /** A source of the city, or `file`. */
  readonly source: string;
  /** What the channel is called where the record does not say. */
  readonly channel: string;
  /** The zone of times without one. */
  readonly zone: string;
  categoryOf(code: string): string;
  /** Epoch ms. */
  readonly now: number;
}

export type ReadRecord =
  | { readonly report: ReportMessage }
  | { readonly fault: { readonly code: RecordFaultCode; readonly detail: string } };

export function readRecord(words: RecordWords, context: RecordContext): ReadRecord {
  const { source, zone, now } = context;
  const [lat, long] = [numberOf(words.lat), numberOf(words.long)];
  if (lat === undefined || long === undefined || (lat === 0 && long === 0))
    return refused("no-place", `lat ${quoted(words.lat)}, long ${quoted(words.long)}`);
  const requested = timeOf(words.requested_datetime, zone);
  if (requested === undefined)
    return refused("time", `requested_datetime ${quoted(words.requested_datetime)}`);
  const updated = timeOf(words.updated_datetime, zone);
  const code = textOf(words.service_code);
  const parsed = reportMessage.safeParse({
    service_request_id: foreignReportId(source, textOf(words.service_request_id) ?? fingerprint(words)),
    status: (textOf(words.status) ?? "open").toLowerCase(),
    service_code: code === undefined ? undefined : context.categoryOf(code),
    description: textOf(words.description) ?? "",
    ...{ lat, long },
    address: textOf(words.address) ?? null,
    media_urls: photosOf(words.media_url),
    channel: textOf(words.channel) ?? context.channel,
    reporter: { name: textOf(words.name) ?? null, phone: textOf(words.phone) ?? null },
    requested_datetime: requested,
    ...(updated !== undefined && { updated_datetime: updated }),
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refused("schema", `${issue?.path.join(".")}: ${issue?.message}`);
  }
  const id = parsed.data.service_request_id;
  const notAdmitted = admit({ kind: "report", id, body: parsed.data }, nobody, now);
  return notAdmitted ? refused("future-time", notAdmitted.detail) : { report: parsed.data };
}

const nobody = {
  ...{ hasOfficer: () => false, hasCamera: () => false },
  ...{ unitOf: () => undefined, officerOf: () => undefined },
};

function refused(code: RecordFaultCode, detail: string): ReadRecord {
  return { fault: { code, detail: detail.slice(0, 300) } };
}

/** A record without an id is known again by what it says. */
function fingerprint(words: RecordWords): string {
  const said = recordFields.map((field) => textOf(words[field]) ?? "");
  return createHash("sha256").update(JSON.stringify(said)).digest("hex").slice(0, 20);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value.trim() : "";
  return text === "" ? undefined : text;
}

/** A decimal comma is what tables of this country have. */
function numberOf(value: unknown): number | undefined {
  const text = textOf(value)?.replace(/^([+-]?\d+),(\d+)$/, "$1.$2");
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

const localTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(\.\d+)?$/;

/** ISO 8601 text; a time without zone is the city's. */
function timeOf(value: unknown, zone: string): string | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  const [, day, clock, seconds] = localTime.exec(text) ?? [];
  if (day === undefined || clock === undefined) return text.replace(/^(\d{4}-\d\d-\d\d) (?=\d\d:)/, "$1T");
  const at = epochOf(zone, day, clock);
  if (Number.isNaN(at)) return text;
  return new Date(at + Number((seconds ?? ":0").slice(1)) * 1000).toISOString();
}

/** A link that is none is no reason to lose a report. */
function photosOf(value: unknown): string[] {
  const links = Array.isArray(value) ? value : typeof value === "string" ? value.split(/[\s|]+/) : [];
  return links
    .filter((link): link is string => typeof link === "string" && link.length <= 2000 && isHttpUrl(link))
    .slice(0, 20);
}

function isHttpUrl(link: string): boolean {
  return /^https?:\/\//i.test(link) && URL.canParse(link);
}

function quoted(value: unknown): string {
  return JSON.stringify(value ?? null).slice(0, 60);
}
