/**
 * Hooks of electron-builder: a package is built from an Electron that gets security fixes, of the version that package.json
 * pins, or not at all. The evaluation runtime (README) is for looking and testing, never for a city.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";

export class NotForPackages extends Error {
  /** @param {string} found @param {string} expected */
  constructor(found, expected) {
    super(
      `expected the official Electron ${expected} for a package, found ${found}: the evaluation runtime and versions past their end of life are never packaged`,
    );
    this.name = "NotForPackages";
  }
}

/**
 * What an unpacked Electron says of itself, by its `version` file and by the words in its binary.
 * @param {string} folder
 * @param {string} executable below it
 */
export async function versionsIn(folder, executable) {
  const said = (await readFile(join(folder, "version"), "utf8").catch(() => "")).trim().replace(/^v/, "");
  const binary = await readFile(join(folder, executable), "latin1").catch(() => "");
  return { said, built: /Electron\/(\d+\.\d+\.\d+)/.exec(binary)?.[1] ?? "" };
}

/**
 * Throws `NotForPackages`.
 * @param {{ said: string, built: string }} found
 * @param {string} expected
 */
export function refuseOther({ said, built }, expected) {
  if (said !== expected) throw new NotForPackages(said || "none that says its version", expected);
  // A binary that was given another's version file.
  if (built !== "" && built !== expected) throw new NotForPackages(built, expected);
}

/** @param {any} context electron-builder's: a folder that somebody named is looked at before anything is done */
export async function beforePack(context) {
  const { electronDist } = context.packager.config;
  if (typeof electronDist !== "string") return;
  refuseOther(await versionsIn(electronDist, "electron"), await pinned(context));
}

/** @param {any} context what was unpacked, from wherever it came */
export async function afterExtract(context) {
  const name = context.electronPlatformName === "win32" ? "electron.exe" : "electron";
  refuseOther(await versionsIn(context.appOutDir, name), await pinned(context));
}

/** @param {any} context */
async function pinned(context) {
  const text = await readFile(join(context.packager.projectDir, "package.json"), "utf8");
  return String(JSON.parse(text).devDependencies.electron);
}
