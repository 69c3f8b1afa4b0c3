/** Which files are the app: `files` of electron-builder.yml, for packages and for updates alike. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, matchesGlob, relative, sep } from "node:path";
import { parse } from "yaml";

/** As Node names the system, and electron-builder too. */
export type BuiltFor = "linux" | "win32";

/** The patterns for one system, in their order. */
export function packedPatterns(root: string, system: BuiltFor): readonly string[] {
  const { files } = parse(readFileSync(join(root, "electron-builder.yml"), "utf8"));
  return (files as string[]).map((pattern) => pattern.replace(/\$\{platform\}/g, system));
}

/** Whether electron-builder would take a file: the last pattern that meets it decides. */
export function isPacked(file: string, patterns: readonly string[]): boolean {
  const deciding = patterns.findLast((pattern) => matchesGlob(file, pattern.replace(/^!/, "")));
  // What package.json's dependencies bring is taken unless it is left out.
  return deciding === undefined ? file.startsWith("node_modules/") : !deciding.startsWith("!");
}

/** What electron-builder leaves out of every package by itself, and a licence never is. */
const ballast =
  /\.d\.[cm]?ts$|\.map$|\.tsbuildinfo$|(^|\/)(tests?|__tests__|example|examples|\.bin|\.github)\/|(^|\/)(README|CHANGELOG|HISTORY|readme|changelog)(\.[^/]*)?$/;

/** Paths below `root`, with slashes, in the order of their names. */
export function packedFiles(root: string, system: BuiltFor): string[] {
  const patterns = packedPatterns(root, system);
  const own = ["package.json", ...["out", "resources"].flatMap((folder) => filesBelow(root, folder))];
  const brought = productionFolders(root).flatMap((folder) => filesBelow(root, folder));
  return [...own, ...brought.filter((file) => !ballast.test(file))]
    .filter((file) => isPacked(file, patterns))
    .sort();
}

/** Of what package.json's dependencies bring, those of them that are for this machine. */
function productionFolders(root: string): string[] {
  const found = new Set<string>();
  const visit = (folder: string) => {
    const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
      const at = packageFolder(root, folder, name);
      if (at === undefined || found.has(at)) continue;
      found.add(at);
      visit(at);
    }
  };
  visit("");
  return [...found];
}

/** As Node looks for it from there. */
function packageFolder(root: string, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const folder = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (existsSync(join(root, folder, "package.json"))) return folder;
    if (at === "") return undefined;
  }
}

/** Without what lies in packages inside it: these are listed by themselves. */
function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !path.slice(folder.length).includes("/node_modules/"));
}
