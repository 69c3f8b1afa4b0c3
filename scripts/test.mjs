/** `npm test`: sets up what is missing, then runs all tests, or one part of them. Runs on Node 20 and on Node 24. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { electronStep, findElectron, warnOfEvaluation } from "./setup/electron.mjs";
import { projectNode } from "./setup/packages.mjs";
import { terminalProgress } from "./setup/progress.mjs";
import { setUp } from "./setup/set-up.mjs";
import { readFailures, renderFailures } from "./test/failures.mjs";
import { renderResults, settle } from "./test/report.mjs";
import { neededSteps, runners } from "./test/runners.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
const progress = terminalProgress();
const [part, ...filters] = process.argv.slice(2);

process.exitCode = await main();

/** @returns {Promise<number>} the exit code */
async function main() {
  const chosen = runners.filter((runner) => (part === undefined ? !runner.whenNamed : runner.part === part));
  if (chosen.length === 0) {
    const parts = [...new Set(runners.map((runner) => runner.part))].join("|");
    process.stderr.write(`expected npm test -- ${parts} [what the runner takes], found ${part}\n`);
    return 2;
  }
  const steps = neededSteps(chosen);
  const context = { root, mode: /** @type {const} */ ("test"), env: process.env, virtualDisplays: true };
  if (!(await setUp({ ...context, retryElectron: false }, progress, steps))) return 1;
  if (steps.includes(electronStep) && findElectron(root).kind === "evaluation") warnOfEvaluation(progress);

  const results = [];
  const failures = [];
  for (const [index, runner] of chosen.entries()) {
    progress.title(`\n--- ${runner.name} (${index + 1} of ${chosen.length})`);
    const startedAt = performance.now();
    const { counts, report } = await runOne(runner);
    const seconds = (performance.now() - startedAt) / 1000;
    progress.title(
      `--- ${runner.name}: ${counts.failed === 0 ? "ok" : "FAILED"} after ${seconds.toFixed(1)} s`,
    );
    results.push({ name: runner.name, seconds, counts });
    failures.push(...readFailures(report));
  }
  process.stdout.write(renderFailures(failures) + renderResults(results));
  return results.some(({ counts }) => counts.failed > 0) ? 1 : 0;
}

/** @param {import("./test/runners.mjs").Runner} runner */
async function runOne({ script, requires, call, read }) {
  if (!existsSync(join(root, requires))) {
    progress.fail("This part cannot run", `expected: ${requires}\nfound:    no such file`);
    return { counts: settle(1, null), report: "" };
  }
  const folder = mkdtempSync(join(tmpdir(), "live-room-test-"));
  const reportFile = join(folder, "report.json");
  try {
    const { args, env } = call(reportFile);
    const code = await runToEnd([join(root, script), ...args, ...filters], env ?? {});
    const report = read !== null && existsSync(reportFile) ? readFileSync(reportFile, "utf8") : "";
    return { counts: settle(code, read === null ? null : read(report)), report };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * With the terminal's own streams, so that the runner draws as it likes.
 * @param {string[]} args
 * @param {Record<string, string>} extra
 * @returns {Promise<number | null>}
 */
function runToEnd(args, extra) {
  const node = projectNode(root);
  const path = [join(root, "node_modules", ".bin"), process.env.PATH].join(delimiter);
  const child = spawn(node, args, {
    cwd: root,
    env: { ...process.env, ...extra, PATH: path, LIVE_ROOM_NODE: node },
    stdio: ["ignore", "inherit", "inherit"],
  });
  // A terminal's Ctrl+C reaches the runner too, and it reports before it ends; other signals are handed on.
  const handOn = () => child.kill("SIGTERM");
  const stay = () => {};
  process.on("SIGTERM", handOn).on("SIGINT", stay);
  return new Promise((resolve) => {
    const finish = (/** @type {number | null} */ code) => {
      process.off("SIGTERM", handOn).off("SIGINT", stay);
      resolve(code);
    };
    child.once("error", () => finish(null));
    child.once("exit", finish);
  });
}
