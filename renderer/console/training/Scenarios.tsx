/** The scenarios to choose from, what each is about, and what beginning one means for this station now. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mayCall } from "../../../shared/contract/permissions.ts";
import type { DrillReadinessRow, ScenarioRow } from "../../../shared/contract/training.ts";
import { useRow, useView } from "../../data/core.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { textOf } from "../../ui/textOf.ts";
import { Fact, Facts } from "../details/Facts.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { keyLabel } from "../keys.ts";
import { FoundList } from "../list/FoundList.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import { BeginDialog } from "./BeginDialog.tsx";
import { trainingKeys } from "./tools.ts";

const columns = ["scenario", "length", "scenario-reports", "scenario-fits"] as const;

export function Scenarios({ onView }: { onView: () => void }) {
  const { rows, state } = useView("scenarios");
  const { t, i18n } = useTranslation("training");
  const readiness = useRow("drillReadiness");
  const role = useRow("session")?.person?.role;
  const { list } = useListFilter("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [beginning, setBeginning] = useState<ScenarioRow | null>(null);
  // What fits comes first.
  const shown = [...rows].sort((a, b) => Number(a.faults.length > 0) - Number(b.faults.length > 0));
  const chosen = shown.find(({ id }) => id === chosenId) ?? shown[0];
  const may =
    state === "live" &&
    chosen?.faults.length === 0 &&
    readiness?.refusal === null &&
    (role === undefined || mayCall(role, "drill.begin"));
  const begin = () => may && setBeginning(chosen);
  usePageHandle({ list, training: { begin, compare: () => {}, paper: () => {} } });
  return (
    <div className="directory" data-wide="list">
      <Frame
        title={t("title")}
        state={state}
        tools={
          <>
            <button type="button" className="key-button" onClick={onView}>
              {t("past")} <kbd>Ctrl G</kbd>
            </button>
            <button type="button" className="key-button" data-tool="begin" disabled={!may} onClick={begin}>
              {t("tool-begin")} <kbd>{keyLabel(trainingKeys.begin, "")}</kbd>
            </button>
          </>
        }
      >
        <div className="training-list">
          {readiness && <Readiness readiness={readiness} />}
          <Table columns="row-columns scenario-columns" names={columns}>
            <FoundList
              ref={list}
              state={state}
              all={rows.length}
              none={t("no-scenarios")}
              items={shown}
              rowRem={2}
              label={t("title")}
              chosen={chosen?.id ?? null}
              onChoose={(row) => setChosenId(row.id)}
            >
              {(row) => <Line row={row} />}
            </FoundList>
          </Table>
        </div>
      </Frame>
      <Frame title={t("scenario")} state={state}>
        <Scroll key={chosen?.id} label={t("scenario")}>
          {chosen ? <About row={chosen} language={i18n.language} /> : <Nothing>{t("no-scenarios")}</Nothing>}
        </Scroll>
      </Frame>
      {beginning && readiness && (
        <BeginDialog scenario={beginning} readiness={readiness} onClose={() => setBeginning(null)} />
      )}
    </div>
  );
}

/** Whether this station may leave the real room, and why not. */
function Readiness({
  readiness: { refusal, urgentOpen, open, others, demo },
}: {
  readiness: DrillReadinessRow;
}) {
  const { t } = useTranslation("training");
  return (
    <div role="status" className="training-ready" data-refused={refusal !== null}>
      <p>
        <strong>{refusal === null ? t("ready") : t("not-ready")}</strong>{" "}
        {refusal === null ? t(demo ? "ready-demo" : "ready-about") : t(`refusal-${refusal}`)}
      </p>
      {!demo && <p>{t("room-now", { urgent: urgentOpen, open, others })}</p>}
    </div>
  );
}

function Line({ row }: { row: ScenarioRow }) {
  const { t, i18n } = useTranslation("training");
  const fits = row.faults.length === 0;
  return (
    <div className="row-columns scenario-columns" data-fits={fits}>
      <strong>{textOf(row.name, i18n.language)}</strong>
      <span>{row.minutes === null ? "–" : t("minutes", { count: row.minutes })}</span>
      <span>{row.reports}</span>
      <span>{fits ? `✓ ${t("fits")}` : `✕ ${t("fits-not")}`}</span>
    </div>
  );
}

function About({ row, language }: { row: ScenarioRow; language: string }) {
  const { t } = useTranslation("training");
  return (
    <article data-scenario={row.id}>
      <header className="details-head">
        <h3>{textOf(row.name, language)}</h3>
      </header>
      {row.about && <p className="details-words">{textOf(row.about, language)}</p>}
      <Facts>
        {row.trains.length > 0 && (
          <Fact name={t("trains")} long>
            {row.trains.map((each) => textOf(each, language)).join(" · ")}
          </Fact>
        )}
        <Fact name={t("length")}>
          {row.minutes === null ? t("open-end") : t("minutes", { count: row.minutes })}
        </Fact>
        <Fact name={t("uses")}>{row.uses.map((use) => t(`use-${use}`)).join(", ")}</Fact>
        <Fact name={t("scenario-from")}>{t(`origin-${row.origin}`)}</Fact>
        {row.faults.length > 0 && (
          <Fact name={t("fits-not")} long>
            <ul className="training-faults">
              {row.faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          </Fact>
        )}
      </Facts>
    </article>
  );
}
