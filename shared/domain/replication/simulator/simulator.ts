/**
 * Some stations, their clocks and the network between them, in virtual time: runs the real machine (peer.ts) with the
 * real fold of members and of incidents.
 *
 * A seed decides everything: what people do, which messages are lost, late, doubled or out of order, who is cut off, who
 * starts anew, and whose disk is lost. After a while the network is whole again, and the simulation goes on until all
 * hold the same. The same seed gives the same run, message by message.
 */

import { cheapHash } from "../../cheapHash.ts";
import type { RoomEvent } from "../../event/event.ts";
import { readTime } from "../../event/hybridTime.ts";
import type { SealedEvent } from "../../event/sealedEvent.ts";
import { Heap } from "../../heap.ts";
import { foldIncident } from "../../incident/incident.ts";
import { between, pick, type Random, seededRandom } from "../../random.ts";
import { type ReplicationLimits, replicationLimits } from "../limits.ts";
import { foldMembers, type Members, stationSubject } from "../members.ts";
import type { GivenBatch, GivenReply, Presence, ReplicationMessage, Request } from "../message.ts";
import { Peer } from "../peer.ts";
import { earlyMark } from "../present.ts";
import { asHeard, MemoryLog } from "./memoryLog.ts";
import { someDecision } from "./work.ts";

export interface Simulated {
  readonly seed: number;
  readonly stations: number;
  readonly converged: boolean;
  /** Virtual, from the end of all trouble on. */
  readonly convergedAfterMs: number;
  /** Of each station: everything that it holds and makes of it. */
  readonly states: readonly string[];
  readonly events: number;
  /** That somebody was told is written down, and that are not held everywhere. */
  readonly lost: readonly string[];
  readonly messages: number;
  readonly refused: Readonly<Record<string, number>>;
  /** Stations that were given the whole present before the history. */
  readonly presents: number;
  /** The most that any station held in memory. */
  readonly load: { readonly inFlight: number; readonly parked: number; readonly answers: number };
  /** Of everything that happened, in its order. */
  readonly trace: number;
}

/** Small, so that a few events meet every bound. */
export const smallLimits: ReplicationLimits = {
  ...replicationLimits,
  ...{ messageBytes: 1200, messageEvents: 4, requestEvents: 7, windowEvents: 30, answerEvents: 11 },
  ...{ parked: 12, requests: 4, requestsOfOne: 2, answers: 6, answersToOne: 3, backlogEvents: 6 },
  ...{ presentFrom: 9, presentPage: 7, presentFreshMs: 300, presentKeptMs: 2500 },
  ...{ pieceLetters: 400, presenceAfterMs: 400, presenceEveryMs: 3000, awayAfterMs: 10_000, timeoutMs: 1500 },
  ...{ troubleMs: 300, troubleMostMs: 1200, clockEveryMs: 5000 },
};

const startMs = Date.UTC(2026, 10, 24, 8);
const troubledMs = 6000;
const calmMs = 60_000;
const tickMs = 200;
const pumpMs = 3;
const answersAtOnce = 4;
const hourMs = 3_600_000;

interface Station {
  id: string;
  key: string;
  log: MemoryLog;
  peer: Peer;
  members: Members;
  haveMembersChanged: boolean;
  /** Its clock against the true one. */
  readonly skewMs: number;
  isUp: boolean;
  /** Stations of other groups do not hear it, though its way to the broker is there. */
  group: number;
  isPumping: boolean;
  retained: Presence | undefined;
}

interface Weather {
  readonly drop: number;
  readonly double: number;
  readonly delayMs: readonly [number, number];
}

export function simulate(seed: number, limits: ReplicationLimits = smallLimits): Simulated {
  return new Simulation(seed, limits).run();
}

class Simulation {
  private readonly seed: number;
  private readonly limits: ReplicationLimits;
  private readonly random: Random;
  private readonly queue = new Heap<() => void>();
  private readonly stations: Station[] = [];
  private readonly acknowledged = new Map<string, SealedEvent>();
  private readonly refused: Record<string, number> = {};
  private readonly load = { inFlight: 0, parked: 0, answers: 0 };
  private weather: Weather;
  private nowMs = startMs;
  private messages = 0;
  private presents = 0;
  private trace = 0x811c9dc5;

