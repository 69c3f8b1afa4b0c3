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

/** When and where a result was found. */
export interface Circumstances {
  readonly at: Date;
  readonly machine: Machine;
  readonly electron: string;
  readonly seconds: number;
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

const head = [
  "# Results",
  "Written by `npm run bench`: each part is of the last run of that benchmark in its full form. Both programs do the same work in the same run, in turn. A figure is the median of several runs, with the least and the greatest in brackets; a ratio is the product's median divided by the bare program's.",
];

/** A part of the file: the result, and when and where it was found. */
export function renderPart(result: Result, { at, machine, electron, seconds }: Circumstances): string {
  const date = at.toISOString().slice(0, 16).replace("T", " ").concat(" UTC");
  const place = `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}`;
  const took = `${Math.max(1, Math.round(seconds / 60))} min`;
  const measured = `Measured ${date} in ${took} on ${place}; Node ${machine.node}, Electron ${electron}.`;
  return `${renderResult(result)}\n\n${measured}`;
}

/** The file with these parts in place of what it had of them; parts stand in the order of `names`, others are dropped. */
export function mergeParts(file: string, parts: readonly string[], names: readonly string[]): string {
  const known = new Map<string, string>();
  for (const part of [...file.split(/^(?=## )/m).slice(1), ...parts]) {
    known.set(part.slice(3, part.indexOf("\n")), part.trim());
  }
  return `${[...head, ...names.flatMap((name) => known.get(name) ?? [])].join("\n\n")}\n`;
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
