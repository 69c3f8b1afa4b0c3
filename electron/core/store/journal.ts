/**
 * Makes commits safe against a loss of power. The database commits without waiting for the disk (`synchronous = NORMAL`,
 * see database.ts): what somebody else is told of must be there afterwards, too. Flushing the write-ahead log is enough,
 * since SQLite flushes the database file itself before it begins the log anew.
 */
import { type FileHandle, open } from "node:fs/promises";
import type { Database } from "./database.ts";

export function openJournal(database: Database) {
  let file: Promise<FileHandle> | undefined;
  return {
    async sync(): Promise<void> {
      if (database.memory) return;
      file ??= open(`${database.name}-wal`, "r+");
      try {
        await (await file).datasync();
      } catch (error) {
        file = undefined;
        throw error;
      }
    },
    close(): void {
      void file?.then((handle) => handle.close()).catch(() => {});
      file = undefined;
    },
  };
}
