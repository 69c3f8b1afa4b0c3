/**
 * What the program says of itself, for IT staff: one JSON object a line, from the core to main over its standard error,
 * and in the files of the data folder's `logs`. Never a secret, never personal data.
 */

export const logLevels = ["info", "warning", "error"] as const;
export type LogLevel = (typeof logLevels)[number];

export type LogDetails = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface LogEntry {
  /** ISO 8601 in UTC with milliseconds. */
  readonly time: string;
  readonly level: LogLevel;
  readonly from: "main" | "core";
  readonly message: string;
  readonly details?: LogDetails;
}

/** Below the station's data folder. */
export const logFolder = "logs";
export const logFile = "live-room.jsonl";
export const logFiles = 5;

export function logLine({ time, level, from, message, details }: LogEntry): string {
  return `${JSON.stringify({ time, level, from, message: message.replace(/\s+/g, " ").trim(), details })}\n`;
}

/** Undefined where it is no such line: what a runtime prints as it dies is plain text. No zod: main reads the first of them before it has opened a window. */
export function readLogLine(line: string): LogEntry | undefined {
  let read: unknown;
  try {
    read = JSON.parse(line);
  } catch {
    return undefined;
  }
  const { time, level, from, message, details } = (read ?? {}) as Record<string, unknown>;
  if (typeof time !== "string" || !Number.isFinite(Date.parse(time))) return undefined;
  if (!logLevels.includes(level as LogLevel) || (from !== "main" && from !== "core")) return undefined;
  if (typeof message !== "string") return undefined;
  const isPlain = (value: unknown) => value === null || /^(string|number|boolean)$/.test(typeof value);
  const isKept = typeof details === "object" && details !== null && Object.values(details).every(isPlain);
  return { time, level: level as LogLevel, from, message, ...(isKept && { details: details as LogDetails }) };
}

/** For a terminal. */
export function logText({ time, level, from, message, details }: LogEntry): string {
  return `${time} ${level} ${from}: ${message}${details ? ` ${JSON.stringify(details)}` : ""}\n`;
}
