/**
 * CAP messages. Which warnings stand does not depend on the order in which messages came: one that ends another is kept
 * for the other to be found ended. An exercise ends exercises alone; tests and drafts stand for nothing.
 */
import { alertKey, endedBy, lastExpiryOf } from "../../../shared/domain/warning/warning.ts";
import type { CapAlert } from "../../../shared/messages/warnings.ts";
import type { Database } from "./database.ts";

export interface HeardAlert {
  readonly alert: CapAlert;
  /** A source of the city, `mqtt`, or `file`. */
  readonly source: string;
  /** Its id on MQTT. */
  readonly topicId?: string;
  readonly receivedAt: number;
}

export interface StandingAlert extends Pick<HeardAlert, "alert" | "source"> {
  readonly key: string;
}

export function warningRepository(database: Database) {
  const upsert = database.prepare(`
    INSERT INTO warnings (key, source, type, status, body, sent_at, expires_at, received_at, topic_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET
      type = excluded.type, status = excluded.status, body = excluded.body, sent_at = excluded.sent_at,
      expires_at = excluded.expires_at, topic_id = coalesce(excluded.topic_id, topic_id), removed_at = NULL
    WHERE excluded.sent_at > warnings.sent_at OR warnings.removed_at IS NOT NULL
      OR (excluded.topic_id IS NOT NULL AND warnings.topic_id IS NULL)`);
  const refer = database.prepare("INSERT OR IGNORE INTO warning_references VALUES (?, ?)");
  const remove = database.prepare(
    "UPDATE warnings SET removed_at = ? WHERE topic_id = ? AND removed_at IS NULL",
  );
  const has = database.prepare("SELECT 1 FROM warnings WHERE key = ?").pluck();
  const standing = database.prepare(`
    SELECT key, source, body FROM warnings
    WHERE expires_at > ? AND removed_at IS NULL AND type IN ('Alert', 'Update')
      AND status IN ('Actual', 'Exercise')
      AND NOT EXISTS (
        SELECT 1 FROM warning_references AS reference
        JOIN warnings AS later ON later.key = reference.ended_by
        WHERE reference.key = warnings.key AND later.status = warnings.status AND later.removed_at IS NULL)
    ORDER BY sent_at, key`);

  return {
    /** Within a transaction. True when this room had not heard it so. */
    put({ alert, source, topicId, receivedAt }: HeardAlert): boolean {
      const key = alertKey(alert);
      const { msgType, status, sent } = alert;
      const body = JSON.stringify(alert);
      const values = [key, source, msgType, status, body, sent, lastExpiryOf(alert), receivedAt];
      if (upsert.run([...values, topicId ?? null]).changes === 0) return false;
      for (const ended of endedBy(alert)) if (ended !== key) refer.run(ended, key);
      return true;
    },
    /** Its gateway took it away. */
    remove(topicId: string, at: number): void {
      remove.run(at, topicId);
    },
    has: (alert: Pick<CapAlert, "sender" | "identifier">): boolean => has.get(alertKey(alert)) === 1,
    /** What has not ended at `now` (epoch ms); some of it may begin later. */
    standing: (now: number): StandingAlert[] =>
      (standing.all(now) as { key: string; source: string; body: string }[]).map(({ key, source, body }) => ({
        ...{ key, source, alert: JSON.parse(body) as CapAlert },
      })),
  };
}
export type WarningRepository = ReturnType<typeof warningRepository>;
