import { statSync } from "node:fs";
import { join } from "node:path";

/** The database with its write-ahead log, bytes. */
export function databaseBytes(dataFolder: string): number {
  const sizes = ["room.sqlite", "room.sqlite-wal"].map((name) =>
    statSync(join(dataFolder, name), { throwIfNoEntry: false }),
  );
  return sizes.reduce((sum, file) => sum + (file?.size ?? 0), 0);
}
