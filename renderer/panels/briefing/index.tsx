/**
 * The briefing, a page at a time, in step with all screens: the state of today in one look, where it gathers, what breaks
 * its deadline next, how agencies do, who is there, water and warnings, and pictures of before and after.
 */
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { BriefingPage } from "../../../shared/domain/briefing/pages.ts";
import { useView } from "../../data/core.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import type { PanelProps } from "../panel.ts";
import { AgenciesPage } from "./AgenciesPage.tsx";
import { AttendancePage } from "./AttendancePage.tsx";
import { DeadlinesPage } from "./DeadlinesPage.tsx";
import { DistrictsPage } from "./DistrictsPage.tsx";
import { PhotosPage } from "./PhotosPage.tsx";
import { TodayPage } from "./TodayPage.tsx";
import { WaterPage } from "./WaterPage.tsx";
import "./briefing.css";

/** What stands on each page. Adding one is adding a file, a row here, and a name in `shared/domain/briefing`. */
const contents: Record<BriefingPage, ComponentType> = {
  today: TodayPage,
  districts: DistrictsPage,
  deadlines: DeadlinesPage,
  agencies: AgenciesPage,
  attendance: AttendancePage,
  water: WaterPage,
  photos: PhotosPage,
};

export default function BriefingPanel(_props: PanelProps) {
  const { rows, state } = useView("briefing");
  const { t } = useTranslation("briefing");
  const [briefing] = rows;
  if (!briefing) {
    return (
      <Frame title={t("title")} state={state}>
        <Nothing>{t("loading")}</Nothing>
      </Frame>
    );
  }
  const { page, pages, turning } = briefing;
  const Content = contents[page];
  return (
    <Frame
      title={t(`page-${page}`)}
      state={state}
      aside={
        <span>
          {turning ? "" : `${t("standing")} · `}
          {pages.indexOf(page) + 1}/{pages.length}
        </span>
      }
    >
      <div className="briefing" data-briefing={page}>
        <Content />
      </div>
    </Frame>
  );
}
