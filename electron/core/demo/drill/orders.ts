/**
 * What an officer does about orders: the phone says that they came, its owner says yes or no, sets out, is there, works,
 * and is done; or nobody answers. One order at a time; the others wait.
 *
 * Guarantees: an order told again changes nothing, and one that was taken away is stopped, also when it comes again.
 * What an order meets with is drawn from the order's own id, so that a phone that forgot it answers the same again.
 */
import type { DrillOrders } from "../../../../shared/domain/drill.ts";
import type { ReplyType } from "../../../../shared/domain/order/order.ts";
import type { LonLat } from "../../../../shared/domain/place.ts";
import { between, pick, type Random, seededRandom, seedOf } from "../../../../shared/domain/random.ts";
import type { OrderMessage } from "../../../../shared/messages/orders.ts";
import { type Actor, type DrillMessage, isoOf } from "./message.ts";
import type { Phone } from "./officer.ts";

export interface GivenReply {
  readonly type: ReplyType;
  readonly atMs: number;
  readonly place: LonLat;
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
}

/** An order as the phone has it, for the next run. */
export interface RememberedOrder {
  readonly officer: string;
  readonly order: OrderMessage;
  readonly replies: readonly GivenReply[];
  /** When there was nothing more to do about it, epoch ms; null while there is. */
  readonly endedAtMs: number | null;
}

/** What happens to an order next. */
type Step = "receive" | "answer" | "wait" | "set-out" | "arrive" | "finish" | "ended";

interface HeldOrder {
  readonly order: OrderMessage;
  fate: Fate;
  readonly replies: GivenReply[];
  step: Step;
  /** Infinite while it waits for something else than time. */
  dueAtMs: number;
  endedAtMs: number | null;
}

/** What an order meets with. */
interface Fate {
  readonly meets: "off" | "unanswered" | "refused" | "accepted";
  readonly receivedMs: number;
  readonly answerMs: number;
  readonly setOutMs: number;
  readonly workMs: number;
  readonly refusal: string;
  readonly sceneNote: string | undefined;
  readonly doneNote: string;
  /** For the way there and back. */
  readonly random: Random;
}

/** How long what is over is still told, after PROTOCOL's 48 hours of a phone's past. */
const toldMs = 48 * 3_600_000;
const inHand: readonly Step[] = ["set-out", "arrive", "finish"];

export class OrderBook implements Actor {
  nextAtMs = Number.POSITIVE_INFINITY;

  readonly #officer: string;
  readonly #phone: Phone;
  readonly #habits: DrillOrders;
  readonly #startMs: number;
  readonly #held = new Map<string, HeldOrder>();
  readonly #untold: HeldOrder[] = [];
  #unansweredUntilMs = Number.NEGATIVE_INFINITY;

  /** `remembered`: what an earlier run of the same phone had. */
  constructor(
    officer: string,
    phone: Phone,
    habits: DrillOrders,
    remembered: readonly RememberedOrder[],
    startMs: number,
  ) {
    this.#officer = officer;
    this.#phone = phone;
    this.#habits = habits;
    this.#startMs = startMs;
    for (const kept of remembered) {
      if (kept.endedAtMs !== null && kept.endedAtMs < startMs - toldMs) continue;
      const held = this.#resumed(kept);
      this.#held.set(kept.order.order, held);
      // The broker may have forgotten it.
      if (held.replies.length > 0) this.#untold.push(held);
    }
    this.#takeUpNext(seededRandom(seedOf(0, officer)), startMs);
    this.#schedule(startMs);
  }

  get remembered(): RememberedOrder[] {
    return [...this.#held.values()].map(({ order, replies, endedAtMs }) => {
      return { officer: this.#officer, order, replies: [...replies], endedAtMs };
    });
  }

  /** Nobody looks at the phone until then: orders that nobody answered yet, and those that come, stay without one. */
  leaveUnanswered(untilMs: number, atMs: number): void {
    this.#unansweredUntilMs = untilMs;
    for (const held of this.#held.values()) {
      if (held.step === "receive") held.fate = { ...held.fate, meets: "unanswered" };
      if (held.step === "answer") this.#wait(held, "answer");
    }
    this.#schedule(atMs);
  }

