/**
 * The evaluation runtime is a packaged distribution and so lacks Electron's default app, the part that makes
 * `electron path/to/app` work. These two files in its `resources/app/` do that, in few lines.
 * Source: Electron's default_app/main.ts.
 */

const main = `// Written by scripts/setup/runtime-shim.mjs: makes "electron path/to/app" work, as Electron's default app does.
const path = require("node:path");
const { app } = require("electron");

const given = process.argv.slice(1).find((argument) => !argument.startsWith("-"));
if (given === undefined) {
  console.error("expected the folder of an app: electron [switches] path/to/app [arguments]");
  process.exit(2);
}
const folder = path.resolve(given);
const { name, productName, version, main = "index.js" } = require(path.join(folder, "package.json"));
if (version) app.setVersion(version);
if (productName || name) app.setName(productName || name);
app.setPath("userData", path.join(app.getPath("appData"), app.getName()));
app.setAppPath(folder);
require(path.join(folder, main));
`;

/** @type {Readonly<Record<string, string>>} */
export const shimFiles = {
  "package.json": `${JSON.stringify({ name: "live-room-default-app", version: "1.0.0", main: "main.js" })}\n`,
  "main.js": main,
};
