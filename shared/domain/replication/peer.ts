/**
 * One station among the stations of a room: keeps its copy of all logs whole, and helps the others to keep theirs.
 *
 * Guarantees: as long as two stations hear each other now and then, each comes to hold everything that the other holds,
 * whatever was lost, late, doubled or out of order on the way, and whoever wrote it; nothing is taken that does not
 * continue its log; memory is bounded (limits.ts) whatever comes. Does not guarantee an order among logs. Has neither
 * clock, chance, timer nor network of its own: a test replays it exactly (see simulator.ts).
 *
 * How: presence tells how far the sender's copies reach, so that whoever has less sees it and asks, any station that has
 * it, not the author alone. New events go to everybody at once; what of that is lost is missing, and asked for.
 */
import type { SealedEvent } from "../event/sealedEvent.ts";
import type { Head } from "../proof/event.ts";
import type { Random } from "../random.ts";
import { Answering } from "./answering.ts";
import { Asking, ownLogForked } from "./asking.ts";
import type { ReplicationLimits } from "./limits.ts";
import type { Standing } from "./members.ts";
import type { Batch, GivenBatch, Presence, ReplicationMessage, Request } from "./message.ts";
import { Others } from "./others.ts";
import type { ReplicaLog } from "./replicaLog.ts";
import { cutBySize } from "./size.ts";

export interface PeerOptions {
  readonly self: string;
  /** Of its own log it gives only what a loss of power cannot take away any more: what was told must not be forgotten. */
  readonly log: ReplicaLog;
  readonly limits: ReplicationLimits;
  readonly random: Random;
  standingOf(station: string): Standing;
  readEvent(text: string): SealedEvent | undefined;
  send(message: Presence | GivenBatch | Request): void;
  onRefused(sender: string, reason: string): void;
}

/** At one tick, so that a long backlog does not go out in one go. */
const batchesAtOnce = 8;

export class Peer {
  readonly others = new Others();
  private readonly options: PeerOptions;
  private readonly asking: Asking;
  private readonly answering: Answering;
  private isUp = false;
  /** Of the own log, what everybody was told. */
  private told: number;
  private batchDueAtMs = Number.POSITIVE_INFINITY;
  private presenceAtMs = Number.NEGATIVE_INFINITY;
  private haveHeadsChanged = true;

  constructor(options: PeerOptions) {
    this.options = options;
    const { self, log, limits, random, standingOf, readEvent, onRefused } = options;
    this.told = log.head(self)?.seq ?? 0;
    this.answering = new Answering(options);
    this.asking = new Asking({
      ...{ self, log, limits, random, standingOf, readEvent, onRefused, others: this.others },
      send: options.send,
      onAdmitted: ({ station, seq }) => {
        this.haveHeadsChanged = true;
        // Its own events, which others kept for it.
        if (station === self) this.told = Math.max(this.told, seq);
      },
    });
  }

  linkUp(nowMs: number): void {
    this.isUp = true;
    this.haveHeadsChanged = true;
    this.presenceAtMs = Number.NEGATIVE_INFINITY;
    this.batchDueAtMs = nowMs;
    this.tick(nowMs);
  }

  linkDown(): void {
    this.isUp = false;
    // Whoever is there says so again when the link is back.
    for (const other of this.others.here()) other.here = false;
    this.asking.abandonAll();
    this.answering.clear();
  }

  /** This station's log has grown. */
  appended(nowMs: number): void {
    this.haveHeadsChanged = true;
    this.batchDueAtMs = Math.min(this.batchDueAtMs, nowMs + this.options.limits.batchAfterMs);
  }

  /** Somebody was let in or retired. */
  membersChanged(): void {
    for (const { id } of this.others.here()) {
      if (this.options.standingOf(id) === "member") continue;
      this.leave(id);
      this.others.forget(id);
    }
    // Whoever came in hears from everybody.
    this.haveHeadsChanged = true;
    this.presenceAtMs = Number.NEGATIVE_INFINITY;
  }

  /** `from` is who signed it. */
  take(from: string, message: ReplicationMessage, nowMs: number): void {
    const { self, standingOf, onRefused } = this.options;
    if (from === self) return;
    const standing = standingOf(from);
    if (standing !== "member") {
      onRefused(from, standing);
      return;
    }
    const other = this.others.heard(from, nowMs);
    other.here = true;
    switch (message.kind) {
      case "presence":
        other.heads = headsOf(message.heads);
        other.early = message.early;
        this.compareOwn(from, message.heads);
        break;
      case "batch":
        this.takeBatch(from, message, nowMs);
        break;
      case "request":
        if (message.to !== self) onRefused(from, "not-for-us");
        else if (!this.answering.request(from, message, nowMs)) onRefused(from, "too-many-requests");
        break;
      case "reply": {
        if (message.to !== self) {
          onRefused(from, "not-for-us");
          break;
        }
        const { askedAtMs, heardAtMs, sentAtMs } = message;
        this.others.measured(from, askedAtMs, heardAtMs, sentAtMs, nowMs);
        this.asking.reply(from, message, nowMs);
        this.asking.plan(nowMs);
      }
    }
  }

