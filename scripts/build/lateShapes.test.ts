import { parseAst } from "rolldown/parseAst";
import { expect, it } from "vitest";
import { z } from "zod";
import { withLateShapes } from "./lateShapes.ts";

const late = (code: string) => withLateShapes(code, parseAst(code) as never);

it("a field that is built becomes one that is built when it is read, on the same line", () => {
  expect(late("const a = z.object({ b: z.string().min(1), c: known });")).toBe(
    "const a = z.object({ get b() { return ( z.string().min(1)) }, c: known });",
  );
  expect(late('z.strictObject({\n  "x-y": z.array(z.object({ n:\n z.number() })),\n})')).toBe(
    'z.strictObject({\n  get "x-y"() { return ( z.array(z.object({ get n() { return (\n z.number()) } }))) },\n})',
  );
  expect(late("a.extend({ b: z.int() })")).toBe("a.extend({ get b() { return ( z.int()) } })");
});

it("leaves alone what is no field of a schema", () => {
  for (const code of [
    "z.object({ ...{ a: z.string() }, [b]: z.string(), c })",
    "z.enum({ a: one() })",
    "list.object({ a: b() })",
    "view({ a: z.string() })",
    "z.object(shapeOf({ a: z.string() }))",
  ])
    expect(late(code)).toBe(code);
});

it("the schema takes and refuses what it did", () => {
  const code =
    "z.object({ a: z.string().default('x'), b: z.strictObject({ n: z.number().int() }).optional() }).strict().extend({ c: z.boolean() })";
  const [early, later] = [code, late(code)].map(
    (text) => new Function("z", `return ${text}`)(z) as z.ZodType,
  );
  for (const value of [{}, { c: true }, { c: true, b: {} }, { c: 1, b: { n: 1.5 } }, { c: false, d: 1 }, 7])
    expect(JSON.stringify(later!.safeParse(value))).toBe(JSON.stringify(early!.safeParse(value)));
});
