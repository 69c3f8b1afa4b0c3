/** What the machine needs of a station's log. */
import type { SealedEvent } from "../event/sealedEvent.ts";
import type { Head } from "../proof/event.ts";

export type Admission =
  | { readonly ok: true; readonly admitted: number }
  | { readonly ok: false; readonly reason: string; readonly seq: number };

export interface ReplicaLog {
  heads(): readonly Head[];
  /** Undefined where nothing of the station is held. */
  head(station: string): Head | undefined;
  /** The first so many from a number on. */
  read(station: string, from: number, limit: number): readonly SealedEvent[];
  /** Consecutive events of one station: all or none. What is held already is passed over. */
  admit(events: readonly SealedEvent[], nowMs: number): Admission;
}
