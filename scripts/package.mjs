/**
 * `npm run package -- [--linux] [--win] [--dir] [electron-builder's own options]`: builds the app and its packages.
 *
 * electron-builder is no dependency: it is 90 MB that only whoever makes packages needs. npx fetches the version below.
 * It downloads the official Electron and the tools for each target; signing reads CSC_LINK, CSC_KEY_PASSWORD and
 * WIN_CSC_LINK from the environment (docs: electron.build/code-signing).
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const electronBuilder = "electron-builder@26.17.0";

const root = fileURLToPath(new URL("..", import.meta.url));
const given = process.argv.slice(2);
const isFor = (/** @type {string} */ system) => given.includes(system);
const systems =
  isFor("--linux") || isFor("--win") ? [] : [process.platform === "win32" ? "--win" : "--linux"];

for (const [command, args] of /** @type {const} */ ([
  ["npm", ["run", "build"]],
  ["npx", ["--yes", electronBuilder, "--publish", "never", ...systems, ...given]],
])) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  process.exitCode = status ?? 1;
  if (status !== 0) break;
}
