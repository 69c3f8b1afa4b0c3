/** The room's alarms as people are told of them: singles and groups, the most pressing first. */
import type { AlarmRow } from "../../shared/contract/alarms.ts";
import { isAnnounced } from "../../shared/domain/alarm/alarm.ts";
import { type Entry, gathered } from "../../shared/domain/alarm/group.ts";
import { useView, type ViewSnapshot } from "../data/core.ts";

export type AlarmEntry = Entry<AlarmRow>;

/** Gathered once for each set of rows, however many parts of a screen show them. */
const known = new WeakMap<readonly AlarmRow[], readonly AlarmEntry[]>();

export function entriesOf(rows: readonly AlarmRow[]): readonly AlarmEntry[] {
  const before = known.get(rows);
  if (before) return before;
  const entries = gathered(rows.filter(({ state }) => isAnnounced(state)));
  known.set(rows, entries);
  return entries;
}

export function useAlarmEntries(): {
  readonly entries: readonly AlarmEntry[];
  readonly state: ViewSnapshot<AlarmRow>["state"];
} {
  const { rows, state } = useView("alarms");
  return { entries: entriesOf(rows), state };
}

/** True while somebody has to acknowledge it. */
export function isWaiting({ state }: Pick<AlarmRow, "state">): boolean {
  return state === "unacknowledged" || state === "returned";
}

/** What the operator means who acknowledges it: its members that wait, as they are seen now. */
export function seenOf({ members }: AlarmEntry): { alarm: string; since: number }[] {
  return members.filter(isWaiting).map(({ id, since }) => ({ alarm: id, since }));
}
