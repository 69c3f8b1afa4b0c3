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

export interface ReplicaLog {
  heads(): readonly Head[];
  /** Undefined where nothing of the station is held. */
  head(station: string): Head | undefined;
  /** The first so many from a number on. */
  read(station: string, from: number, limit: number): readonly SealedEvent[];
  /** Consecutive events of one station: all or none. What is held already is passed over. */
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
  readAt(places: readonly Place[]): readonly SealedEvent[];
}
