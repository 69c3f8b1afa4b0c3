import { expect, it } from "vitest";
import { readFailures, renderFailures } from "./failures.mjs";

it("names vitest's failed tests, and files that could not be loaded", () => {
  const report = {
    testResults: [
      {
        ...{ name: "a.test.ts", status: "failed" },
        assertionResults: [
          { status: "passed", fullName: "adds" },
          { status: "failed", fullName: "takes away", failureMessages: ["expected 1\n    at a.test.ts:3"] },
        ],
      },
      { name: "b.test.ts", status: "failed", message: "no such module", assertionResults: [] },
    ],
  };
  expect(readFailures(JSON.stringify(report))).toEqual([
    { name: "a.test.ts > takes away", message: "expected 1\n    at a.test.ts:3" },
    { name: "b.test.ts", message: "no such module" },
  ]);
});

it("finds Playwright's failed tests in suites of suites", () => {
  const failed = { ok: false, file: "c.test.ts", line: 7, title: "opens" };
  const tests = [{ results: [{ errors: [{ message: "\u001b[31mno window\u001b[39m" }] }] }];
  const report = {
    suites: [{ suites: [{ specs: [{ ok: true }, { ...failed, tests }] }], specs: [] }],
  };
  expect(renderFailures(readFailures(JSON.stringify(report)))).toBe(
    "\nFAILED c.test.ts:7 > opens\n  no window\n",
  );
});

it("keeps the first words of a long message", () => {
  const message = Array.from({ length: 50 }, (_, n) => `line ${n} ${"x".repeat(500)}`).join("\n\n");
  const shown = renderFailures([{ name: "d", message }])
    .trim()
    .split("\n");
  expect(shown).toHaveLength(7);
  for (const line of shown) expect(line.length).toBeLessThan(170);
});

it("has nothing to say of what is no report", () => {
  for (const json of ["", "null", "{}", "[]"]) expect(renderFailures(readFailures(json))).toBe("");
});
