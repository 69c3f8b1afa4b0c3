/** What this station's data takes on its disk, and how long there is room. */
import { z } from "zod";
import { epochMs } from "./units.ts";

export const storageParts = ["database", "journal", "attachments", "pictures", "backups", "other"] as const;
export type StoragePart = (typeof storageParts)[number];

export const storageRow = z.object({
  id: z.literal("storage"),
  measuredAt: epochMs,
  bytes: z.record(z.enum(storageParts), z.number()),
  /** Within the database: used again before it grows. */
  reusableBytes: z.number(),
  /** Null where the system does not say. */
  freeBytes: z.number().nullable(),
  /** How many days the forecast rests on. */
  sampledDays: z.number(),
  /** Null before two days were measured. */
  bytesEachDay: z.number().nullable(),
  /** Until the disk is full, if it goes on so; null where nothing grows or nobody knows. */
  daysLeft: z.number().nullable(),
  /** Fewer are too few: the city's `alarms.diskMarginDays`. */
  marginDays: z.number(),
});
export type StorageRow = z.infer<typeof storageRow>;
