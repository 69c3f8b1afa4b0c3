/**
 * Virtual displays: an X server without a monitor (Xorg's dummy driver) with hot-pluggable heads and a window
 * manager, for machines without a display, for the end-to-end tests and for the bench.
 *
 * Guarantees: when `startVirtualDisplays` resolves, every head is lit and the window manager runs; `stop` ends
 * only what was started here, and so does the end of this process. Debian packages: xserver-xorg-core,
 * xserver-xorg-video-dummy, x11-xserver-utils, x11-utils, openbox, imagemagick (for pictures).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { end, run, spawnTied } from "../setup/process.mjs";
import { freeDisplayNumbers, layOut, litOutputs, modeline, wallSize, xorgConfig } from "./layout.mjs";

/** @typedef {import("./layout.mjs").Head} Head */
/** @typedef {import("./layout.mjs").HeadSize} HeadSize */

/**
 * @typedef {object} VirtualDisplays
 * @property {string} display value for DISPLAY, as in ":90"
 * @property {readonly Head[]} heads
 * @property {(index: number) => Promise<void>} unplug pulls a head's cable; those beside it close up to the left edge
 * @property {(index: number) => Promise<void>} plug puts it back, and every head where it was
 * @property {(file: string) => Promise<void>} screenshot the whole wall as PNG; the file is replaced whole
 * @property {() => Promise<void>} stop
 */

/** The X server or its window manager could not be started; the message has the end of its log. */
export class VirtualDisplayError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "VirtualDisplayError";
  }
}

/** How long an X server may take to answer, on a busy machine. */
const readyTimeoutMs = 30_000;
const pollMs = 50;
const serverSwitches = "-noreset -nolisten tcp -novtswitch -sharevts -s 0 -dpms".split(" ");
/** Debian's ImageMagick takes no wider picture. */
const widestPicture = 16_000;

/**
 * Throws `VirtualDisplayError`.
 * @param {{ heads: readonly HeadSize[] }} options
 * @returns {Promise<VirtualDisplays>}
 */
