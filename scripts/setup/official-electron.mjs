/** The official Electron binary of the version that package.json pins, fetched by Electron's own installer. */
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { folderBytes } from "./folder-bytes.mjs";
import { projectNode } from "./packages.mjs";
import { run } from "./process.mjs";

/** Size of the archive in bytes, for the progress line only. */
const archiveBytes = 125_000_000;
/** A download that brings nothing for this long is given up. */
const stallMs = 60_000;

/** The executable, or null when it is not installed whole. @param {string} root */
export function findOfficialElectron(root) {
  const folder = join(root, "node_modules", "electron");
  const read = (/** @type {string} */ name) => readFileSync(join(folder, name), "utf8");
  try {
    // path.txt is the last thing that the installer writes.
    const executable = join(folder, "dist", read("path.txt"));
    const version = read("dist/version").trim().replace(/^v/, "");
    return version === wantedVersion(root) && existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}

/**
 * Null when it is there now, else why it could not be had.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {import("./progress.mjs").Progress} progress
 * @returns {Promise<string | null>}
 */
export async function fetchOfficialElectron(root, env, progress) {
  const cache = join(root, "node_modules", ".cache");
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, "electron-download-"));
  const stalled = new AbortController();
  let [bytes, grewAt] = [0, performance.now()];
  const watch = setInterval(async () => {
    const now = await folderBytes(work);
    if (now > bytes) {
      [bytes, grewAt] = [now, performance.now()];
      progress.portion(Math.min(bytes, archiveBytes), archiveBytes);
    } else if (performance.now() - grewAt > stallMs) stalled.abort();
  }, 500);
  try {
    const installer = join(root, "node_modules", "electron", "install.js");
    const ended = await run(projectNode(root), [installer], {
      // The installer downloads into the temporary folder: its growth is the progress.
      env: { ...env, TMPDIR: work, ELECTRON_GET_NO_PROGRESS: "1" },
      signal: stalled.signal,
    });
    if (stalled.signal.aborted) return `nothing came for ${stallMs / 1000} s`;
    if (ended.code !== 0) return firstLine(ended.output) || `exit code ${ended.code}`;
    return findOfficialElectron(root) === null ? "its installer ended without an executable" : null;
  } finally {
    clearInterval(watch);
    await rm(work, { recursive: true, force: true });
  }
}

/** Why the pinned version could not be had last time in this clone, or null. @param {string} root */
export async function rememberedFailure(root) {
  try {
    const { version, reason } = JSON.parse(await readFile(failureFile(root), "utf8"));
    return version === wantedVersion(root) ? String(reason) : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} root
 * @param {string} reason
 */
export async function rememberFailure(root, reason) {
  const file = failureFile(root);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ version: wantedVersion(root), reason })}\n`);
}

/** Lets the next start ask again. @param {string} root */
export async function forgetFailure(root) {
  await rm(failureFile(root), { force: true });
}

/** @param {string} root */
export function wantedVersion(root) {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/electron/package.json"), "utf8"));
  return String(version);
}

/** @param {string} root */
function failureFile(root) {
  return join(root, "node_modules", ".cache", "live-room", "official-electron-unavailable.json");
}

/** @param {string} text */
function firstLine(text) {
  return text.trim().split("\n")[0] ?? "";
}
