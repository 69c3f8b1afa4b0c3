/**
 * Runs a TypeScript file of the project on the project's Node 24, whatever Node this is: `node scripts/on-node-24.mjs
 * scripts/city-check.ts …`. Installs the npm packages first where they are missing, and is silent where they are not.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { packagesStep, projectNode } from "./setup/packages.mjs";
import { terminalProgress } from "./setup/progress.mjs";
import { setUp } from "./setup/set-up.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
const mode = /** @type {const} */ ("start");
const context = { root, mode, env: process.env, virtualDisplays: false, retryElectron: false };
const ready =
  (await packagesStep.needed(context)) === null ||
  (await setUp(context, terminalProgress(process.stderr), [packagesStep]));
process.exitCode = ready
  ? (spawnSync(projectNode(root), process.argv.slice(2), { stdio: "inherit" }).status ?? 1)
  : 1;