  /** An order came, or (null) was taken away. */
  hear(id: string, order: OrderMessage | null, atMs: number): void {
    const held = this.#held.get(id);
    if (order && !held) {
      const drawn = drawFate(this.#habits, order, this.#officer);
      const fate: Fate = atMs < this.#unansweredUntilMs ? { ...drawn, meets: "unanswered" } : drawn;
      const dueAtMs = this.#phone.onFromMs(atMs) + fate.receivedMs;
      this.#held.set(id, { order, fate, replies: [], step: "receive", dueAtMs, endedAtMs: null });
    } else if (!order && held && held.step !== "ended") {
      const wasInHand = inHand.includes(held.step);
      this.#end(held, atMs);
      if (wasInHand) this.#takeUpNext(held.fate.random, atMs);
    }
    this.#schedule(atMs);
  }

  act(): DrillMessage[] {
    const atMs = this.nextAtMs;
    const messages = this.#untold.splice(0).map((held) => this.#told(held, atMs));
    for (const held of this.#held.values()) {
      if (held.dueAtMs <= atMs && this.#take(held, atMs)) messages.push(this.#told(held, atMs));
    }
    messages.push(...this.#forget(atMs));
    this.#schedule(atMs + 1);
    return messages;
  }

  /** Takes the step that is due; true when there is something to tell. */
  #take(held: HeldOrder, atMs: number): boolean {
    const { fate, order } = held;
    const phone = this.#phone;
    if (phone.silencedUntilMs > atMs) {
      held.dueAtMs = phone.silencedUntilMs;
      return false;
    }
    switch (held.step) {
      case "receive": {
        if (fate.meets === "off") {
          phone.switchOff(atMs, fate.random);
          this.#wait(held, "receive");
          return false;
        }
        const onFromMs = phone.onFromMs(atMs);
        if (onFromMs > atMs) {
          held.dueAtMs = onFromMs + fate.receivedMs;
          return false;
        }
        if (fate.meets === "unanswered") this.#wait(held, "answer");
        else this.#next(held, "answer", atMs + fate.answerMs);
        return this.#reply(held, { type: "received", atMs });
      }
      case "answer":
        if (fate.meets === "refused") {
          this.#end(held, atMs);
          return this.#reply(held, { type: "refused", atMs, reason: fate.refusal });
        }
        this.#wait(held, "wait");
        this.#reply(held, { type: "accepted", atMs });
        this.#takeUpNext(fate.random, atMs);
        return true;
      case "set-out":
        this.#next(held, "arrive", phone.goTo(order.place, atMs, fate.random));
        return this.#reply(held, { type: "en-route", atMs });
      case "arrive":
        this.#next(held, "finish", atMs + fate.workMs);
        return this.#reply(held, { type: "on-scene", atMs, note: fate.sceneNote });
      case "finish":
        this.#reply(held, { type: "done", atMs, note: fate.doneNote });
        this.#end(held, atMs);
        this.#takeUpNext(fate.random, atMs);
        return true;
      default:
        return false;
    }
  }

  #reply(held: HeldOrder, reply: Omit<GivenReply, "place">): true {
    held.replies.push({ ...reply, place: this.#phone.placeAt(reply.atMs) });
    return true;
  }

  #next(held: HeldOrder, step: Step, dueAtMs: number): void {
    held.step = step;
    held.dueAtMs = Math.round(dueAtMs);
  }

  /** Until something else happens. */
  #wait(held: HeldOrder, step: Step): void {
    held.step = step;
    held.dueAtMs = Number.POSITIVE_INFINITY;
  }

  #end(held: HeldOrder, atMs: number): void {
    this.#wait(held, "ended");
    held.endedAtMs = atMs;
  }

  /** The longest accepted of those that wait, unless one is in hand; with none, back to the beat. */
  #takeUpNext(random: Random, atMs: number): void {
    const held = [...this.#held.values()];
    if (held.some(({ step }) => inHand.includes(step))) return;
    const acceptedAtMs = ({ replies }: HeldOrder) => replies.at(-1)?.atMs ?? atMs;
    const [next] = held
      .filter(({ step }) => step === "wait")
      .sort((a, b) => acceptedAtMs(a) - acceptedAtMs(b));
    if (next) this.#next(next, "set-out", atMs + next.fate.setOutMs);
    else this.#phone.release(atMs, random);
  }

