/**
 * Builds the fields of a schema when it is first used. The contract and the domain declare some five thousand schemas, of
 * which a start uses a few hundred, and main, the core and every page built all of them before they did anything.
 *
 * `z.object({ a: z.string() })` becomes `z.object({ get a() { return (z.string()) } })`: zod reads a field that is a getter
 * once, when the object is first used. The meaning is the same, as a schema does not depend on when it is built.
 */
import type { Plugin } from "vite";

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [name: string]: unknown;
}

/** `text` instead of what stands there over `over` letters. */
interface Change {
  readonly at: number;
  readonly over: number;
  readonly text: string;
}

const ofZod = new Set(["object", "strictObject", "looseObject"]);
const ofObject = new Set(["extend", "safeExtend"]);

export function lateShapes(): Plugin {
  return {
    name: "late-shapes",
    enforce: "post",
    transform(code, id) {
      if (id.includes("node_modules") || !/from ['"]zod['"]/.test(code)) return null;
      // No line moves: the map of before holds.
      return { code: withLateShapes(code, this.parse(code) as unknown as Node), map: null };
    },
  };
}

/** `program`: the syntax tree of `code`. */
export function withLateShapes(code: string, program: Node): string {
  const changes: Change[] = [];
  visit(program, (node) => {
    for (const field of fieldsOf(node)) changes.push(...laterAt(code, field));
  });
  changes.sort((a, b) => a.at - b.at);
  let done = 0;
  let text = "";
  for (const change of changes) {
    text += code.slice(done, change.at) + change.text;
    done = change.at + change.over;
  }
  return text + code.slice(done);
}

/** Those of the shape that a call gives to zod. */
function fieldsOf(node: Node): Node[] {
  if (node.type !== "CallExpression") return [];
  const callee = node.callee as Node;
  if (callee.type !== "MemberExpression") return [];
  const { name } = callee.property as unknown as { name: string };
  const isZod = (callee.object as Node).name === "z";
  if (!(isZod ? ofZod : ofObject).has(name)) return [];
  const [shape] = node.arguments as Node[];
  if (shape?.type !== "ObjectExpression") return [];
  return (shape.properties as Node[]).filter(
    (field) =>
      field.type === "Property" &&
      field.kind === "init" &&
      !field.computed &&
      !field.method &&
      (field.value as Node).type === "CallExpression",
  );
}

function laterAt(code: string, field: Node): Change[] {
  const key = field.key as Node;
  const value = field.value as Node;
  return [
    { at: key.start, over: 0, text: "get " },
    { at: code.indexOf(":", key.end), over: 1, text: "() { return (" },
    { at: value.end, over: 0, text: ") }" },
  ];
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const child of Object.values(node)) {
    for (const each of Array.isArray(child) ? child : [child]) {
      if (typeof each?.type === "string") visit(each, see);
    }
  }
}
