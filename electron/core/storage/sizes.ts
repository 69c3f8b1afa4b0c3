/** What a station's data folder takes on the disk, part by part. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { attachmentsFolder } from "../../../shared/contract/attachmentFiles.ts";
import { picturesFolder } from "../../../shared/contract/pictureFiles.ts";
import type { StoragePart } from "../../../shared/contract/storage.ts";

export type StorageSizes = Readonly<Record<StoragePart, number>>;

const partOfName: Readonly<Record<string, StoragePart>> = {
  "room.sqlite": "database",
  "room.sqlite-wal": "journal",
  "room.sqlite-shm": "journal",
  [attachmentsFolder]: "attachments",
  [picturesFolder]: "pictures",
  backups: "backups",
};

/** Bytes that files hold. One that goes meanwhile counts nothing. */
export async function measureSizes(dataFolder: string): Promise<StorageSizes> {
  const sizes = { database: 0, journal: 0, attachments: 0, pictures: 0, backups: 0, other: 0 };
  for (const name of await readdir(dataFolder).catch(() => []))
    sizes[partOfName[name] ?? "other"] += await bytesIn(join(dataFolder, name));
  return sizes;
}

async function bytesIn(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return found?.size ?? 0;
  let bytes = 0;
  // One after the other: nothing waits for it, and everything else goes first.
  for (const name of await readdir(path).catch(() => [])) bytes += await bytesIn(join(path, name));
  return bytes;
}