  constructor(seed: number, limits: ReplicationLimits) {
    this.seed = seed;
    this.limits = limits;
    this.random = seededRandom(seed);
    this.weather = {
      drop: this.random() < 0.3 ? 0 : between(this.random, [0, 0.3]),
      double: between(this.random, [0, 0.2]),
      delayMs: [1, between(this.random, [5, 1500])],
    };
  }

  run(): Simulated {
    const count = 3 + Math.floor(this.random() * 5);
    for (let number = 1; number <= count; number++) this.found(number);
    for (const station of this.stations) this.ticking(station);
    this.planWork();
    this.planTrouble();
    this.runUntil(startMs + troubledMs);
    this.heal();
    const healedMs = this.nowMs;
    while (this.nowMs < healedMs + calmMs && !this.isWhole()) this.runUntil(this.nowMs + 250);
    const required = [...this.acknowledged.values()];
    const lost = required.filter(({ station, seq, hash }) =>
      this.stations.some(({ log }) => log.events.get(station)?.[seq - 1]?.hash !== hash),
    );
    return {
      ...{ seed: this.seed, stations: count, converged: this.isWhole(), messages: this.messages },
      ...{
        convergedAfterMs: this.nowMs - healedMs,
        refused: this.refused,
        presents: this.presents,
        load: this.load,
        trace: this.trace,
      },
      states: this.stations.map(stateOf),
      events: required.length,
      lost: lost.map(({ station, seq }) => `${station}:${seq}`),
    };
  }

  private found(number: number): void {
    const id = `st-${number}`;
    const skewMs = this.random() < 0.5 ? 0 : between(this.random, [-hourMs, hourMs]);
    const station = this.start({ id, key: `key-${id}`, log: new MemoryLog(), skewMs });
    this.stations.push(station);
    const [founder] = this.stations;
    if (founder && founder !== station) this.join(founder, station);
  }

  /** A person reads a code on one, and types it on the other. */
  private join(sponsor: Station, joining: Station): void {
    this.write(sponsor, admission(joining));
    this.write(joining, admission(sponsor));
  }

  private start(given: Pick<Station, "id" | "key" | "log" | "skewMs">): Station {
    const station = {
      ...{ ...given, isUp: true, group: 0, isPumping: false, retained: undefined },
      ...{ members: foldMembers(given.id, given.key, []), haveMembersChanged: false },
    } as unknown as Station;
    given.log.keysOf = (of) => station.members.keysOf(of);
    given.log.onEvent = ({ kind }) => {
      if (kind === "station.admitted" || kind === "station.retired") station.haveMembersChanged = true;
    };
    this.boot(station);
    return station;
  }

  /** What a station knows after a start is what its log says. */
  private boot(station: Station): void {
    this.readMembers(station);
    station.peer = new Peer({
      ...{ self: station.id, log: station.log, limits: this.limits, random: this.random },
      standingOf: (id) => station.members.standingOf(id),
      readEvent: (text) => JSON.parse(text) as SealedEvent,
      send: (message) => this.publish(station, message),
      onRefused: (_sender, reason) => {
        this.refused[reason] = (this.refused[reason] ?? 0) + 1;
      },
    });
    if (station.isUp) this.comeUp(station);
  }

  private readMembers(station: Station): void {
    station.haveMembersChanged = false;
    const told = station.log.all().filter(({ kind }) => kind.startsWith("station."));
    station.members = foldMembers(station.id, station.key, inOrder(told));
  }

  private clockOf({ skewMs }: Station): number {
    return Math.floor(this.nowMs + skewMs);
  }

  private write(station: Station, decision: Parameters<MemoryLog["append"]>[1]): void {
    const { log, id, key } = station;
    const event = log.append(id, decision, "person:U-1", key, this.clockOf(station));
    this.acknowledged.set(`${event.station}:${event.seq}`, event);
    this.settle(station);
    station.peer.appended(this.clockOf(station));
    this.later(this.limits.batchAfterMs, () => this.act(station, (peer, now) => peer.tick(now)));
  }

  /** One step of a station's machine, and what it leads to. */
  private act(station: Station, step: (peer: Peer, nowMs: number) => void): void {
    if (!this.stations.includes(station)) return;
    step(station.peer, this.clockOf(station));
    this.settle(station);
    const { inFlight, parked, answers } = station.peer.load;
    this.load.inFlight = Math.max(this.load.inFlight, inFlight);
    this.load.parked = Math.max(this.load.parked, parked);
    this.load.answers = Math.max(this.load.answers, answers);
    this.pump(station);
  }

