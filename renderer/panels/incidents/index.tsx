/**
 * The incident board, for leaders and operators: how many there are of each sort, then the ones that matter most, as
 * many as fit: what and where, how far it is, who is on it, and the time that is left.
 */
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { epochOf, localDay } from "../../../shared/domain/zone.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { useRowsThatFit } from "../../ui/fit.ts";
import type { PanelProps } from "../panel.ts";
import { BoardLine } from "./BoardLine.tsx";
import { type BoardFigures, figureNames, figuresOf, mostPressing } from "./board.ts";
import "./incidents.css";

const rowRem = 2.5;
/** How soon something that became late moves up; its own line says so at once. */
const orderEveryMs = 5000;

export default function IncidentsPanel(_props: PanelProps) {
  const { rows, state } = useView("incidents");
  const officers = useView("officers").rows;
  const zone = useRow("city")?.zone ?? "UTC";
  const city = useCityIndex();
  const now = useNow(orderEveryMs);
  const { t } = useTranslation("board");
  const box = useRef<HTMLUListElement>(null);
  const fit = useRowsThatFit(box, rowRem);
  const nameOf = useMemo(() => new Map(officers.map(({ id, name }) => [id, name])), [officers]);
  const figures = useMemo(
    () => figuresOf(rows, now, epochOf(zone, localDay(zone, now), "00:00")),
    [rows, now, zone],
  );
  const shown = useMemo(() => mostPressing(rows, now, fit), [rows, now, fit]);
  const hidden = figures.open - shown.length;
  return (
    <Frame title={t("title")} state={state} aside={hidden > 0 && <span>{t("more", { count: hidden })}</span>}>
      <div className="board">
        <Figures figures={state === "loading" ? null : figures} />
        <ul ref={box} className="board-list" data-incidents={figures.open}>
          {shown.map((incident) => (
            <li key={incident.id} style={{ height: `${rowRem}rem` }}>
              <BoardLine incident={incident} city={city} nameOf={nameOf} />
            </li>
          ))}
          {figures.open === 0 && <Nothing>{state === "loading" ? t("loading") : t("none")}</Nothing>}
        </ul>
      </div>
    </Frame>
  );
}

function Figures({ figures }: { figures: BoardFigures | null }) {
  const { t } = useTranslation("board");
  const format = useCountFormat();
  return (
    <dl className="board-figures">
      {figureNames.map((name) => (
        <div key={name} data-figure={name} data-bad={name === "breached" && (figures?.breached ?? 0) > 0}>
          <dd>{format(figures?.[name] ?? null)}</dd>
          <dt>{t(`figure-${name}`)}</dt>
        </div>
      ))}
    </dl>
  );
}
