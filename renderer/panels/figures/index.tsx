/**
 * Figures on how work was done, by agency, category, district, hour or crew, for the wall; by officers' names only where
 * the city's data lets them there.
 */
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { tableParts } from "../../../shared/domain/briefing/parts.ts";
import { groupings } from "../../../shared/domain/performance/figures.ts";
import { periodNames } from "../../../shared/domain/performance/period.ts";
import { tableColumns } from "../../briefing/columns.ts";
import { useRoomOf } from "../../briefing/room.ts";
import { Table } from "../../briefing/Table.tsx";
import { useGroups } from "../../briefing/useGroups.ts";
import { useRow } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import type { PanelProps } from "../panel.ts";
import "./figures.css";

const figuresSchema = z.strictObject({
  grouping: z.enum(groupings).default("agency"),
  period: z.enum(periodNames).default("week"),
});
/** How long a part stands where not all fits. */
const partMs = 12_000;

type FiguresSettings = z.output<typeof figuresSchema>;

export default function FiguresPanel({ settings }: PanelProps) {
  const chosen = useMemo(() => figuresSchema.parse(settings), [settings]);
  const personal = useRow("performanceState")?.personalOnWall ?? false;
  const { t } = useTranslation("performance");
  // The core refuses them to a wall as well.
  if (chosen.grouping !== "officer" || personal) return <Groups {...chosen} />;
  return (
    <Frame title={t("title")} state="live">
      <Nothing>{t("not-on-wall")}</Nothing>
    </Frame>
  );
}

function Groups({ grouping, period }: FiguresSettings) {
  const { t } = useTranslation("performance");
  const { content, state } = useGroups(grouping, period);
  const box = useRef<HTMLUListElement>(null);
  const room = useRoomOf(box);
  const rows = content.kind === "table" ? content.rows.length : 0;
  const parts = room ? tableParts(rows, tableColumns.groups, room).length : 1;
  // By the clock, so that all screens show the same part.
  const part = Math.floor(useNow(1000) / partMs) % parts;
  return (
    <Frame
      title={`${t("title")}: ${t(`grouping-${grouping}`)}`}
      state={state}
      aside={
        <span>
          {t(`period-${period}`)}
          {parts > 1 && ` · ${part + 1}/${parts}`}
        </span>
      }
    >
      <div className="figures-panel">
        {content.kind === "table" && <Table columns="groups" {...{ content, room, own: room, part, box }} />}
      </div>
    </Frame>
  );
}
