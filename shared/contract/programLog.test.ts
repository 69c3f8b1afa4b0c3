import { expect, it } from "vitest";
import { type LogEntry, logLine, logText, readLogLine } from "./programLog.ts";

const entry: LogEntry = {
  ...{ time: "2026-11-24T08:42:10.250Z", level: "warning", from: "core" },
  ...{ message: "two\nlines", details: { reason: 'a "quoted"\nreason', count: 3, none: null } },
};

it("an entry is one line, whatever it says, and comes back as it was", () => {
  const line = logLine(entry);
  expect(line.match(/\n/g)).toHaveLength(1);
  expect(readLogLine(line)).toEqual({ ...entry, message: "two lines" });
  expect(logText(readLogLine(line)!)).toBe(
    '2026-11-24T08:42:10.250Z warning core: two lines {"reason":"a \\"quoted\\"\\nreason","count":3,"none":null}\n',
  );
});

it("what is no entry is told apart, and details that are no plain values are left out", () => {
  for (const text of [
    "",
    "null",
    "5",
    "FATAL ERROR: heap",
    '{"time":"x"}',
    '{"time":"2026-11-24","level":"debug"}',
  ])
    expect(readLogLine(text)).toBeUndefined();
  const nested = readLogLine(JSON.stringify({ ...entry, details: { deep: { a: 1 } } }));
  expect(nested).not.toHaveProperty("details");
});
