/**
 * Tells an Open311 server how its reports fare: what waits in the outbox for it, in order.
 *
 * Guarantees: a row is marked as sent after the server took it, never before; of one report no word overtakes another.
 * After a crash between the two the server may hear a word twice: it is a state, and the second changes nothing.
 *
 * A server that is away, or takes nothing from this room, is tried again with growing waits. One that refuses a word
 * about a single report (404, say) keeps only what waits for that report.
 */
import type { Open311Source } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Random } from "../../../shared/domain/random.ts";
import { type ReportStatusMessage, reportStatusMessage } from "../../../shared/messages/orders.ts";
import { backoffMs } from "../link/backoff.ts";
import type { Store } from "../store/index.ts";
import type { WaitingRow } from "../store/outbox.ts";
import { SourceFault } from "./fault.ts";
import { boundedFetch } from "./fetch.ts";
import { open311Target, ownId } from "./foreign.ts";

export interface WriteBackOptions {
  readonly source: Open311Source & { readonly statusUrl: string };
  readonly store: Store;
  readonly login: SourceLogin;
  readonly clock: Clock;
  readonly random: Random;
  /** So many wait, and why the last one did not go out. */
  onWaiting(count: number, fault?: SourceFault): void;
}

/** What a server wants to see before it takes anything. */
export interface SourceLogin {
  /** The value of the Authorization header. */
  readonly authorization?: string;
  /** Open311's `api_key`. */
  readonly apiKey?: string;
}

export interface WriteBack {
  /** Something may have been put into the outbox. */
  drain(): void;
  close(): Promise<void>;
}

const atOnce = 1000;
/** A word that its server refused is offered again. */
const refusedAgainMs = 10 * 60_000;
const anything = /^/;

export function createOpen311WriteBack(options: WriteBackOptions): WriteBack {
  const { source, store, login, clock, random, onWaiting } = options;
  const target = open311Target(source.id);
  const closing = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  function drain(): void {
    again = true;
    // Whoever waits after a failure waits on: the next try is planned.
    if (running || closing.signal.aborted || (timer && failures > 0)) return;
    clearTimeout(timer);
    timer = undefined;
    running = sendAll().finally(() => {
      running = undefined;
      if (again && failures === 0) drain();
    });
  }

  async function sendAll(): Promise<void> {
    again = false;
    const held = new Set<string>();
    let lastFault: SourceFault | undefined;
    try {
      for (const row of store.outbox.waiting(target, atOnce)) {
        if (held.has(row.about)) continue;
        const fault = await send(row);
        if (closing.signal.aborted) return;
        if (!fault) {
          store.transaction(() => store.outbox.sent(row.number, clock()));
          failures = 0;
          continue;
        }
        lastFault = fault;
        held.add(row.about);
        if (!isAboutOneReport(fault)) {
          failures++;
          break;
        }
      }
    } catch (error) {
      failures++;
      lastFault = new SourceFault("storage", String(error));
    }
    onWaiting(store.outbox.waitingFor(target), lastFault);
    if (lastFault) retry(failures > 0 ? backoffMs(failures, random) : refusedAgainMs);
  }

  function retry(afterMs: number): void {
    timer = setTimeout(() => {
      timer = undefined;
      drain();
    }, afterMs);
  }

  async function send(row: WaitingRow): Promise<SourceFault | undefined> {
    const message = reportStatusMessage.safeParse(JSON.parse(row.payload || "null"));
    const own = message.success ? ownId(source.id, message.data.report) : undefined;
    if (!message.success || own === undefined) return new SourceFault("schema", row.about);
    try {
      await boundedFetch({
        url: source.statusUrl.replaceAll("{id}", encodeURIComponent(own)),
        form: formOf(message.data),
        authorization: login.authorization,
        types: anything,
        signal: closing.signal,
      });
      return undefined;
    } catch (error) {
      return error instanceof SourceFault ? error : new SourceFault("unreachable", String(error));
    }
  }

  function formOf({ status, text }: ReportStatusMessage): URLSearchParams {
    return new URLSearchParams({
      ...(source.jurisdiction !== undefined && { jurisdiction_id: source.jurisdiction }),
      ...(login.apiKey !== undefined && { api_key: login.apiKey }),
      status: status === "done" || status === "cancelled" ? "closed" : "open",
      status_notes: text,
    });
  }

  onWaiting(store.outbox.waitingFor(target));
  drain();

  return {
    drain,
    async close() {
      closing.abort();
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}

/** 4xx, but for those that speak of this room: who it is, and how often it asks. */
function isAboutOneReport({ code, detail }: SourceFault): boolean {
  if (code === "schema") return true;
  const status = code === "http-status" ? Number.parseInt(detail, 10) : 0;
  return status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);
}
