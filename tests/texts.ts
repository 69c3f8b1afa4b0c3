/**
 * Where the pages' sources ask for a text, and where they show one that no translator will ever see. A `t` belongs to
 * the first namespace of the `useTranslation("…")` or of the parameter `TFunction<"…">` that it comes from.
 */
import type { ESTree } from "vite";
import { type Finding, findingAt, literalText, nodesOf, type Source } from "./source.ts";

export interface TextUse {
  readonly source: Source;
  readonly offset: number;
  readonly namespace: string;
  /** What the key may be; undefined when it is chosen at run time altogether. */
  readonly key: RegExp | undefined;
  /** The names that are filled in; undefined when they are not written out here. */
  readonly values: ReadonlySet<string> | undefined;
}

export function textUses(source: Source): TextUse[] {
  const nodes = nodesOf(source);
  const scopes = nodes.filter(isFunction);
  const around = (offset: number) =>
    scopes.filter((scope) => scope.start <= offset && offset < scope.end).sort((a, b) => size(a) - size(b));
  const bindings = nodes
    .flatMap((node) => bindingsOf(node))
    .map((one) => ({ ...one, scope: around(one.offset)[0] }));

  return nodes.flatMap((node) => {
    if (node.type !== "CallExpression" || node.callee.type !== "Identifier") return [];
    const { name } = node.callee;
    const [binding] = around(node.start).flatMap((scope) =>
      bindings.filter((one) => one.name === name && one.scope === scope),
    );
    if (!binding) return [];
    const [key, values] = node.arguments;
    return usesOf(key).map((one) => ({
      source,
      offset: node.start,
      namespace: one.namespace ?? binding.namespace,
      key: one.key,
      values: namesIn(values),
    }));
  });
}

interface Binding {
  readonly name: string;
  readonly namespace: string;
  readonly offset: number;
}

function bindingsOf(node: ESTree.Node): Binding[] {
  if (node.type === "VariableDeclarator" && node.id.type === "ObjectPattern") {
    const namespace = namespaceOf(node.init);
    if (namespace === undefined) return [];
    return node.id.properties.flatMap((property) =>
      property.type === "Property" &&
      property.key.type === "Identifier" &&
      property.key.name === "t" &&
      property.value.type === "Identifier"
        ? [{ name: property.value.name, namespace, offset: node.start }]
        : [],
    );
  }
  if (!isFunction(node)) return [];
  return node.params.flatMap((parameter) => {
    if (parameter.type !== "Identifier") return [];
    const type = parameter.typeAnnotation?.typeAnnotation;
    if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return [];
    const [argument] = type.typeArguments?.params ?? [];
    if (type.typeName.name !== "TFunction" || argument?.type !== "TSLiteralType") return [];
    const namespace = literalText(argument.literal);
    return namespace === undefined
      ? []
      : [{ name: parameter.name, namespace, offset: node.body?.start ?? 0 }];
  });
}

/** Of `useTranslation("…")` or `useTranslation(["…", "…"])`. */
function namespaceOf(node: ESTree.Node | null): string | undefined {
  if (node?.type !== "CallExpression" || node.callee.type !== "Identifier") return undefined;
  if (node.callee.name !== "useTranslation") return undefined;
  const [argument] = node.arguments;
  const namespace = literalText(argument?.type === "ArrayExpression" ? argument.elements[0] : argument);
  if (namespace === undefined) throw new Error("expected useTranslation to name its namespace, found none");
  return namespace;
}

type AnyFunction = ESTree.Function | ESTree.ArrowFunctionExpression;

function isFunction(node: ESTree.Node): node is AnyFunction {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression"
  );
}

function size({ start, end }: ESTree.Node): number {
  return end - start;
}

