/** The core's log: one line each on standard error, `time level message {details}`. Never pass a secret in. */

export type Details = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(message: string, details?: Details): void;
  warning(message: string, details?: Details): void;
  error(message: string, details?: Details): void;
}

export function createLog(
  write: (line: string) => void = (line) => void process.stderr.write(line),
  now: () => number = Date.now,
): Log {
  const at =
    (level: string) =>
    (message: string, details?: Details): void => {
      const text = details ? ` ${JSON.stringify(details)}` : "";
      write(`${new Date(now()).toISOString()} ${level} core: ${message.replace(/\s+/g, " ")}${text}\n`);
    };
  return { info: at("info"), warning: at("warning"), error: at("error") };
}

/** What an error says, without the user name and password of a URL that it may quote. */
export function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replace(/\/\/[^/\s]*@/g, "//");
}
