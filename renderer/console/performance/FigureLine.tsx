/** One group's figures; under each what it was in the period that it is compared with. */
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { PerformanceFigures, PerformanceRow } from "../../../shared/contract/performance.ts";
import { type Stage, stages } from "../../../shared/domain/incident/deadlines.ts";
import { Course } from "../../performance/Course.tsx";
import { directionOf, jobsPerHour, meetsKept, meetsPace } from "../../performance/compare.ts";
import { type FigureWords, useFigureWords } from "../../performance/words.ts";
import { useCountFormat } from "../../ui/count.ts";

export const FigureLine = memo(function FigureLine({ row, name }: { row: PerformanceRow; name: string }) {
  const { t } = useTranslation("performance");
  const words = useFigureWords();
  const count = useCountFormat();
  const { before, target } = row;
  const kept = meetsKept(row);
  const jobs = jobsPerHour(row);
  return (
    <div className="figures-columns" data-small={row.small} data-all={row.key === ""} data-group={row.key}>
      <span className="figures-name">
        <strong>{name}</strong>
        {row.small && row.count > 0 && (
          <small title={t("small-why")}>{t("small", { count: row.count })}</small>
        )}
      </span>
      <span className="figures-two" data-direction={directionOf(row.count, before.count)}>
        <b>{count(row.count)}</b>
        <small>{count(before.count)}</small>
      </span>
      <span className="figures-course">
        <Course values={row.course} label={t("course-is", { values: row.course.join(", ") })} />
      </span>
      {stages.map((stage) => (
        <PaceCell key={stage} row={row} stage={stage} words={words} />
      ))}
      <span className="figures-two" data-met={kept}>
        <b>
          {kept === false && <Missed />}
          {words.share(row.kept)}
        </b>
        <small>
          {words.share(before.kept)}
          {target?.kept != null && ` · ${t("target", { value: words.share(target.kept) })}`}
        </small>
      </span>
      <span className="figures-two">
        <b>{pair(row, count)}</b>
        <small>{pair(before, count)}</small>
      </span>
      <span className="figures-two">
        <b>{words.rate(row.perInhabitants)}</b>
      </span>
      <span className="figures-two" data-met={row.overdue > 0 ? false : null}>
        <b>{count(row.open)}</b>
        <small>{row.overdue > 0 ? t("overdue", { number: count(row.overdue) }) : ""}</small>
      </span>
      <span className="figures-two">
        <b>{jobs === null ? words.rate(null) : t("per-hour", { number: words.rate(jobs) })}</b>
        <small>
          {row.dutyHours !== null && t("duty-hours", { number: count(Math.round(row.dutyHours)) })}
        </small>
      </span>
    </div>
  );
});

function pair({ reopened, refused }: PerformanceFigures, count: (value: number) => string): string {
  return `${count(reopened)} · ${count(refused)}`;
}

interface PaceProps {
  readonly row: PerformanceRow;
  readonly stage: Stage;
  readonly words: FigureWords;
}

function PaceCell({ row, stage, words }: PaceProps) {
  const { t } = useTranslation("performance");
  const [now, before] = [row[stage], row.before[stage]];
  const met = meetsPace(row, stage);
  const asked = row.target?.p90S[stage];
  return (
    <span
      className="figures-two"
      title={asked === undefined ? undefined : t("target", { value: words.duration(asked) })}
    >
      <b>
        {words.duration(now.median)}
        <i data-met={met}>
          {met === false && <Missed />}
          {words.duration(now.p90)}
        </i>
      </b>
      <small>
        {words.duration(before.median)}
        <i>{words.duration(before.p90)}</i>
      </small>
    </span>
  );
}

/** Told by its shape, not by colour alone. */
function Missed() {
  const { t } = useTranslation("performance");
  return (
    <svg className="figures-missed" viewBox="0 0 10 10" role="img" aria-label={t("missed")}>
      <path d="M0 1h10L5 9z" />
    </svg>
  );
}
