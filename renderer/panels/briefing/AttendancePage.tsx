/** Who is there, by agency: on duty now, beside who is planned for now. Not by name: that is for supervisors. */
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { useFigureWords } from "../../performance/words.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Nothing } from "../../ui/Frame.tsx";
import { useRowsThatFit } from "../../ui/fit.ts";
import { AgencyMark } from "../../ui/Shape.tsx";
import { attendanceOf } from "./attendance.ts";

const rowRem = 2.6;

export function AttendancePage() {
  const { t } = useTranslation("briefing");
  const { rows, state } = useView("officers");
  const city = useCityIndex();
  const words = useFigureWords();
  const count = useCountFormat();
  const box = useRef<HTMLUListElement>(null);
  const fit = useRowsThatFit(box, rowRem);
  const agencies = [...city.agencies.values()].slice(0, fit);
  return (
    <div className="briefing-list">
      <p className="briefing-head briefing-present">
        <span>{t("agency")}</span>
        <span />
        <span>{t("present")}</span>
        <span>{t("planned")}</span>
        <span>{t("absent")}</span>
        <span>{t("unplanned")}</span>
      </p>
      <ul ref={box}>
        {state !== "loading" &&
          agencies.map(({ id, short, shape, colour }) => {
            const { planned, present, missing, unplanned } = attendanceOf(rows, id);
            const share = planned === 0 ? null : present / planned;
            return (
              <li key={id} className="briefing-present" style={{ height: `${rowRem}rem` }}>
                <strong>
                  <AgencyMark shape={shape} colour={colour} /> {short}
                </strong>
                <span className="briefing-bar">
                  <i style={{ width: `${(share ?? 0) * 100}%` }} />
                </span>
                <b>
                  {count(present)} · {words.share(share)}
                </b>
                <span>{count(planned)}</span>
                <span data-bad={missing > 0}>{count(missing)}</span>
                <span>{count(unplanned)}</span>
              </li>
            );
          })}
        {(state === "loading" || agencies.length === 0) && (
          <Nothing>{state === "loading" ? t("loading") : t("no-figures")}</Nothing>
        )}
      </ul>
    </div>
  );
}
