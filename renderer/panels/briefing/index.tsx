/**
 * The briefing, a page at a time, in step with all screens: the state of today in one look, where it gathers, what breaks
 * its deadline next, how agencies do, who is there, water and warnings, and pictures of before and after.
 */
import { useTranslation } from "react-i18next";
import type { BriefingRow } from "../../../shared/contract/briefing.ts";
import type { BriefingPage } from "../../../shared/domain/briefing/pages.ts";
import { pageHooks } from "../../briefing/page.ts";
import { Table, type TableColumns } from "../../briefing/Table.tsx";
import { useView } from "../../data/core.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import type { PanelProps } from "../panel.ts";
import { Figures } from "./Figures.tsx";
import { Photos } from "./Photos.tsx";
import "./briefing.css";

const columns: Readonly<Partial<Record<BriefingPage, TableColumns>>> = {
  ...{ districts: "districts", deadlines: "deadlines", agencies: "groups", attendance: "attendance" },
  water: "water",
};

export default function BriefingPanel(_props: PanelProps) {
  const { rows, state } = useView("briefing");
  const { t } = useTranslation("briefing");
  const [briefing] = rows;
  if (briefing) return <Page key={briefing.page} briefing={briefing} fed={state !== "stale"} />;
  return (
    <Frame title={t("title")} state={state}>
      <Nothing>{t("loading")}</Nothing>
    </Frame>
  );
}

function Page({ briefing: { page, pages, turning }, fed }: { briefing: BriefingRow; fed: boolean }) {
  const { t } = useTranslation("briefing");
  // Another page is another component: each has its own hooks.
  const { content, total, state } = pageHooks[page]();
  return (
    <Frame
      title={t(`page-${page}`)}
      state={fed ? state : "stale"}
      aside={
        <span>
          {turning ? "" : `${t("standing")} · `}
          {pages.indexOf(page) + 1}/{pages.length}
        </span>
      }
    >
      <div className="briefing" data-briefing={page}>
        {content.kind === "figures" && <Figures content={content} />}
        {content.kind === "table" && (
          <Table columns={columns[page] ?? "groups"} content={content} total={total} />
        )}
        {content.kind === "photos" && <Photos content={content} />}
      </div>
    </Frame>
  );
}
