/**
 * What the simulated gateway remembers from one run to the next: the reports that it left open. Without it,
 * reports of an earlier run would stand open in the room's database for ever.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import type { OpenReport } from "./reports.ts";

const memorySchema = z.object({
  open: z.array(
    z.object({
      id: z.string(),
      body: z.record(z.string(), z.unknown()),
      closesAtMs: z.number(),
    }),
  ),
});

/** Nothing where there is no file, or none that can be read: a demo starts afresh then. */
export async function readMemory(file: string): Promise<OpenReport[]> {
  try {
    return memorySchema.parse(JSON.parse(await readFile(file, "utf8"))).open;
  } catch {
    return [];
  }
}

/** Written aside and then put in place, so that a crash leaves the old one. A full disk costs the memory only. */
export async function writeMemory(file: string, open: readonly OpenReport[]): Promise<void> {
  try {
    await writeFile(`${file}.new`, JSON.stringify({ open }));
    await rename(`${file}.new`, file);
  } catch {
    // The next write tries again.
  }
}
