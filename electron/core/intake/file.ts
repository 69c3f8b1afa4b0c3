/**
 * The file that an operator drops: read into a preview, looked at, and then brought in once.
 *
 * Guarantees: nothing of a file comes in before a person has seen what it is; what this room has already does not come
 * in again; however long the file, the core does its other work meanwhile. A file that is dropped takes the place of
 * the one before it.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { IntakeFileRow, PreviewRecord } from "../../../shared/contract/intake.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { boundsContain } from "../../../shared/domain/place.ts";
import { maskText } from "../../../shared/domain/privacy/mask.ts";
import { alertKey, partsOf } from "../../../shared/domain/warning/warning.ts";
import type { ReportMessage } from "../../../shared/messages/facts.ts";
import type { CapAlert } from "../../../shared/messages/warnings.ts";
import type { FactWriter } from "../link/writer.ts";
import type { LiveRows } from "../live/rows.ts";
import type { LiveWarnings } from "../live/warnings.ts";
import { errorText } from "../log.ts";
import type { Store } from "../store/index.ts";
import { readCapDocument } from "./cap.ts";
import { SourceFault } from "./fault.ts";
import { prefixOf } from "./foreign.ts";
import { type ReadRecord, readRecord } from "./record.ts";
import { type FileRecord, readCsv, readGeoJson } from "./table.ts";
import { decodeText } from "./text.ts";

export interface FileIntakeOptions {
  readonly city: City;
  readonly store: Store;
  readonly writer: FactWriter;
  readonly warnings: LiveWarnings;
  readonly rows: LiveRows<IntakeFileRow>;
  readonly clock: Clock;
}

/** What reports of files are known by. */
export const fileSource = "file";

/** Of each fate; the counts tell of the rest. */
const shownOfEach = 200;
const shownCharacters = 160;
const writtenAtOnce = 250;
const toldEvery = 500;

export class FileIntake {
  private readonly options: FileIntakeOptions;
  private readonly categories: ReadonlyMap<string, string>;
  /** What is new in the file that is shown. */
  private reports: ReportMessage[] = [];
  private alert: CapAlert | undefined;
  /** Counts up with each file, so that the reading of an older one knows that it is over. */
  private turn = 0;

  constructor(options: FileIntakeOptions) {
    this.options = options;
    this.categories = new Map(
      options.city.categories.flatMap(({ id, name }) =>
        [id, name.id, name.en].map((each) => [each.toLowerCase(), id] as const),
      ),
    );
  }

  /** Reads a file into the preview. Never rejects. */
  async read(name: string, bytes: Uint8Array): Promise<void> {
    const turn = ++this.turn;
    this.reports = [];
    this.alert = undefined;
    this.options.rows.put({
      ...{ id: "file", name, bytes: bytes.byteLength, kind: null, state: "reading", fault: null },
      ...{
        encoding: null,
        progress: 0,
        fresh: 0,
        known: 0,
        refused: 0,
        outside: 0,
        unmapped: [],
        records: [],
      },
    });
    try {
      await nextTurn();
      const { text, encoding } = decodeText(bytes);
      const [first] = /\S/.exec(text) ?? [];
      if (first === "<") this.previewAlert(bytes, encoding);
      else await this.previewRecords(turn, first === "{" || first === "[", text, encoding);
    } catch (error) {
      if (turn === this.turn) this.refuse(error);
    }
  }

  /** Brings in what the preview calls new. False when there is no preview. Never rejects. */
  async import(): Promise<boolean> {
    const row = this.options.rows.get("file");
    if (row?.state !== "preview") return false;
    const { turn, reports, alert } = this;
    this.change({ state: "importing", progress: 0 });
    try {
      if (alert) this.writeAlert(alert);
      for (let at = 0; at < reports.length; at += writtenAtOnce) {
        await nextTurn();
        this.writeReports(reports.slice(at, at + writtenAtOnce));
        if (turn === this.turn) this.change({ progress: Math.min(at + writtenAtOnce, reports.length) });
      }
      if (turn === this.turn) this.change({ state: "done", progress: row.fresh });
    } catch (error) {
      if (turn === this.turn) this.refuse(error);
    }
    return true;
  }

  /** Puts the file away; what is being brought in comes in all the same. */
  dismiss(): void {
    this.turn++;
    this.options.rows.remove("file");
  }

  private async previewRecords(turn: number, isJson: boolean, text: string, encoding: string): Promise<void> {
    this.change({ kind: isJson ? "geojson" : "csv", encoding });
    const preview = new Preview(this.options, this.categories);
    for await (const record of isJson ? readGeoJson(text) : readCsv(text)) {
      if (turn !== this.turn) return;
      preview.add(record);
      if (preview.read % toldEvery === 0) this.change({ progress: preview.read });
    }
    this.reports = preview.reports;
    this.change({ ...preview.figures(), state: "preview" });
  }

