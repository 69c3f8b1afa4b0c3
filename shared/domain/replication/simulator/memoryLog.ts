/** For the simulator: a log that is kept in memory, with the rules of the real one and cheap hashes and signatures. */
import { cheapHash } from "../../cheapHash.ts";
import type { Decision } from "../../event/event.ts";
import { firstTime, nextTime, readTime, writeTime } from "../../event/hybridTime.ts";
import type { SealedEvent } from "../../event/sealedEvent.ts";
import type { Head } from "../../proof/event.ts";
import type { Admission, Place, ReplicaLog } from "../replicaLog.ts";

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
  /** Those whose logs are not whole up to them. */
  private readonly beyond = new Map<string, SealedEvent>();
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

  admitEarly(events: readonly SealedEvent[]): SealedEvent[] {
    return events.filter((event) => {
      const { station, seq, hash } = event;
      const id = placeOf(event);
      if (this.events.get(station)?.[seq - 1] || this.beyond.has(id) || hashOf(event) !== hash) return false;
      if (!this.isSigned(event)) return true;
      this.beyond.set(id, event);
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

  readAt(places: readonly Place[]): SealedEvent[] {
    return places.flatMap(
      (place) => this.events.get(place.station)?.[place.seq - 1] ?? this.beyond.get(placeOf(place)) ?? [],
    );
  }

  all(): SealedEvent[] {
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

  private isSigned({ station, signature, hash }: SealedEvent): boolean {
    return this.keysOf(station).some((key) => signature === `${key}/${hash}`);
  }

  private put(event: SealedEvent): void {
    const events = this.events.get(event.station);
    if (events) events.push(event);
    else this.events.set(event.station, [event]);
    if (!this.beyond.delete(placeOf(event))) this.told(event);
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
