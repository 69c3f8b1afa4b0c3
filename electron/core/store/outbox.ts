/**
 * What has still to go out. A row is written in the transaction of the decision that it belongs to, goes out in order,
 * and is kept for a while after that (retention.ts): it says when it went.
 */
import type { Database } from "./database.ts";

export interface Outgoing {
  /** `mqtt` for the broker, or the name of another way out. */
  readonly target: string;
  readonly topic: string;
  /** Empty takes a retained message away. */
  readonly payload: string;
  readonly retain: boolean;
  /** The order or report that it tells of: see `orderAbout`. */
  readonly about: string;
}

export interface WaitingRow extends Outgoing {
  readonly number: number;
  readonly createdAt: number;
}

export const brokerTarget = "mqtt";

/** What a row about an order is called. */
export function orderAbout(order: string): string {
  return `order:${order}`;
}

/** The order that such a row tells of; undefined for a row about something else. */
export function orderIn(about: string): string | undefined {
  return about.startsWith("order:") ? about.slice("order:".length) : undefined;
}

export function outboxRepository(database: Database) {
  const insert = database.prepare(
    "INSERT INTO outbox (target, topic, payload, retain, about, created_at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const waiting = database.prepare(`
    SELECT number, target, topic, payload, retain, about, created_at AS createdAt FROM outbox
    WHERE target = ? AND sent_at IS NULL ORDER BY number LIMIT ?`);
  const count = database.prepare("SELECT count(*) FROM outbox WHERE sent_at IS NULL").pluck();
  const countFor = database
    .prepare("SELECT count(*) FROM outbox WHERE target = ? AND sent_at IS NULL")
    .pluck();
  const aboutOf = database.prepare("SELECT about FROM outbox WHERE number = ?").pluck();
  const mark = database.prepare("UPDATE outbox SET sent_at = ? WHERE number = ? AND sent_at IS NULL");
  const sentAt = database
    .prepare(`
      SELECT CASE WHEN count(*) > count(sent_at) THEN NULL ELSE coalesce(max(sent_at), 0) END
      FROM outbox WHERE about = ?`)
    .pluck();

  return {
    put({ target, topic, payload, retain, about }: Outgoing, createdAt: number): void {
      insert.run(target, topic, payload, retain ? 1 : 0, about, createdAt);
    },
    /** The oldest that wait. */
    waiting: (target: string, limit: number): WaitingRow[] =>
      (waiting.all(target, limit) as (Omit<WaitingRow, "retain"> & { retain: number })[]).map((row) => ({
        ...row,
        retain: row.retain === 1,
      })),
    waitingCount: (): number => count.get() as number,
    waitingFor: (target: string): number => countFor.get(target) as number,
    /** It went out. Returns what it was about. */
    sent(number: number, at: number): string {
      mark.run(at, number);
      return aboutOf.get(number) as string;
    },
    /** When the last row about it went out, epoch ms; null while one waits. What was sent long ago is as good as sent at 0. */
    sentAt: (about: string): number | null => sentAt.get(about) as number | null,
  };
}
export type OutboxRepository = ReturnType<typeof outboxRepository>;
