/**
 * `npm run typecheck`: the whole project, and then each layer with the globals that it really has: no DOM in the
 * core, no Node in a page, neither of them in shared/, and no newer language than the oldest runtime's. What was found
 * is kept in out/types, so that the next run reads only what has changed.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectNode } from "./setup/packages.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
const compiler = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
const projects = [".", "shared", "renderer", "electron/main", "electron/core"];

const failed = projects.filter((project) => {
  const found = join(root, "out", "types", `${project.replace(/[/.]/g, "-")}.json`);
  const options = ["--noEmit", "--incremental", "--tsBuildInfoFile", found, "-p", project];
  const { status } = spawnSync(projectNode(root), [compiler, ...options], { cwd: root, stdio: "inherit" });
  return status !== 0;
});
if (failed.length > 0) console.error(`Type faults under the tsconfig.json of: ${failed.join(", ")}`);
process.exitCode = failed.length > 0 ? 1 : 0;
