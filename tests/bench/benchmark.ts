/** The shapes that every benchmark has in common. */
import { join } from "node:path";
import type { ElectronRuntime } from "../../scripts/setup/electron-choice.mjs";

export const root = join(import.meta.dirname, "..", "..");

export interface Benchmark {
  readonly name: string;
  /** What is measured and how, in one paragraph: it stands above the figures. */
  readonly about: string;
  run(context: BenchContext): Promise<Comparison[]>;
}

export interface BenchContext {
  /** A short form that shows that the bench works; its figures say nothing. */
  readonly quick: boolean;
  /** What takes long takes as long as it is asked for, rather than the part of it that a whole run has time for. */
  readonly long: boolean;
  /** A temporary folder of this benchmark's own. */
  readonly folder: string;
  readonly electron: () => ElectronRuntime;
  readonly say: (line: string) => void;
}

/** What may be asked of the product: of its median, or of the ratio of its median to the bare one's. */
export interface Target {
  readonly of: "ratio" | "product";
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** One line of the table: values of several runs, the product's and the bare program's taken in turn. */
export interface Comparison {
  readonly what: string;
  readonly unit: string;
  readonly product: readonly number[];
  readonly bare: readonly number[];
  /** Null for what is told only to understand the others. */
  readonly target: Target | null;
}

/** Takes turns, so that what else the machine does meets both alike. */
export async function inTurn<Value>(
  runs: number,
  bare: (run: number) => Promise<Value>,
  product: (run: number) => Promise<Value>,
): Promise<{ bare: Value[]; product: Value[] }> {
  const values = { bare: [] as Value[], product: [] as Value[] };
  for (let run = 0; run < runs; run++) {
    // Whoever goes second finds a warmer machine: each does in turn.
    const order = run % 2 === 0 ? (["bare", "product"] as const) : (["product", "bare"] as const);
    for (const who of order) values[who].push(await (who === "bare" ? bare : product)(run));
  }
  return values;
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
