import { describe, expect, it } from "vitest";
import { readPlaywrightReport, readVitestReport, renderResults, settle } from "./report.mjs";

describe("reports", () => {
  it("counts a test file of vitest's that could not be loaded as a failure", () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 0,
      testResults: [
        { status: "passed", assertionResults: [{}] },
        { status: "failed", assertionResults: [{}] },
        { status: "failed", assertionResults: [] },
      ],
    };
    expect(readVitestReport(JSON.stringify(report))).toEqual({ passed: 5, failed: 2, skipped: 0 });
  });

  it("counts Playwright's second tries and global errors as failures", () => {
    const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };
    const report = JSON.stringify({ stats, errors: [{ message: "no tests found" }] });
    expect(readPlaywrightReport(report)).toEqual({ passed: 7, failed: 3, skipped: 2 });
  });

  it("knows what is none", () => {
    for (const json of ["", "null", "{}", "[]"]) {
      expect(readVitestReport(json)).toBeNull();
      expect(readPlaywrightReport(json)).toBeNull();
    }
  });
});

describe("settle", () => {
  it("makes a runner without a report one check", () => {
    expect(settle(0, null)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(settle(2, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(settle(null, null)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it("does not believe a report without failures from a runner that ended badly", () => {
    expect(settle(1, { passed: 9, failed: 0, skipped: 0 })).toEqual({ passed: 9, failed: 1, skipped: 0 });
    expect(settle(1, { passed: 9, failed: 2, skipped: 0 })).toEqual({ passed: 9, failed: 2, skipped: 0 });
  });
});

it("ends with the total alone on the last line", () => {
  const counts = (passed: number, failed: number) => ({ passed, failed, skipped: 0 });
  const text = renderResults([
    { name: "lint", seconds: 1, counts: counts(1, 0) },
    { name: "unit tests", seconds: 20.04, counts: counts(411, 2) },
  ]);
  expect(text.trimEnd().split("\n").at(-1)).toBe("412 passed, 2 failed");
  expect(text).toContain("unit tests  FAILED  20.0 s  411 passed, 2 failed");
});
