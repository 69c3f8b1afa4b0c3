/** Two drills beside each other, measure by measure: what went better, what worse. Pure. */
import { stages } from "../incident/deadlines.ts";
import { lengthText } from "./length.ts";
import type { DrillMeasures } from "./measures.ts";
import type { DrillRecord } from "./record.ts";

export type MeasureUnit = "seconds" | "count";

export interface Measure {
  /** Its text is `measure-…` of `training.json`. */
  readonly name: string;
  readonly unit: MeasureUnit;
  /** `none`: more or less of it says nothing about the room. */
  readonly better: "less" | "none";
  readonly of: (measures: DrillMeasures) => number | null;
}

const less = (name: string, unit: MeasureUnit, of: Measure["of"]): Measure => ({
  name,
  unit,
  better: "less",
  of,
});
const told = (name: string, of: Measure["of"]): Measure => ({ name, unit: "count", better: "none", of });

/** In the order in which they are told. */
export const measures: readonly Measure[] = [
  told("incidents", ({ incidents }) => incidents),
  ...stages.flatMap((stage) => [
    less(`${stage}-median`, "seconds", (all) => all.stages[stage].median),
    less(`${stage}-p90`, "seconds", (all) => all.stages[stage].p90),
    less(`${stage}-breached`, "count", (all) => all.stages[stage].late + all.stages[stage].missed),
  ]),
  told("orders-sent", ({ orders }) => orders.sent),
  less("orders-unanswered", "count", ({ orders }) => orders.unanswered),
  less("orders-escalated", "count", ({ orders }) => orders.escalated),
  told("alarms-raised", ({ alarms }) => alarms.raised),
  less("alarms-median", "seconds", ({ alarms }) => alarms.median),
  less("alarms-p90", "seconds", ({ alarms }) => alarms.p90),
  less("alarms-unacknowledged", "count", ({ alarms }) => alarms.unacknowledged),
  told("reports-merged", ({ reports }) => reports.merged),
  less("reports-missed", "count", ({ reports }) => reports.missed),
  less("open", "count", ({ open }) => open),
];

export type Verdict = "better" | "worse" | "same" | "unknown";

/** The later one against the earlier one; null and `unknown` where one of them has none. */
export function compared(
  measure: Measure,
  earlier: DrillMeasures,
  later: DrillMeasures,
): { readonly difference: number | null; readonly verdict: Verdict } {
  const [before, after] = [measure.of(earlier), measure.of(later)];
  if (before === null || after === null) return { difference: null, verdict: "unknown" };
  const difference = after - before;
  if (measure.better === "none") return { difference, verdict: "unknown" };
  if (difference === 0) return { difference, verdict: "same" };
  return { difference, verdict: difference < 0 ? "better" : "worse" };
}

export const comparisonCautions = ["scenario", "version", "speed", "injected", "broken-off"] as const;
export type ComparisonCaution = (typeof comparisonCautions)[number];

/** In what they differ, so that the figures do too whatever people did. */
export function cautionsOf(drills: readonly DrillRecord[]): ComparisonCaution[] {
  const differ = (of: (drill: DrillRecord) => string) => new Set(drills.map(of)).size > 1;
  const is: Record<ComparisonCaution, boolean> = {
    scenario: differ(({ scenario }) => scenario),
    version: !differ(({ scenario }) => scenario) && differ(({ version }) => version),
    speed: differ(speedsOf),
    injected: drills.some(({ injected }) => injected > 0),
    "broken-off": drills.some(({ state }) => state === "broken-off"),
  };
  return comparisonCautions.filter((caution) => is[caution]);
}

/** Every pace that it went at, the first first; standing still is none. */
export function speedsOf({ pieces }: Pick<DrillRecord, "pieces">): string {
  const rates = pieces.map(({ rate }) => rate).filter((rate) => rate > 0);
  return rates.filter((rate, n) => rate !== rates[n - 1]).join(" → ");
}

/** As people read it. */
export function measureText({ unit }: Pick<Measure, "unit">, value: number | null): string {
  if (value === null) return "–";
  return unit === "seconds" ? lengthText(value * 1000) : String(value);
}

/** With its sign: what it is more, or less, than before. */
export function differenceText(measure: Pick<Measure, "unit">, difference: number | null): string {
  if (difference === null) return "";
  const size = measureText(measure, Math.abs(difference));
  return difference === 0 ? "±0" : `${difference > 0 ? "+" : "−"}${size}`;
}
