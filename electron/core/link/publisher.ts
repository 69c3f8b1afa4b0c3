/**
 * Sends what waits in the outbox, in order, whenever the link is there.
 *
 * Guarantees: a row is marked as sent after the broker acknowledged it, never before, and no row overtakes another, but
 * one at which the broker ends the connection time after time: MQTT 3.1.1 has no other way to refuse (NATS does so at a
 * topic with a dot or a space). That one waits, is told, and is tried again now and then; without that it would keep the
 * whole station away for ever.
 * After a crash between the two the broker may get a message twice: all of them are retained state under a name of its
 * own, so the second changes nothing.
 */
import type { Clock } from "../../../shared/domain/clock.ts";
import { errorText, type Log } from "../log.ts";
import type { Store } from "../store/index.ts";
import { brokerTarget, type WaitingRow } from "../store/outbox.ts";
import { ConnectionLost } from "./connection.ts";

export interface PublisherOptions {
  readonly store: Store;
  /** Rejects when the link is away or lost before the broker answered. */
  publish(topic: string, payload: string, retain: boolean): Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
  /** These went out: what each was about. */
  onSent(about: readonly string[]): void;
  /** The broker ends the connection at this topic; null: it has taken it by now, or nobody waits for it any more. */
  onRefused(topic: string | null): void;
}

export interface Publisher {
  /** Something may go out: the link came, or something was put into the outbox. */
  drain(): void;
  close(): void;
}

/** Enough to keep the line busy, few enough to be marked in one short transaction. */
const atOnce = 50;
const retryMs = 1000;
/** So many connections in a row that ended while a row was the first without an answer; after the first, sent alone. */
const suspectAfter = 4;
/** How long such a row waits first; each time twice as long. */
const postponedMs = { first: 30_000, longest: 10 * 60_000 };

export function createPublisher(options: PublisherOptions): Publisher {
  const { store, publish, clock, log, onSent, onRefused } = options;
  let suspect: { readonly number: number; readonly losses: number } | undefined;
  /** By the row's number: when it is tried again, epoch ms. */
  const postponed = new Map<number, { readonly untilMs: number; readonly waitMs: number }>();
  let draining = false;
  let again = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let later: NodeJS.Timeout | undefined;

  async function drain(): Promise<void> {
    do {
      again = false;
      const rows = nextRows();
      if (rows.length === 0) return;
      // All are handed over in order on one connection, so they also arrive in order.
      const results = await Promise.allSettled(
        rows.map(({ topic, payload, retain }) => publish(topic, payload, retain)),
      );
      if (closed) return;
      // What follows one that failed is sent again after it: nothing is marked out of order.
      const firstLost = results.findIndex(({ status }) => status === "rejected");
      const went = firstLost < 0 ? rows : rows.slice(0, firstLost);
      const about = store.transaction(() => went.map(({ number }) => store.outbox.sent(number, clock())));
      if (about.length > 0) onSent(about);
      settle(went);
      if (firstLost >= 0) {
        const { reason } = results[firstLost] as PromiseRejectedResult;
        if (reason instanceof ConnectionLost) suspected(rows[firstLost]!);
        return;
      }
      again = true;
    } while (again);
  }

  function nextRows(): WaitingRow[] {
    const now = clock();
    const due = store.outbox
      .waiting(brokerTarget, atOnce + postponed.size)
      .filter(({ number }) => (postponed.get(number)?.untilMs ?? 0) <= now);
    return due.slice(0, due[0]?.number === suspect?.number ? 1 : atOnce);
  }

  function settle(went: readonly WaitingRow[]): void {
    for (const { number } of went) {
      if (suspect?.number === number) suspect = undefined;
      if (postponed.delete(number) && postponed.size === 0) onRefused(null);
    }
  }

  function suspected({ number, topic }: WaitingRow): void {
    const losses = (suspect?.number === number ? suspect.losses : 0) + 1;
    suspect = { number, losses };
    if (losses < suspectAfter) return;
    suspect = undefined;
    const before = postponed.get(number)?.waitMs;
    const waitMs = before === undefined ? postponedMs.first : Math.min(2 * before, postponedMs.longest);
    postponed.set(number, { untilMs: clock() + waitMs, waitMs });
    log.error("the broker ends the connection at a message: it waits, and what follows goes first", {
      topic,
    });
    onRefused(topic);
    clearTimeout(later);
    const soonestMs = Math.min(...[...postponed.values()].map(({ untilMs }) => untilMs));
    later = setTimeout(start, soonestMs - clock());
  }

  function start(): void {
    again = true;
    if (draining || closed) return;
    clearTimeout(timer);
    draining = true;
    drain()
      .catch((error) => {
        log.error("the outbox cannot be read or marked", { reason: errorText(error) });
        timer = setTimeout(start, retryMs);
      })
      .finally(() => {
        draining = false;
        if (again) start();
      });
  }

  return {
    drain: start,
    close() {
      closed = true;
      clearTimeout(timer);
      clearTimeout(later);
    },
  };
}
