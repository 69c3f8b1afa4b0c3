/**
 * Sends what waits in the outbox, in order, whenever the link is there.
 *
 * Guarantees: a row is marked as sent after the broker acknowledged it, never before, and no row overtakes another.
 * After a crash between the two the broker may get a message twice: all of them are retained state under a name of its
 * own, so the second changes nothing.
 */
import type { Clock } from "../../../shared/domain/clock.ts";
import { errorText, type Log } from "../log.ts";
import type { Store } from "../store/index.ts";
import { brokerTarget } from "../store/outbox.ts";

export interface PublisherOptions {
  readonly store: Store;
  /** Rejects when the link is away or lost before the broker answered. */
  publish(topic: string, payload: string, retain: boolean): Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
  /** These went out: what each was about. */
  onSent(about: readonly string[]): void;
}

export interface Publisher {
  /** Something may go out: the link came, or something was put into the outbox. */
  drain(): void;
  close(): void;
}

/** Enough to keep the line busy, few enough to be marked in one short transaction. */
const atOnce = 50;
const retryMs = 1000;

export function createPublisher({ store, publish, clock, log, onSent }: PublisherOptions): Publisher {
  let draining = false;
  let again = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  async function drain(): Promise<void> {
    do {
      again = false;
      const rows = store.outbox.waiting(brokerTarget, atOnce);
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
      if (firstLost >= 0) return;
      again = true;
    } while (again);
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
    },
  };
}
