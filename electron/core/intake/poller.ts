/**
 * Asks one source, again and again, and tells how it does.
 *
 * Guarantees: one question at a time; a source that fails is asked ever more seldom, and a person may have it asked at
 * once; the last fault stays readable after it is over. Nothing of a source stops another one, or the room.
 */
import type { IntakeSourceRow } from "../../../shared/contract/intake.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Random } from "../../../shared/domain/random.ts";
import type { ReportMessage } from "../../../shared/messages/facts.ts";
import type { CapAlert } from "../../../shared/messages/warnings.ts";
import type { FactWriter } from "../link/writer.ts";
import type { LiveRows } from "../live/rows.ts";
import type { LiveWarnings } from "../live/warnings.ts";
import { errorText, type Log } from "../log.ts";
import type { Store } from "../store/index.ts";
import type { StoredIntakeSource } from "../store/intakeSources.ts";
import { SourceFault } from "./fault.ts";
import { boundedFetch } from "./fetch.ts";
import type { PollTurn } from "./turn.ts";

export interface PolledSource {
  readonly id: string;
  readonly name: string;
  readonly kind: IntakeSourceRow["kind"];
  readonly url: string;
  readonly everySeconds: number;
  /** Throws `SourceFault`. */
  poll(turn: PollTurn): Promise<void>;
}

export interface PollerContext {
  readonly store: Store;
  readonly writer: FactWriter;
  readonly warnings: LiveWarnings;
  readonly rows: LiveRows<IntakeSourceRow>;
  readonly zone: string;
  /** The Authorization header for an origin. */
  authorizationOf(origin: string): string | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** A source that fails is asked at least so often. */
const longestWaitMs = 15 * 60_000;
const rememberedRefusals = 5000;

export class Poller {
  private readonly source: PolledSource;
  private readonly context: PollerContext;
  private readonly closing = new AbortController();
  private stored: StoredIntakeSource;
  private readonly refusals = new Set<string>();
  private codes: readonly string[] = [];
  private running: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private failures = 0;
  private waiting = 0;

  constructor(source: PolledSource, context: PollerContext) {
    this.source = source;
    this.context = context;
    this.stored = context.store.intakeSources.get(source.id);
    this.show();
    // Not all sources, and not all stations, in the same moment.
    this.timer = setTimeout(() => void this.poll(), context.random() * 1000);
  }

  /** Asks now, unless it is being asked. Never rejects. */
  poll(): Promise<void> {
    clearTimeout(this.timer);
    this.running ??= this.ask().finally(() => {
      this.running = undefined;
      this.show();
      this.plan();
    });
    this.show();
    return this.running;
  }

  /** So many words to its reporters wait; `fault` is why. */
  tellWaiting(waiting: number, fault?: SourceFault): void {
    this.waiting = waiting;
    if (fault) {
      this.stored = { ...this.stored, fault: this.faultOf(fault) };
      this.keep();
    }
    this.show();
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.running;
    clearTimeout(this.timer);
  }

  private plan(): void {
    if (this.closing.signal.aborted) return;
    const everyMs = this.source.everySeconds * 1000;
    const waitMs = Math.min(everyMs * 2 ** Math.min(this.failures, 10), Math.max(everyMs, longestWaitMs));
    this.timer = setTimeout(() => void this.poll(), waitMs * (0.9 + 0.2 * this.context.random()));
  }

  private async ask(): Promise<void> {
    const { clock, log } = this.context;
    const now = clock();
    let watermark = this.stored.watermark;
    try {
      await this.source.poll(this.turn(now, (until) => (watermark = until)));
      if (this.isClosing) return;
      const { failing } = this.stored;
      this.stored = { ...this.stored, watermark, lastAttemptAt: now, lastSuccessAt: clock(), failing: false };
      this.failures = 0;
      if (failing) log.info("a source answers again", { source: this.source.id });
    } catch (error) {
      if (this.isClosing) return;
      const fault = asFault(error);
      if (!this.stored.failing)
        log.warning("a source fails", { source: this.source.id, reason: fault.message });
      this.stored = { ...this.stored, lastAttemptAt: now, failing: true, fault: this.faultOf(fault) };
      this.failures++;
    }
    this.keep();
  }

  private get isClosing(): boolean {
    return this.closing.signal.aborted;
  }

  private turn(now: number, readUntil: (watermark: number) => void): PollTurn {
    const { store, zone, authorizationOf } = this.context;
    return {
      ...{ store, now, zone, readUntil, watermark: this.stored.watermark },
      fetch: (url, types) => {
        const authorization = authorizationOf(new URL(url).origin);
        return boundedFetch({ url, types, authorization, signal: this.closing.signal });
      },
      take: (reports) => this.take(reports, now),
      takeAlert: (alert) => this.takeAlert(alert, now),
      refuse: (detail) => this.refuse(detail),
      attempt: async (part) => {
        try {
          await part();
          return true;
        } catch (error) {
          this.stored = { ...this.stored, fault: this.faultOf(asFault(error)) };
          return false;
        }
      },
      unmapped: (codes) => {
        this.codes = [...new Set(codes)];
      },
    };
  }

  private take(reports: readonly ReportMessage[], receivedAt: number): void {
    const { store, writer } = this.context;
    const news = reports.filter((body) => {
      const known = store.reports.get(body.service_request_id);
      return !known || known.updatedAt < (body.updated_datetime ?? body.requested_datetime);
    });
    if (news.length === 0) return;
    const facts = news.map((body) => ({
      fact: { kind: "report", id: body.service_request_id, body } as const,
      receivedAt,
    }));
    store.transaction(() => writer.write(facts)).show();
    this.stored = { ...this.stored, accepted: this.stored.accepted + news.length };
  }

  private takeAlert(alert: CapAlert, receivedAt: number): void {
    const { store, warnings } = this.context;
    const isNew = store.transaction(() => store.warnings.put({ alert, source: this.source.id, receivedAt }));
    if (!isNew) return;
    this.stored = { ...this.stored, accepted: this.stored.accepted + 1 };
    warnings.refresh();
  }

  private refuse(detail: string): void {
    if (this.refusals.has(detail)) return;
    if (this.refusals.size >= rememberedRefusals) this.refusals.clear();
    this.refusals.add(detail);
    const fault = this.faultOf(new SourceFault("schema", detail));
    this.stored = { ...this.stored, fault, refused: this.stored.refused + 1 };
  }

  private faultOf({ code, detail }: SourceFault): NonNullable<StoredIntakeSource["fault"]> {
    return { code, detail, at: this.context.clock() };
  }

  private keep(): void {
    const { store, log } = this.context;
    try {
      store.transaction(() => store.intakeSources.put(this.stored));
    } catch (error) {
      log.error("how a source does cannot be kept", { source: this.source.id, reason: errorText(error) });
    }
  }

  private show(): void {
    const { id, name, kind, url, everySeconds } = this.source;
    const { lastAttemptAt, lastSuccessAt, failing, fault, accepted, refused } = this.stored;
    this.context.rows.put({
      ...{ id, name, kind, everySeconds, host: new URL(url).host, busy: this.running !== undefined },
      state: lastAttemptAt === null ? "never" : failing ? "failing" : "ok",
      ...{ lastAttemptAt, lastSuccessAt, fault, accepted, refused },
      ...{ unmapped: [...this.codes], waiting: this.waiting },
    });
  }
}

function asFault(error: unknown): SourceFault {
  return error instanceof SourceFault ? error : new SourceFault("storage", errorText(error));
}
