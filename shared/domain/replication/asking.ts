/**
 * The side that asks: what is missing, whom to ask for it, and taking in what comes.
 *
 * Guarantees: nothing is admitted but what continues a log of a station that belongs to the room; what is in flight,
 * parked or being put together is bounded by the limits, whatever comes; a station that does not give what it has, or
 * gives what is refused, is left alone for a while, and others are asked.
 */
import type { SealedEvent } from "../event/sealedEvent.ts";
import type { Head } from "../proof/event.ts";
import { pick, type Random } from "../random.ts";
import { gapsIn, type Span } from "./gaps.ts";
import type { ReplicationLimits } from "./limits.ts";
import type { Standing } from "./members.ts";
import type { Reply, Request } from "./message.ts";
import type { Other, Others } from "./others.ts";
import { Parking } from "./parking.ts";
import { earlyMark, PresentAsking } from "./present.ts";
import type { ReplicaLog } from "./replicaLog.ts";

interface Flight extends Span {
  readonly id: number;
  readonly holder: string;
  readonly station: string;
  /** The first that has not come. */
  next: number;
  heardAtMs: number;
  pieces: string[];
}

/** Since when the event after `head` is known to be missing. */
interface Missing {
  readonly head: number;
  readonly sinceMs: number;
}

/** The reason with which it is told that others hold another log of this station than it has itself. */
export const ownLogForked = "own-log-forked";

export interface AskingOptions {
  readonly self: string;
  readonly log: ReplicaLog;
  readonly others: Others;
  readonly limits: ReplicationLimits;
  readonly random: Random;
  standingOf(station: string): Standing;
  /** The text of one event; undefined for what is none. */
  readEvent(text: string): SealedEvent | undefined;
  send(request: Request): void;
  /** Events of a station were admitted. */
  onAdmitted(head: Head): void;
  onRefused(sender: string, reason: string): void;
}

export class Asking {
  private readonly options: AskingOptions;
  private readonly parking: Parking;
  private readonly present: PresentAsking;
  private readonly flights = new Map<number, Flight>();
  private readonly lately = new Map<string, Missing>();
  private nextId = 1;

  constructor(options: AskingOptions) {
    this.options = options;
    this.parking = new Parking(options.limits.parked);
    this.present = new PresentAsking({
      ...options,
      send: (to, asked, nowMs) => {
        const id = this.nextId++;
        options.send({ kind: "request", to, id, askedAtMs: nowMs, ranges: [], present: asked });
        return id;
      },
    });
  }

  get inFlight(): number {
    return this.flights.size;
  }

  /** Which events are held beyond the heads; null while some are still fetched. */
  get early(): string | null {
    return this.fetchable > 0 ? null : earlyMark(this.options.log.early());
  }

  get presentProgress(): number | null {
    return this.present.progress;
  }

  /** Events that others have, and this station does not; of a station that belongs to the room. */
  get behind(): number {
    return this.missing(this.options.others.farthest(), this.isKnown);
  }

  /** Of these, the ones that somebody has who is here. */
  private get fetchable(): number {
    const { others } = this.options;
    return this.missing(others.farthest(others.here()), this.isKnown);
  }

  get parked(): number {
    return this.parking.size;
  }

  /** Consecutive events of one station, asked for or not. */
  take(sender: string, events: readonly SealedEvent[], nowMs: number): void {
    const station = events[0]?.station;
    if (station === undefined) return;
    if (this.options.standingOf(station) === "stranger") {
      this.options.onRefused(sender, "stranger");
      return;
    }
    const head = this.headOf(station);
    const first = events[0]!.seq;
    if (first <= head + 1) {
      this.admit(sender, events, nowMs);
      this.unpark(station, nowMs);
    } else if (first <= head + this.options.limits.windowEvents) {
      this.parking.put(station, sender, events);
    } else if (station !== this.options.self) {
      // Too far ahead to wait for what comes before: it is seen now, and comes again in its turn.
      this.options.log.admitEarly(events, nowMs);
    }
  }

  reply(sender: string, reply: Reply, nowMs: number): void {
    if (this.present.reply(sender, reply, nowMs)) return;
    const { id, events, piece, last } = reply;
    const flight = this.flights.get(id);
    const isAsked = flight?.holder === sender;
    const whole = isAsked && piece ? this.assemble(flight, piece) : undefined;
    const given = whole ? [whole] : events;
    const before = given[0] && this.headOf(given[0].station);
    this.take(sender, given, nowMs);
    if (!isAsked) return;
    flight.heardAtMs = nowMs;
    const end = given.at(-1);
    // One that was refused does not count as given.
    const isTaken = end && (given[0]!.seq > before! + 1 || this.headOf(end.station) >= end.seq);
    if (isTaken && end.station === flight.station && given[0]!.seq <= flight.next)
      flight.next = Math.max(flight.next, end.seq + 1);
    if (!last && flight.next <= flight.to) return;
    this.flights.delete(id);
    if (flight.next > flight.from) this.options.others.gave(sender, flight.station);
    else if (last) this.fail(flight, nowMs);
  }

  /** Asks for what is missing, of whoever has it, and gives up on what did not come. */
  plan(nowMs: number): void {
    const { others, limits } = this.options;
    for (const flight of [...this.flights.values()]) {
      const isGone = !others.get(flight.holder)?.here;
      if (!isGone && nowMs - flight.heardAtMs < limits.timeoutMs) continue;
      this.flights.delete(flight.id);
      if (!isGone) this.fail(flight, nowMs);
    }
    if (this.present.plan(this.fetchable, this.missing(others.farthest()), nowMs)) return;
    for (const [station, farthest] of others.farthest()) {
      if (this.flights.size >= limits.requests) break;
      if (this.options.standingOf(station) !== "stranger") this.ask(station, farthest, nowMs);
    }
  }

