/**
 * What the app ships and under which licences: the files in resources/ and the npm packages that package.json's
 * `dependencies` bring with them, against what resources/LICENSES.md says of them.
 */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./source.ts";

/** Licences that let anybody use, change and pass on what we ship. */
export const freelyUsable = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "MPL-2.0",
  "OFL-1.1",
]);

/** One of the alternatives of an SPDX expression has to do. */
export function isFreelyUsable(licence: string): boolean {
  return licence
    .replace(/^\((.*)\)$/, "$1")
    .split(" OR ")
    .some((one) => freelyUsable.has(one));
}

interface PackageManifest {
  readonly license?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Name and licence of each package, and of those that it needs in turn; types alone are not shipped. */
export function shippedPackages(
  folder = root,
  names: readonly string[] = dependenciesOf(folder),
): Map<string, string> {
  const found = new Map<string, string>();
  const seen = new Set<string>();
  const visit = (from: string, name: string) => {
    const at = packageFolder(from, name);
    if (seen.has(at)) return;
    seen.add(at);
    const { license } = manifest(at);
    found.set(name, typeof license === "string" ? license : licenceInFile(at));
    for (const needed of dependenciesOf(at)) visit(at, needed);
  };
  for (const name of names) visit(folder, name);
  return found;
}

/** Some name none in their manifest, and have its text beside it. */
function licenceInFile(folder: string): string {
  const file = join(folder, "LICENSE");
  const [first = ""] = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  return first.trim() === "MIT License" ? "MIT" : "none that is named";
}

function dependenciesOf(folder: string): string[] {
  return Object.keys(manifest(folder).dependencies ?? {}).filter((name) => !name.startsWith("@types/"));
}

function manifest(folder: string): PackageManifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/** As Node finds it. */
function packageFolder(from: string, name: string): string {
  const folder = join(from, "node_modules", name);
  if (existsSync(join(folder, "package.json"))) return folder;
  if (dirname(from) === from) throw new Error(`expected the package ${name}, found none: npm ci`);
  return packageFolder(dirname(from), name);
}

export interface LicenceRows {
  /** Patterns below resources/. */
  readonly files: readonly string[];
  readonly packages: ReadonlyMap<string, string>;
}

/** The rows of LICENSES.md: a table of files with three columns, and one of packages with two. */
export function readLicences(text: string): LicenceRows {
  const rows = text
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const ticked = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => String(name));
  return {
    files: rows.filter((row) => row.length === 3).flatMap(([item]) => ticked(item)),
    packages: new Map(
      rows.flatMap((row) => (row.length === 2 ? ticked(row[0]).map((name) => [name, String(row[1])]) : [])),
    ),
  };
}

/** Files that no pattern names, and patterns that name no file. */
export function unnamed(patterns: readonly string[], files: readonly string[], cwd: string): string[] {
  const met = patterns.map(
    (pattern) => new Set(globSync(pattern, { cwd }).map((file) => file.replaceAll("\\", "/"))),
  );
  return [
    ...files.filter((file) => !met.some((names) => names.has(file))).map((file) => `${file} has no row`),
    ...patterns.filter((_, index) => met[index]?.size === 0).map((pattern) => `${pattern} is not there`),
  ];
}
