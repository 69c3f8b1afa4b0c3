/**
 * Whether this version understands an event. Stations of neighbouring versions work together: what a newer one wrote is
 * kept and passed on as it is, and taken into account after the update.
 */
import { type EventKind, eventBodies, type RoomEvent } from "./event.ts";

/** A kind that this version has, with a body that its schema accepts. */
export function isReadable(event: {
  readonly kind: string;
  readonly body: unknown;
}): event is Pick<RoomEvent, "kind" | "body"> {
  return (
    Object.hasOwn(eventBodies, event.kind) &&
    eventBodies[event.kind as EventKind].safeParse(event.body).success
  );
}