  private previewAlert(bytes: Uint8Array, encoding: string): void {
    this.change({ kind: "cap", encoding });
    const document = readCapDocument(bytes);
    if (document.kind !== "alert") throw new SourceFault("schema", "<alert>");
    const { alert } = document;
    const isActual = alert.status === "Actual" || alert.status === "Exercise";
    const fate = !isActual ? "refused" : this.options.store.warnings.has(alert) ? "known" : "new";
    if (fate === "new") this.alert = alert;
    // One that ends others may hold nothing of its own.
    const texts = partsOf(alert).map(({ id }) => ({ event: id.event, headline: id.headline ?? id.event }));
    if (texts.length === 0) texts.push({ event: alert.msgType, headline: alert.references ?? "" });
    const records = texts.slice(0, shownOfEach).map(
      ({ event, headline }, index): PreviewRecord => ({
        ...{
          line: index + 1,
          id: alertKey(alert),
          category: event,
          text: headline.slice(0, shownCharacters),
        },
        ...{ place: null, outside: false, at: alert.sent, fate },
        fault: isActual ? null : { code: "not-actual", detail: alert.status },
      }),
    );
    const count = (wanted: PreviewRecord["fate"]) => (fate === wanted ? 1 : 0);
    const counts = { fresh: count("new"), known: count("known"), refused: count("refused") };
    this.change({ records, ...counts, progress: 1, state: "preview" });
  }

  private writeReports(reports: readonly ReportMessage[]): void {
    const { store, writer, clock } = this.options;
    const receivedAt = clock();
    const facts = reports
      // It may have come in since the preview was made.
      .filter(({ service_request_id: id }) => !store.reports.get(id))
      .map((body) => ({ fact: { kind: "report", id: body.service_request_id, body } as const, receivedAt }));
    store.transaction(() => writer.write(facts)).show();
  }

  private writeAlert(alert: CapAlert): void {
    const { store, warnings, clock } = this.options;
    store.transaction(() => store.warnings.put({ alert, source: fileSource, receivedAt: clock() }));
    warnings.refresh();
  }

  private change(change: Partial<IntakeFileRow>): void {
    const row = this.options.rows.get("file");
    if (row) this.options.rows.put({ ...row, ...change });
  }

  private refuse(error: unknown): void {
    const { code, detail } =
      error instanceof SourceFault ? error : { code: "storage" as const, detail: errorText(error) };
    this.reports = [];
    this.alert = undefined;
    this.change({ state: "refused", fault: { code, detail, at: this.options.clock() } });
  }
}

/** What a file of records comes to. */
class Preview {
  readonly reports: ReportMessage[] = [];
  private readonly options: FileIntakeOptions;
  private readonly categories: ReadonlyMap<string, string>;
  private readonly ids = new Map<string, number>();
  private readonly unmapped = new Set<string>();
  private readonly records: PreviewRecord[] = [];
  private readonly counts = { new: 0, known: 0, refused: 0 };
  private outside = 0;

  constructor(options: FileIntakeOptions, categories: ReadonlyMap<string, string>) {
    this.options = options;
    this.categories = categories;
  }

  get read(): number {
    const { new: fresh, known, refused } = this.counts;
    return fresh + known + refused;
  }

  add({ line, words }: FileRecord): void {
    const read = typeof words === "string" ? schemaFault(words) : this.readWords(words);
    if ("fault" in read) {
      const said = typeof words === "string" ? {} : words;
      const { service_request_id: id = "", service_code: category = "", description: text = "" } = said;
      this.keep({
        ...{ line, id: short(id), category: short(category), text: shortText(text) },
        ...{ place: null, outside: false, at: null, fate: "refused", fault: read.fault },
      });
      return;
    }
    this.addReport(line, read.report);
  }

  private addReport(line: number, report: ReportMessage): void {
    const id = report.service_request_id;
    const before = this.ids.get(id);
    this.ids.set(id, before ?? line);
    const isKnown = this.options.store.reports.get(id) !== undefined;
    const fate = before !== undefined ? "refused" : isKnown ? "known" : "new";
    const outside = !boundsContain(this.options.city.bounds, [report.long, report.lat]);
    if (fate === "new") {
      this.reports.push(report);
      if (outside) this.outside++;
      if (!this.categories.has(report.service_code.toLowerCase())) this.unmapped.add(report.service_code);
    }
    this.keep({
      ...{ line, id: id.slice(prefixOf(fileSource).length), category: report.service_code },
      ...{
        text: shortText(report.description, report.reporter?.name),
        place: [report.long, report.lat],
        outside,
      },
      ...{ at: report.requested_datetime, fate },
      fault: before === undefined ? null : { code: "twice", detail: String(before) },
    });
  }

  private readWords(words: Exclude<FileRecord["words"], string>): ReadRecord {
    return readRecord(words, {
      ...{ source: fileSource, channel: "file", zone: this.options.city.zone, now: this.options.clock() },
      categoryOf: (code) => this.categories.get(code.toLowerCase()) ?? code,
    });
  }

  private keep(record: PreviewRecord): void {
    if (++this.counts[record.fate] <= shownOfEach) this.records.push(record);
  }

  figures(): Partial<IntakeFileRow> {
    const { new: fresh, known, refused } = this.counts;
    const unmapped = [...this.unmapped].slice(0, shownOfEach);
    return {
      progress: this.read,
      fresh,
      known,
      refused,
      outside: this.outside,
      unmapped,
      records: this.records,
    };
  }
}

function schemaFault(detail: string): ReadRecord {
  return { fault: { code: "schema", detail } };
}

/** A person looks at it before it comes in, and need not know who wrote it. */
function shortText(value: unknown, name: string | null = null): string {
  return maskText(short(value), [name]);
}

function short(value: unknown): string {
  return String(value)
    .slice(0, shownCharacters)
    .replace(/[\uD800-\uDBFF]$/, "");
}
