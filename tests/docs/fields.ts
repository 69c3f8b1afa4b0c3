/** Fields of a schema as rows of a table: name, form, and what the docstring in the source says of it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ESTree, parseSync } from "vite";
import { z } from "zod";
import { isoTime, messageId } from "../../shared/messages/facts.ts";
import { root } from "../source.ts";

export interface Field {
  /** `events[].time` for what stands within a list. */
  readonly name: string;
  readonly isRequired: boolean;
  readonly form: string;
  readonly about: string;
}

type Json = z.core.JSONSchema.JSONSchema;

/** Docstrings and comments before declarations and properties of a file: by `declaration` and `declaration.property…`. */
export function readComments(file: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(root, file), "utf8");
  const { program, comments } = parseSync(file, text);
  const found = new Map<string, string>();
  const note = (path: string, start: number) => {
    const comment = comments.findLast(({ end }) => end <= start && text.slice(end, start).trim() === "");
    if (comment) found.set(path, plain(comment.value));
  };
  const walk = (node: unknown, path: string, statementAt: number) => {
    if (node === null || typeof node !== "object") return;
    const { type, start } = node as Partial<ESTree.Node>;
    let within = path;
    let statement = statementAt;
    if (type === "ExportNamedDeclaration") statement = start!;
    if (type === "VariableDeclarator" || type === "Property") {
      const { id, key } = node as { id?: ESTree.Node; key?: ESTree.Node };
      const name = nameOf((id ?? key)!);
      within = path === "" ? name : `${path}.${name}`;
      note(within, type === "Property" ? start! : statement);
    }
    for (const child of Object.values(node)) walk(child, within, statement);
  };
  for (const statement of program.body) walk(statement, "", statement.start);
  return found;
}

function nameOf(node: ESTree.Node): string {
  if (node.type === "Identifier") return node.name;
  return node.type === "Literal" ? String(node.value) : "";
}

function plain(comment: string): string {
  return comment
    .replace(/^\*/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trim())
    .filter((line) => line !== "")
    .join(" ")
    .trim();
}

/** Of an object's schema; `comments` and `declaration` say where what is said of its fields stands. */
export function fieldsOf(
  schema: z.ZodType,
  comments: ReadonlyMap<string, string>,
  declaration: string,
): Field[] {
  const json = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override({ zodSchema, jsonSchema }) {
      if (zodSchema !== (isoTime as unknown)) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      jsonSchema.format = "date-time";
    },
  });
  const rows: Field[] = [];
  const walk = (of: Json, prefix: string, at: string) => {
    for (const [key, given] of Object.entries(of.properties ?? {})) {
      const value = given as Json;
      const name = `${prefix}${key}`;
      const comment = `${at}.${key}`;
      const isRequired = (of.required ?? []).includes(key) && value.default === undefined;
      rows.push({ name, isRequired, form: formOf(value), about: comments.get(comment) ?? "" });
      const inner = unwrapped(value);
      if (inner.properties) walk(inner, `${name}.`, comment);
      const item = inner.items;
      if (item && typeof item === "object" && unwrapped(item as Json).properties)
        walk(unwrapped(item as Json), `${name}[].`, comment);
    }
  };
  for (const each of [json, ...(json.anyOf ?? json.oneOf ?? [])] as Json[]) walk(each, "", declaration);
  return rows;
}

function unwrapped(value: Json): Json {
  const some = (value.anyOf ?? []).filter((each) => (each as Json).type !== "null");
  return some.length === 1 ? (some[0] as Json) : value;
}

function formOf(value: Json): string {
  const options = value.anyOf ?? value.oneOf;
  if (options) return options.map((each) => formOf(each as Json)).join(" or ");
  if (value.const !== undefined) return `\`${JSON.stringify(value.const)}\``;
  if (value.enum) return value.enum.map((each) => `\`${JSON.stringify(each)}\``).join(", ");
  if (value.format === "date-time") return "time, ISO 8601";
  switch (value.type) {
    case "array":
      return listForm(value);
    case "string":
      return textForm(value);
    case "integer":
    case "number":
      return numberForm(value);
    case "boolean":
    case "null":
    case "object":
      return value.type;
    default:
      return "anything";
  }
}

function listForm({ prefixItems, items, maxItems }: Json): string {
  const [first] = (prefixItems ?? []) as Json[];
  if (prefixItems?.length === 2 && first?.maximum === 180) return "[longitude, latitude]";
  if (prefixItems) return `[${prefixItems.map((each) => formOf(each as Json)).join(", ")}]`;
  const of = items && typeof items === "object" ? formOf(items as Json) : "anything";
  return `list of ${of}${maxItems === undefined ? "" : `, at most ${counted(maxItems)}`}`;
}

const idPattern = z.toJSONSchema(messageId).pattern;

function textForm({ format, pattern, maxLength }: Json): string {
  if (format === "date") return "day, YYYY-MM-DD";
  if (pattern === idPattern) return "id";
  const kind = format === "uri" ? "URL" : pattern === undefined ? "text" : `text \`${pattern}\``;
  return maxLength === undefined ? kind : `${kind}, at most ${counted(maxLength)} letters`;
}

function numberForm({ type, minimum, maximum, exclusiveMinimum }: Json): string {
  const kind = type === "integer" ? "whole number" : "number";
  const above = typeof exclusiveMinimum === "number" ? exclusiveMinimum : undefined;
  const least = minimum ?? (above === 0 && type === "integer" ? 1 : above);
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  const isBounded = least !== undefined && least !== Number.MIN_SAFE_INTEGER;
  if (isBounded && most !== undefined) return `${kind}, ${counted(least)} to ${counted(most)}`;
  if (isBounded) return `${kind}, from ${counted(least)}`;
  return most === undefined ? kind : `${kind}, to ${counted(most)}`;
}

function counted(value: number): string {
  return value.toLocaleString("en");
}
