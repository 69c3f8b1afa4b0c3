/**
 * Who belongs to the room.
 *
 * A station trusts itself, and every station that one it trusts has admitted. Whoever joins admits the station that let
 * it in, in its own log, so that both come to trust the same stations: the first one founds the room by being alone.
 * A retired station's word is not taken any more; its events that the room holds stay, and are passed on, so that all
 * stations keep holding the same. The result is the same in whatever order the events are seen.
 */
import type { RoomEvent } from "../event/event.ts";

/** The subject of what is told of a station. */
export function stationSubject(station: string): string {
  return `station:${station}`;
}

export type Standing = "member" | "retired" | "stranger";

export interface Members {
  standingOf(station: string): Standing;
  /** The keys with which a station may sign, in base64url; the last one first. */
  keysOf(station: string): readonly string[];
  /** All that were ever trusted, this station too. */
  all(): readonly string[];
}

/** `events`: those of `station.admitted` and `station.retired`, of all stations, in the order in which they are folded. */
export function foldMembers(self: string, ownKey: string | null, events: readonly RoomEvent[]): Members {
  const keys = new Map<string, string[]>([[self, ownKey === null ? [] : [ownKey]]]);
  // Trust spreads along admissions until nobody new comes in.
  for (let before = -1; before !== sizeOf(keys); ) {
    before = sizeOf(keys);
    for (const event of events) {
      if (event.kind !== "station.admitted" || !keys.has(event.station)) continue;
      const known = keys.get(event.body.station) ?? [];
      if (!known.includes(event.body.publicKey)) known.unshift(event.body.publicKey);
      keys.set(event.body.station, known);
    }
  }
  // Admitted again after it was retired: a person found it, and let it in again.
  const retired = new Set<string>();
  for (const event of events) {
    if (!keys.has(event.station)) continue;
    if (event.kind === "station.retired") retired.add(event.subject);
    // Nobody lets itself in again.
    if (event.kind === "station.admitted" && event.body.station !== event.station)
      retired.delete(stationSubject(event.body.station));
  }
  return {
    standingOf: (station) =>
      !keys.has(station) ? "stranger" : retired.has(stationSubject(station)) ? "retired" : "member",
    keysOf: (station) => keys.get(station) ?? [],
    all: () => [...keys.keys()],
  };
}

function sizeOf(keys: ReadonlyMap<string, readonly string[]>): number {
  return [...keys.values()].reduce((sum, each) => sum + each.length + 1, 0);
}