  /** As an earlier run left it; who was on the way sets out from where the phone is now. */
  #resumed({ order, replies, endedAtMs }: RememberedOrder): HeldOrder {
    const fate = drawFate(this.#habits, order, this.#officer);
    const held: HeldOrder = {
      ...{ order, fate, replies: [...replies], endedAtMs },
      ...{ step: "ended", dueAtMs: Number.POSITIVE_INFINITY },
    };
    if (endedAtMs !== null) return held;
    const startMs = this.#startMs;
    const last = replies.at(-1);
    if (!last) {
      this.#next(held, "receive", startMs + fate.receivedMs);
      return held;
    }
    switch (last.type) {
      case "received":
        if (fate.meets === "unanswered") this.#wait(held, "answer");
        else this.#next(held, "answer", Math.max(startMs, last.atMs + fate.answerMs));
        break;
      case "accepted":
        this.#wait(held, "wait");
        break;
      case "en-route":
        this.#next(held, "arrive", this.#phone.goTo(order.place, startMs, fate.random));
        break;
      case "on-scene":
        this.#phone.standAt(order.place, startMs);
        this.#next(held, "finish", Math.max(startMs, last.atMs + fate.workMs));
        break;
      default:
        this.#end(held, last.atMs);
    }
    return held;
  }

  /** What has long been over is no longer told. */
  #forget(atMs: number): DrillMessage[] {
    const forgotten = [...this.#held.values()].filter(
      ({ endedAtMs }) => endedAtMs !== null && endedAtMs < atMs - toldMs,
    );
    for (const { order } of forgotten) this.#held.delete(order.order);
    return forgotten
      .filter(({ replies }) => replies.length > 0)
      .map(({ order }) => ({ ...replyMessage(order.order, atMs), body: null }));
  }

  #schedule(fromMs: number): void {
    let nextMs = Number.POSITIVE_INFINITY;
    for (const held of this.#held.values()) nextMs = Math.min(nextMs, held.dueAtMs);
    this.nextAtMs = this.#untold.length > 0 ? fromMs : Math.max(nextMs, fromMs);
  }

  /** The whole history so far, after PROTOCOL. */
  #told({ order, replies }: HeldOrder, atMs: number): DrillMessage {
    const body = {
      order: order.order,
      officer: this.#officer,
      replies: replies.map(({ atMs: repliedAtMs, ...reply }) => {
        // An officer says each of these once.
        return { id: reply.type, ...reply, time: isoOf(repliedAtMs) };
      }),
    };
    return { ...replyMessage(order.order, atMs), body };
  }
}

function replyMessage(id: string, atMs: number): Omit<DrillMessage, "body"> {
  return { kind: "reply", id, atMs, qos: 1, retain: true };
}

function drawFate(habits: DrillOrders, order: OrderMessage, officer: string): Fate {
  const random = seededRandom(seedOf(0, `${order.order} ${officer}`));
  const { off, unanswered, refused } = habits;
  const drawn = random();
  const { [order.category]: ofCategory, [order.priority]: ofPriority, other } = habits.workMinutes;
  const secondsMs = (range: readonly [number, number]) => Math.round(between(random, range) * 1000);
  const { [order.category]: sceneNotes } = habits.sceneNotes;
  return {
    meets:
      drawn < off
        ? "off"
        : drawn < off + unanswered
          ? "unanswered"
          : drawn < off + unanswered + refused
            ? "refused"
            : "accepted",
    receivedMs: secondsMs(habits.receivedSeconds),
    answerMs: secondsMs(habits.answerSeconds),
    setOutMs: secondsMs(habits.setOutSeconds),
    workMs: Math.round(between(random, ofCategory ?? ofPriority ?? other!) * 60_000),
    refusal: pick(random, habits.refusals),
    doneNote: pick(random, habits.doneNotes[order.category] ?? habits.doneNotes.other!),
    sceneNote: sceneNotes && pick(random, sceneNotes),
    random,
  };
}
