/**
 * While nobody is signed in, or the window is locked: that alarms wait, how many and how grave. Where and what is for
 * who is signed in, since this stands in a room that anybody may have walked into.
 */
import { useTranslation } from "react-i18next";
import { alarmPriorities } from "../../../shared/domain/alarm/alarm.ts";
import { isWaiting, useAlarmEntries } from "../../alarm/entries.ts";
import { useCountFormat } from "../../ui/count.ts";
import { PriorityMark } from "../../ui/Shape.tsx";

export function WaitingAlarms() {
  const { entries } = useAlarmEntries();
  const { t } = useTranslation("access");
  const { t: reports } = useTranslation("reports");
  const count = useCountFormat();
  const waiting = entries.flatMap(({ members }) => members.filter(isWaiting));
  const gravest = alarmPriorities.find((priority) => waiting.some((alarm) => alarm.priority === priority));
  return (
    <p className="door-alarms" role="status" data-gravest={gravest}>
      {gravest ? (
        <>
          <PriorityMark priority={gravest} label={reports(`priority-${gravest}`)} />
          <strong>{t("alarms-waiting", { count: waiting.length, number: count(waiting.length) })}</strong>
        </>
      ) : (
        t("alarms-none")
      )}
    </p>
  );
}
