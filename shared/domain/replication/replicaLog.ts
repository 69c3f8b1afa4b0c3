/** What the machine needs of a station's log. */
import type { SealedEvent } from "../event/sealedEvent.ts";
import type { Head } from "../proof/event.ts";

export type Admission =
  | { readonly ok: true; readonly admitted: number }
  | { readonly ok: false; readonly reason: string; readonly seq: number };

/** Where an event stands. */
export interface Place {
  readonly station: string;
  readonly seq: number;
}

/** An event as it is given to others: where it stands, and its JSON text as it travels. */
export interface GivenEvent extends Place {
  readonly hash: string;
  readonly text: string;
  /** Of the text in UTF-8. */
  readonly bytes: number;
}

export interface ReplicaLog {
  heads(): readonly Head[];
  /** Undefined where nothing of the station is held. */
  head(station: string): Head | undefined;
  /** The first so many from a number on; whoever takes fewer of them pays for these alone. */
  read(station: string, from: number, limit: number): Iterable<GivenEvent>;
  /**
   * Consecutive events of one station: all or none. What is held already is passed over, and where they reach events that
   * were taken early, the log goes on up to the last of these that follow.
   */
  admit(events: readonly SealedEvent[], nowMs: number): Admission;
  /**
   * Events of any stations, in any order, before those that they follow are held. Each is proven by its own hash and
   * signature, or by one that follows it; that nothing is missing before it is proven when its log is whole. Returns
   * those of authors whom nobody let in, as far as is known yet; what is wrong otherwise is not taken.
   */
  admitEarly(events: readonly SealedEvent[], nowMs: number): readonly SealedEvent[];
  /** Those that were taken early and are not reached by their logs yet. */
  early(): readonly Place[];
  /** Where the events stand that the present is made of, what matters most first. */
  present(nowMs: number): readonly Place[];
  /** The events at these places, as far as they are held, in the order of the places. */
  readAt(places: readonly Place[]): Iterable<GivenEvent>;
}
