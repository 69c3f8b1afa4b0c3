/** Attendance: a day as it is judged, a month's recap, and what fingerprint machines brought. */
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRow } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { Chip } from "../Chip.tsx";
import { usePageHandle } from "../page.ts";
import { DayTab } from "./DayTab.tsx";
import { MachineTab } from "./MachineTab.tsx";
import { todayIn } from "./period.ts";
import { RecapTab } from "./RecapTab.tsx";
import "../directory.css";
import "./attendance.css";

const tabs = ["day", "recap", "machines"] as const;
type Tab = (typeof tabs)[number];

export function AttendancePage() {
  const { t } = useTranslation("attendance");
  const city = useRow("city");
  const attendance = useRow("attendance");
  const now = useNow(60_000);
  const [tab, setTab] = useState<Tab>("day");
  const [chosenDay, setDay] = useState<string | null>(null);
  const nextGroup = useCallback(
    () => setTab((before) => tabs[(tabs.indexOf(before) + 1) % tabs.length]!),
    [],
  );
  usePageHandle({ nextGroup });
  if (!city || !attendance) {
    return (
      <Frame title={t("title")} state="live">
        <Nothing>{t("none-in-city")}</Nothing>
      </Frame>
    );
  }
  const day = chosenDay ?? todayIn(city.zone, now);
  const chooser = (
    <div className="directory-chips">
      {tabs.map((each) => (
        <Chip key={each} on={tab === each} onPress={() => setTab(each)}>
          <span>{t(`tab-${each}`)}</span>
        </Chip>
      ))}
      {attendance.busy && <span className="attendance-busy">{t("busy")}</span>}
    </div>
  );
  if (tab === "day") return <DayTab {...{ day, setDay, chooser }} zone={city.zone} />;
  if (tab === "recap") {
    return (
      <RecapTab
        {...{ chooser, zone: city.zone, day }}
        onMonth={(month) => setDay(day.startsWith(month) ? day : `${month}-01`)}
      />
    );
  }
  return <MachineTab {...{ chooser, attendance, zone: city.zone }} />;
}
