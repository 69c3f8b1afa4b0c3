/** The table that a soak ends with, and what in it grew too much. */
import { type Growth, growthOf, type Sample } from "./growth.ts";
import { type Measure, measures } from "./measure.ts";

export type Samples = Record<Measure, Sample[]>;

export interface Line extends Growth {
  readonly measure: Measure;
  readonly allowed: number;
}

/** What may be added over the whole run without being a leak: a share of the level, and a few for chance. */
const chance: Record<Measure, number> = {
  ...{ "memory MB": 20, handles: 30, "open connections": 12, processes: 2 },
  ...{ "page heap MB": 4, "DOM nodes": 400, listeners: 100 },
};

/** `share`: how much of its level a measure may grow by after the warm-up. */
export function judge(samples: Samples, share: number): Line[] {
  return measures.map((measure) => {
    const growth = growthOf(samples[measure]);
    return { measure, ...growth, allowed: growth.level * share + chance[measure] };
  });
}

export function tableOf(lines: readonly Line[], title: string): string {
  const number = (value: number) => value.toFixed(1);
  const rows = lines.map(
    ({ measure, level, grown, allowed, samples }) =>
      `| ${measure} | ${number(level)} | ${grown > 0 ? "+" : ""}${number(grown)} | ${number(allowed)} | ${samples} |`,
  );
  return [
    `# ${title}`,
    "",
    "| | median after warm-up | grown since (Theil–Sen) | allowed | samples |",
    "|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}
