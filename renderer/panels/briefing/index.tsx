/**
 * The briefing, a page at a time, in step with all screens: the state of today in one look, where it gathers, what breaks
 * its deadline next, how agencies do, who is there, water and warnings, and pictures of before and after.
 */
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { BriefingRow } from "../../../shared/contract/briefing.ts";
import { columnsOfPage, partsIn } from "../../briefing/columns.ts";
import { pageHooks } from "../../briefing/page.ts";
import { useRoomOf, useTellRoom } from "../../briefing/room.ts";
import { Table } from "../../briefing/Table.tsx";
import { useView } from "../../data/core.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import type { PanelProps } from "../panel.ts";
import { Figures } from "./Figures.tsx";
import { Photos } from "./Photos.tsx";
import "./briefing.css";

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

function Page({
  briefing: { page, part, room: told, pages, turning },
  fed,
}: {
  briefing: BriefingRow;
  fed: boolean;
}) {
  const { t } = useTranslation("briefing");
  // Another page is another component: each has its own hooks.
  const { content, state } = pageHooks[page]();
  const box = useRef<HTMLDivElement & HTMLUListElement>(null);
  const own = useRoomOf(box);
  const room = told ?? own;
  const parts = room ? partsIn(page, content, room) : 1;
  useTellRoom(page, own, parts, fed && state !== "loading");
  const at = Math.min(part, parts - 1);
  const title = t(`page-${page}`);
  return (
    <Frame
      title={parts > 1 ? `${title} ${at + 1}/${parts}` : title}
      state={fed ? state : "stale"}
      aside={
        <span>
          {turning ? "" : `${t("standing")} · `}
          {pages.indexOf(page) + 1}/{pages.length}
        </span>
      }
    >
      <div className="briefing" data-briefing={page}>
        {content.kind === "figures" && <Figures {...{ content, room, part: at, box }} />}
        {content.kind === "table" && (
          <Table columns={columnsOfPage[page] ?? "groups"} {...{ content, room, own, part: at, box }} />
        )}
        {content.kind === "photos" && <Photos {...{ content, part: at, box }} />}
      </div>
    </Frame>
  );
}
