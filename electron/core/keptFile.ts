/**
 * Writes a file so that it is there whole or not at all: under another name first, on the disk before it gets its own.
 *
 * Guarantees: whoever finds the file finds all of it; what fails on the way (a full disk, a missing right) leaves
 * nothing under the file's name that was not there before.
 */
import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Refused } from "./live/serve.ts";

/** What is left for the database: a file more must not be the end of it. */
export const keptFreeBytes = 200 * 1024 ** 2;

/** `code` is the system's, or `no-space` for what was not even tried. */
export class FileNotKept extends Error {
  override readonly name = "FileNotKept";
  readonly code: string;
  constructor(code: string) {
    super(`expected room and leave to write a file, found ${code}`);
    this.code = code;
  }
}

/**
 * `content`: all of it, or what writes it. `freeBytes`: what is free on the disk; null while nobody knows. Rejects with
 * `FileNotKept`.
 */
export async function keepFile(
  path: string,
  content: Uint8Array | ((file: FileHandle) => Promise<void>),
  freeBytes: number | null,
): Promise<void> {
  const needed = content instanceof Uint8Array ? content.length : 0;
  if ((freeBytes ?? Number.POSITIVE_INFINITY) < keptFreeBytes + needed) throw new FileNotKept("no-space");
  const unfinished = `${path}.${randomUUID()}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(unfinished, "wx", 0o600);
    try {
      if (content instanceof Uint8Array) await file.writeFile(content);
      else await content(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new FileNotKept(code);
  }
}

/** Null where there is none, or it is not what its hash says any more. */
export async function readKept(path: string, sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = await readFile(path).catch(() => null);
  const isWhole = bytes !== null && createHash("sha256").update(bytes).digest("hex") === sha256;
  return isWhole ? new Uint8Array(bytes) : null;
}

/** As a command says it; any other error as it is. */
export function refusalOfFile(error: unknown): unknown {
  if (!(error instanceof FileNotKept)) return error;
  const { code } = error;
  if (code === "no-space" || code === "ENOSPC" || code === "EDQUOT")
    return new Refused({ code: "disk-full" });
  return new Refused({ code: "not-written", expected: "OK", found: code });
}
