/**
 * What is known of an officer's coming and going: clockings of phones and machines, what a supervisor entered, and
 * leave. Plain data; where it is kept is another matter.
 */
import type { AnyPlace } from "../place.ts";
import type { Day } from "../zone.ts";

/** Told by a phone, by a fingerprint machine, or entered by a supervisor. */
export const clockingSources = ["phone", "machine", "supervisor"] as const;
export type ClockingSource = (typeof clockingSources)[number];

export interface Clocking {
  /** Unique among all clockings of the officer, whatever their source. */
  readonly id: string;
  readonly source: ClockingSource;
  readonly type: "in" | "out";
  /** Claimed time, epoch ms; of a machine whose clock was wrong, the corrected one. */
  readonly atMs: number;
  /** What a machine said whose clock was wrong. */
  readonly toldAtMs?: number | null;
  readonly place: AnyPlace | null;
  readonly accuracyM: number | null;
  readonly device: string | null;
}

/** Izin, sakit, cuti, dinas luar. */
export const leaveKinds = ["permission", "sick", "leave", "field-duty"] as const;
export type LeaveKind = (typeof leaveKinds)[number];

/** What a person may say that a shift counts as. */
export const ruledAs = ["present", "absent", ...leaveKinds] as const;
export type RuledAs = (typeof ruledAs)[number];

/** From when until when of one day somebody has leave; epoch ms. */
export interface LeavePart {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Whole days, of the shifts that begin on them, or a part of one. */
export interface Leave {
  readonly id: string;
  readonly kind: LeaveKind;
  readonly from: Day;
  readonly to: Day;
  /** Absent or null for whole days. */
  readonly part?: LeavePart | null;
  readonly reason: string;
}

/** Shifts that the plan has an officer in; what the roster's plan answers has this and more. */
export interface PlannedSpan {
  readonly shift: string;
  /** That it begins on, in the city's zone. */
  readonly day: Day;
  /** Epoch ms. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly post: string;
}

/** Of the same time, the greater id is later: the order of arrival does not matter. */
export function compareClockings(a: Clocking, b: Clocking): number {
  return a.atMs - b.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
