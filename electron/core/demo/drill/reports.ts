/**
 * The city gateway: passes citizens' reports on, and tells when they are closed. One that the room works on is closed
 * when the room says so; the others end by themselves, as if somebody had seen to them.
 */
import type { Drill, DrillReport } from "../../../../shared/domain/drill.ts";
import { type AnyPlace, shifted } from "../../../../shared/domain/place.ts";
import { between, type Random } from "../../../../shared/domain/random.ts";
import type { ReportStatusMessage } from "../../../../shared/messages/orders.ts";
import { rounded } from "./attendance.ts";
import { type Actor, type DrillMessage, isoOf } from "./message.ts";
import { inventedReporter } from "./reporter.ts";
import type { ScriptedReport } from "./script.ts";

/** The report as it was published, and when it will be closed; null when the room will say so. */
export interface OpenReport {
  readonly id: string;
  readonly body: object;
  readonly closesAtMs: number | null;
}

/** Crockford's base 32, which has no letters that look like digits. */
const idLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const idLength = 7;
/** A report that is told again is told from a few steps away. */
const awayM = 40;

export class ReportGateway implements Actor {
  nextAtMs: number;

  readonly #drill: Drill["reports"];
  readonly #random: Random;
  readonly #startMs: number;
  readonly #open = new Map<string, OpenReport & { readonly told?: DrillReport }>();
  readonly #script: readonly ScriptedReport[];
  readonly #inserted: DrillReport[] = [];
  #nextScripted = 0;
  #nextTold = 0;
  #nextOpensAtMs: number;

  /** `remembered`: what an earlier run of the same gateway left open. */
  constructor(
    drill: Drill["reports"],
    script: readonly ScriptedReport[],
    random: Random,
    startMs: number,
    remembered: readonly OpenReport[],
  ) {
    // What was before was told by an earlier run.
    this.#script = script.filter(({ atMs }) => atMs >= startMs);
    this.#drill = drill;
    this.#random = random;
    this.#startMs = startMs;
    this.nextAtMs = startMs;
    this.#nextOpensAtMs = Math.round(startMs + between(random, drill.everySeconds) * 1000);
    for (const report of remembered) this.#open.set(report.id, report);
  }