export async function startVirtualDisplays({ heads: sizes }) {
  const heads = layOut(sizes);
  const wall = wallSize(heads);
  const folder = mkdtempSync(join(tmpdir(), "live-room-displays-"));
  /** @type {import("node:child_process").ChildProcess[]} */
  const children = [];

  const endNow = () => {
    for (const child of children) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", endNow);

  async function stop() {
    process.off("exit", endNow);
    for (const child of [...children].reverse()) await end(child);
    await rm(folder, { recursive: true, force: true });
  }

  try {
    const display = await startServer(folder, wall, children);
    const env = { ...process.env, DISPLAY: display };
    await lightAll(heads, env);
    children.push(await startWindowManager(env));
    /** @type {Set<Head>} */
    const pulled = new Set();
    return {
      display,
      heads,
      unplug(index) {
        const head = headAt(heads, index);
        pulled.add(head);
        return xrandr(["--output", head.output, "--off"], env);
      },
      // All of them: xrandr moves the others to the edge when the leftmost goes, and leaves them there.
      plug(index) {
        pulled.delete(headAt(heads, index));
        return xrandr(heads.filter((head) => !pulled.has(head)).flatMap(lit), env);
      },
      async screenshot(file) {
        if (wall.width > widestPicture) {
          throw new VirtualDisplayError(
            `expected a wall of at most ${widestPicture} pixels for a picture, found ${wall.width}`,
          );
        }
        await screenshot(file, env);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Tries free display numbers until a server has one: the server itself takes the lock, so two that start at the
 * same time cannot share a number.
 * @param {string} folder
 * @param {HeadSize} wall
 * @param {import("node:child_process").ChildProcess[]} children
 */
async function startServer(folder, wall, children) {
  const config = join(folder, "xorg.conf");
  const log = join(folder, "xorg.log");
  await writeFile(config, xorgConfig(wall));
  for (const number of freeDisplayNumbers(await takenNumbers())) {
    const display = `:${number}`;
    const server = spawnTied("Xorg", [display, "-config", config, "-logfile", log, ...serverSwitches], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    server.stderr?.setEncoding("utf8").on("data", (chunk) => {
      said = (said + chunk).slice(-4000);
    });
    const failed = await answers(server, { ...process.env, DISPLAY: display });
    if (failed === null) {
      children.push(server);
      return display;
    }
    await end(server);
    if (/already active for display|socket already in use|Cannot establish any listening/i.test(said))
      continue;
    const tail = await readFile(log, "utf8").catch(() => "");
    throw new VirtualDisplayError(
      `expected an X server on ${display}, found: ${failed}\n${said.trim()}\n${lastLines(tail, 20)}`.trim(),
    );
  }
  throw new VirtualDisplayError("expected a free X display number, found all of them taken");
}

/** Numbers that have a socket or a lock, whoever holds them. */
async function takenNumbers() {
  const sockets = await readdir("/tmp/.X11-unix").catch(() => []);
  const locks = await readdir("/tmp").catch(() => []);
  const numbers = [...sockets, ...locks].map((name) => /^(?:X(\d+)|\.X(\d+)-lock)$/.exec(name));
  return new Set(numbers.flatMap((match) => (match ? [Number(match[1] ?? match[2])] : [])));
}

/**
 * Null when the server answers, else why it does not.
 * @param {import("node:child_process").ChildProcess} server
 * @param {NodeJS.ProcessEnv} env
 */
async function answers(server, env) {
  /** @type {string | null} */
  let ended = null;
  server.once("error", (error) => {
    ended = error.message;
  });
  server.once("exit", (code, signal) => {
    ended = `Xorg ended with ${signal ?? `exit code ${code}`}`;
  });
  const limit = performance.now() + readyTimeoutMs;
  while (performance.now() < limit) {
    if (ended !== null) return ended;
    const asked = await run("xrandr", ["--query"], { env, timeoutMs: 5000 });
    if (asked.code === 0 && ended === null) return null;
    if (asked.code === null && !asked.timedOut) return `xrandr: ${asked.output}`;
    await wait(pollMs);
  }
  return `no answer within ${readyTimeoutMs / 1000} s`;
}

/**
 * @param {readonly Head[]} heads
 * @param {NodeJS.ProcessEnv} env
 */
async function lightAll(heads, env) {
  for (const head of new Map(heads.map((one) => [one.mode, one])).values()) {
    // The driver may know a mode of this name already; then --addmode takes that one.
    await run("xrandr", ["--newmode", ...modeline(head)], { env });
  }
  for (const { output, mode } of heads) await run("xrandr", ["--addmode", output, mode], { env });
  await xrandr([...heads.flatMap(lit), "--output", "DUMMY0", "--primary"], env);
  const { stdout } = await run("xrandr", ["--query"], { env });
  const outputs = litOutputs(stdout);
  for (const { output, width, height, x, y } of heads) {
    const expected = `${width}x${height}+${x}+${y}`;
    if (outputs.get(output) !== expected) {
      throw new VirtualDisplayError(
        `expected ${output} at ${expected}, found ${outputs.get(output) ?? "off"}`,
      );
    }
  }
}

/** @param {Head} head */
function lit({ output, mode, x, y }) {
  return ["--output", output, "--mode", mode, "--pos", `${x}x${y}`];
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function xrandr(args, env) {
  const ended = await run("xrandr", args, { env, timeoutMs: readyTimeoutMs });
  if (ended.code !== 0)
    throw new VirtualDisplayError(`xrandr ${args.join(" ")}: ${ended.output || "timed out"}`);
}

/** @param {NodeJS.ProcessEnv} env */
async function startWindowManager(env) {
  const openbox = spawnTied("openbox", ["--sm-disable"], { env, stdio: "ignore" });
  /** @type {string | null} */
  let ended = null;
  openbox.once("error", (error) => {
    ended = error.message;
  });
  openbox.once("exit", (code) => {
    ended = `openbox ended with exit code ${code}`;
  });
  const limit = performance.now() + readyTimeoutMs;
  while (performance.now() < limit && ended === null) {
    const asked = await run("xprop", ["-root", "_NET_SUPPORTING_WM_CHECK"], { env, timeoutMs: 5000 });
    if (asked.code === 0 && asked.stdout.includes("window id")) return openbox;
    await wait(pollMs);
  }
  await end(openbox);
  throw new VirtualDisplayError(`expected a window manager, found: ${ended ?? "no answer from openbox"}`);
}

/**
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env
 */
async function screenshot(file, env) {
  const partial = join(dirname(file), `.${process.pid}.${basename(file)}`);
  // Speed over size: the default compression takes seconds for a wall.
  const args = ["-silent", "-window", "root", "-define", "png:compression-level=1", `png:${partial}`];
  const ended = await run("import", args, { env, timeoutMs: readyTimeoutMs });
  if (ended.code !== 0) {
    await rm(partial, { force: true });
    throw new VirtualDisplayError(`import: ${ended.output || "timed out"}`);
  }
  await rename(partial, file);
}

/**
 * @param {readonly Head[]} heads
 * @param {number} index
 */
function headAt(heads, index) {
  const head = heads[index];
  if (head === undefined)
    throw new RangeError(`expected a head from 0 to ${heads.length - 1}, found ${index}`);
  return head;
}

/**
 * @param {string} text
 * @param {number} count
 */
function lastLines(text, count) {
  return text.trim().split("\n").slice(-count).join("\n");
}
