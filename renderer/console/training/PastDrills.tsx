/** Drills of before and their reports, alone or beside each other. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PastDrillRow } from "../../../shared/contract/training.ts";
import { speedsOf } from "../../../shared/domain/training/compare.ts";
import { lengthText } from "../../../shared/domain/training/length.ts";
import { useRow, useView } from "../../data/core.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { textOf } from "../../ui/textOf.ts";
import { formatMoment } from "../../ui/time.ts";
import { Scroll } from "../details/Scroll.tsx";
import { keyLabel } from "../keys.ts";
import { FoundList } from "../list/FoundList.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import { RefusalMessage } from "../RefusalMessage.tsx";
import { saveFile } from "../saveFile.ts";
import { useSend } from "../send.ts";
import { Report } from "./Report.tsx";
import { trainingKeys } from "./tools.ts";

const columns = ["drill-begun", "scenario", "drill-length"] as const;
/** Beside the chosen one: more have no room on one screen. */
const mostBeside = 3;

export function PastDrills({ onView }: { onView: () => void }) {
  const { rows, state } = useView("pastDrills");
  const { t, i18n } = useTranslation("training");
  const { list } = useListFilter("");
  const { ask, refusal, forget } = useSend();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [beside, setBeside] = useState<readonly string[]>([]);
  const shown = [...rows].sort((a, b) => b.drill.begunAt - a.drill.begunAt);
  const chosen = shown.find(({ id }) => id === chosenId) ?? shown[0];
  const compared = shown.filter(({ id, measures }) => id !== chosen?.id && measures && beside.includes(id));

  // The chosen one stays beside whichever is chosen next.
  const compare = () => {
    if (!chosen?.measures) return;
    setBeside((now) =>
      now.includes(chosen.id) ? now.filter((id) => id !== chosen.id) : [...now, chosen.id].slice(-mostBeside),
    );
  };
  const paper = async () => {
    if (!chosen?.measures) return;
    const against = compared.map(({ id }) => id);
    const language = i18n.language === "en" ? "en" : "id";
    const file = await ask("drill.paper", { drill: chosen.id, against, language });
    if (file) saveFile(file.name, file.bytes);
  };
  usePageHandle({ list, training: { begin: () => {}, compare, paper: () => void paper() } });
  return (
    <div className="directory">
      <Frame
        title={t("past")}
        state={state}
        tools={
          <button type="button" className="key-button" onClick={onView}>
            {t("title")} <kbd>Ctrl G</kbd>
          </button>
        }
      >
        <Table columns="row-columns past-columns" names={columns}>
          <FoundList
            ref={list}
            state={state}
            all={rows.length}
            none={t("no-past")}
            items={shown}
            rowRem={3}
            label={t("past")}
            chosen={chosen?.id ?? null}
            onChoose={(row) => setChosenId(row.id)}
          >
            {(row) => <Line row={row} beside={beside.includes(row.id)} />}
          </FoundList>
        </Table>
      </Frame>
      <Frame
        title={t("report")}
        state={state}
        tools={
          <>
            <button
              type="button"
              className="key-button"
              data-tool="compare"
              aria-pressed={chosen !== undefined && beside.includes(chosen.id)}
              disabled={!chosen?.measures}
              onClick={compare}
            >
              {t("tool-compare")} <kbd>{keyLabel(trainingKeys.compare, "")}</kbd>
            </button>
            <button
              type="button"
              className="key-button"
              data-tool="paper"
              disabled={!chosen?.measures}
              onClick={() => void paper()}
            >
              {t("tool-paper")} <kbd>{keyLabel(trainingKeys.paper, "")}</kbd>
            </button>
          </>
        }
      >
        <Scroll key={chosen?.id} label={t("report")}>
          {chosen ? <Report chosen={chosen} beside={compared} /> : <Nothing>{t("no-past")}</Nothing>}
        </Scroll>
        {refusal && <RefusalMessage refusal={refusal} onClose={forget} />}
      </Frame>
    </div>
  );
}

function Line({ row: { drill, drillMs, measures }, beside }: { row: PastDrillRow; beside: boolean }) {
  const { t, i18n } = useTranslation("training");
  const zone = useRow("city")?.zone ?? "UTC";
  const { language } = i18n;
  return (
    <div className="row-columns past-columns" data-state={drill.state}>
      <span>
        {beside && <b title={t("tool-compare")}>◆ </b>}
        {formatMoment(drill.begunAt, zone, language)}
      </span>
      <span className="past-name">
        <strong>{textOf(drill.name, language)}</strong>
        <small>
          {drill.begunBy.name}
          {drill.state === "broken-off" && ` · ✕ ${t("state-broken-off")}`}
          {!measures && ` · ${t("no-report")}`}
        </small>
      </span>
      <span>
        {drillMs === null ? "–" : lengthText(drillMs)} · {t("speed", { speed: speedsOf(drill) || "–" })}
      </span>
    </div>
  );
}