  /** Its last will: it is not here any more. */
  gone(from: string): void {
    const other = this.others.get(from);
    if (!other) return;
    other.here = false;
    this.leave(from);
  }

  /** The next part of an answer that somebody waits for: to be called whenever the way out has room. */
  answer(nowMs: number) {
    return this.isUp ? this.answering.next(nowMs) : undefined;
  }

  /** To be called often, and at `nextTickMs` at the latest. */
  tick(nowMs: number): void {
    if (!this.isUp) return;
    if (nowMs >= this.batchDueAtMs) this.tell(nowMs);
    this.showPresence(nowMs);
    this.asking.plan(nowMs);
    const { clockEveryMs, awayAfterMs } = this.options.limits;
    for (const other of this.others.here()) {
      if (nowMs - other.lastHeardAtMs > awayAfterMs) this.gone(other.id);
      // The first question may be lost with the other's start.
      const everyMs = other.samples.length > 0 ? clockEveryMs : clockEveryMs / 10;
      if (nowMs - other.clockAskedAtMs < everyMs) continue;
      other.clockAskedAtMs = nowMs;
      this.asking.askClock(other.id, nowMs);
    }
  }

  /** Epoch ms; infinite when nothing is waiting but the ordinary ticks. */
  get nextTickMs(): number {
    return this.isUp ? this.batchDueAtMs : Number.POSITIVE_INFINITY;
  }

  /** What it tells the others of events beyond the ends of their logs. */
  get early(): string | null {
    return this.asking.early;
  }

  /** Own events that nobody was told of yet. */
  get untold(): number {
    return (this.options.log.head(this.options.self)?.seq ?? 0) - this.told;
  }

  /** Events that others have, and this station does not; of a station that belongs to the room. */
  get behind(): number {
    return this.asking.behind;
  }

  /** How much of the present has come; null while none is fetched. */
  get presentProgress(): number | null {
    return this.asking.presentProgress;
  }

  /** What is held in memory, so that a test can see that it is bounded. */
  get load(): { readonly inFlight: number; readonly parked: number; readonly answers: number } {
    const { inFlight, parked } = this.asking;
    return { inFlight, parked, answers: this.answering.waiting };
  }

  /** An older copy of its disk was put back, and it has given the same numbers to other events since. */
  private compareOwn(from: string, heads: readonly Head[]): void {
    const { self, log, onRefused } = this.options;
    const theirs = heads.find(({ station }) => station === self);
    if (!theirs) return;
    for (const { hash } of log.read(self, theirs.seq, 1))
      if (hash !== theirs.hash) onRefused(from, ownLogForked);
  }

  private takeBatch(from: string, { events }: Batch, nowMs: number): void {
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) return;
    if (events.some(({ station }) => station !== from)) {
      this.options.onRefused(from, "forged-author");
      return;
    }
    this.asking.take(from, events, nowMs);
    const other = this.others.get(from)!;
    // Had it, and has it: what of it is missing here can be asked for.
    if (last.seq > (other.heads.get(from) ?? 0)) other.heads = new Map(other.heads).set(from, last.seq);
  }

  private tell(nowMs: number): void {
    const { self, log, limits } = this.options;
    const head = log.head(self)?.seq ?? 0;
    this.batchDueAtMs = Number.POSITIVE_INFINITY;
    if (head - this.told > limits.backlogEvents) this.told = head;
    for (let sent = 0; this.told < head; sent++) {
      if (sent === batchesAtOnce) {
        this.batchDueAtMs = nowMs + limits.batchAfterMs;
        return;
      }
      const found = log.read(self, this.told + 1, Math.min(limits.messageEvents, head - this.told));
      const { fitting: events } = cutBySize(found, limits.messageBytes);
      if (events.length === 0) return;
      this.told = events.at(-1)!.seq;
      // One that is too large for a message is asked for, and goes out in pieces.
      if (events[0]!.bytes <= limits.messageBytes) this.options.send({ kind: "batch", events });
    }
  }

  private showPresence(nowMs: number): void {
    const { log, limits } = this.options;
    const agoMs = nowMs - this.presenceAtMs;
    if (agoMs < (this.haveHeadsChanged ? limits.presenceAfterMs : limits.presenceEveryMs)) return;
    this.presenceAtMs = nowMs;
    this.haveHeadsChanged = false;
    this.options.send({ kind: "presence", heads: log.heads(), early: this.early });
  }

  private leave(id: string): void {
    this.answering.forget(id);
    this.asking.abandon(id);
  }
}

function headsOf(heads: readonly Head[]): ReadonlyMap<string, number> {
  return new Map(heads.map(({ station, seq }) => [station, seq]));
}
