/** What the runners' JSON reports count. Pure. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Null for what is not a report. A file that could not be loaded counts as one failed test.
 * @param {string} json of vitest's reporter `json`
 * @returns {Counts | null}
 */
export function readVitestReport(json) {
  const report = parsed(json);
  if (!Array.isArray(report?.testResults)) return null;
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const files = report.testResults;
  const unloaded = files.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/**
 * Null for what is not a report. A test that passed only when it was tried again counts as failed.
 * @param {string} json of Playwright's reporter `json`
 * @returns {Counts | null}
 */
export function readPlaywrightReport(json) {
  const report = parsed(json);
  if (typeof report?.stats?.expected !== "number") return null;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped };
}

/**
 * What a runner adds to the total: a runner that ended badly never counts as all well.
 * @param {number | null} exitCode
 * @param {Counts | null} counts null for a runner without a report
 * @returns {Counts}
 */
export function settle(exitCode, counts) {
  if (counts === null) return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @typedef {{ name: string, seconds: number, counts: Counts }} Result */

/**
 * The table at the end, and the total as its last line.
 * @param {readonly Result[]} results
 */
export function renderResults(results) {
  const rows = results.map(({ name, seconds, counts: { passed, failed, skipped } }) => [
    name,
    failed === 0 ? "ok" : "FAILED",
    `${seconds.toFixed(1)} s`,
    `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const lines = rows.map(
    ([name, state, time, counts]) =>
      `  ${String(name).padEnd(widths[0] ?? 0)}  ${String(state).padEnd(widths[1] ?? 0)}  ${String(time).padStart(widths[2] ?? 0)}  ${counts}`,
  );
  const total = (/** @type {"passed" | "failed"} */ key) =>
    results.reduce((sum, { counts }) => sum + counts[key], 0);
  return `\n${lines.join("\n")}\n\n${total("passed")} passed, ${total("failed")} failed\n`;
}

/** @param {string} json */
function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
