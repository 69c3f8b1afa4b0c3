/** For the simulator: a log that is kept in memory, with the rules of the real one and cheap hashes and signatures. */
import type { Decision } from "../../event/event.ts";
import { firstTime, nextTime, readTime, writeTime } from "../../event/hybridTime.ts";
import type { SealedEvent } from "../../event/sealedEvent.ts";
import type { Head } from "../../proof/event.ts";
import type { Admission, ReplicaLog } from "../replicaLog.ts";

/** FNV-1a in two lanes: no secret, but two different events have different ones. */
export function cheapHash(text: string): string {
  let [low, high] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (low >>> 13);
  }
  return ((low >>> 0).toString(16) + (high >>> 0).toString(16)).padStart(16, "0");
}

export function sealed(open: Omit<SealedEvent, "hash" | "signature">, key: string): SealedEvent {
  const hash = hashOf(open);
  return { ...open, hash, signature: `${key}/${hash}` };
}

function hashOf({
  station,
  seq,
  time,
  actor,
  kind,
  subject,
  body,
  prev,
}: Omit<SealedEvent, "hash" | "signature">) {
  return cheapHash([station, seq, time, actor, kind, subject, JSON.stringify(body), prev].join("\n"));
}

export class MemoryLog implements ReplicaLog {
  /** Whose signature an event may bear. */
  keysOf: (station: string) => readonly string[] = () => [];
  onEvent: (event: SealedEvent) => void = () => {};
  readonly events = new Map<string, SealedEvent[]>();
  /** As it is written: such texts sort as times do. */
  private latest = writeTime(firstTime);

  append(
    station: string,
    { kind, subject, body }: Decision,
    actor: string,
    key: string,
    nowMs: number,
  ): SealedEvent {
    const before = this.events.get(station)?.at(-1);
    const time = writeTime(nextTime(readTime(this.latest), nowMs));
    const seq = (before?.seq ?? 0) + 1;
    const event = sealed(
      { ...{ station, seq, time, actor, kind, subject, body }, prev: before?.hash ?? "" },
      key,
    );
    this.put(event);
    return event;
  }

  heads(): Head[] {
    return [...this.events.values()].map((events) => headOf(events.at(-1)!));
  }

  head(station: string): Head | undefined {
    const last = this.events.get(station)?.at(-1);
    return last && headOf(last);
  }

  read(station: string, from: number, limit: number): SealedEvent[] {
    return this.events.get(station)?.slice(from - 1, from - 1 + limit) ?? [];
  }

  admit(events: readonly SealedEvent[]): Admission {
    const station = events[0]?.station ?? "";
    const held = this.events.get(station) ?? [];
    let before = held.at(-1);
    for (const [index, event] of events.entries()) {
      const reason = this.faultOf(event, events[index - 1], held, before);
      if (reason) return { ok: false, reason, seq: event.seq };
      if (event.seq > held.length) before = event;
    }
    const fresh = events.slice(Math.max(0, held.length - (events[0]?.seq ?? 1) + 1));
    for (const event of fresh) this.put(event);
    return { ok: true, admitted: fresh.length };
  }

  private faultOf(
    event: SealedEvent,
    previous: SealedEvent | undefined,
    held: readonly SealedEvent[],
    before: SealedEvent | undefined,
  ): string | undefined {
    if (previous && (event.station !== previous.station || event.seq !== previous.seq + 1))
      return "scattered";
    const known = held[event.seq - 1];
    if (known) return known.hash === event.hash ? undefined : "fork";
    if (event.seq !== (before?.seq ?? 0) + 1) return "gap";
    if (event.prev !== (before?.hash ?? "")) return "chain";
    if (hashOf(event) !== event.hash) return "hash";
    if (before && event.time <= before.time) return "time";
    const isSigned = this.keysOf(event.station).some((key) => event.signature === `${key}/${event.hash}`);
    return isSigned ? undefined : "signature";
  }

  private put(event: SealedEvent): void {
    const events = this.events.get(event.station);
    if (events) events.push(event);
    else this.events.set(event.station, [event]);
    if (event.time > this.latest) this.latest = event.time;
    this.onEvent(event);
  }
}

function headOf({ station, seq, hash }: SealedEvent): Head {
  return { station, seq, hash };
}