  private settle(station: Station): void {
    if (!station.haveMembersChanged) return;
    this.readMembers(station);
    station.peer.membersChanged();
  }

  private ticking(station: Station): void {
    this.later(between(this.random, [tickMs / 2, tickMs]), () => {
      this.act(station, (peer, now) => peer.tick(now));
      if (this.stations.includes(station)) this.ticking(station);
    });
  }

  private pump(station: Station): void {
    if (station.isPumping) return;
    for (let sent = 0; sent < answersAtOnce; sent++) {
      const reply = station.peer.answer(this.clockOf(station));
      if (!reply) return;
      this.publish(station, reply);
    }
    station.isPumping = true;
    this.later(pumpMs, () => {
      station.isPumping = false;
      this.act(station, () => {});
    });
  }

  private publish(sender: Station, given: Presence | GivenBatch | Request | GivenReply): void {
    if (!sender.isUp) return;
    const message = asHeard(given);
    if (message.kind === "presence") sender.retained = message;
    if (message.kind === "reply" && message.present && message.present.next === message.present.of)
      this.presents++;
    for (const receiver of this.stations) {
      if (receiver === sender || ("to" in message && message.to !== receiver.id)) continue;
      if (receiver.group === sender.group) this.deliver(sender.id, receiver, message);
    }
  }

  private deliver(from: string, to: Station, message: ReplicationMessage): void {
    const { drop, double, delayMs } = this.weather;
    const copies = this.random() < drop ? 0 : this.random() < double ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      this.later(between(this.random, delayMs), () => {
        if (!to.isUp) return;
        this.messages++;
        this.note(`${from}>${to.id} ${message.kind}`);
        this.act(to, (peer, now) => peer.take(from, message, now));
      });
    }
  }

  private comeUp(station: Station): void {
    station.isUp = true;
    station.peer.linkUp(this.clockOf(station));
    // What the broker keeps.
    for (const other of this.stations) {
      if (other === station || !other.retained || other.group !== station.group) continue;
      this.deliver(other.id, station, other.retained);
    }
  }

  private planWork(): void {
    const decisions = 10 + Math.floor(this.random() * 60);
    for (let count = 0; count < decisions; count++) {
      this.at(startMs + this.random() * troubledMs, () => {
        const station = pick(this.random, this.stations);
        this.write(station, someDecision(this.random, this.clockOf(station)));
      });
    }
  }

  private planTrouble(): void {
    const troubles = 2 + Math.floor(this.random() * 6);
    for (let count = 0; count < troubles; count++) {
      const kind = pick(this.random, ["cut", "split", "restart"] as const);
      this.at(startMs + this.random() * troubledMs * 0.9, () => this[kind]());
    }
    if (this.random() < 0.5)
      this.at(startMs + troubledMs * between(this.random, [0.3, 0.9]), () => this.loseDisk());
  }

  private cut(): void {
    const station = pick(this.random, this.stations);
    if (!station.isUp) return;
    this.note(`cut ${station.id}`);
    station.isUp = false;
    station.peer.linkDown();
    this.hearGone(station);
    this.later(between(this.random, [200, 3000]), () => {
      if (this.stations.includes(station) && !station.isUp) this.comeUp(station);
    });
  }

  private split(): void {
    this.note("split");
    for (const station of this.stations) station.group = this.random() < 0.5 ? 0 : 1;
    this.later(between(this.random, [200, 2500]), () => {
      for (const station of this.stations) station.group = 0;
    });
  }

  private restart(): void {
    const station = pick(this.random, this.stations);
    this.note(`restart ${station.id}`);
    this.hearGone(station);
    this.boot(station);
  }

  /** The last will. */
  private hearGone({ id, group }: Station): void {
    for (const other of this.stations) {
      if (other.id === id || other.group !== group || !other.isUp) continue;
      this.later(between(this.random, this.weather.delayMs), () => this.act(other, (peer) => peer.gone(id)));
    }
  }

  /**
   * A station that lost its log is another one, whose numbers begin anew: those that it gave before may be held somewhere
   * that nobody hears now. A person lets it in again. What it alone had is gone: where that was who had been let in, the
   * others see strangers on the room's page, and a person lets these in again, too.
   */
  private loseDisk(): void {
    const index = Math.floor(this.random() * this.stations.length);
    const lost = this.stations[index]!;
    const rest = this.stations.filter((station) => station !== lost);
    this.note(`lose ${lost.id}`);
    for (const [id, { station, seq }] of this.acknowledged)
      if (!rest.some(({ log }) => (log.events.get(station)?.length ?? 0) >= seq))
        this.acknowledged.delete(id);
    const id = `${lost.id}b`;
    const anew = this.start({ id, key: `key-${id}`, log: new MemoryLog(), skewMs: lost.skewMs });
    this.stations[index] = anew;
    this.ticking(anew);
    const sponsor = pick(this.random, rest);
    this.join(sponsor, anew);
    for (const other of rest) if (areStrangers(sponsor, other)) this.join(sponsor, other);
  }

  private heal(): void {
    this.note("heal");
    this.weather = { drop: 0, double: 0, delayMs: [1, 20] };
    for (const station of this.stations) {
      station.group = 0;
      if (!station.isUp) this.comeUp(station);
    }
  }

  private isWhole(): boolean {
    const heads = ({ log }: Station) =>
      log
        .heads()
        .map(({ station, hash }) => `${station}:${hash}`)
        .sort()
        .join() + earlyMark(log.early());
    const [first, ...rest] = this.stations.map(heads);
    return rest.every((each) => each === first);
  }

  private note(what: string): void {
    let hash = this.trace ^ Math.floor(this.nowMs * 1000);
    for (let index = 0; index < what.length; index++)
      hash = Math.imul(hash ^ what.charCodeAt(index), 0x01000193);
    this.trace = hash;
  }

  private later(afterMs: number, what: () => void): void {
    this.queue.push(this.nowMs + afterMs, what);
  }

  private at(atMs: number, what: () => void): void {
    this.queue.push(atMs, what);
  }

  private runUntil(untilMs: number): void {
    while (this.queue.leastRank <= untilMs) {
      this.nowMs = Math.max(this.nowMs, this.queue.leastRank);
      this.queue.pop()!();
    }
    this.nowMs = untilMs;
  }
}

