/**
 * Reads an Open311 GeoReport v2 server: new reports, and how older ones changed.
 *
 * Guarantees: how far it was read moves on only after every page was taken in; what arrives twice changes nothing; one
 * record that cannot be used keeps no other one out. A report that its server shows up to a week after it was made is
 * found within the hour, one that is open here is asked for by its id until it is closed.
 *
 * GeoReport v2 filters by when a report was made (`start_date`), has no pages (servers take `page` and `page_size`, or
 * ignore them) and cannot be asked for changes: so known open ones are asked for by `service_request_id`, in turn.
 */
import type { Open311Source } from "../../../shared/domain/city/index.ts";
import { SourceFault } from "./fault.ts";
import { ownId, prefixOf } from "./foreign.ts";
import { type RecordWords, readRecord } from "./record.ts";
import type { PollTurn } from "./turn.ts";

const json = /^(application|text)\/([\w.-]+\+)?json$/;

const pageSize = 100;
/** 50 000 reports in one go are no longer news. */
const maxPages = 500;
const firstMs = 30 * 24 * 3600_000;
const overlapMs = 3600_000;
const deepMs = 7 * 24 * 3600_000;
const deepEveryMs = 3600_000;
const askedByIdAtOnce = 50;

/** What is remembered from one poll to the next; after a start it is found out again. */
export class Open311Reader {
  private readonly source: Open311Source;
  private readonly categories: ReadonlySet<string>;
  private deepAt = Number.NEGATIVE_INFINITY;
  /** The last of the open ones that was asked for. */
  private askedUntil = "";

  constructor(source: Open311Source, categories: ReadonlySet<string>) {
    this.source = source;
    this.categories = categories;
  }

  /** Throws `SourceFault`. */
  async poll(turn: PollTurn): Promise<void> {
    const isDeep = turn.now - this.deepAt >= deepEveryMs;
    if (isDeep) await turn.attempt(() => this.readServices(turn));
    const seen = await this.readPages(turn, this.startOf(turn, isDeep));
    await this.readOpen(turn, seen);
    if (isDeep) this.deepAt = turn.now;
  }

  private startOf({ watermark, now }: PollTurn, isDeep: boolean): number {
    if (watermark === null) return now - firstMs;
    return Math.min(watermark - overlapMs, isDeep ? now - deepMs : now);
  }

  private async readServices(turn: PollTurn): Promise<void> {
    const services = listOf(await this.ask(turn, "services.json", {}));
    const codes = services.flatMap((service) => textOf(mapOf(service).service_code) ?? []);
    turn.unmapped(codes.filter((code) => !this.categories.has(this.categoryOf(code))));
  }

  /** Returns the ids that were there. */
  private async readPages(turn: PollTurn, start: number): Promise<ReadonlySet<string>> {
    const seen = new Set<string>();
    let newest = turn.watermark ?? start;
    const start_date = new Date(start).toISOString().replace(/\.\d+Z$/, "Z");
    for (let page = 1; ; page++) {
      if (page > maxPages) throw new SourceFault("too-many-pages", `> ${maxPages}`);
      const query = { start_date, page: String(page), page_size: String(pageSize) };
      const records = listOf(await this.ask(turn, "requests.json", query));
      const fresh = records.filter((record) => !seen.has(String(mapOf(record).service_request_id)));
      for (const record of fresh) seen.add(String(mapOf(record).service_request_id));
      newest = Math.max(newest, this.take(turn, fresh));
      // A server that knows no pages gives the same ones again.
      if (fresh.length === 0 || records.length < pageSize) break;
    }
    // A server's clock that runs ahead must not hide what comes next.
    turn.readUntil(Math.min(newest, turn.now));
    return seen;
  }

  private async readOpen(turn: PollTurn, seen: ReadonlySet<string>): Promise<void> {
    const { id } = this.source;
    const prefix = prefixOf(id);
    const after = this.askedUntil === "" ? prefix : this.askedUntil;
    const open = turn.store.reports.openUnder(prefix, after, askedByIdAtOnce);
    this.askedUntil = open.length < askedByIdAtOnce ? "" : (open.at(-1) ?? "");
    const ids = open.flatMap((report) => ownId(id, report) ?? []).filter((own) => !seen.has(own));
    // The list is made with commas: an id that holds one is found by date alone.
    const askable = ids.filter((own) => !own.includes(","));
    if (askable.length === 0) return;
    this.take(turn, listOf(await this.ask(turn, "requests.json", { service_request_id: askable.join(",") })));
  }

  /** Returns when the last of them changed, epoch ms. */
  private take(turn: PollTurn, records: readonly unknown[]): number {
    const { id, name } = this.source;
    const read = records.map((record) => {
      const words = wordsOf(mapOf(record));
      if (words.service_request_id === undefined) return { detail: "service_request_id" };
      const context = { source: id, channel: name, zone: turn.zone, now: turn.now };
      const result = readRecord(words, { ...context, categoryOf: (code) => this.categoryOf(code) });
      if ("report" in result) return result;
      return { detail: `${words.service_request_id}: ${result.fault.code}: ${result.fault.detail}` };
    });
    const reports = read.flatMap((each) => ("report" in each ? [each.report] : []));
    for (const each of read) if ("detail" in each) turn.refuse(each.detail);
    turn.take(reports);
    return Math.max(0, ...reports.map((each) => each.updated_datetime ?? each.requested_datetime));
  }

  private categoryOf(code: string): string {
    const { services } = this.source;
    return Object.hasOwn(services, code) ? services[code]! : code;
  }

  private async ask(turn: PollTurn, file: string, query: Record<string, string>): Promise<unknown> {
    const { url, jurisdiction } = this.source;
    const at = new URL(file, url.endsWith("/") ? url : `${url}/`);
    if (jurisdiction !== undefined) at.searchParams.set("jurisdiction_id", jurisdiction);
    for (const [name, value] of Object.entries(query)) at.searchParams.set(name, value);
    const body = await turn.fetch(at.href, json);
    try {
      return JSON.parse(body.toString("utf8"));
    } catch (error) {
      throw new SourceFault("not-json", error instanceof Error ? error.message : "");
    }
  }
}

/** What GeoReport's names mean here. */
function wordsOf(record: Record<string, unknown>): RecordWords {
  const { service_request_id: id, first_name, last_name, phone, media_url, media_urls } = record;
  const name = [first_name, last_name].flatMap((part) => textOf(part) ?? []).join(" ");
  return {
    ...record,
    service_request_id: textOf(id),
    media_url: media_urls ?? media_url,
    ...{ name, phone, channel: undefined },
  };
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new SourceFault("schema", "expected a list");
}

function mapOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
