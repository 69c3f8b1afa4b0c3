/**
 * `npm run typecheck`: the whole project, and then each layer with the globals that it really has: no DOM in the
 * core, no Node in a page, neither of them in shared/, and no newer language than the oldest runtime's.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { projectNode } from "./setup/packages.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
const compiler = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
const projects = [".", "shared", "renderer", "electron/main", "electron/core"];

const failed = projects.filter((project) => {
  const { status } = spawnSync(projectNode(root), [compiler, "--noEmit", "-p", project], {
    cwd: root,
    stdio: "inherit",
  });
  return status !== 0;
});
if (failed.length > 0) console.error(`Type faults under the tsconfig.json of: ${failed.join(", ")}`);
process.exitCode = failed.length > 0 ? 1 : 0;
