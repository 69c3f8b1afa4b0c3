/** What a run that ended by itself says at its end: one screen. Pure. */

/**
 * @typedef {object} RunSummary written by the app as JSON (electron/main/summary.ts)
 * @property {number} windows
 * @property {number} tilesLive
 * @property {number} tilesVisible
 * @property {number} messages
 * @property {number} quarantined
 * @property {string[]} errors
 * @property {string} runtime
 * @property {string} city
 */

const mostErrors = 12;

/**
 * Null for what is not a summary.
 * @param {string} json
 * @returns {RunSummary | null}
 */
export function readSummary(json) {
  try {
    const found = JSON.parse(json);
    const numbers = ["windows", "tilesLive", "tilesVisible", "messages", "quarantined"];
    const whole = numbers.every((name) => Number.isFinite(found[name])) && Array.isArray(found.errors);
    return whole ? { ...found, errors: found.errors.map(String) } : null;
  } catch {
    return null;
  }
}

/**
 * @param {RunSummary} summary
 * @param {{ seconds: number, picture: string | null }} run
 */
export function renderSummary(summary, { seconds, picture }) {
  const { windows, tilesLive, tilesVisible, messages, quarantined, errors, runtime, city } = summary;
  const count = new Intl.NumberFormat("en");
  const rows = [
    ["City", city],
    ["Runtime", runtime],
    ["Ran for", `${Math.round(seconds)} s`],
    ["Windows", count.format(windows)],
    ["Live tiles", `${count.format(tilesLive)} of ${count.format(tilesVisible)}`],
    ["Messages", `${count.format(messages)} taken in, ${count.format(quarantined)} in quarantine`],
    ["Errors", errors.length === 0 ? "none" : count.format(errors.length)],
    ...(picture === null ? [] : [["Picture", picture]]),
  ];
  const lines = rows.map(([name, value]) => `  ${String(name).padEnd(11)} ${value}`);
  const named = errors.slice(0, mostErrors).map((error) => `    - ${error}`);
  if (errors.length > mostErrors) named.push(`    and ${errors.length - mostErrors} more`);
  return `\nLIVE Room, summary\n${[...lines, ...named].join("\n")}\n`;
}
