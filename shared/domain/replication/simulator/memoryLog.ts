/** For the simulator: a log that is kept in memory, with the rules of the real one and cheap hashes and signatures. */
import { cheapHash } from "../../cheapHash.ts";
import type { Decision } from "../../event/event.ts";
import { firstTime, nextTime, readTime, writeTime } from "../../event/hybridTime.ts";
import type { SealedEvent } from "../../event/sealedEvent.ts";
import type { Head } from "../../proof/event.ts";
import type { GivenBatch, GivenReply, Presence, ReplicationMessage, Request } from "../message.ts";
import type { Admission, GivenEvent, Place, ReplicaLog } from "../replicaLog.ts";

/** Given as it is held: whoever takes it reads no text. */
export type HeldEvent = SealedEvent & GivenEvent;

export function sealed(open: Omit<SealedEvent, "hash" | "signature">, key: string): HeldEvent {
  const hash = hashOf(open);
  return heldOf({ ...open, hash, signature: `${key}/${hash}` });
}

/** What goes out, as it comes to others: a log in memory gives what it holds. */
export function asHeard(message: Presence | GivenBatch | Request | GivenReply): ReplicationMessage {
  return message as ReplicationMessage;
}

function heldOf(event: SealedEvent): HeldEvent {
  if ("text" in event) return event as HeldEvent;
  const text = JSON.stringify(event);
  return { ...event, text, bytes: text.length };
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
  readonly events = new Map<string, HeldEvent[]>();
  /** Those whose logs are not whole up to them. */
  private readonly beyond = new Map<string, HeldEvent>();
  /** As it is written: such texts sort as times do. */
  private latest = writeTime(firstTime);

  append(
    station: string,
    { kind, subject, body }: Decision,
    actor: string,
    key: string,
    nowMs: number,
  ): HeldEvent {
    const before = this.events.get(station)?.at(-1);
    const time = writeTime(nextTime(readTime(this.latest), nowMs));
    const seq = (before?.seq ?? 0) + 1;
    const open = { ...{ station, seq, time, actor, kind, subject, body }, prev: before?.hash ?? "" };
    return this.put(sealed(open, key));
  }

  heads(): Head[] {
    return [...this.events.values()].map((events) => headOf(events.at(-1)!));
  }

  head(station: string): Head | undefined {
    const last = this.events.get(station)?.at(-1);
    return last && headOf(last);
  }

  read(station: string, from: number, limit: number): HeldEvent[] {
    return this.events.get(station)?.slice(from - 1, from - 1 + limit) ?? [];
  }

  admit(events: readonly SealedEvent[]): Admission {
    const station = events[0]?.station ?? "";
    const held = this.events.get(station) ?? [];
    let before: SealedEvent | undefined = held.at(-1);
    for (const [index, event] of events.entries()) {
      const reason = this.faultOf(event, events[index - 1], held, before);
      if (reason) return { ok: false, reason, seq: event.seq };
      if (event.seq > held.length) before = event;
    }
    const fresh = events.slice(Math.max(0, held.length - (events[0]?.seq ?? 1) + 1));
    for (const event of fresh) this.put(event);
    return { ok: true, admitted: fresh.length + (fresh.length > 0 ? this.reachBeyond(station) : 0) };
  }

  admitEarly(events: readonly SealedEvent[]): SealedEvent[] {
    return events.filter((event) => {
      const { station, seq, hash } = event;
      const id = placeOf(event);
      if (this.events.get(station)?.[seq - 1] || this.beyond.has(id) || hashOf(event) !== hash) return false;
      if (!this.isSigned(event)) return true;
      this.beyond.set(id, heldOf(event));
      this.told(event);
      return false;
    });
  }

  early(): Place[] {
    return [...this.beyond.values()];
  }

  /** Everything is small here: who is let in, and then all the rest. */
  present(): Place[] {
    return this.all()
      .map(({ station, seq, kind }) => ({ station, seq, isMember: kind.startsWith("station.") }))
      .sort((a, b) => Number(b.isMember) - Number(a.isMember));
  }

  readAt(places: readonly Place[]): HeldEvent[] {
    return places.flatMap(
      (place) => this.events.get(place.station)?.[place.seq - 1] ?? this.beyond.get(placeOf(place)) ?? [],
    );
  }

  all(): HeldEvent[] {
    return [...[...this.events.values()].flat(), ...this.beyond.values()];
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
    const early = this.beyond.get(placeOf(event));
    if (early && early.hash !== event.hash) return "fork";
    return this.isSigned(event) ? undefined : "signature";
  }

  /** Takes those that follow the log's end and are held already. Returns how many. */
  private reachBeyond(station: string): number {
    for (let count = 0; ; count++) {
      const last = this.events.get(station)!.at(-1)!;
      const next = this.beyond.get(placeOf({ station, seq: last.seq + 1 }));
      if (next?.prev !== last.hash || next.time <= last.time) return count;
      this.put(next);
    }
  }

  private isSigned({ station, signature, hash }: SealedEvent): boolean {
    return this.keysOf(station).some((key) => signature === `${key}/${hash}`);
  }

  private put(given: SealedEvent): HeldEvent {
    const event = heldOf(given);
    const events = this.events.get(event.station);
    if (events) events.push(event);
    else this.events.set(event.station, [event]);
    if (!this.beyond.delete(placeOf(event))) this.told(event);
    return event;
  }

  private told(event: SealedEvent): void {
    if (event.time > this.latest) this.latest = event.time;
    this.onEvent(event);
  }
}

function placeOf({ station, seq }: Place): string {
  return `${station}:${seq}`;
}

function headOf({ station, seq, hash }: SealedEvent): Head {
  return { station, seq, hash };
}