/** `namespace:key` names its own namespace; a hole in a key may be anything. */
function usesOf(key: ESTree.Node | undefined): { namespace?: string; key: RegExp | undefined }[] {
  if (key?.type === "ConditionalExpression") return [...usesOf(key.consequent), ...usesOf(key.alternate)];
  const parts =
    key?.type === "TemplateLiteral" ? key.quasis.map((part) => part.value.raw) : [literalText(key)];
  const [first = "", ...others] = parts.map((part) => part ?? "");
  if (parts[0] === undefined) return [{ key: undefined }];
  const [, namespace, start = first] = /^([\w-]+):(.*)$/s.exec(first) ?? [];
  const pattern = new RegExp(`^${[start, ...others].map(escaped).join(".+")}$`);
  return [{ ...(namespace !== undefined && { namespace }), key: pattern }];
}

/** The names of an object literal; none without one. */
function namesIn(values: ESTree.Node | undefined): Set<string> | undefined {
  if (values === undefined) return new Set();
  if (values.type !== "ObjectExpression") return undefined;
  const names = new Set<string>();
  for (const property of values.properties) {
    if (property.type !== "Property" || property.key.type !== "Identifier") return undefined;
    names.add(property.key.name);
  }
  return names;
}

/** A notice is a text that a process chooses and a page shows. */
export function raisedNotices(source: Source): TextUse[] {
  return nodesOf(source).flatMap((node) => {
    if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return [];
    const { property } = node.callee;
    const [first, second, third] = node.arguments;
    if (property.type !== "Identifier") return [];
    const asCommand = property.name === "command" && literalText(first) === "notices.raise";
    if (!asCommand && property.name !== "raise") return [];
    const code = asCommand ? memberOf(second, "code") : second;
    const values = asCommand ? memberOf(second, "params") : third;
    if (literalText(code) === undefined) return [];
    return usesOf(code).map(({ key }) => ({
      source,
      offset: node.start,
      namespace: "notices",
      key,
      values: namesIn(values),
    }));
  });
}

function memberOf(node: ESTree.Node | undefined, name: string): ESTree.Node | undefined {
  const properties = node?.type === "ObjectExpression" ? node.properties : [];
  for (const one of properties)
    if (one.type === "Property" && one.key.type === "Identifier" && one.key.name === name) return one.value;
  return undefined;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

const shownAttributes = new Set(["title", "label", "alt", "placeholder", "aria-label", "aria-description"]);
/** The product's name and the languages' own are the same in every language. */
const untranslated = /LIVE Room|\b(ID|EN)\b/g;

/** Words on the screen that stand in the source: text between tags, in expressions there, and in attributes. */
export function literalTexts(source: Source): Finding[] {
  return nodesOf(source)
    .flatMap(shownBy)
    .filter(({ text }) => /\p{L}/u.test(text.replace(untranslated, "")))
    .map(({ text, offset }) => findingAt(source, offset, `shows "${text.trim()}"`));
}

interface Shown {
  readonly text: string;
  readonly offset: number;
}

function shownBy(node: ESTree.Node): Shown[] {
  if (node.type === "JSXElement" || node.type === "JSXFragment") {
    const isKey = node.type === "JSXElement" && tagOf(node) === "kbd";
    return isKey ? [] : node.children.flatMap((child) => shownIn(child));
  }
  if (node.type !== "JSXAttribute" || !node.value) return [];
  const name = node.name.type === "JSXIdentifier" ? node.name.name : "";
  return shownAttributes.has(name) ? shownIn(node.value) : [];
}

function tagOf({ openingElement }: ESTree.JSXElement): string {
  return openingElement.name.type === "JSXIdentifier" ? openingElement.name.name : "";
}

function shownIn(node: ESTree.Node): Shown[] {
  switch (node.type) {
    case "JSXText":
      return [{ text: node.value, offset: node.start + node.value.length - node.value.trimStart().length }];
    case "JSXExpressionContainer":
      return shownIn(node.expression);
    case "ConditionalExpression":
      return [...shownIn(node.consequent), ...shownIn(node.alternate)];
    case "LogicalExpression":
      return [...shownIn(node.left), ...shownIn(node.right)];
    case "TemplateLiteral":
      return [{ text: node.quasis.map((part) => part.value.raw).join(""), offset: node.start }];
    default: {
      const text = literalText(node);
      return text === undefined ? [] : [{ text, offset: node.start }];
    }
  }
}
