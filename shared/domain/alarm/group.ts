/**
 * Grouping of an alarm flood: ten or more of one cause in one place within ten minutes are shown as one (ISA-18.2 calls
 * more than ten in ten minutes a flood: nobody can answer them singly).
 *
 * Guarantees: every alarm is in exactly one entry, single or group, and a group stands for the most pressing of its
 * members.
 */
import { type AlarmPriority, type AlarmState, alarmPriorities } from "./alarm.ts";

export const floodCount = 10;
export const floodWithinMs = 10 * 60_000;

export interface Groupable {
  readonly id: string;
  readonly cause: string;
  readonly district: string | null;
  readonly priority: AlarmPriority;
  readonly state: AlarmState;
  /** Since when, epoch ms. */
  readonly since: number;
}

/** Cause and place: what members of a group have in common. */
export function groupId({ cause, district }: Pick<Groupable, "cause" | "district">): string {
  return `group:${cause}:${district ?? ""}`;
}

/** The ids of groups that these alarms make: wherever ten came within ten minutes. */
export function floods(alarms: Iterable<Groupable>): Set<string> {
  const times = new Map<string, number[]>();
  for (const alarm of alarms) {
    const id = groupId(alarm);
    const known = times.get(id);
    if (known) known.push(alarm.since);
    else times.set(id, [alarm.since]);
  }
  const found = new Set<string>();
  for (const [id, since] of times) {
    if (since.length < floodCount) continue;
    since.sort((a, b) => a - b);
    const isFlood = since.some(
      (at, n) => n >= floodCount - 1 && at - since[n - floodCount + 1]! < floodWithinMs,
    );
    if (isFlood) found.add(id);
  }
  return found;
}

export interface Entry<Row extends Groupable> {
  /** The alarm's or the group's. */
  readonly id: string;
  /** The most pressing first; a single alarm is its only one. */
  readonly members: readonly Row[];
  readonly priority: AlarmPriority;
  readonly state: AlarmState;
  readonly since: number;
}

/** In which order states ask for a person. */
const stateWeights: Readonly<Record<AlarmState, number>> = {
  unacknowledged: 0,
  returned: 1,
  acknowledged: 2,
  shelved: 3,
  suppressed: 4,
  normal: 5,
};

type Ranked = Pick<Groupable, "id" | "priority" | "state" | "since">;

const priorityWeight = (priority: AlarmPriority) => alarmPriorities.indexOf(priority);

/** What must be looked at first: the unacknowledged, then the gravest, then the newest. */
export function compareAlarms(a: Ranked, b: Ranked): number {
  return (
    stateWeights[a.state] - stateWeights[b.state] ||
    priorityWeight(a.priority) - priorityWeight(b.priority) ||
    b.since - a.since ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** Singles and groups, in the order in which a person should look at them. `group` is the group that a row is in, if any. */
export function gathered<Row extends Groupable & { readonly group: string | null }>(
  rows: readonly Row[],
): Entry<Row>[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = row.group ?? row.id;
    const known = groups.get(id);
    if (known) known.push(row);
    else groups.set(id, [row]);
  }
  return [...groups].map(([id, members]) => entryOf(id, members)).sort(compareAlarms);
}

function entryOf<Row extends Groupable>(id: string, members: Row[]): Entry<Row> {
  members.sort(compareAlarms);
  const { state, priority } = members[0]!;
  const since = members.reduce((oldest, each) => Math.min(oldest, each.since), Number.POSITIVE_INFINITY);
  return { id, members, state, priority, since };
}
