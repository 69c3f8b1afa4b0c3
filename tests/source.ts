/** The project's own sources, read and parsed for the tests that hold rules over all of them. */
import { globSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { type ESTree, parseSync } from "vite";

export const root = join(import.meta.dirname, "..");

export interface Source {
  /** Path below the project's folder, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly program: ESTree.Program;
}

/** Where a rule is broken, and how: `file:line text`. */
export type Finding = string;

/** Throws for what is not TypeScript. */
export function parseSource(file: string, text: string): Source {
  const { program, errors } = parseSync(file, text);
  if (errors[0]) throw new SyntaxError(`${file}: ${errors[0].message}`);
  return { file, text, program };
}

/**
 * Every module below the folders but unit tests and what only they import, which may reach for whatever they test
 * with.
 */
export function readSources(...folders: string[]): Source[] {
  const files = globSync(
    folders.map((folder) => `${folder}/**/*.{ts,tsx}`),
    { cwd: root },
  );
  const sources = files
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !file.endsWith(".d.ts"))
    .sort()
    .map((file) => parseSource(file, readFileSync(join(root, file), "utf8")));
  return withoutTests(sources);
}

export function withoutTests(sources: readonly Source[]): Source[] {
  let product = sources.filter(({ file }) => !/\.test\.tsx?$/.test(file));
  for (;;) {
    const tested = importedFiles(sources.filter((source) => !product.includes(source)));
    const used = importedFiles(product);
    const kept = product.filter(({ file }) => used.has(file) || !tested.has(file) || isEntry(file));
    // What only a module that went had imported may go as well.
    if (kept.length === product.length) return kept;
    product = kept;
  }
}

/** Modules that are started rather than imported. */
function isEntry(file: string): boolean {
  return /\/(index\.ts|main\.tsx)$/.test(file);
}

function importedFiles(sources: readonly Source[]): Set<string> {
  return new Set(
    sources.flatMap((source) =>
      importsOf(source).flatMap(({ from }) => (from?.startsWith(".") ? [importedFile(source, from)] : [])),
    ),
  );
}

/** The project's path of a relative import. */
export function importedFile(source: Source, from: string): string {
  return posix.join(posix.dirname(source.file), from);
}

export function findingAt({ file, text }: Source, offset: number, what: string): Finding {
  return `${file}:${text.slice(0, offset).split("\n").length} ${what}`;
}

/** The text of a string or of a template without holes; undefined for everything else. */
export function literalText(node: ESTree.Node | null | undefined): string | undefined {
  if (node?.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
  if (node?.type === "TemplateLiteral" && node.quasis.length === 1) return node.quasis[0]?.value.cooked ?? "";
  return undefined;
}

export interface Import {
  /** As written, without Vite's query; undefined when it is put together at run time. */
  readonly from: string | undefined;
  readonly offset: number;
}

/** Every node, parents before children, in the order of the text. */
export function nodesOf({ program }: Source): ESTree.Node[] {
  const found: ESTree.Node[] = [];
  const visit = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null && "type" in value) {
      found.push(value as ESTree.Node);
      Object.values(value).forEach(visit);
    }
  };
  visit(program);
  return found;
}

/** Everything by which a module reaches another: statements, `import()`, types, `require`, Vite's globs and URLs. */
export function importsOf(source: Source): Import[] {
  return nodesOf(source)
    .flatMap(importedBy)
    .filter((node) => node !== null)
    .map((node) => ({ from: literalText(node)?.replace(/\?.*$/, ""), offset: node.start }));
}

function importedBy(node: ESTree.Node): readonly (ESTree.Node | null)[] {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
    case "ImportExpression":
    case "TSImportType":
      return [node.source];
    case "TSExternalModuleReference":
      return [node.expression];
    case "CallExpression": {
      const [first] = node.arguments;
      const globbed = isMeta(node.callee, "glob");
      const required = node.callee.type === "Identifier" && node.callee.name === "require";
      if (!first || !(globbed || required)) return [];
      return first.type === "ArrayExpression" ? first.elements : [first];
    }
    case "NewExpression": {
      const [path, base] = node.arguments;
      return path && base && isMeta(base, "url") ? [path] : [];
    }
    default:
      return [];
  }
}

/** `import.meta.<name>` */
function isMeta(node: ESTree.Node, name: string): boolean {
  return (
    node.type === "MemberExpression" &&
    node.object.type === "MetaProperty" &&
    node.property.type === "Identifier" &&
    node.property.name === name
  );
}
