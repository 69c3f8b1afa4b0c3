/**
 * Takes an update in: into a folder of its own below the versions' folder, under its version's name, which it gets last.
 *
 * Guarantees: a folder with a version's name is whole and was signed; what was cut short has another name and goes at the
 * next time. Nothing that is in use is removed.
 */
import { mkdir, open, readdir, readFile, rename, rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { headerFile, keysName } from "../../../shared/domain/updates/header.ts";
import {
  compareVersions,
  totalBytes,
  type UpdateManifest,
  updateKeys,
  versionSchema,
} from "../../../shared/domain/updates/manifest.ts";
import { checkedManifest, type OpenedArchive, openArchive, UpdateRefused, unpack } from "./archive.ts";

export interface StagingOptions {
  readonly folder: string;
  readonly keys: readonly string[];
  /** Major version. */
  readonly electron: number;
  /** As Node names it, `linux-x64`. */
  readonly platform: string;
  /** No older one is taken in, nor the same again. */
  readonly newest: string;
  /** Those that did not come up once. */
  readonly failed: readonly string[];
  /** Never removed. */
  readonly inUse: readonly string[];
}

export interface StagedVersion {
  readonly version: string;
  readonly madeAt: string;
  readonly notes: UpdateManifest["notes"];
  readonly bytes: number;
}

/** Besides those in use. */
const keptVersions = 2;
const spareBytes = 256 * 1024 * 1024;
const unfinished = /^\.(taking|download)-/;

/** Throws `UpdateRefused` where this station must not run it. */
export function refuseUnfit(
  manifest: UpdateManifest,
  options: Omit<StagingOptions, "folder" | "keys" | "inUse">,
): void {
  const { version, minimumElectron, platform } = manifest;
  if (compareVersions(version, options.newest) <= 0)
    throw new UpdateRefused("older", `${version} ≤ ${options.newest}`);
  if (options.failed.includes(version)) throw new UpdateRefused("failed-before", version);
  if (platform !== options.platform) throw new UpdateRefused("runtime", `${platform} ≠ ${options.platform}`);
  if (minimumElectron > options.electron)
    throw new UpdateRefused("runtime", `Electron ${minimumElectron} > ${options.electron}`);
}

/** Throws `UpdateRefused`. */
export async function takeIn(
  path: string,
  options: StagingOptions,
  onProgress: (share: number) => void = () => {},
): Promise<StagedVersion> {
  const archive = await openArchive(path, options.keys);
  refuseUnfit(archive.manifest, options);
  try {
    await mkdir(options.folder, { recursive: true });
    await refuseFull(options.folder, totalBytes(archive.manifest.files));
    await writeVersion(archive, options.folder, onProgress);
    await thinOut(options);
  } catch (error) {
    throw asRefusal(error);
  }
  return summaryOf(archive.manifest);
}

async function writeVersion(archive: OpenedArchive, folder: string, onProgress: (share: number) => void) {
  const { header, manifest } = archive;
  const target = join(folder, manifest.version);
  const work = join(folder, `.taking-${manifest.version}`);
  await rm(work, { recursive: true, force: true });
  try {
    await mkdir(work);
    await unpack(archive, work, onProgress);
    await writeFile(join(work, headerFile), header, { flag: "wx" });
    // One of this name was taken in before, and may have been damaged since.
    await rm(target, { recursive: true, force: true });
    await rename(work, target);
    await syncFolder(folder);
  } catch (error) {
    await rm(work, { recursive: true, force: true }).catch(() => {});
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no such thing.
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** A disk that it would fill is left alone. Throws `UpdateRefused`. */
export async function refuseFull(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < bytes + spareBytes) throw new UpdateRefused("disk-full", `${free} B < ${bytes + spareBytes} B`);
}

/** Those that may be put in place, the newest first. */
export async function stagedVersions(folder: string, keys: readonly string[]): Promise<StagedVersion[]> {
  const names = (await readdir(folder).catch(() => [])).filter(
    (name) => versionSchema.safeParse(name).success,
  );
  const found = await Promise.all(
    names.map(async (name) => {
      try {
        const manifest = checkedManifest(await readFile(join(folder, name, headerFile), "utf8"), keys);
        return manifest.version === name ? [summaryOf(manifest)] : [];
      } catch {
        return [];
      }
    }),
  );
  return found.flat().sort((a, b) => compareVersions(b.version, a.version));
}

async function thinOut({ folder, keys, inUse }: StagingOptions): Promise<void> {
  const idle = (await stagedVersions(folder, keys)).filter(({ version }) => !inUse.includes(version));
  for (const { version } of idle.slice(keptVersions))
    await rm(join(folder, version), { recursive: true, force: true });
}

/** What a crash left half done, but a download, which goes on. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => []))
    if (unfinished.test(name) && !name.startsWith(".download-"))
      await rm(join(folder, name), { recursive: true, force: true });
}

function summaryOf({ version, madeAt, notes, files }: UpdateManifest): StagedVersion {
  return { version, madeAt, notes, bytes: totalBytes(files) };
}

export function asRefusal(error: unknown): UpdateRefused {
  if (error instanceof UpdateRefused) return error;
  const code = String((error as NodeJS.ErrnoException).code ?? "");
  return new UpdateRefused(
    /^(ENOSPC|EDQUOT)$/.test(code) ? "disk-full" : "not-written",
    code || String(error),
  );
}

/** Whose updates this machine takes; nobody's where nothing readable says so. */
export async function readKeys(folder: string): Promise<readonly string[]> {
  try {
    return updateKeys.safeParse(JSON.parse(await readFile(join(folder, keysName), "utf8"))).data ?? [];
  } catch {
    return [];
  }
}
