/** The report of a drill, beside those of others: each measure, and what became better or worse, by word and sign. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { PastDrillRow } from "../../../shared/contract/training.ts";
import { stages } from "../../../shared/domain/incident/deadlines.ts";
import {
  cautionsOf,
  compared,
  differenceText,
  measures,
  measureText,
  speedsOf,
} from "../../../shared/domain/training/compare.ts";
import { lengthText } from "../../../shared/domain/training/length.ts";
import type { DrillIncident, DrillMeasures } from "../../../shared/domain/training/measures.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView } from "../../data/core.ts";
import { Nothing } from "../../ui/Frame.tsx";
import { textOf } from "../../ui/textOf.ts";
import { formatMoment } from "../../ui/time.ts";

export interface ReportProps {
  readonly chosen: PastDrillRow;
  readonly beside: readonly PastDrillRow[];
}

export function Report({ chosen, beside }: ReportProps) {
  const { t } = useTranslation("training");
  // The earliest first: the last is told against the one before it.
  const all = [chosen, ...beside].sort((a, b) => a.drill.begunAt - b.drill.begunAt);
  if (!chosen.measures) return <Nothing>{t("no-report")}</Nothing>;
  const cautions = cautionsOf(all.map(({ drill }) => drill)).filter(
    (caution) => all.length > 1 || caution === "injected" || caution === "broken-off",
  );
  return (
    <article className="training-report" data-report={chosen.id}>
      {all.some(({ altered }) => altered) && (
        <p className="training-caution" role="alert">
          ✕ {t("altered")}
        </p>
      )}
      {cautions.map((caution) => (
        <p key={caution} className="training-caution">
          ! {t(`caution-${caution}`)}
        </p>
      ))}
      <Measures all={all} />
      <p className="training-note">{t("drill-time")}</p>
      <Roles measures={chosen.measures} />
      <Incidents drill={chosen.id} />
      <p className="training-note">
        {t("hash")} <code>{chosen.sha256}</code>
      </p>
    </article>
  );
}

function Measures({ all }: { all: readonly PastDrillRow[] }) {
  const { t, i18n } = useTranslation("training");
  const zone = useRow("city")?.zone ?? "UTC";
  const [earlier, later] = [all.at(-2)?.measures, all.at(-1)?.measures];
  return (
    <table className="training-table">
      <thead>
        <tr>
          <th scope="col">{t("paper-measures")}</th>
          {all.map(({ id, drill }) => (
            <th key={id} scope="col">
              {formatMoment(drill.begunAt, zone, i18n.language)}
              <small>
                {textOf(drill.name, i18n.language)} · {t("speed", { speed: speedsOf(drill) || "–" })}
              </small>
            </th>
          ))}
          {earlier && <th scope="col">{t("difference")}</th>}
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => {
          const told = earlier && later && compared(measure, earlier, later);
          return (
            <tr key={measure.name} data-measure={measure.name}>
              <th scope="row">{t(`measure-${measure.name}`)}</th>
              {all.map(({ id, measures: of }) => (
                <td key={id}>{of ? measureText(measure, measure.of(of)) : "–"}</td>
              ))}
              {told && (
                <td data-verdict={told.verdict}>
                  {differenceText(measure, told.difference)}{" "}
                  {told.verdict !== "unknown" && t(`verdict-${told.verdict}`)}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Roles({ measures: { roles } }: { measures: DrillMeasures }) {
  const { t } = useTranslation("training");
  const { t: access } = useTranslation("access");
  if (roles.length === 0) return null;
  return (
    <table className="training-table">
      <thead>
        <tr>
          <th scope="col">{t("by-role")}</th>
          <th scope="col">{t("decisions")}</th>
          <th scope="col">{t("measure-acknowledge-median")}</th>
          <th scope="col">{t("measure-dispatch-median")}</th>
        </tr>
      </thead>
      <tbody>
        {roles.map(({ role, decisions, acknowledge, dispatch }) => (
          <tr key={role}>
            <th scope="row">{access(`role-${role}`)}</th>
            <td>{decisions}</td>
            <td>{measureText({ unit: "seconds" }, acknowledge.median)}</td>
            <td>{measureText({ unit: "seconds" }, dispatch.median)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Incidents({ drill }: { drill: string }) {
  const params = useMemo(() => ({ drill }), [drill]);
  const { rows } = useView("drillIncidents", params);
  const { t, i18n } = useTranslation("training");
  const city = useCityIndex();
  return (
    <table className="training-table">
      <thead>
        <tr>
          <th scope="col">{t("incidents")}</th>
          {stages.map((stage) => (
            <th key={stage} scope="col">
              {t(`stage-${stage}`)}
            </th>
          ))}
          <th scope="col">{t("orders")}</th>
          <th scope="col">{t("at-end")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const category = city.categories.get(row.category);
          return (
            <tr key={row.id}>
              <th scope="row">
                {category ? textOf(category.name, i18n.language) : row.category}
                <small>{row.id}</small>
              </th>
              {stages.map((stage) => (
                <StageCell key={stage} row={row} stage={stage} />
              ))}
              <td>
                {row.orders.sent}
                {row.orders.unanswered > 0 && ` · ${t("unanswered", { count: row.orders.unanswered })}`}
                {row.orders.escalated > 0 && ` · ${t("escalated", { count: row.orders.escalated })}`}
              </td>
              <td>{row.open ? t("still-open") : "✓"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function StageCell({ row, stage }: { row: DrillIncident; stage: (typeof stages)[number] }) {
  const { t } = useTranslation("training");
  const seconds = row.seconds[stage];
  const breached = row.breached.includes(stage);
  return (
    <td data-breached={breached}>
      {seconds === null ? "–" : lengthText(seconds * 1000)}
      {breached && ` ! ${t("breached")}`}
    </td>
  );
}
