/**
 * Decisions about one incident, or about one officer, that were made at two stations and did not know of each other.
 *
 * The fold settles each of them the same way everywhere (incident.ts); a person must know that it did, since somebody
 * acts on the one that does not stand. Which pairs are told: two that took the incident; two orders to one officer; two
 * transfers to different agencies; what ends or merges it against what carries it on. Whether they knew of each other is
 * what they had seen (event/seen.ts), never their clocks. Pure.
 */
import { compareEvents, eventId, type RoomEvent } from "../event/event.ts";
import { areConcurrent } from "../event/seen.ts";
import type { Incident } from "./incident.ts";

export const conflictKinds = ["taken-twice", "officer-twice", "transferred-twice", "contradicted"] as const;
export type ConflictKind = (typeof conflictKinds)[number];

export interface Conflict {
  /** The same on every station. */
  readonly id: string;
  readonly kind: ConflictKind;
  /** In the order of the fold. */
  readonly first: RoomEvent;
  readonly second: RoomEvent;
}

const ends: ReadonlySet<string> = new Set(["incident.resolved", "incident.closed", "incident.cancelled"]);
const carriesOn: ReadonlySet<string> = new Set(["order.sent", "incident.transferred"]);
const contestable: ReadonlySet<string> = new Set([
  ...["incident.acknowledged", "incident.merged", "incident.transferred", "order.sent"],
  ...ends,
]);

/** What another station may have contradicted. */
export function isContestable({ kind }: RoomEvent): boolean {
  return contestable.has(kind);
}

/** Those of one incident, the earliest first. */
export function conflictsIn({ decisions }: Pick<Incident, "decisions">): Conflict[] {
  if (decisions.every(({ station }) => station === decisions[0]?.station)) return [];
  return decisions.flatMap((second, n) =>
    decisions.slice(0, n).flatMap((first) => conflictOf(first, second) ?? []),
  );
}

/** Of orders to one officer for two incidents. */
export function conflictsBetween(
  one: Pick<Incident, "decisions">,
  other: Pick<Incident, "decisions">,
  officer: string,
): Conflict[] {
  const sent = ({ decisions }: Pick<Incident, "decisions">) =>
    decisions.filter((event) => event.kind === "order.sent" && event.body.officer === officer);
  return sent(one).flatMap((a) => sent(other).flatMap((b) => conflictOf(a, b) ?? []));
}

/** The same on every station, whichever of the incidents it heard of first: by the later side, then by the earlier. */
export function inOrder(conflicts: readonly Conflict[]): Conflict[] {
  return [...conflicts].sort((a, b) => compareEvents(a.second, b.second) || compareEvents(a.first, b.first));
}

function conflictOf(a: RoomEvent, b: RoomEvent): Conflict | undefined {
  const kind = a.station === b.station ? undefined : kindOf(a, b);
  if (!kind || !areConcurrent(a, b)) return undefined;
  const [first, second] = compareEvents(a, b) < 0 ? [a, b] : [b, a];
  return { id: `${eventId(first)}|${eventId(second)}`, kind, first, second };
}

function kindOf(a: RoomEvent, b: RoomEvent): ConflictKind | undefined {
  if (a.kind === "incident.acknowledged" && b.kind === "incident.acknowledged") {
    return a.actor === b.actor ? undefined : "taken-twice";
  }
  if (a.kind === "order.sent" && b.kind === "order.sent") {
    // One step of an escalation that two stations took is one order.
    const isTwice = a.body.officer === b.body.officer && a.body.order !== b.body.order;
    return isTwice ? "officer-twice" : undefined;
  }
  if (a.kind === "incident.transferred" && b.kind === "incident.transferred") {
    return a.body.agency === b.body.agency ? undefined : "transferred-twice";
  }
  return isAgainst(a, b) || isAgainst(b, a) ? "contradicted" : undefined;
}

function isAgainst(a: RoomEvent, b: RoomEvent): boolean {
  if (a.kind === "incident.merged") {
    return (
      ends.has(b.kind) ||
      carriesOn.has(b.kind) ||
      (b.kind === "incident.merged" && a.body.into !== b.body.into)
    );
  }
  return ends.has(a.kind) && carriesOn.has(b.kind);
}

/** Which of the two holds: the later, where it had effect. */
export function standingOf(
  { first, second }: Conflict,
  incident: Pick<Incident, "withoutEffect">,
): RoomEvent {
  return incident.withoutEffect.has(eventId(second)) ? first : second;
}
