/**
 * The npm packages of package-lock.json, and with them Node 24, which runs everything after this step.
 *
 * Install scripts run for the package `node` alone: it fetches its binary by one. better-sqlite3 brings prebuilt
 * binaries, but npm 10 does not see its `gypfile: false` in a lock file and would look for a compiler.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { SetupFailure } from "./failure.mjs";
import { differingPackages } from "./lock-comparison.mjs";
import { run } from "./process.mjs";

/** @typedef {import("./step.mjs").SetupContext} SetupContext */
/** @typedef {import("./progress.mjs").Progress} Progress */

/** @type {import("./step.mjs").Step} */
export const packagesStep = { name: "npm packages", needed, run: install };

/** The Node that the project's scripts, tests and data process run on. @param {string} root */
export function projectNode(root) {
  return join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
}

/** @param {SetupContext} context */
async function needed({ root }) {
  const wanted = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"));
  const installed = await readInstalled(root);
  if (installed === null) return "not installed yet";
  const differing = differingPackages(wanted, installed);
  if (differing.length > 0) return `${differing.length} differ from package-lock.json (${differing[0]})`;
  // npm ci deletes before it installs: one that was cut short there leaves its list behind.
  const gone = Object.keys(installed.packages ?? {}).filter(
    (folder) => !existsSync(join(root, folder, "package.json")),
  );
  if (gone.length > 0) return `${gone.length} are not whole (${gone[0]})`;
  const fault = await loadFault(root);
  return fault === null ? null : `Node 24 or the database does not load (${fault.split("\n")[0]})`;
}

/**
 * What npm wrote down after it had installed; null when there is none, or half of one.
 * @param {string} root
 * @returns {Promise<import("./lock-comparison.mjs").Lock | null>}
 */
async function readInstalled(root) {
  try {
    return JSON.parse(await readFile(join(root, "node_modules", ".package-lock.json"), "utf8"));
  } catch {
    return null;
  }
}

/**
 * @param {SetupContext} context
 * @param {Progress} progress
 */
async function install({ root, env }, progress) {
  const npmEnv = { ...env, PATH: machinePath(env.PATH ?? "", root), npm_config_update_notifier: "false" };
  const { packages } = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"));
  const total = Object.values(packages).filter((one) => !one.optional).length;
  progress.say(`npm ci, ${total} packages`);
  let fetched = 0;
  const countFetched = (/** @type {string} */ line) => {
    if (!/^npm http (fetch GET 200|cache) .*\.tgz/.test(line)) return;
    fetched += 1;
    progress.portion(Math.min(fetched, total), total);
  };
  const ci = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=http"];
  await npm(ci, { cwd: root, env: npmEnv, onLine: countFetched });
  progress.say("Node 24, from the registry too");
  await npm(["rebuild", "node", "--foreground-scripts", "--loglevel=error"], { cwd: root, env: npmEnv });
  const fault = await loadFault(root);
  if (fault === null) return;
  throw new SetupFailure({
    expected: "node_modules/.bin/node to run and better-sqlite3 to load in it",
    found: fault,
    todo: "delete node_modules and start again; Node 24 needs a 64-bit Linux with glibc 2.28 or newer, macOS or Windows",
  });
}

/**
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} options
 */
async function npm(args, options) {
  const ended = await run("npm", args, options);
  if (ended.code === 0) return;
  const errors = ended.output.split("\n").filter((line) => !/^npm (http|warn|notice)/.test(line));
  throw new SetupFailure({
    expected: `npm ${args.slice(0, 2).join(" ")} to end with exit code 0`,
    found: errors.slice(-15).join("\n") || `exit code ${ended.code}`,
    todo: "check that `npm ping` works here (registry, proxy and cafile in npm's configuration), then start again",
  });
}

/** Null when Node 24 runs and the database loads in it. @param {string} root */
async function loadFault(root) {
  const node = projectNode(root);
  if (!existsSync(node)) return "node_modules/.bin/node is missing";
  const script = 'new (require("better-sqlite3"))(":memory:").close()';
  const { code, output, timedOut } = await run(node, ["-e", script], { cwd: root, timeoutMs: 60_000 });
  if (code === 0) return null;
  return timedOut ? "no answer within 60 s" : output.trim() || `exit code ${code}`;
}

/**
 * PATH without the project's own commands, so that npm runs on the machine's Node and does not delete the one that
 * it runs on.
 * @param {string} path
 * @param {string} root
 */
export function machinePath(path, root) {
  const own = join(root, "node_modules");
  const parts = path.split(delimiter);
  return parts.filter((part) => !part.startsWith(own)).join(delimiter);
}
