/** Which alarms the page shows, and in which order. Pure. */
import type { TFunction } from "i18next";
import type { AlarmRow } from "../../../shared/contract/alarms.ts";
import type { AlarmPriority } from "../../../shared/domain/alarm/alarm.ts";
import { gathered } from "../../../shared/domain/alarm/group.ts";
import { type AlarmEntry, entriesOf } from "../../alarm/entries.ts";
import { alarmText, entryText, placeText, type Wording } from "../../alarm/text.ts";
import { hasWords } from "../words.ts";

/** Those that people are told of, those set aside, and those held back because another one says the same. */
export const alarmGroups = ["standing", "shelved", "suppressed"] as const;
export type AlarmGroup = (typeof alarmGroups)[number];

export interface AlarmFilter {
  readonly text: string;
  readonly district: string | null;
  readonly priority: AlarmPriority | null;
  readonly group: AlarmGroup;
}

export const everyAlarm: AlarmFilter = { text: "", district: null, priority: null, group: "standing" };

export function entriesIn(rows: readonly AlarmRow[], group: AlarmGroup): readonly AlarmEntry[] {
  return group === "standing" ? entriesOf(rows) : gathered(rows.filter(({ state }) => state === group));
}

export function filterAlarms(
  entries: readonly AlarmEntry[],
  { text, district, priority }: AlarmFilter,
  t: TFunction<"alarms">,
  wording: Wording,
): readonly AlarmEntry[] {
  if (text === "" && district === null && priority === null) return entries;
  return entries.filter((entry) => {
    const first = entry.members[0] as AlarmRow;
    return (
      (district === null || first.district === district) &&
      (priority === null || entry.priority === priority) &&
      hasWords(text, [
        entryText(entry, t, wording),
        placeText(first.district, t, wording),
        ...entry.members.flatMap((member) => [
          alarmText(member, t, wording),
          member.params.where ?? "",
          member.subject.id,
        ]),
      ])
    );
  });
}
