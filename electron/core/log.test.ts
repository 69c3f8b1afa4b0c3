import { expect, it } from "vitest";
import { createLog, errorText } from "./log.ts";

it("an entry is one line, whatever it says", () => {
  const lines: string[] = [];
  const log = createLog(
    (line) => lines.push(line),
    () => Date.parse("2026-11-24T08:42:10.250Z"),
  );
  log.warning("two\nlines", { reason: 'a "quoted"\nreason', count: 3, none: null, left: undefined });
  log.info("plain");
  expect(lines).toEqual([
    '2026-11-24T08:42:10.250Z warning core: two lines {"reason":"a \\"quoted\\"\\nreason","count":3,"none":null}\n',
    "2026-11-24T08:42:10.250Z info core: plain\n",
  ]);
});

it("an error's text holds no login of an address that it quotes", () => {
  const text = errorText(new Error("no mqtt://room:hunter2@a and https://x:p@ss@b/c, mail me@example.com"));
  expect(text).toBe("no mqtt://a and https://b/c, mail me@example.com");
  expect(errorText(new TypeError())).toBe("TypeError");
  expect(errorText("plain")).toBe("plain");
});
