/**
 * What the simulated city remembers from one run to the next: the reports that its gateway left open, and the orders
 * that its officers have. Without it, reports of an earlier run would stand open in the room's database for ever, and
 * officers would not know what they had answered.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import { replyTypes } from "../../../../shared/domain/order/order.ts";
import { lonLat } from "../../../../shared/messages/facts.ts";
import { orderMessage } from "../../../../shared/messages/orders.ts";
import type { RememberedOrder } from "./orders.ts";
import type { OpenReport } from "./reports.ts";

export interface DrillMemory {
  readonly open: readonly OpenReport[];
  readonly orders: readonly RememberedOrder[];
}

export const noMemory: DrillMemory = { open: [], orders: [] };

/** Which script was being played, and since when; null where the run ended in order. */
export interface ScriptPlace {
  readonly drill: string;
  readonly beganMs: number;
  readonly savedMs: number;
}

export interface MemoryFile extends DrillMemory {
  readonly script: ScriptPlace | null;
}

const memorySchema = z.object({
  script: z.object({ drill: z.string(), beganMs: z.number(), savedMs: z.number() }).nullable(),
  open: z.array(
    z.object({
      id: z.string(),
      body: z.record(z.string(), z.unknown()),
      closesAtMs: z.number().nullable(),
    }),
  ),
  orders: z.array(
    z.object({
      officer: z.string(),
      order: orderMessage,
      replies: z.array(
        z.object({
          type: z.enum(replyTypes),
          atMs: z.number(),
          place: lonLat,
          reason: z.string().optional(),
          note: z.string().optional(),
        }),
      ),
      endedAtMs: z.number().nullable(),
    }),
  ),
});

/** Nothing where there is no file, or none that can be read: a demo starts afresh then. */
export async function readMemory(file: string): Promise<MemoryFile> {
  try {
    return memorySchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return { ...noMemory, script: null };
  }
}

/** Written aside and then put in place, so that a crash leaves the old one. A full disk costs the memory only. */
export async function writeMemory(file: string, memory: MemoryFile): Promise<void> {
  try {
    await writeFile(`${file}.new`, JSON.stringify(memory));
    await rename(`${file}.new`, file);
  } catch {
    // The next write tries again.
  }
}
