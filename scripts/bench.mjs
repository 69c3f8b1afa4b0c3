/** `npm run bench`: sets up what is missing, then measures (tests/bench). Runs on Node 20 and on Node 24. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findElectron, warnOfEvaluation } from "./setup/electron.mjs";
import { projectNode } from "./setup/packages.mjs";
import { terminalProgress } from "./setup/progress.mjs";
import { setUp } from "./setup/set-up.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
const progress = terminalProgress();
const context = { root, mode: /** @type {const} */ ("test"), env: process.env, virtualDisplays: true };

process.exitCode = (await setUp({ ...context, retryElectron: false }, progress)) ? measure() : 1;

/** @returns {number} the exit code */
function measure() {
  if (findElectron(root).kind === "evaluation") warnOfEvaluation(progress);
  const run = join(root, "tests", "bench", "run.ts");
  return spawnSync(projectNode(root), [run, ...process.argv.slice(2)], { stdio: "inherit" }).status ?? 1;
}
