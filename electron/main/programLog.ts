/**
 * The program's log: what main and the core say, on the terminal at once, and as lines of JSON in files that take turns
 * (`logs/live-room.jsonl`, the newest; `.1` to `.4` before it, 5 MB each).
 *
 * Guarantees: never throws and never waits; a disk that takes nothing loses the file's lines, not the room.
 */
import { join } from "node:path";
import type { Readable } from "node:stream";
import {
  type LogDetails,
  type LogEntry,
  type LogLevel,
  logFile,
  logFiles,
  logFolder,
  logLine,
  logText,
  readLogLine,
} from "../../shared/contract/programLog.ts";

/** Of a runtime that dies; a line beyond it is cut. */
const mostLetters = 16_384;
const closeWithinMs = 1000;
/** Of something that a package uses and Node will not have for ever; whoever dies says it otherwise. */
const nodeWarning = /^\((node:\d+\) |Use `node )/;

export class ProgramLog {
  private readonly file: Promise<import("rotating-file-stream").RotatingFileStream | undefined>;
  private readonly terminal: (text: string) => void;

  constructor(
    dataFolder: string,
    terminal: (text: string) => void = (text) => void process.stderr.write(text),
  ) {
    this.terminal = terminal;
    this.file = open(join(dataFolder, logFolder)).catch(() => undefined);
  }

  info(message: string, details?: LogDetails): void {
    this.say("info", message, details);
  }

  warning(message: string, details?: LogDetails): void {
    this.say("warning", message, details);
  }

  error(message: string, details?: LogDetails): void {
    this.say("error", message, details);
  }

  /** Takes up what the core prints. A line that is no entry of its log is kept as an error: something spoke as it died. */
  follow(output: Readable): void {
    let rest = "";
    output.setEncoding("utf8");
    output.on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = (lines.pop() ?? "").slice(0, mostLetters);
      for (const line of lines) this.takeUp(line);
    });
    output.on("end", () => this.takeUp(rest));
    output.on("error", () => {});
  }

  /** Resolves when what was said is in the file, soon in any case. */
  async close(): Promise<void> {
    const file = await this.file;
    if (!file) return;
    await Promise.race([
      new Promise<void>((resolve) => file.end(() => resolve())),
      new Promise((resolve) => setTimeout(resolve, closeWithinMs)),
    ]);
  }

  private takeUp(line: string): void {
    if (line.trim() === "") return;
    const entry = readLogLine(line);
    if (entry) this.keep(entry);
    else
      this.keep({
        time: now(),
        level: nodeWarning.test(line) ? "warning" : "error",
        from: "core",
        message: line.slice(0, mostLetters),
      });
  }

  private say(level: LogLevel, message: string, details: LogDetails | undefined): void {
    this.keep({ time: now(), level, from: "main", message, ...(details && { details }) });
  }

  private keep(entry: LogEntry): void {
    this.terminal(logText(entry));
    void this.file.then((file) => file?.write(logLine(entry)));
  }
}

function now(): string {
  return new Date().toISOString();
}

/** Loaded apart: no window waits for it. */
async function open(folder: string) {
  const { createStream } = await import("rotating-file-stream");
  const nameOf = (turn: number | Date | null) => (turn ? `${logFile}.${turn}` : logFile);
  const file = createStream(nameOf, { path: folder, size: "5M", rotate: logFiles - 1 });
  file.on("error", () => {});
  file.on("warning", () => {});
  return file;
}
