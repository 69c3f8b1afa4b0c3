/** For tests: archives as a publisher makes them, and as an attacker would. */
import { generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import { publicKeyOf, writeUpdate } from "../../../scripts/update/write.ts";
import type { UpdateManifest } from "../../../shared/domain/updates/manifest.ts";
import type { StagingOptions } from "./staging.ts";

export function newKey(): { readonly pem: string; readonly key: string } {
  const pem = generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  return { pem, key: publicKeyOf(pem) };
}

export const platform = `${process.platform}-${process.arch}`;

export const about = (version: string): Omit<UpdateManifest, "files" | "format"> => ({
  ...{ version, platform, madeAt: "2026-11-29T01:00:00.000Z", minimumElectron: 25, databaseForm: 612 },
  notes: { id: "Perbaikan", en: "Fixes" },
});

/** The archive's path. */
export async function made(
  folder: string,
  version: string,
  pem: string,
  files: Readonly<Record<string, string>> | ReadonlyMap<string, Uint8Array> = {
    "package.json": "{}",
    "out/main/index.cjs": "x".repeat(70_000),
    empty: "",
  },
  changes: Partial<UpdateManifest> = {},
): Promise<string> {
  const all: readonly (readonly [string, string | Uint8Array])[] =
    files instanceof Map ? [...files] : Object.entries(files);
  const contents = all.map(([path, content]) => ({ path, read: () => Buffer.from(content as string) }));
  const { archive } = await writeUpdate(
    { about: { ...about(version), ...changes }, files: contents, key: pem },
    folder,
  );
  return archive;
}

export const stagingIn = (folder: string, keys: readonly string[]): StagingOptions => ({
  ...{
    folder: join(folder, "versions"),
    keys,
    electron: 25,
    platform,
    newest: "1.0.0",
    failed: [],
    inUse: [],
  },
});
