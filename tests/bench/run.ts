/**
 * Runs benchmarks and prints what they found: `run.ts [--quick | --long] [name…]`. What was measured in full is kept in
 * RESULTS.md. Ends with exit code 1 when something asked for was not reached.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findElectron } from "../../scripts/setup/electron.mjs";
import { type BenchContext, type Benchmark, root } from "./benchmark.ts";
import { electronVersion } from "./electron.ts";
import { benchmarks } from "./index.ts";
import { describeMachine } from "./machine.ts";
import { mergeParts, missed, type Result, renderPart, renderResult } from "./results.ts";

const { values, positionals } = parseArgs({
  options: { quick: { type: "boolean", default: false }, long: { type: "boolean", default: false } },
  allowPositionals: true,
});
process.exitCode = await main(values, positionals);

async function main(length: Pick<BenchContext, "quick" | "long">, names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !benchmarks.some((one) => one.name === name));
  if (unknown !== undefined) {
    const known = benchmarks.map(({ name }) => name).join(", ");
    console.error(`expected one of ${known}, found ${unknown}`);
    return 2;
  }
  const chosen = benchmarks.filter(({ name }) => names.length === 0 || names.includes(name));
  const results: Result[] = [];
  for (const benchmark of chosen) {
    const at = new Date();
    const beganAt = performance.now();
    const result = await runOne(benchmark, length);
    results.push(result);
    if (!length.quick && result.fault === undefined) {
      await keep(result, at, (performance.now() - beganAt) / 1000);
    }
  }

  for (const result of results) console.log(`\n${renderResult(result)}`);
  if (length.quick) {
    console.log("\nThe short form shows that the benchmarks work; its figures say nothing.");
    return results.some(({ fault }) => fault !== undefined) ? 1 : 0;
  }
  const misses = missed(results);
  for (const miss of misses) console.log(`missed: ${miss}`);
  return misses.length > 0 ? 1 : 0;
}

async function keep(result: Result, at: Date, seconds: number): Promise<void> {
  const path = join(root, "tests", "bench", "RESULTS.md");
  const electron = electronVersion(findElectron(root).executable);
  const part = renderPart(result, { at, machine: await describeMachine(), electron, seconds });
  const names = benchmarks.map(({ name }) => name);
  await writeFile(path, mergeParts(await readFile(path, "utf8"), [part], names));
}

async function runOne(
  { name, about, run }: Benchmark,
  length: Pick<BenchContext, "quick" | "long">,
): Promise<Result> {
  console.log(`--- ${name}`);
  const folder = await mkdtemp(join(tmpdir(), `live-room-bench-${name}-`));
  try {
    const electron = () => findElectron(root);
    return {
      name,
      about,
      comparisons: await run({ ...length, folder, electron, say: (line) => console.log(`  ${line}`) }),
    };
  } catch (error) {
    return { name, about, comparisons: [], fault: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
