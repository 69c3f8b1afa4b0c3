/**
 * What whoever decided something knew of other stations: so two decisions that did not know of each other are told from
 * one that answers the other.
 *
 * The rule: an event of a kind that others may contradict carries in its body, as `seen`, how far the logs of the other
 * stations reached on its station when it was written. Of two events one knew the other when that one is within what it
 * had seen; two of which neither knew the other are concurrent. The clock cannot say so: two clocks that differ order
 * events that knew nothing of each other, too. (A version vector, cut to what is compared: Parker and others, "Detection
 * of Mutual Inconsistency in Distributed Systems", 1983.)
 */
import { z } from "zod";
import type { EventKind, RoomEvent } from "./event.ts";

/** The last number of each other station. */
export type Seen = Readonly<Record<string, number>>;

const carried = z.object({ seen: z.record(z.string(), z.number().int().nonnegative()) });

/** Kinds that move an incident or an order on: those that another decision may contradict. */
const kinds: ReadonlySet<EventKind> = new Set<EventKind>([
  "incident.acknowledged",
  "incident.merged",
  "incident.separated",
  "incident.transferred",
  "incident.resolved",
  "incident.closed",
  "incident.reopened",
  "incident.cancelled",
  "order.sent",
  "order.recalled",
  "order.replied",
  "order.escalated",
  "order.escalation-stopped",
]);

export function carriesSeen(kind: string): boolean {
  return kinds.has(kind as EventKind);
}

/** False for what does not say what it knew. */
export function knew(event: RoomEvent, other: Pick<RoomEvent, "station" | "seq">): boolean {
  if (event.station === other.station) return event.seq > other.seq;
  const found = carried.safeParse(event.body);
  return found.success && (found.data.seen[other.station] ?? 0) >= other.seq;
}

/** Neither knew of the other. */
export function areConcurrent(a: RoomEvent, b: RoomEvent): boolean {
  return !knew(a, b) && !knew(b, a);
}
