/** What a bench found, as a table for people: Markdown that a terminal shows well enough. Pure. */
import type { Comparison, Target } from "./benchmark.ts";
import type { Machine } from "./machine.ts";
import { median } from "./statistics.ts";

export interface Result {
  readonly name: string;
  readonly about: string;
  readonly comparisons: readonly Comparison[];
  /** Why it could not be measured. */
  readonly fault?: string;
}

export interface Run {
  readonly at: Date;
  readonly machine: Machine;
  readonly electron: string;
  readonly seconds: number;
  readonly results: readonly Result[];
}

/** What the target is of: the product's median, or the ratio of the medians. */
function judgedValue({ product, bare }: Comparison, target: Target): number {
  return target.of === "product" ? median(product) : median(product) / median(bare);
}

/** Null where nothing is asked for. */
export function isMet(comparison: Comparison): boolean | null {
  const { target } = comparison;
  if (target === null) return null;
  const value = judgedValue(comparison, target);
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = target;
  return value >= atLeast && value <= atMost;
}

/** What was asked for and not reached, one line each. */
export function missed(results: readonly Result[]): string[] {
  return results.flatMap(({ name, fault, comparisons }) => [
    ...(fault === undefined ? [] : [`${name}: ${fault}`]),
    ...comparisons
      .filter((comparison) => isMet(comparison) === false)
      .map(({ what, target }) => `${name}, ${what}: expected ${targetText(target)}`),
  ]);
}

export function renderRun({ at, machine, electron, seconds, results }: Run): string {
  const facts = [
    ["Date", at.toISOString().slice(0, 16).replace("T", " ").concat(" UTC")],
    ["Processor", `${machine.processor}, ${machine.cores} cores`],
    ["Memory", `${machine.memoryGiB} GiB`],
    ["System", machine.system],
    ["Node", machine.node],
    ["Electron", electron],
    ["Took", `${Math.round(seconds / 60)} min`],
  ];
  return [
    "# Results",
    "Written by `npm run bench`. Both programs do the same work in the same run, in turn. A figure is the median of several runs, with the least and the greatest in brackets; a ratio is the product's median divided by the bare program's.",
    ["| | |", "|---|---|", ...facts.map(([name, value]) => `| ${name} | ${value} |`)].join("\n"),
    ...results.map(renderResult),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}

export function renderResult({ name, about, comparisons, fault }: Result): string {
  const rows = comparisons.map((comparison) => {
    const { what, unit, product, bare, target } = comparison;
    const ratio = median(bare) === 0 ? "" : (median(product) / median(bare)).toFixed(2);
    return [
      `${what}, ${unit}`,
      spread(product),
      spread(bare),
      ratio,
      targetText(target),
      verdict(comparison),
    ];
  });
  const table = [["", "product", "bare", "ratio", "asked for", ""], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(3, ...table.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, n) => (isFigure(n) ? cell.padStart(widths[n]!) : cell.padEnd(widths[n]!))).join(" | ")} |`;
  const rule = `|${widths.map((width, n) => (isFigure(n) ? `${"-".repeat(width + 1)}:` : "-".repeat(width + 2))).join("|")}|`;
  const told = fault === undefined ? [] : [`Could not be measured: ${fault}`];
  const drawn = comparisons.length === 0 ? [] : [[line(table[0]!), rule, ...rows.map(line)].join("\n")];
  return [`## ${name}`, about, ...told, ...drawn].join("\n\n");
}

function isFigure(column: number): boolean {
  return column >= 1 && column <= 3;
}

function spread(values: readonly number[]): string {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (least === greatest) return number(least);
  return `${number(median(values))} (${number(least)}–${number(greatest)})`;
}

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

function number(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return grouped.format(value);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

function targetText(target: Target | null): string {
  if (target === null) return "";
  const { of, atLeast, atMost } = target;
  const limit = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  return of === "ratio" ? `ratio ${limit}` : limit;
}

function verdict(comparison: Comparison): string {
  const met = isMet(comparison);
  return met === null ? "" : met ? "met" : "**missed**";
}
