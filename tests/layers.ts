/**
 * The layer rules of the architecture, as tables over parsed sources. What a rule forbids it forbids for types too:
 * a layer that knows another's types knows the layer.
 *
 * The globals of each layer are not held here but by its own `tsconfig.json` (scripts/typecheck.mjs).
 */
import type { ESTree } from "vite";
import {
  type Finding,
  findingAt,
  importedFile,
  importsOf,
  literalText,
  nodesOf,
  type Source,
} from "./source.ts";

interface Layer {
  readonly folder: string;
  /** Folders of the project that it may take from. */
  readonly own: readonly string[];
  /** Packages, `electron`, or `node:` for everything of Node's. */
  readonly packages: readonly string[];
}

/** The row with the longest folder holds for a file. */
export const layers: readonly Layer[] = [
  { folder: "shared", own: ["shared"], packages: ["zod"] },
  { folder: "shared/domain/yaml", own: ["shared"], packages: ["yaml"] },
  { folder: "shared/domain/station", own: ["shared"], packages: ["yaml", "zod"] },
  { folder: "shared/domain/log", own: ["shared"], packages: ["marked", "zod"] },
  {
    folder: "renderer",
    own: ["renderer", "shared", "resources/locales"],
    packages: [
      "@fontsource/ibm-plex-sans-condensed",
      "@tanstack/react-virtual",
      "geojson",
      "hls.js",
      "i18next",
      "maplibre-gl",
      "pmtiles",
      "react",
      "react-dom",
      "react-i18next",
      "supercluster",
      "uplot",
      "zod",
    ],
  },
  { folder: "electron/preload", own: ["electron/preload", "shared"], packages: ["electron"] },
  {
    folder: "electron/main",
    own: ["electron/main", "shared"],
    packages: ["electron", "node:", "rotating-file-stream", "zod"],
  },
  {
    folder: "electron/core",
    own: ["electron/core", "shared"],
    packages: ["node:", "aedes", "csv-parse", "fast-xml-parser", "ical.js", "mqtt", "yaml", "zod"],
  },
  { folder: "electron/core/proof", own: ["electron/core", "shared"], packages: ["node:", "canonicalize"] },
  { folder: "electron/core/metrics", own: ["electron/core", "shared"], packages: ["node:", "prom-client"] },
  { folder: "electron/core/access", own: ["electron/core", "shared"], packages: ["@node-rs/argon2", "zod"] },
  {
    folder: "electron/core/attendance/export",
    own: ["electron/core", "shared"],
    packages: ["node:", "write-excel-file", "zod"],
  },
  { folder: "electron/core/paper", own: ["electron/core", "shared"], packages: ["node:", "pdfkit", "zod"] },
  {
    folder: "electron/core/store",
    own: ["electron/core", "shared"],
    packages: ["node:", "better-sqlite3", "canonicalize", "zod"],
  },
];

/** Every rule; adding one is adding a row. */
export const rules: readonly ((source: Source) => Finding[])[] = [
  layerFaults,
  panelFaults,
  sqlFaults,
  clockFaults,
];

export function layerFaults(source: Source): Finding[] {
  const layer = layers
    .filter(({ folder }) => isInside(source.file, folder))
    .sort((one, other) => other.folder.length - one.folder.length)[0];
  if (!layer) throw new Error(`expected a layer for ${source.file}, found none`);
  return importsOf(source).flatMap(({ from, offset }) => {
    if (from === undefined)
      return [findingAt(source, offset, "imports what only a run can tell: write the path out")];
    const allowed = from.startsWith(".")
      ? layer.own.some((folder) => isInside(importedFile(source, from), folder))
      : layer.packages.includes(packageOf(from));
    const named = from.startsWith(".") ? importedFile(source, from) : packageOf(from);
    return allowed ? [] : [findingAt(source, offset, `${layer.folder}/ must not import ${named}`)];
  });
}

/** What two panels share stands outside of both. */
export function panelFaults(source: Source): Finding[] {
  const panel = panelOf(source.file);
  if (panel === undefined) return [];
  return importsOf(source).flatMap(({ from, offset }) => {
    if (!from?.startsWith(".")) return [];
    const to = importedFile(source, from);
    const other = panelOf(to);
    const forbidden = to === "renderer/panels/index.ts" || (other !== undefined && other !== panel);
    return forbidden ? [findingAt(source, offset, `panel ${panel} must not import ${to}`)] : [];
  });
}

function panelOf(file: string): string | undefined {
  return /^renderer\/panels\/([^/]+)\//.exec(file)?.[1];
}

const sql =
  /^\s*(SELECT\s(.+\sFROM\s|\d)|(INSERT|REPLACE)\s.*INTO\s|UPDATE\s.+\sSET\s|DELETE\s+FROM\s|(CREATE|DROP|ALTER)\s+(UNIQUE\s+|VIRTUAL\s+|TEMP\s+)?(TABLE|INDEX|TRIGGER|VIEW)|PRAGMA\s+\w|BEGIN\s+\w|WITH\s.+\sAS\s*\()/is;
const databaseCalls = new Set(["prepare", "pragma"]);

/** SQL, and the calls that take it, stand in core/store alone. */
export function sqlFaults(source: Source): Finding[] {
  if (isInside(source.file, "electron/core/store")) return [];
  return nodesOf(source).flatMap((node) => {
    const text =
      node.type === "TemplateLiteral"
        ? node.quasis.map((part) => part.value.raw).join("?")
        : literalText(node);
    if (text !== undefined && sql.test(text))
      return [findingAt(source, node.start, "has SQL outside of electron/core/store")];
    const called = node.type === "CallExpression" ? memberName(node.callee) : undefined;
    if (called !== undefined && databaseCalls.has(called) && isInside(source.file, "electron"))
      return [findingAt(source, node.start, `calls .${called}() outside of electron/core/store`)];
    return [];
  });
}

/** Time and chance are given, so that a test can replay a day in a second; `Date.now` may stand as a default. */
export function clockFaults(source: Source): Finding[] {
  if (!isInside(source.file, "shared") && !isInside(source.file, "electron/core")) return [];
  return nodesOf(source).flatMap((node) => {
    const called = ownClockOrChance(node);
    return called === undefined
      ? []
      : [findingAt(source, node.start, `calls ${called}(): take it as a parameter`)];
  });
}

/** The clock or the source of chance that is called here. */
function ownClockOrChance(node: ESTree.Node): string | undefined {
  if (node.type === "NewExpression")
    return node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0
      ? "new Date"
      : undefined;
  if (node.type !== "CallExpression") return undefined;
  const called = `${objectName(node.callee)}.${memberName(node.callee)}`;
  return called === "Date.now" || called === "Math.random" ? called : undefined;
}

function memberName(node: ESTree.Expression): string | undefined {
  return node.type === "MemberExpression" && node.property.type === "Identifier"
    ? node.property.name
    : undefined;
}

function objectName(node: ESTree.Expression): string | undefined {
  return node.type === "MemberExpression" && node.object.type === "Identifier" ? node.object.name : undefined;
}

function isInside(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}

/** `@scope/name` or `name` of what is imported from a package; `node:` for Node's own. */
export function packageOf(from: string): string {
  if (from.startsWith("node:")) return "node:";
  return from
    .split("/")
    .slice(0, from.startsWith("@") ? 2 : 1)
    .join("/");
}
