/**
 * Takes in what the broker brings: each message is read once, and what it says is written in batches, one
 * transaction a batch.
 *
 * Guarantees: a QoS 1 message is acknowledged after the commit that holds it, never before; screens are shown
 * nothing of it earlier either; order of arrival and repetition do not change what is stored, but for a report that
 * was taken away, which carries no time (store/reports.ts). A position travels at QoS 0 and is replaced by the next
 * one: the screens have it at once, the database within `positionsEveryMs`, one row for each officer that moved.
 *
 * When the database cannot be written (a full disk) everything not yet committed is kept and tried again. Beyond
 * `maxWaiting` messages what comes is forgotten unacknowledged, and `onOverflowEnd` asks for it again afterwards.
 */
import type { QuarantineReason } from "../../../shared/contract/rows.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { type Fact, readFact } from "../../../shared/messages/read.ts";
import type { TopicRoot } from "../../../shared/messages/topics.ts";
import type { LivePositions } from "../live/positions.ts";
import { errorText, type Log } from "../log.ts";
import type { Store } from "../store/index.ts";
import type { StoredPosition } from "../store/officers.ts";
import { admit, type Subjects } from "./admission.ts";
import type { Quarantine } from "./quarantine.ts";
import type { DurableFact, FactWriter } from "./writer.ts";

export interface IngestOptions {
  readonly root: TopicRoot;
  readonly subjects: Subjects;
  readonly store: Store;
  readonly writer: FactWriter;
  readonly positions: LivePositions;
  readonly quarantine: Quarantine;
  readonly clock: Clock;
  readonly log: Log;
  /** The reason why writing fails, or null when it works again. */
  onWriteFault(reason: string | null): void;
  onOverflowEnd(): void;
}

export interface Ingest {
  take(topic: string, payload: Buffer, acknowledge: (() => void) | undefined): void;
  /** Somebody else read it, and it cannot be what it says. */
  refuse(topic: string, payload: Buffer, reason: QuarantineReason, detail: string): void;
  /** Messages taken since the start, and when the last one came. */
  readonly received: number;
  readonly lastMessageAt: number | null;
  /** Writes what waits, now. */
  flush(): void;
  stop(): void;
}

const positionsEveryMs = 250;
const retryMs = 1000;
const maxWaiting = 20_000;

export function createIngest(options: IngestOptions): Ingest {
  const { root, store, writer, positions, quarantine, clock } = options;
  const facts: DurableFact[] = [];
  const acknowledgements: (() => void)[] = [];
  const moved = new Map<string, StoredPosition>();
  let received = 0;
  let lastMessageAt: number | null = null;
  let immediate: NodeJS.Immediate | undefined;
  let telling: NodeJS.Immediate | undefined;
  let timer: NodeJS.Timeout | undefined;
  let fault: string | null = null;
  let overflowed = false;

  function take(topic: string, payload: Buffer, acknowledge: (() => void) | undefined): void {
    received++;
    const now = clock();
    lastMessageAt = now;
    if (acknowledgements.length >= maxWaiting || facts.length >= maxWaiting) {
      overflowed = true;
      return;
    }
    if (acknowledge) acknowledgements.push(acknowledge);
    const read = readFact(root, topic, payload.length, () => payload.toString());
    const refusal = read.kind === "refused" ? read : admit(read, options.subjects, now);
    if (refusal) quarantine.add(topic, payload, refusal.reason as QuarantineReason, refusal.detail, now);
    else if (read.kind === "position") move(read, now);
    else if (read.kind !== "cleared") facts.push({ fact: read as DurableFact["fact"], receivedAt: now });
    plan(acknowledge !== undefined || facts.length > 0);
  }

  function move({ id, body }: Extract<Fact, { kind: "position" }>, now: number): void {
    const position: StoredPosition = {
      officer: id,
      longitude: body.place[0],
      latitude: body.place[1],
      accuracyM: body.accuracyM ?? null,
      speedMps: body.speedMps ?? null,
      headingDeg: body.headingDeg ?? null,
      battery: body.battery ?? null,
      time: body.time,
      receivedAt: now,
    };
    if (!positions.put(position)) return;
    moved.set(id, position);
    telling ??= setImmediate(tell);
  }

  /** Once a turn, however many moved in it. */
  function tell(): void {
    telling = undefined;
    positions.tell();
  }

  /** Whoever waits for an acknowledgement is answered at the end of this turn; the rest rides along or waits a little. */
  function plan(soon: boolean): void {
    if (fault !== null) return;
    if (soon) immediate ??= setImmediate(flush);
    else timer ??= setTimeout(flush, positionsEveryMs);
  }

  function flush(): void {
    clearImmediate(immediate);
    clearTimeout(timer);
    immediate = undefined;
    timer = undefined;
    if (facts.length === 0 && moved.size === 0 && acknowledgements.length === 0 && !quarantine.waits) return;
    try {
      const written = store.transaction(() => {
        for (const position of moved.values()) store.officers.putPosition(position);
        quarantine.write();
        return writer.write(facts);
      });
      quarantine.committed();
      written.show();
    } catch (error) {
      failed(errorText(error));
      return;
    }
    facts.length = 0;
    moved.clear();
    const committed = acknowledgements.splice(0);
    if (fault !== null) recovered();
    for (const acknowledge of committed) acknowledge();
    if (overflowed) {
      overflowed = false;
      options.onOverflowEnd();
    }
  }

  function failed(reason: string): void {
    if (fault === null) options.log.error("the database cannot be written", { reason });
    fault = reason;
    options.onWriteFault(reason);
    timer = setTimeout(flush, retryMs);
  }

  function recovered(): void {
    fault = null;
    options.log.info("the database can be written again");
    options.onWriteFault(null);
  }

  return {
    take,
    refuse(topic, payload, reason, detail) {
      quarantine.add(topic, payload, reason, detail, clock());
      plan(false);
    },
    flush,
    get received() {
      return received;
    },
    get lastMessageAt() {
      return lastMessageAt;
    },
    stop() {
      flush();
      clearImmediate(immediate);
      clearImmediate(telling);
      clearTimeout(timer);
    },
  };
}
