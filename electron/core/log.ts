/** The core's log: one line each on standard error, where main takes it up. Never pass a secret in. */
import { type LogDetails, type LogLevel, logLine } from "../../shared/contract/programLog.ts";

export interface Log {
  info(message: string, details?: LogDetails): void;
  warning(message: string, details?: LogDetails): void;
  error(message: string, details?: LogDetails): void;
}

export function createLog(
  write: (line: string) => void = (line) => void process.stderr.write(line),
  now: () => number = Date.now,
): Log {
  const at =
    (level: LogLevel) =>
    (message: string, details?: LogDetails): void => {
      const time = new Date(now()).toISOString();
      write(logLine({ time, level, from: "core", message, ...(details && { details }) }));
    };
  return { info: at("info"), warning: at("warning"), error: at("error") };
}

/** What an error says, without the user name and password of a URL that it may quote. */
export function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replace(/\/\/[^/\s]*@/g, "//");
}
