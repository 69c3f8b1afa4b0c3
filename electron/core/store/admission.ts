/**
 * Takes events of other stations into the log.
 *
 * Guarantees: what is admitted continues that station's log without a gap, with the right hashes, a signature that
 * `verify` accepts and times that only grow; all of a batch is admitted, or nothing. What is held already is passed
 * over, so that a batch may come any number of times. State that listeners keep in tables commits together with the
 * events. An event may be taken early, before those that it follows, where its own signature proves it: it changes no head
 * (see heads.ts) until a chain reaches it. What this version does not understand is admitted too, and not told to listeners
 * until a version reads it.
 */
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import {
  type HybridTime,
  NoHybridTime,
  readTime,
  writeTime,
} from "../../../shared/domain/event/hybridTime.ts";
import { isReadable } from "../../../shared/domain/event/readable.ts";
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import type { Database } from "./database.ts";
import type { EventReader } from "./events.ts";
import type { End, HeadRepository } from "./heads.ts";

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
  readonly heads: HeadRepository;
  readonly hashOf: (event: SealedEvent) => string;
  readonly insert: (event: SealedEvent) => void;
  /** All of a batch have been inserted, in the same transaction. */
  readonly written: (events: readonly SealedEvent[]) => void;
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

interface Fresh {
  readonly all: SealedEvent[];
  /** Those that this version understands. */
  readonly readable: RoomEvent[];
}

export function createAdmission({ database, reader, heads, hashOf, insert, written }: AdmissionOptions) {
  const one = database.prepare("SELECT 1 FROM events WHERE station = ? AND seq = ?").pluck();
  const hashesOf = database
    .prepare("SELECT seq, hash FROM events WHERE station = ? AND seq >= ? AND seq < ?")
    .raw();
  const after = database.prepare(
    "SELECT seq, prev, hash, time FROM events WHERE station = ? AND seq > ? ORDER BY seq",
  );
  const listeners = new Set<AdmissionListener>();
  // Until somebody knows the room's keys, nobody's word is taken.
  let verify: VerifyEvent = () => false;

  function take(events: readonly SealedEvent[], nowMs: number): RoomEvent[] {
    const { station = "", seq: first = 1 } = events[0] ?? {};
    let before = heads.endOf(station);
    const held = before.seq;
    const isInPart = heads.isInPart(station);
    const fresh: Fresh = { all: [], readable: [] };
    const hashes = new Map(
      first <= held || isInPart
        ? (hashesOf.all(station, first, first + events.length) as [number, string][])
        : [],
    );
    for (const [index, event] of events.entries()) {
      if (event.station !== station || event.seq !== first + index)
        throw new NotAdmitted("scattered", event.seq);
      if (event.seq <= held) {
        if (hashes.get(event.seq) !== event.hash) throw new NotAdmitted("fork", event.seq);
        continue;
      }
      const time = timeOf(event.time);
      const reason = faultOf(event, time, before, nowMs);
      if (reason || !time) throw new NotAdmitted(reason ?? "time", event.seq);
      before = event;
      const early = hashes.get(event.seq);
      if (early === undefined) write(event, time, fresh);
      else if (early !== event.hash) throw new NotAdmitted("fork", event.seq);
    }
    if (isInPart && before.seq > held) heads.reach(station, throughEarly(station, before));
    written(fresh.all);
    return fresh.readable;
  }

  /** Where a chain ends that reaches to here, with what was taken early: the hashes and signatures of that were checked. */
  function throughEarly(station: string, before: End): End {
    let end = before;
    for (const next of after.iterate(station, before.seq) as IterableIterator<End & { prev: string }>) {
      if (next.seq !== end.seq + 1 || next.prev !== end.hash || next.time <= end.time) break;
      end = next;
    }
    return end;
  }

  function write(event: SealedEvent, time: HybridTime, fresh: Fresh): void {
    insert(event);
    fresh.all.push(event);
    const { station, seq, actor, kind, subject, body } = event;
    if (isReadable(event))
      fresh.readable.push({ station, seq, time, actor, kind, subject, body } as RoomEvent);
    else reader.leaveUnread(event);
  }

  /** Runs of one station, one after the other: whoever signed the last of one signed all of it. */
  function takeEarly(events: readonly SealedEvent[], nowMs: number, left: SealedEvent[]): RoomEvent[] {
    const fresh: Fresh = { all: [], readable: [] };
    const isHeld = ({ station, seq }: SealedEvent) => one.get(station, seq) !== undefined;
    const isInTime = ({ time }: SealedEvent) => placeInTime(timeOf(time), nowMs) === "right";
    const missing = events.filter((event) => !isHeld(event) && !isAltered(event) && isInTime(event));
    const taken = new Set<string>();
    for (const run of runsOf(missing)) {
      const { station } = run[0]!;
      if (!verify(run.at(-1)!)) {
        left.push(...run);
        continue;
      }
      if (!heads.isInPart(station)) heads.keepPart(station, heads.endOf(station));
      for (const event of run) {
        // One that came twice at once.
        const place = `${station}:${event.seq}`;
        if (!taken.has(place)) write(event, readTime(event.time), fresh);
        taken.add(place);
      }
    }
    written(fresh.all);
    return fresh.readable;
  }

  const isAltered = (event: SealedEvent) => event.body === undefined || hashOf(event) !== event.hash;

  function faultOf(
    event: SealedEvent,
    time: HybridTime | undefined,
    before: End,
    nowMs: number,
  ): RefusalReason | undefined {
    if (event.seq !== before.seq + 1) return "gap";
    if (event.prev !== before.hash) return "chain";
    if (isAltered(event)) return "hash";
    const inTime = placeInTime(time, nowMs);
    if (inTime === "none" || event.time <= before.time) return "time";
    if (inTime === "ahead") return "ahead";
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
        before = heads.endOf(station).seq;
        told(() => take(events, nowMs));
        return { ok: true, admitted: Math.max(0, heads.endOf(station).seq - before) };
      } catch (error) {
        reader.reload();
        if (error instanceof NotAdmitted) return { ok: false, reason: error.reason, seq: error.seq };
        throw error;
      }
    },
    /**
     * Events of any stations, in any order, before those that they follow: what is wrong is passed over, and so is what is
     * held. Returns those that `verify` does not accept, perhaps not yet. Throws what a listener throws: then nothing is
     * taken.
     */
    admitEarly(events: readonly SealedEvent[], nowMs: number): SealedEvent[] {
      const left: SealedEvent[] = [];
      try {
        told(() => takeEarly(events, nowMs, left));
      } catch (error) {
        reader.reload();
        throw error;
      }
      return left;
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

/** Consecutive events, each of which holds the hash of the one before it. */
function runsOf(events: readonly SealedEvent[]): SealedEvent[][] {
  const runs: SealedEvent[][] = [];
  const sorted = [...events].sort((a, b) =>
    a.station < b.station ? -1 : a.station > b.station ? 1 : a.seq - b.seq,
  );
  for (const event of sorted) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last?.station === event.station && last.seq + 1 === event.seq && last.hash === event.prev)
      run.push(event);
    else runs.push([event]);
  }
  return runs;
}

function placeInTime(time: HybridTime | undefined, nowMs: number): "right" | "none" | "ahead" {
  return time === undefined ? "none" : time.ms > nowMs + mostAheadMs ? "ahead" : "right";
}

/** Undefined for what no station writes. */
function timeOf(text: string): HybridTime | undefined {
  try {
    const time = readTime(text);
    return writeTime(time) === text ? time : undefined;
  } catch (error) {
    if (error instanceof NoHybridTime) return undefined;
    throw error;
  }
}