function areStrangers(a: Station, b: Station): boolean {
  return a.members.standingOf(b.id) !== "member" || b.members.standingOf(a.id) !== "member";
}

function admission({ id, key }: Pick<Station, "id" | "key">) {
  const subject = stationSubject(id);
  return { kind: "station.admitted", subject, body: { station: id, publicKey: key, by: "code" } } as const;
}

function inOrder(events: readonly SealedEvent[]): RoomEvent[] {
  return [...events]
    .sort((a, b) =>
      a.time < b.time
        ? -1
        : a.time > b.time
          ? 1
          : a.station < b.station
            ? -1
            : a.station > b.station
              ? 1
              : a.seq - b.seq,
    )
    .map(readSealed);
}

/** All stations hold the same objects: each is read once. */
const readEvents = new WeakMap<SealedEvent, RoomEvent>();

function readSealed(event: SealedEvent): RoomEvent {
  const known = readEvents.get(event);
  if (known) return known;
  const { station, seq, time, actor, kind, subject, body } = event;
  const read = { station, seq, time: readTime(time), actor, kind, subject, body } as RoomEvent;
  readEvents.set(event, read);
  return read;
}

/** Everything that a station holds, and what its screens make of it. */
function stateOf({ log, members }: Station): string {
  const bySubject = new Map<string, RoomEvent[]>();
  for (const event of log.all()) {
    if (!event.subject.startsWith("TL-")) continue;
    const known = bySubject.get(event.subject) ?? [];
    known.push(readSealed(event));
    bySubject.set(event.subject, known);
  }
  const incidents = [...bySubject]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, events]) => foldIncident(id, events));
  const heads = log.heads().sort((a, b) => (a.station < b.station ? -1 : 1));
  const standing = members
    .all()
    .map((id) => `${id} ${members.standingOf(id)}`)
    .sort();
  return cheapHash(JSON.stringify({ incidents, heads, standing }, plain));
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  if (value instanceof Set) return [...value].sort();
  return value;
}