  /** The other station is not here any more. */
  abandon(holder: string): void {
    this.present.abandon(holder);
    for (const flight of [...this.flights.values()])
      if (flight.holder === holder) this.flights.delete(flight.id);
  }

  abandonAll(): void {
    this.present.abandonAll();
    this.flights.clear();
    this.lately.clear();
  }

  private ask(station: string, farthest: number, nowMs: number): void {
    const { limits, random } = this.options;
    const head = this.headOf(station);
    if (farthest <= head) {
      this.lately.delete(station);
      return;
    }
    const flights = [...this.flights.values()].filter((flight) => flight.station === station);
    if (flights.length === 0 && this.isFresh(station, head, farthest, nowMs)) return;
    const window = { from: head + 1, to: Math.min(farthest, head + limits.windowEvents) };
    const flying = flights.map(({ next, to }) => ({ from: next, to }));
    for (const gap of gapsIn(window, [...this.parking.of(station), ...flying])) {
      for (let from = gap.from; from <= gap.to; ) {
        if (this.flights.size >= limits.requests) return;
        const holders = this.holdersOf(station, from, nowMs);
        if (holders.length === 0) return;
        const holder = pick(random, holders);
        const to = Math.min(gap.to, from + limits.requestEvents - 1, holder.heads.get(station)!);
        this.request(holder.id, { station, from, to }, nowMs);
        from = to + 1;
      }
    }
  }

  /** What others have was often sent to everybody, and is on its way here. */
  private isFresh(station: string, head: number, farthest: number, nowMs: number): boolean {
    const { limits } = this.options;
    if (farthest - head > limits.backlogEvents) return false;
    const known = this.lately.get(station);
    if (known?.head === head) return nowMs - known.sinceMs < limits.graceMs;
    this.lately.set(station, { head, sinceMs: nowMs });
    return true;
  }

  /** Of those that have it, the ones that are asked for the least. */
  private holdersOf(station: string, seq: number, nowMs: number): Other[] {
    const { others, limits } = this.options;
    const asked = (id: string) => [...this.flights.values()].filter(({ holder }) => holder === id).length;
    const holders = others
      .here()
      .filter((other) => (other.heads.get(station) ?? 0) >= seq && !others.isInTrouble(other, station, nowMs))
      .map((other) => ({ other, asked: asked(other.id) }))
      .filter((each) => each.asked < limits.requestsOfOne);
    const least = Math.min(...holders.map((each) => each.asked));
    return holders.filter((each) => each.asked === least).map(({ other }) => other);
  }

  private request(to: string, range: { station: string } & Span, nowMs: number): void {
    const id = this.nextId++;
    this.flights.set(id, { ...range, id, holder: to, next: range.from, heardAtMs: nowMs, pieces: [] });
    this.options.send({ kind: "request", to, id, askedAtMs: nowMs, ranges: [range], present: null });
  }

  /** Asks for the clock alone. */
  askClock(to: string, nowMs: number): void {
    this.options.send({
      ...{ kind: "request", to, id: this.nextId++, askedAtMs: nowMs, ranges: [], present: null },
    });
  }

  private assemble(
    flight: Flight,
    { number, of, text }: NonNullable<Reply["piece"]>,
  ): SealedEvent | undefined {
    const { limits } = this.options;
    if (number === 0) flight.pieces = [];
    if (number !== flight.pieces.length || of > limits.pieces || text.length > limits.pieceLetters)
      return undefined;
    flight.pieces.push(text);
    if (flight.pieces.length < of) return undefined;
    const event = this.options.readEvent(flight.pieces.join(""));
    flight.pieces = [];
    return event;
  }

  private unpark(station: string, nowMs: number): void {
    for (;;) {
      const parked = this.parking.take(station, this.headOf(station));
      if (!parked) return;
      if (parked.to > this.headOf(station)) this.admit(parked.sender, parked.events, nowMs);
    }
  }

  private admit(sender: string, events: readonly SealedEvent[], nowMs: number): void {
    const { log, others, limits } = this.options;
    const station = events[0]!.station;
    const admission = log.admit(events, nowMs);
    if (!admission.ok) {
      // What it said itself, as others hold it, does not continue its log: that was put back to an older state.
      const isOwn = station === this.options.self && ["chain", "fork"].includes(admission.reason);
      this.options.onRefused(sender, isOwn ? ownLogForked : admission.reason);
      others.failed(sender, station, nowMs, limits.troubleMs, limits.troubleMostMs);
    } else if (admission.admitted > 0) {
      this.options.onAdmitted(log.head(station)!);
    }
  }

  private fail({ holder, station }: Flight, nowMs: number): void {
    const { others, limits } = this.options;
    others.failed(holder, station, nowMs, limits.troubleMs, limits.troubleMostMs);
  }

  private readonly isKnown = (station: string) => this.options.standingOf(station) !== "stranger";

  private missing(
    heads: ReadonlyMap<string, number>,
    counts: (station: string) => boolean = () => true,
  ): number {
    let missing = 0;
    for (const [station, farthest] of heads)
      if (counts(station)) missing += Math.max(0, farthest - this.headOf(station));
    return missing;
  }

  private headOf(station: string): number {
    return this.options.log.head(station)?.seq ?? 0;
  }
}
