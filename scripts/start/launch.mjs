/** Runs the app in Electron until it ends. */
import { eachLine, end, spawnTied } from "../setup/process.mjs";
import { isHarmless, logTail } from "./app-log.mjs";

/** How long an app may take to come up and to close on top of the time that it was given. */
const graceMs = 60_000;
/** The app closes its database and its link within this time, else it is ended. */
const closePatienceMs = 10_000;

/**
 * @typedef {object} AppRun
 * @property {Promise<{ code: number | null, signal: string | null, overdue: boolean, tail: string }>} ended
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ executable: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv, forMs: number,
 *   write: (line: string) => void, writeError?: (line: string) => void }} options
 * @returns {AppRun}
 */
export function launch({ executable, args, cwd, env, forMs, write, writeError = write }) {
  const child = spawnTied(executable, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] }, "TERM");
  const tail = logTail(40);
  const ends = [child.stdout, child.stderr].flatMap((stream) =>
    stream === null
      ? []
      : [
          eachLine(stream, (line) => {
            tail.add(line);
            if (!isHarmless(line)) (stream === child.stderr ? writeError : write)(line);
          }),
        ],
  );
  let overdue = false;
  const stop = () => end(child, closePatienceMs);
  const limit =
    forMs > 0
      ? setTimeout(() => {
          overdue = true;
          void stop();
        }, forMs + graceMs)
      : undefined;
  /** @type {AppRun["ended"]} */
  const ended = new Promise((resolve) => {
    const finish = (/** @type {number | null} */ code, /** @type {string | null} */ signal) => {
      clearTimeout(limit);
      for (const hand of ends) hand();
      resolve({ code, signal, overdue, tail: tail.text() });
    };
    child.once("error", (error) => {
      tail.add(error.message);
      finish(null, null);
    });
    // "exit", not "close": a helper of Chromium's may hold the streams a little longer.
    child.once("exit", finish);
  });
  return { ended, stop };
}
