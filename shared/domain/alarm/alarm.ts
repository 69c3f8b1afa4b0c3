/**
 * One alarm, after ANSI/ISA-18.2 (IEC 62682), Management of Alarm Systems for the Process Industries: its condition comes
 * and goes, people acknowledge it, set it aside for a while (shelve), or the room itself holds it back (suppressed by
 * design, because another alarm says the same).
 *
 * Guarantees: decisions may arrive in any order and more than once, between any changes of the condition, and end in the
 * same alarm; an acknowledgement never covers what was raised after the one that the person saw; a shelf ends by itself,
 * `maxShelfMs` after it was decided at the latest.
 */
import { compareEvents, type RoomEvent } from "../event/event.ts";

/** `normal` is no alarm: nothing holds, and nobody has to acknowledge anything. */
export const alarmStates = [
  "unacknowledged",
  "acknowledged",
  "returned",
  "shelved",
  "suppressed",
  "normal",
] as const;
export type AlarmState = (typeof alarmStates)[number];

/** The gravest first; the same scale as that of incidents. */
export const alarmPriorities = ["urgent", "high", "normal", "low"] as const;
export type AlarmPriority = (typeof alarmPriorities)[number];

/** What an alarm comes from. */
export const alarmCauses = [
  "deadline",
  "order-unanswered",
  "officer-silent",
  "understaffed",
  "handover-due",
  "sensor-alarm",
  "sensor-warning",
  "warning",
  "camera-group",
  "camera-down",
  "link",
  "station-clock",
  "disk",
] as const;
export type AlarmCause = (typeof alarmCauses)[number];

/** The longest that anybody may set an alarm aside. */
export const maxShelfMs = 8 * 3600_000;

export interface Occurrence {
  readonly raisedAtMs: number;
  /** Null while the condition holds. */
  readonly returnedAtMs: number | null;
  /** False while it has been suppressed from its beginning: when it is over then, nobody has to know. */
  readonly told: boolean;
}

export interface Shelf {
  readonly reason: string;
  readonly untilMs: number;
  readonly by: string;
}

export interface Alarm {
  /** The last one; null before the first. */
  readonly occurrence: Occurrence | null;
  /** What was raised until then is acknowledged, epoch ms. */
  readonly acknowledgedUntilMs: number;
  /** The last decision to shelve it or to take it off the shelf. */
  readonly shelving: Extract<RoomEvent, { kind: "alarm.shelved" | "alarm.unshelved" }> | null;
  /** Another alarm says the same. */
  readonly suppressed: boolean;
}

export const quietAlarm: Alarm = {
  occurrence: null,
  acknowledgedUntilMs: Number.NEGATIVE_INFINITY,
  shelving: null,
  suppressed: false,
};

export function isActive({ occurrence }: Alarm): boolean {
  return occurrence !== null && occurrence.returnedAtMs === null;
}

/** The condition holds since `atMs`. Later than all that was raised before, whatever the clock that gave it says. */
export function raised(alarm: Alarm, atMs: number): Alarm {
  if (isActive(alarm)) return alarm;
  const last = alarm.occurrence;
  const earliest = last ? Math.max(last.raisedAtMs + 1, last.returnedAtMs ?? 0) : atMs;
  return {
    ...alarm,
    occurrence: { raisedAtMs: Math.max(atMs, earliest), returnedAtMs: null, told: !alarm.suppressed },
  };
}

/** The condition is over. */
export function returned(alarm: Alarm, atMs: number): Alarm {
  if (!alarm.occurrence || !isActive(alarm)) return alarm;
  const returnedAtMs = Math.max(atMs, alarm.occurrence.raisedAtMs);
  return { ...alarm, occurrence: { ...alarm.occurrence, returnedAtMs } };
}

export function suppressed(alarm: Alarm, isSo: boolean): Alarm {
  if (alarm.suppressed === isSo) return alarm;
  const { occurrence } = alarm;
  if (isSo || !occurrence || !isActive(alarm)) return { ...alarm, suppressed: isSo };
  return { ...alarm, suppressed: isSo, occurrence: { ...occurrence, told: true } };
}

/** After one more decision about it; the same alarm where that is older than what is known, or not about alarms. */
export function decided(alarm: Alarm, event: RoomEvent): Alarm {
  switch (event.kind) {
    case "alarm.acknowledged": {
      const until = event.body.raisedAt;
      return until > alarm.acknowledgedUntilMs ? { ...alarm, acknowledgedUntilMs: until } : alarm;
    }
    case "alarm.shelved":
    case "alarm.unshelved":
      if (alarm.shelving && compareEvents(alarm.shelving, event) >= 0) return alarm;
      return { ...alarm, shelving: event };
    default:
      return alarm;
  }
}

/** The shelf that it lies on at `nowMs`, if any. */
export function shelfAt({ shelving }: Alarm, nowMs: number): Shelf | null {
  if (shelving?.kind !== "alarm.shelved") return null;
  const untilMs = Math.min(shelving.body.until, shelving.time.ms + maxShelfMs);
  return nowMs < untilMs ? { reason: shelving.body.reason, untilMs, by: shelving.actor } : null;
}

export function isAcknowledged({ occurrence, acknowledgedUntilMs }: Alarm): boolean {
  return occurrence === null || occurrence.raisedAtMs <= acknowledgedUntilMs;
}

export function stateAt(alarm: Alarm, nowMs: number): AlarmState {
  if (shelfAt(alarm, nowMs)) return "shelved";
  const active = isActive(alarm);
  if (alarm.suppressed && active) return "suppressed";
  if (!active && !alarm.occurrence?.told) return "normal";
  if (isAcknowledged(alarm)) return active ? "acknowledged" : "normal";
  return active ? "unacknowledged" : "returned";
}

/** True when a person is to be told of it. */
export function isAnnounced(state: AlarmState): boolean {
  return state === "unacknowledged" || state === "acknowledged" || state === "returned";
}
