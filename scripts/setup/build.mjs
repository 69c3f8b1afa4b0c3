/** The bundles in out/, built again only when what they are made of has changed. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { SetupFailure } from "./failure.mjs";
import { projectNode } from "./packages.mjs";
import { run } from "./process.mjs";

/** @typedef {import("./step.mjs").SetupContext} SetupContext */

/** @type {import("./step.mjs").Step} */
export const buildStep = { name: "build", needed, run: build };

/** Folders and files that a bundle can take from. */
const inputs = [
  "electron",
  "renderer",
  "shared",
  "resources/fonts",
  "resources/locales",
  "electron.vite.config.ts",
  "scripts/build",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
const isTest = /\.test\.[cm]?[jt]sx?$/;
/** A build by hand that was cut short leaves some of them. */
const outputs = [
  "main/start.cjs",
  "main/index.cjs",
  "main/core.cjs",
  "preload/index.cjs",
  "renderer/wall/index.html",
];

/** @param {SetupContext} context */
async function needed({ root }) {
  const built = await readFile(stampFile(root), "utf8").catch(() => null);
  if (built === null || !outputs.every((file) => existsSync(join(root, "out", file)))) return "not built yet";
  return built === (await inputHash(root)) ? null : "the sources have changed";
}

/**
 * @param {SetupContext} context
 * @param {import("./progress.mjs").Progress} progress
 */
async function build({ root, env }, progress) {
  const hash = await inputHash(root);
  await rm(stampFile(root), { force: true });
  progress.say("electron-vite build");
  const bundler = join(root, "node_modules", "electron-vite", "bin", "electron-vite.js");
  const ended = await run(projectNode(root), [bundler, "build"], {
    cwd: root,
    env: { ...env, NO_COLOR: "1" },
    onLine: (line) => {
      if (/^(building|✓ built|✓ \d+ modules)/.test(line)) progress.say(`  ${line}`);
    },
  });
  if (ended.code !== 0) {
    throw new SetupFailure({
      expected: "electron-vite build to end with exit code 0",
      found: buildFault(ended.output),
      todo: "mend what it names; npm run typecheck often says it better",
    });
  }
  await writeFile(stampFile(root), hash);
}

/**
 * The bundler's own words, without its colours and the stack of its own code.
 * @param {string} output
 */
export function buildFault(output) {
  const lines = stripVTControlCharacters(output).split("\n");
  const after = lines.slice(lines.indexOf("error during build:") + 1);
  const said = after.filter((line) => line.trim() !== "" && !/^\s+at /.test(line));
  return said.slice(0, 15).join("\n");
}

/** @param {string} root */
function stampFile(root) {
  return join(root, "out", "built-from.sha256");
}

/**
 * One value for the names and contents of everything that is built from; tests do not count.
 * @param {string} root
 * @param {readonly string[]} [paths]
 * @returns {Promise<string>}
 */
export async function inputHash(root, paths = inputs) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of await filesAt(root, path)) {
      if (isTest.test(file)) continue;
      const content = createHash("sha256").update(await readFile(join(root, file)));
      hash.update(`${file}\0${content.digest("hex")}\n`);
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string} path a file, a folder, or nothing
 * @returns {Promise<string[]>}
 */
async function filesAt(root, path) {
  const found = await stat(join(root, path)).catch(() => null);
  if (found === null) return [];
  if (found.isFile()) return [path];
  const names = (await readdir(join(root, path))).sort();
  const inside = await Promise.all(names.map((name) => filesAt(root, `${path}/${name}`)));
  return inside.flat();
}
