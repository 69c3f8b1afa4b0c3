import { expect, it } from "vitest";
import { createLog, errorText } from "./log.ts";

it("an entry is one line of JSON with its time, level and details", () => {
  const lines: string[] = [];
  const log = createLog(
    (line) => lines.push(line),
    () => Date.parse("2026-11-24T08:42:10.250Z"),
  );
  log.warning("two\nlines", { count: 3, left: undefined });
  log.info("plain");
  const time = "2026-11-24T08:42:10.250Z";
  expect(lines).toEqual([
    `{"time":"${time}","level":"warning","from":"core","message":"two lines","details":{"count":3}}\n`,
    `{"time":"${time}","level":"info","from":"core","message":"plain"}\n`,
  ]);
});

it("an error's text holds no login of an address that it quotes", () => {
  const text = errorText(new Error("no mqtt://room:hunter2@a and https://x:p@ss@b/c, mail me@example.com"));
  expect(text).toBe("no mqtt://a and https://b/c, mail me@example.com");
  expect(errorText(new TypeError())).toBe("TypeError");
  expect(errorText("plain")).toBe("plain");
});
