/** `npm start`: sets up what is missing, then opens the room. Runs on Node 20 and on Node 24. */
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { startVirtualDisplays, VirtualDisplayError } from "./displays/virtual.mjs";
import { findElectron, warnOfEvaluation } from "./setup/electron.mjs";
import { SetupFailure } from "./setup/failure.mjs";
import { terminalProgress } from "./setup/progress.mjs";
import { setUp } from "./setup/set-up.mjs";
import { findDisplay } from "./start/display.mjs";
import { appEnvironment } from "./start/environment.mjs";
import { launch } from "./start/launch.mjs";
import { helpText, parseStartOptions, StartOptionError } from "./start/options.mjs";
import { sandboxSwitches } from "./start/sandbox.mjs";
import { readSummary, renderSummary } from "./start/summary.mjs";
import { keepPicture } from "./start/wall-picture.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
const fullHd = { width: 1920, height: 1080 };
// Whoever asks the doctor for JSON wants nothing else on the standard output.
const progress = terminalProgress(process.argv.includes("--doctor") ? process.stderr : process.stdout);

process.exitCode = await main();

/** @returns {Promise<number>} the exit code */
async function main() {
  try {
    const options = parseStartOptions(process.argv.slice(2));
    if (options.help) {
      process.stdout.write(helpText());
      return 0;
    }
    return await start(options);
  } catch (error) {
    if (error instanceof StartOptionError) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    if (error instanceof SetupFailure || error instanceof VirtualDisplayError) {
      progress.fail("The room could not be opened", error.message);
      return 1;
    }
    throw error;
  }
}

/** @param {import("./start/options.mjs").StartOptions} options */
async function start({ forMs, retryElectron, examines, appArguments }) {
  const found = await findDisplay(process.env);
  const virtual = found.kind === "none";
  const context = { root, mode: /** @type {const} */ ("start"), env: process.env, virtualDisplays: virtual };
  if (!(await setUp({ ...context, retryElectron }, progress))) return 1;

  const electron = findElectron(root);
  if (electron.kind === "evaluation") warnOfEvaluation(progress);
  const switches = await sandboxSwitches(electron.executable);
  if (found.kind === "x11" || virtual) switches.push("--ozone-platform=x11");
  if (found.kind === "wayland") switches.push("--ozone-platform=wayland");

  const displays = virtual ? await startVirtualDisplays({ heads: [fullHd, fullHd, fullHd] }) : null;
  const picture = displays === null ? null : join(root, "out", "wall.png");
  const folder = mkdtempSync(join(tmpdir(), "live-room-start-"));
  /** @type {(() => Promise<void>)[]} */
  const cleanUps = [];
  try {
    if (displays !== null) cleanUps.push(displays.stop);
    if (displays !== null && found.kind === "none" && !examines) {
      const shown = relative(process.cwd(), String(picture));
      progress.title(
        `No display (${found.reason}): the room opens on three virtual ones, ${displays.display}.`,
      );
      progress.say(`the whole wall is in ${shown}, fresh every few seconds`);
      cleanUps.push(keepPicture(displays, String(picture), progress.say));
    }
    const summaryFile = join(folder, "summary.json");
    const startedAt = performance.now();
    const app = launch({
      executable: electron.executable,
      args: [...switches, root, ...appArguments],
      cwd: process.cwd(),
      env: { ...appEnvironment(root, displays?.display), LIVE_ROOM_SUMMARY: summaryFile },
      forMs,
      write: (line) => process.stdout.write(`${line}\n`),
      ...(examines && { writeError: (/** @type {string} */ line) => process.stderr.write(`${line}\n`) }),
    });
    const signalled = stopOnSignals(app.stop);
    if (examines) return (await app.ended).code ?? 1;
    progress.title(
      forMs > 0 ? `The room is open for ${forMs / 1000} s.` : "The room is open. Ctrl+C ends it.",
    );
    const ended = await app.ended;
    if (signalled.code !== null) return signalled.code;
    const seconds = (performance.now() - startedAt) / 1000;
    if (forMs > 0) return await report(ended, summaryFile, { seconds, picture: shownPath(picture) });
    return ended.code === 0 ? 0 : reportFailure(ended);
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string | null} file */
function shownPath(file) {
  return file === null ? null : relative(root, file).split(sep).join("/");
}

/**
 * The first signal closes the room as a person would; its exit code is the one that shells use.
 * @param {() => Promise<void>} stop
 */
function stopOnSignals(stop) {
  /** @type {{ code: number | null }} */
  const state = { code: null };
  for (const [signal, number] of /** @type {const} */ ([
    ["SIGINT", 2],
    ["SIGTERM", 15],
    ["SIGHUP", 1],
  ])) {
    process.on(signal, () => {
      if (state.code !== null) return;
      state.code = 128 + number;
      void stop();
    });
  }
  return state;
}

/**
 * @param {Awaited<import("./start/launch.mjs").AppRun["ended"]>} ended
 * @param {string} summaryFile
 * @param {{ seconds: number, picture: string | null }} run
 */
async function report(ended, summaryFile, run) {
  const summary = readSummary(await readFile(summaryFile, "utf8").catch(() => ""));
  if (summary === null || ended.code !== 0) return reportFailure(ended);
  process.stdout.write(renderSummary(summary, run));
  return 0;
}

/** @param {Awaited<import("./start/launch.mjs").AppRun["ended"]>} ended */
function reportFailure({ code, signal, overdue, tail }) {
  const how = overdue ? "it did not end by itself" : signal ? `signal ${signal}` : `exit code ${code}`;
  progress.fail(`The room ended before it should (${how}). The end of its log:`, tail || "(it said nothing)");
  return 1;
}
