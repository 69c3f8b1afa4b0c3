/** What tests of the core share: a folder that goes when the test does, a clock that is set, a log that is read. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Details, Log } from "./log.ts";

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "live-room-core-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface LogLine {
  readonly level: keyof Log;
  readonly message: string;
  readonly details: Details | undefined;
}

/** A log that keeps its lines. */
export function keptLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: keyof Log) => (message: string, details?: Details) =>
    void lines.push({ level, message, details });
  return { lines, info: at("info"), warning: at("warning"), error: at("error") };
}
