/** What failed and the first words why, out of the runners' JSON reports: a long log is read from its end. Pure. */
import { stripVTControlCharacters } from "node:util";

/** @typedef {{ name: string, message: string }} Failure */

/** Of a message; the rest stands where the test ran. */
const lines = 6;
const lineLength = 160;

/**
 * @param {string} json of vitest's reporter `json`, or of Playwright's
 * @returns {Failure[]} none for what is not a report
 */
export function readFailures(json) {
  let report;
  try {
    report = JSON.parse(json);
  } catch {
    return [];
  }
  return [...(report?.testResults ?? []).flatMap(ofFile), ...(report?.suites ?? []).flatMap(ofSuite)];
}

/** @param {readonly Failure[]} failures */
export function renderFailures(failures) {
  return failures.map(({ name, message }) => `\nFAILED ${name}\n${firstWords(message)}\n`).join("");
}

/**
 * @param {any} file of vitest's
 * @returns {Failure[]}
 */
function ofFile({ name, status, message, assertionResults }) {
  if (status === "failed" && assertionResults.length === 0) return [{ name, message: message ?? "" }];
  return assertionResults
    .filter((/** @type {any} */ test) => test.status === "failed")
    .map((/** @type {any} */ test) => ({
      name: `${name} > ${test.fullName}`,
      message: test.failureMessages?.[0] ?? "",
    }));
}

/**
 * @param {any} suite of Playwright's
 * @returns {Failure[]}
 */
function ofSuite({ suites = [], specs = [] }) {
  const own = specs
    .filter((/** @type {any} */ spec) => !spec.ok)
    .map((/** @type {any} */ { file, line, title, tests }) => {
      const errors = tests.flatMap((/** @type {any} */ test) =>
        test.results.flatMap((/** @type {any} */ result) => result.errors),
      );
      return { name: `${file}:${line} > ${title}`, message: errors[0]?.message ?? "" };
    });
  return [...own, ...suites.flatMap(ofSuite)];
}

/** @param {string} message */
function firstWords(message) {
  return stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, lines)
    .map((line) => `  ${line.slice(0, lineLength)}`)
    .join("\n");
}