  get open(): OpenReport[] {
    return [...this.#open.values()].map(({ id, body, closesAtMs }) => ({ id, body, closesAtMs }));
  }

  /** What the room lets the citizen know; null when it has nothing more to say. */
  hear(id: string, status: ReportStatusMessage["status"] | null, atMs: number): void {
    const report = this.#open.get(id);
    if (!report) return;
    const isOver = status === null || status === "done" || status === "cancelled";
    this.#open.set(id, { ...report, closesAtMs: isOver ? atMs : null });
    this.#schedule(atMs);
  }

  /** Told at this moment, beside the script. */
  insert(report: DrillReport, atMs: number): void {
    this.#inserted.push(report);
    this.#schedule(atMs);
  }

  act(): DrillMessage[] {
    const atMs = this.nextAtMs;
    const messages = atMs === this.#startMs ? this.#begin(atMs) : [];
    for (const report of this.#open.values()) {
      if (closesBy(report, atMs)) messages.push(...this.#close(report, atMs));
    }
    for (let scripted = this.#scripted(); scripted && scripted.atMs <= atMs; scripted = this.#scripted()) {
      this.#nextScripted++;
      const openMs = between(this.#random, this.#drill.scriptOpenMinutes ?? this.#drill.openMinutes) * 60_000;
      messages.push(this.#publish(scripted.report, scripted.report.place, atMs, atMs, openMs));
    }
    for (const report of this.#inserted.splice(0)) {
      const openMs = between(this.#random, this.#drill.scriptOpenMinutes ?? this.#drill.openMinutes) * 60_000;
      messages.push(this.#publish(report, report.place, atMs, atMs, openMs));
    }
    if (this.#nextOpensAtMs <= atMs) {
      this.#nextOpensAtMs = Math.round(atMs + between(this.#random, this.#drill.everySeconds) * 1000);
      messages.push(...this.#tell(atMs, atMs, between(this.#random, this.#drill.openMinutes) * 60_000));
    }
    this.#schedule(atMs + 1);
    return messages;
  }

  #scripted(): ScriptedReport | undefined {
    return this.#script[this.#nextScripted];
  }

  #schedule(fromMs: number): void {
    let nextMs = Math.min(this.#nextOpensAtMs, this.#scripted()?.atMs ?? Number.POSITIVE_INFINITY);
    for (const { closesAtMs } of this.#open.values()) nextMs = Math.min(nextMs, closesAtMs ?? nextMs);
    this.nextAtMs = this.#inserted.length > 0 ? fromMs : Math.max(nextMs, fromMs);
  }

  /** What was left open is told again, and as many more that the room has something to do. */
  #begin(atMs: number): DrillMessage[] {
    const messages = [...this.#open.values()]
      .filter((report) => !closesBy(report, atMs))
      .map((report) => published(report.id, report.body, atMs));
    for (let count = messages.length; count < this.#drill.openAtStart; count++) {
      const openMs = between(this.#random, this.#drill.openMinutes) * 60_000;
      messages.push(...this.#tell(Math.round(atMs - this.#random() * 0.8 * openMs), atMs, openMs));
    }
    return messages;
  }

  #tell(requestedAtMs: number, atMs: number, openMs: number): DrillMessage[] {
    const told = this.#nextUntold();
    if (!told) return [];
    const away = () => between(this.#random, [-awayM, awayM]);
    return [this.#publish(told, shifted(told.place, away(), away()), requestedAtMs, atMs, openMs)];
  }

  #publish(
    told: DrillReport,
    place: AnyPlace,
    requestedAtMs: number,
    atMs: number,
    openMs: number,
  ): DrillMessage {
    const id = this.#newId(told.channel);
    const [long, lat] = rounded(place);
    const body = {
      service_request_id: id,
      status: "open",
      service_code: told.category,
      description: told.text,
      lat,
      long,
      address: told.address,
      channel: told.channel,
      reporter: inventedReporter(id),
      requested_datetime: isoOf(requestedAtMs),
      updated_datetime: isoOf(requestedAtMs),
    };
    this.#open.set(id, { id, body, closesAtMs: Math.round(requestedAtMs + openMs), told });
    return published(id, body, atMs);
  }

  /** Closed first, for whoever listens; then the retained report is taken away, since it is retained while open. */
  #close(report: OpenReport, atMs: number): DrillMessage[] {
    this.#open.delete(report.id);
    const body = { ...report.body, status: "closed", updated_datetime: isoOf(atMs) };
    return [
      { kind: "report", id: report.id, atMs, body, qos: 1, retain: false },
      { kind: "report", id: report.id, atMs, body: null, qos: 1, retain: true },
    ];
  }

  /** The next that nobody is working on; undefined when all are open. */
  #nextUntold(): DrillReport | undefined {
    const { told } = this.#drill;
    const openNow = new Set([...this.#open.values()].map((report) => report.told));
    for (let tried = 0; tried < told.length; tried++) {
      const report = told[this.#nextTold]!;
      this.#nextTold = (this.#nextTold + 1) % told.length;
      if (!openNow.has(report)) return report;
    }
    return undefined;
  }

  #newId(channel: string): string {
    const letters = Array.from({ length: idLength }, () => idLetters[Math.floor(this.#random() * 32)]);
    return `${prefixOf(channel)}-${letters.join("")}`;
  }
}

/** How the channel's numbers begin: `TL` of Tangerang LIVE, `WA` of WhatsApp, `112`. */
function prefixOf(channel: string): string {
  const words = channel.match(/[A-Za-z0-9]+/g) ?? [];
  const short = words.length > 1 ? words.map(([first]) => first).join("") : channel.replace(/[^A-Z0-9]/g, "");
  return short.slice(0, 4).toUpperCase() || "L";
}

function closesBy({ closesAtMs }: OpenReport, atMs: number): boolean {
  return closesAtMs !== null && closesAtMs <= atMs;
}

function published(id: string, body: object, atMs: number): DrillMessage {
  return { kind: "report", id, atMs, body, qos: 1, retain: true };
}
