/** Runs the programs that set-up needs. */
import { spawn } from "node:child_process";

/**
 * @typedef {object} Ended
 * @property {number | null} code exit code; null when a signal or the time limit ended it, or it could not start
 * @property {string} output the last 200 lines of stdout and stderr together
 * @property {string} stdout
 * @property {boolean} timedOut
 */

/**
 * Runs a program to its end; never throws. Ends it when `timeoutMs` have passed or `signal` aborts.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, signal?: AbortSignal, onLine?: (line: string) => void }} [options]
 * @returns {Promise<Ended>}
 */
export function run(command, args, { cwd, env, timeoutMs = 0, signal, onLine } = {}) {
  return new Promise((resolve) => {
    /** @type {string[]} */
    const lines = [];
    let stdout = "";
    let timedOut = false;
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ["ignore", "pipe", "pipe"] });
    const timer = timeoutMs > 0 ? setTimeout(expire, timeoutMs) : undefined;
    function expire() {
      timedOut = true;
      child.kill("SIGKILL");
    }
    signal?.addEventListener("abort", () => child.kill("SIGKILL"), { once: true });
    /** @param {string} line */
    const take = (line) => {
      lines.push(line);
      if (lines.length > 200) lines.shift();
      onLine?.(line);
    };
    const ends = [child.stdout, child.stderr].map((stream) => eachLine(stream, take));
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
    });
    /** @param {number | null} code */
    const finish = (code) => {
      clearTimeout(timer);
      for (const end of ends) end();
      resolve({ code, output: lines.join("\n"), stdout, timedOut });
    };
    child.on("error", (error) => {
      lines.push(error.message);
      finish(null);
    });
    child.on("close", finish);
  });
}

/**
 * A child with a process group of its own, so that a terminal's Ctrl-C reaches it only through us; on Linux the
 * kernel ends it by `lastSignal` when this process dies, even by SIGKILL.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 * @param {"KILL" | "TERM"} [lastSignal]
 */
export function spawnTied(command, args, options, lastSignal = "KILL") {
  const own = { ...options, detached: true };
  if (process.platform !== "linux") return spawn(command, args, own);
  return spawn("setpriv", ["--pdeathsig", lastSignal, "--", command, ...args], own);
}

/**
 * Asks a child to end, and makes it end after `patienceMs`.
 * @param {import("node:child_process").ChildProcess} child
 */
export async function end(child, patienceMs = 3000) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await ended;
  clearTimeout(timer);
}

/**
 * Calls back for each line of a stream; carriage returns end a line too (progress bars).
 * @param {NodeJS.ReadableStream} stream
 * @param {(line: string) => void} onLine
 * @returns {() => void} hands over an unfinished last line
 */
export function eachLine(stream, onLine) {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk) => {
    const parts = (rest + chunk).split(/\r?\n|\r/);
    rest = parts.pop() ?? "";
    for (const part of parts) if (part !== "") onLine(part);
  });
  return () => {
    if (rest !== "") onLine(rest);
    rest = "";
  };
}
