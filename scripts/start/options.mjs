/** The command line of `npm start`. Pure. */
import { parseArgs } from "node:util";

/**
 * @typedef {object} StartOptions
 * @property {boolean} help
 * @property {boolean} retryElectron
 * @property {number} forMs ends by itself after this time; 0 for never
 * @property {boolean} examines the doctor looks instead of a room that opens
 * @property {string[]} appArguments what the app itself reads
 */

/** Names the option, what was expected and what came. */
export class StartOptionError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "StartOptionError";
  }
}

/**
 * @typedef {object} Flag
 * @property {string} name
 * @property {string} [value] its name in the help; a switch when absent
 * @property {string} text
 * @property {boolean} app whether the app reads it too
 */

/** @type {readonly Flag[]} */
const flags = [
  { name: "for", value: "30s", app: true, text: "end by itself after this time (30s, 2m) with a summary" },
  {
    name: "city",
    value: "folder",
    app: true,
    text: "another city's folder; without --drill nothing of the demo runs",
  },
  {
    name: "broker",
    value: "url",
    app: true,
    text: "mqtt(s)://… of a real broker; then nothing of the demo runs",
  },
  {
    name: "broker-ca",
    value: "file",
    app: true,
    text: "PEM of the authority that signed the broker's certificate",
  },
  { name: "broker-certificate", value: "file", app: true, text: "PEM of this station's certificate" },
  { name: "broker-key", value: "file", app: true, text: "PEM of this station's key" },
  {
    name: "drill",
    value: "name",
    app: true,
    text: "the drill to be played (drills in the city's folder, resources/drills)",
  },
  { name: "drill-speed", value: "n", app: true, text: "the drill goes n times faster than an ordinary day" },
  {
    name: "setup",
    app: true,
    text: "this machine's own room: by its liveroom.yaml, which is asked for where there is none",
  },
  { name: "config", value: "file", app: true, text: "liveroom.yaml: what this machine is told" },
  {
    name: "role",
    value: "both|console|wall",
    app: true,
    text: "console: no wall windows; wall: no console window",
  },
  { name: "console", app: true, text: "open the operator's console too (F2 does it later)" },
  { name: "language", value: "id|en", app: true, text: "language to begin with" },
  { name: "data", value: "folder", app: true, text: "where this station keeps its data" },
  { name: "scene", value: "id", app: true, text: "the scene to begin with" },
  {
    name: "metrics-port",
    value: "n",
    app: true,
    text: "tell Prometheus figures at http://127.0.0.1:n/metrics",
  },
  { name: "updates", value: "url", app: true, text: "the city's server of updates (https://…)" },
  {
    name: "update-key",
    value: "key",
    app: true,
    text: "public key of whoever publishes them (PEM file or base64); kept from then on",
  },
  {
    name: "versions",
    value: "folder",
    app: true,
    text: "where versions that were taken in as updates are kept",
  },
  {
    name: "way-back",
    app: true,
    text: "go back from the database of a newer LIVE Room to the copy from before it",
  },
  {
    name: "doctor",
    app: true,
    text: "examine this station instead of opening the room (also: npm run doctor)",
  },
  { name: "json", app: true, text: "tell the doctor's findings as JSON" },
  {
    name: "bundle",
    value: "file",
    app: true,
    text: "where the doctor puts what helps others to help (.zip)",
  },
  {
    name: "retry-electron",
    app: false,
    text: "ask for the official Electron again where it could not be had",
  },
  { name: "help", app: false, text: "this list" },
];

/**
 * Throws `StartOptionError`.
 * @param {readonly string[]} args
 * @returns {StartOptions}
 */
export function parseStartOptions(args) {
  const { values } = readFlags(args);
  const appArguments = flags
    .filter(({ name, app }) => app && values[name] !== undefined)
    .flatMap(({ name, value }) => (value ? [`--${name}`, String(values[name])] : [`--${name}`]));
  return {
    help: values.help === true,
    retryElectron: values["retry-electron"] === true,
    examines: values.doctor === true,
    forMs: values.for === undefined ? 0 : durationMs(String(values.for)),
    appArguments,
  };
}

/** @param {readonly string[]} args */
function readFlags(args) {
  const options = Object.fromEntries(
    flags.map(({ name, value }) => [
      name,
      { type: /** @type {"string" | "boolean"} */ (value ? "string" : "boolean") },
    ]),
  );
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
  } catch (error) {
    throw new StartOptionError(`${/** @type {Error} */ (error).message}\n\n${helpText()}`);
  }
}

/**
 * Milliseconds of `30s`, `2m`, `1h`. Throws `StartOptionError`.
 * @param {string} text
 */
export function durationMs(text) {
  const found = /^(\d+)(s|m|h)$/.exec(text);
  const ms = found
    ? Number(found[1]) * { s: 1000, m: 60_000, h: 3_600_000 }[/** @type {"s" | "m" | "h"} */ (found[2])]
    : 0;
  if (ms > 0) return ms;
  throw new StartOptionError(`--for: expected a time such as 30s or 2m, found ${text}`);
}

export function helpText() {
  const rows = flags.map(({ name, value, text }) => [`--${name}${value ? ` <${value}>` : ""}`, text]);
  const width = Math.max(...rows.map(([flag]) => String(flag).length));
  const lines = rows.map(([flag, text]) => `  ${String(flag).padEnd(width)}  ${text}`);
  return `npm start -- [flags]    opens the room; without --city and --broker, on the demo city\n\n${lines.join("\n")}\n`;
}
