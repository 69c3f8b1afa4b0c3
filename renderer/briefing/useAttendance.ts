/** Who is there, by agency: on duty now, beside who is planned for now. Not by name: that is for supervisors. */
import { useTranslation } from "react-i18next";
import { useCityIndex } from "../city/useCityIndex.ts";
import { useView } from "../data/core.ts";
import { useFigureWords } from "../performance/words.ts";
import { useCountFormat } from "../ui/count.ts";
import { type Attendance, attendanceOf } from "./attendance.ts";
import { agencyCell, headOf, textCell } from "./cells.ts";
import type { PageNow } from "./page.ts";

export function useAttendance(): PageNow {
  const { t } = useTranslation("briefing");
  const { rows, state } = useView("officers");
  const city = useCityIndex();
  const words = useFigureWords();
  const count = useCountFormat();
  const agencies = state === "loading" ? [] : [...city.agencies.keys()];
  const cells = ({ planned, present, missing, unplanned }: Attendance) => {
    const share = planned === 0 ? null : present / planned;
    return [
      { kind: "bar" as const, share: share ?? 0, level: null },
      ...[textCell(words.share(share)), textCell(count(present)), textCell(count(planned))],
      ...[textCell(count(missing), missing > 0 ? "warning" : null), textCell(count(unplanned))],
    ];
  };
  const head = headOf([
    ...([[t("agency")], [""], [t("share"), "end"], [t("present"), "end"], [t("planned"), "end"]] as const),
    ...([
      [t("absent"), "end"],
      [t("unplanned"), "end"],
    ] as const),
  ]);
  return {
    state,
    content: {
      ...{ kind: "table", lines: [], head, left: null },
      rows:
        agencies.length === 0
          ? []
          : [
              [textCell(t("all-agencies")), ...cells(attendanceOf(rows, null))],
              ...agencies.map((id) => [agencyCell(city, id), ...cells(attendanceOf(rows, id))]),
            ],
      none: agencies.length > 0 ? null : state === "loading" ? t("loading") : t("no-figures"),
    },
  };
}
