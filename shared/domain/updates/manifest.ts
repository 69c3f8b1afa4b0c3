/**
 * What an update is: all files of one version of the app, named one by one in a manifest that its publisher signed.
 *
 * The archive is one file: a line with the signature (Ed25519 over the manifest's bytes, base64), a line with the
 * manifest (JSON), and then all files one after the other in the manifest's order, as one gzip stream. It has no names and lengths of its own, so there is none that could lie: where each
 * file goes and how long it is stands in what was signed.
 */
import { z } from "zod";

export const updateLimits = {
  headerBytes: 4 * 1024 * 1024,
  files: 20_000,
  fileBytes: 256 * 1024 * 1024,
  totalBytes: 800 * 1024 * 1024,
} as const;

/** Major, minor, patch; and what comes before a release (`1.4.0-rc.2`). */
const versionText = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})(?:-([0-9A-Za-z][0-9A-Za-z.-]{0,30}))?$/;
export const versionSchema = z.string().regex(versionText);

/** Names that Windows takes for devices, and endings that it drops, are no files there. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Below the version's own folder, on every system, under one name. */
export function isSafePath(path: string): boolean {
  if (path.length > 400 || !/^[\w@+ ()[\]~,=!-][\w@+ ()[\]~,=!./-]*$/.test(path)) return false;
  return path
    .split("/")
    .every(
      (part) => part !== "" && part !== "." && part !== ".." && !reserved.test(part) && !/[. ]$/.test(part),
    );
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const publicKey = z.string().regex(/^[A-Za-z0-9+/]{40,200}={0,2}$/);
export const updateKeys = z.array(publicKey).max(8);

const updateFile = z.object({
  path: z.string().refine(isSafePath, "a path below the version's folder"),
  bytes: z.number().int().min(0).max(updateLimits.fileBytes),
  sha256,
});
export type UpdateFile = z.infer<typeof updateFile>;

export const updateManifest = z
  .object({
    format: z.literal(1),
    version: versionSchema,
    /** Node's names: its binaries fit no other. */
    platform: z.string().regex(/^(linux|win32)-(x64|arm64)$/),
    /** ISO 8601. */
    madeAt: z.iso.datetime(),
    /** Major version of the oldest Electron that it runs on. */
    minimumElectron: z.number().int().positive(),
    /** The number of its last migration. */
    databaseForm: z.number().int().nonnegative(),
    notes: z.object({ id: z.string().max(4000), en: z.string().max(4000) }),
    files: z.array(updateFile).min(1).max(updateLimits.files),
    /** The publisher's keys from this version on, where they change: it is signed with one of those before. */
    keys: updateKeys.min(1).optional(),
  })
  .refine(
    ({ files }) => totalBytes(files) <= updateLimits.totalBytes,
    "not more bytes than a version may have",
  )
  .refine(
    ({ files }) => new Set(files.map(({ path }) => path.toLowerCase())).size === files.length,
    "each file once",
  );
export type UpdateManifest = z.infer<typeof updateManifest>;

export function totalBytes(files: readonly Pick<UpdateFile, "bytes">[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Below 0: `one` is older. A release is newer than what came before it. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  for (let n = 0; n < 3; n++) {
    const difference = Number(a[n]) - Number(b[n]);
    if (difference !== 0) return difference;
  }
  const [before = "", after = ""] = [a[3], b[3]];
  if (before === after) return 0;
  if (before === "" || after === "") return before === "" ? 1 : -1;
  return before.localeCompare(after, "en", { numeric: true }) || (before < after ? -1 : 1);
}

function partsOf(version: string): (string | undefined)[] {
  return versionText.exec(version)?.slice(1) ?? ["0", "0", "0"];
}

/** What the city's server tells in `update-<platform>.json`, beside the archive. */
export const updateOffer = z.object({
  /** The archive's first two lines. */
  header: z.string().max(updateLimits.headerBytes),
  /** The archive's name beside it. */
  file: z.string().regex(/^[\w.-]{1,120}$/),
  bytes: z.number().int().positive(),
  sha256,
});
export type UpdateOffer = z.infer<typeof updateOffer>;
