/** What stations say to each other, as the machine sees it: who sent it is known (signed), and its form was checked. */
import type { SealedEvent } from "../event/sealedEvent.ts";
import type { Head } from "../proof/event.ts";
import type { GivenEvent } from "./replicaLog.ts";

/** Events of one station, both numbers with it. */
export interface EventRange {
  readonly station: string;
  readonly from: number;
  readonly to: number;
}

/** How far the sender's copies of all logs reach. */
export interface Presence {
  readonly kind: "presence";
  readonly heads: readonly Head[];
  /** Which events it holds beyond them (`earlyMark`), once it holds all that it heard of; null for none. */
  readonly early: string | null;
}

/** New events of the sender's own log, one after the other. */
export interface Batch<Event = SealedEvent> {
  readonly kind: "batch";
  readonly events: readonly Event[];
}

/** The present (see present.ts), from a place in a giver's list on. */
export interface PresentAsked {
  /** 0: whichever the giver has. */
  readonly list: number;
  readonly at: number;
  /** Not the present, but what the giver holds beyond the ends of logs. */
  readonly early: boolean;
}

/** A part of the present: the events from `at` to before `next` of `of`. Those too large for a message are left out. */
export interface PresentGiven {
  readonly list: number;
  readonly at: number;
  readonly next: number;
  readonly of: number;
}

/** Without ranges and without the present: only the answer's clock is asked for. */
export interface Request {
  readonly kind: "request";
  readonly to: string;
  readonly id: number;
  /** The sender's wall clock, epoch ms. */
  readonly askedAtMs: number;
  readonly ranges: readonly EventRange[];
  readonly present: PresentAsked | null;
}

/** An event too large for one message: a part of its JSON text. */
export interface Piece {
  readonly number: number;
  readonly of: number;
  readonly text: string;
}

/** One part of an answer. Its events are of one station, one after the other; of the present, of any, in no order. */
export interface Reply<Event = SealedEvent> {
  readonly kind: "reply";
  readonly to: string;
  readonly id: number;
  /** As it was asked; when the question came and this left, by the sender's wall clock; epoch ms. */
  readonly askedAtMs: number;
  readonly heardAtMs: number;
  readonly sentAtMs: number;
  readonly events: readonly Event[];
  readonly piece: Piece | null;
  readonly present: PresentGiven | null;
  /** Nothing more comes: what is still missing is not there, or is to be asked for again. */
  readonly last: boolean;
}

/** What comes; and what goes out. */
export type ReplicationMessage = Presence | Batch | Request | Reply;
export type GivenBatch = Batch<GivenEvent>;
export type GivenReply = Reply<GivenEvent>;
