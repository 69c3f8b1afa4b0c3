import { useTranslation } from "react-i18next";
import type { AlarmEntry } from "../../alarm/entries.ts";
import { isWaiting } from "../../alarm/entries.ts";
import { entryText, placeText, type Wording } from "../../alarm/text.ts";
import { Age } from "../../ui/Age.tsx";
import { PriorityMark } from "../../ui/Shape.tsx";

/** One alarm, or one group, of the page's list. */
export function AlarmLine({ entry, wording }: { entry: AlarmEntry; wording: Wording }) {
  const { t } = useTranslation("alarms");
  const first = entry.members[0]!;
  const where = [placeText(first.district, t, wording), entry.members.length === 1 && first.params.where];
  return (
    <div
      className="row-columns alarm-columns"
      data-alarm={entry.id}
      data-state={entry.state}
      data-waiting={isWaiting(entry)}
    >
      <PriorityMark priority={entry.priority} label={t(`priority-${entry.priority}`)} />
      <strong>{entryText(entry, t, wording)}</strong>
      <span>{where.filter(Boolean).join(" · ")}</span>
      <span>{t(`state-${entry.state}`)}</span>
      <Age since={entry.since} />
    </div>
  );
}
