/** The report of a drill on paper, beside others where these are asked for. */
import type { City } from "../../../shared/domain/city/index.ts";
import { stages } from "../../../shared/domain/incident/deadlines.ts";
import {
  cautionsOf,
  compared,
  comparisonCautions,
  differenceText,
  type Measure,
  measures,
  measureText,
  speedsOf,
} from "../../../shared/domain/training/compare.ts";
import { lengthText } from "../../../shared/domain/training/length.ts";
import type { DrillReportBody, KeptReport } from "../../../shared/domain/training/report.ts";
import { Paper } from "../paper/flow.ts";
import { readTexts, type Texts } from "../paper/texts.ts";
import { letterheadOf } from "../shiftLog/print.ts";

export interface DrillPaperOptions {
  readonly city: City;
  readonly resourcesFolder: string;
  readonly language: "id" | "en";
}

/** Its words of `training.json`; measures, cautions and verdicts have theirs on screen too. */
export const drillPaperWords = [
  ...["mark", "speed", "paper-title", "paper-not-real", "paper-by", "paper-length", "participants"],
  ...["paper-measures", "drill-time", "incidents", "still-open", "state-broken-off", "real-length", "at-end"],
  ...stages.map((stage) => `stage-${stage}`),
  ...(["better", "worse", "same"] as const).map((verdict) => `verdict-${verdict}`),
  ...comparisonCautions.map((caution) => `caution-${caution}`),
  ...measures.map(({ name }) => `measure-${name}`),
];

const [nameWidth, valueWidth] = [190, 78];
const [idWidth, stageWidth, endWidth] = [82, 62, 60];

export async function drillPaper(
  kept: KeptReport,
  others: readonly KeptReport[],
  { city, resourcesFolder, language }: DrillPaperOptions,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const t = await readTexts(resourcesFolder, language, "training");
  const { body } = kept;
  // The earliest first: each is told against the one before it.
  const all = [kept, ...others].map((each) => each.body).sort((a, b) => a.drill.begunAt - b.drill.begunAt);
  const moment = new Intl.DateTimeFormat(language, {
    ...{ timeZone: city.zone, dateStyle: "medium", timeStyle: "short", hourCycle: "h23" },
  });
  const paper = await Paper.open(
    {
      letterhead: letterheadOf(city, language),
      title: `${t("mark")} — ${t("paper-title")}`,
      subtitle: body.drill.name[language],
      foot: `${t("paper-not-real")} SHA-256 ${kept.sha256}`,
    },
    resourcesFolder,
  );
  for (const each of all) {
    await paper.heading(`${each.drill.name[language]} · ${moment.format(each.drill.begunAt)}`);
    await paper.row([{ text: t("paper-by"), width: nameWidth, soft: true }, { text: byOf(each, t) }]);
    await paper.row([{ text: t("paper-length"), width: nameWidth, soft: true }, { text: lengthOf(each, t) }]);
    await paper.row([
      { text: t("participants"), width: nameWidth, soft: true },
      { text: each.drill.participants.join(", ") || "–" },
    ]);
  }
  await paper.heading(t("paper-measures"));
  await paper.text(t("drill-time"), 8);
  for (const caution of cautionsOf(all.map(({ drill }) => drill))) {
    if (all.length > 1 || caution === "broken-off" || caution === "injected")
      await paper.text(`! ${t(`caution-${caution}`)}`, 8);
  }
  for (const measure of measures) {
    await paper.row([
      { text: t(`measure-${measure.name}`), width: nameWidth },
      ...all.map((each) => ({ text: measureText(measure, measure.of(each.measures)), width: valueWidth })),
      { text: all.length > 1 ? verdictText(measure, all.at(-2)!, all.at(-1)!, t) : "" },
    ]);
  }
  await paper.heading(t("incidents"));
  await paper.row([
    { text: "", width: idWidth },
    { text: "" },
    ...stages.map((stage) => ({ text: t(`stage-${stage}`), width: stageWidth, soft: true })),
    { text: t("at-end"), width: endWidth, soft: true },
  ]);
  for (const { id, category, seconds, breached, open } of body.incidents) {
    const name = city.categories.find((each) => each.id === category)?.name[language] ?? category;
    const times = stages.map((stage) => {
      const after = seconds[stage];
      return {
        text: `${after === null ? "–" : lengthText(after * 1000)}${breached.includes(stage) ? " !" : ""}`,
        width: stageWidth,
      };
    });
    await paper.row([
      { text: id, width: idWidth, soft: true },
      { text: name },
      ...times,
      { text: open ? t("still-open") : "✓", width: endWidth },
    ]);
  }
  return { name: `SIMULASI-laporan-${body.drill.id}.pdf`, bytes: await paper.end() };
}

function verdictText(measure: Measure, earlier: DrillReportBody, later: DrillReportBody, t: Texts): string {
  const { verdict, difference } = compared(measure, earlier.measures, later.measures);
  return `${differenceText(measure, difference)} ${verdict === "unknown" ? "" : t(`verdict-${verdict}`)}`;
}

function byOf({ drill }: DrillReportBody, t: Texts): string {
  const by = drill.endedBy ? `${drill.begunBy.name} – ${drill.endedBy.name}` : drill.begunBy.name;
  return drill.state === "broken-off" ? `${by} (${t("state-broken-off")})` : by;
}

function lengthOf({ drill, drillMs, realMs }: DrillReportBody, t: Texts): string {
  const real = realMs === null ? "" : ` (${t("real-length", { length: lengthText(realMs) })})`;
  return `${lengthText(drillMs)}${real} · ${t("speed", { speed: speedsOf(drill) || "–" })}`;
}
