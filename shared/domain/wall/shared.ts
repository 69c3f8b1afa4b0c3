/**
 * What the walls of a room show together: its scene, its spotlight, what was pushed onto it, its tours. Each change is an
 * event of the log, and the wall is a fold over them: no retained message could say which of two that a partition left
 * behind is the later, and none is there for a station that comes without a broker.
 *
 * Guarantees: the same events give the same wall on every station. The wall belongs to the station at which a person
 * changed it last: what that station does by itself (incidents, the schedule, the spotlight's turns) counts, and what
 * others do by themselves does not, until a person acts there. So a wall computer that loses its console keeps what it
 * shows, and after a partition the last person's word stands, never that of an automaton that lost its wall. There is no
 * lease that runs out: a wall without its owner stays as it is, which is what people in the room expect of it.
 */
import { z } from "zod";
import { compareEvents, type RoomEvent } from "../event/event.ts";

export const wallParts = ["scene", "spotlights", "pushes", "tours"] as const;
export type WallPart = (typeof wallParts)[number];

/** The subject of its events. */
export const wallSubject = "wall";

export const wallBodies = {
  /** This part of the wall is so from now on; `by`: a person at this station, or the room by itself. */
  "wall.set": z.object({ part: z.enum(wallParts), by: z.enum(["person", "room"]), state: z.unknown() }),
} as const;

export interface SharedWall {
  /** The station at which a person changed it last; null where nobody did. */
  readonly owner: string | null;
  /** As each part was set last. */
  readonly parts: Readonly<Partial<Record<WallPart, Extract<RoomEvent, { kind: "wall.set" }>>>>;
}

export const emptyWall: SharedWall = { owner: null, parts: {} };

/** One more event, later than all that the wall has seen. */
export function stepWall(wall: SharedWall, event: RoomEvent): SharedWall {
  if (event.kind !== "wall.set") return wall;
  const { part, by } = event.body;
  if (by === "room" && wall.owner !== null && wall.owner !== event.station) return wall;
  return { owner: by === "person" ? event.station : wall.owner, parts: { ...wall.parts, [part]: event } };
}

/** In any order, some perhaps twice. */
export function foldWall(events: Iterable<RoomEvent>): SharedWall {
  return [...events].sort(compareEvents).reduce(stepWall, emptyWall);
}
