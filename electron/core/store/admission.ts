/**
 * Takes events of other stations into the log.
 *
 * Guarantees: what is admitted continues that station's log without a gap, with the right hashes, a signature that
 * `verify` accepts and times that only grow; all of a batch is admitted, or nothing. What is held already is passed
 * over, so that a batch may come any number of times. State that listeners keep in tables commits together with the
 * events. What this version does not understand is admitted too, and not told to listeners until a version reads it.
 */
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import { NoHybridTime, readTime, writeTime } from "../../../shared/domain/event/hybridTime.ts";
import { isReadable } from "../../../shared/domain/event/readable.ts";
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import type { Database } from "./database.ts";
import { type EventReader, readEvent } from "./events.ts";

/** Whether a signature is that of a station which belongs to the room. */
export type VerifyEvent = (event: SealedEvent) => boolean;

/**
 * Called within the transaction, with events of one station or of several, each of which this version understands;
 * what it returns is called after the commit.
 */
export type AdmissionListener = (events: readonly RoomEvent[]) => (() => void) | undefined;

export type RefusalReason =
  /** Not of one station, or not one after the other. */
  | "scattered"
  /** Events before these are not held. */
  | "gap"
  /** Another event is held in its place. */
  | "fork"
  | "hash"
  | "chain"
  | "signature"
  /** Not later than the one before it, or no time at all. */
  | "time"
  /** So far in the future that no clock can be meant: it may be admitted later. */
  | "ahead";

export type Admission =
  | {
      readonly ok: true;
      /** How many are new. */
      readonly admitted: number;
    }
  | {
      readonly ok: false;
      readonly reason: RefusalReason;
      /** Of the first that was refused. */
      readonly seq: number;
    };

/** A day: more than clocks differ, and little enough that one wrong clock cannot put the room's off for ever. */
export const mostAheadMs = 24 * 3600 * 1000;

export interface AdmissionOptions {
  readonly database: Database;
  readonly reader: EventReader;
  readonly hashOf: (event: SealedEvent) => string;
  readonly insert: (event: SealedEvent) => void;
}

class NotAdmitted extends Error {
  readonly reason: RefusalReason;
  readonly seq: number;
  constructor(reason: RefusalReason, seq: number) {
    super(`event ${seq}: ${reason}`);
    this.reason = reason;
    this.seq = seq;
  }
}

type Before = Pick<SealedEvent, "seq" | "hash" | "time">;
const nothing: Before = { seq: 0, hash: "", time: "" };

export function createAdmission({ database, reader, hashOf, insert }: AdmissionOptions) {
  const head = database.prepare(
    "SELECT seq, hash, time FROM events WHERE station = ? ORDER BY seq DESC LIMIT 1",
  );
  const heldHash = database.prepare("SELECT hash FROM events WHERE station = ? AND seq = ?").pluck();
  const listeners = new Set<AdmissionListener>();
  // Until somebody knows the room's keys, nobody's word is taken.
  let verify: VerifyEvent = () => false;

  function take(events: readonly SealedEvent[], nowMs: number): RoomEvent[] {
    const { station = "", seq: first = 1 } = events[0] ?? {};
    let before = (head.get(station) as Before | undefined) ?? nothing;
    const held = before.seq;
    const readable: RoomEvent[] = [];
    for (const [index, event] of events.entries()) {
      if (event.station !== station || event.seq !== first + index)
        throw new NotAdmitted("scattered", event.seq);
      if (event.seq <= held) {
        if (heldHash.get(station, event.seq) !== event.hash) throw new NotAdmitted("fork", event.seq);
        continue;
      }
      const reason = faultOf(event, before, nowMs);
      if (reason) throw new NotAdmitted(reason, event.seq);
      insert(event);
      if (isReadable(event)) readable.push(readEvent({ ...event, body: JSON.stringify(event.body) }));
      else reader.leaveUnread(event);
      before = event;
    }
    return readable;
  }

  function faultOf(event: SealedEvent, before: Before, nowMs: number): RefusalReason | undefined {
    if (event.seq !== before.seq + 1) return "gap";
    if (event.prev !== before.hash) return "chain";
    if (event.body === undefined || hashOf(event) !== event.hash) return "hash";
    const ms = timeOf(event.time);
    if (ms === undefined || event.time <= before.time) return "time";
    if (ms > nowMs + mostAheadMs) return "ahead";
    return verify(event) ? undefined : "signature";
  }

  /** Writes what `found` finds and what listeners make of it, in one transaction. */
  function told(found: () => RoomEvent[]): RoomEvent[] {
    const after: (() => void)[] = [];
    const events = database
      .transaction(() => {
        const all = found();
        if (all.length > 0) for (const listener of listeners) after.push(listener(all) ?? (() => {}));
        return all;
      })
      .immediate();
    for (const show of after) show();
    return events;
  }

  return {
    /**
     * Consecutive events of one station, as they travel; `nowMs` is the wall clock. Throws only what a listener throws:
     * then, too, nothing is admitted.
     */
    admit(events: readonly SealedEvent[], nowMs: number): Admission {
      let before = 0;
      try {
        const station = events[0]?.station ?? "";
        before = (head.get(station) as Before | undefined)?.seq ?? 0;
        told(() => take(events, nowMs));
      } catch (error) {
        reader.reload();
        if (error instanceof NotAdmitted) return { ok: false, reason: error.reason, seq: error.seq };
        throw error;
      }
      return { ok: true, admitted: Math.max(0, (events.at(-1)?.seq ?? 0) - before) };
    },
    /** Tells what an older version could not read; once all who listen are there. Returns how many events that are. */
    readAgain: (): number => told(() => reader.takeReadable()).length,
    /** Calls back for each batch. Returns how to stop. */
    onAdmitted(listener: AdmissionListener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Whose signatures are taken. */
    verifyWith(check: VerifyEvent): void {
      verify = check;
    },
  };
}

/** Epoch ms; undefined for what no station writes. */
function timeOf(text: string): number | undefined {
  try {
    const time = readTime(text);
    return writeTime(time) === text ? time.ms : undefined;
  } catch (error) {
    if (error instanceof NoHybridTime) return undefined;
    throw error;
  }
}
