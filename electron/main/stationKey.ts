/**
 * The key that this station signs its log with, kept between runs in `station-key.json` of the station's data folder:
 * sealed by Electron's `safeStorage` where the system has a keyring. Made at the first start.
 *
 * Guarantees: a key that can be read is never replaced; a file that cannot be read is set aside, and a new key begins,
 * which the log then tells; a write that is cut short leaves the file before it whole. Does not guarantee more than the
 * system gives: without a keyring the file's rights alone protect it (0600), and that is told (`file`).
 */
import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import type { CoreOptions } from "../../shared/contract/start.ts";
import type { Safe } from "./loginFile.ts";
import type { ProgramLog } from "./programLog.ts";

type SigningKey = NonNullable<CoreOptions["signingKey"]>;

/** PKCS #8 in base64: in the open, or sealed by the system. */
type FileContent =
  | { readonly version: 1; readonly open: string }
  | { readonly version: 1; readonly sealed: string };

/**
 * `safe`: the system's secret store; undefined where it cannot be waited for (the evaluation runtime). Undefined for a
 * folder that cannot be written: the core says so.
 */
export async function stationKey(
  file: string,
  log: Pick<ProgramLog, "error">,
  safe: Safe | undefined,
  now = () => new Date(),
): Promise<SigningKey | undefined> {
  try {
    const isSafe = safe !== undefined && (await safe.protection()) === "keyring";
    const found = textOf(file);
    const known = found === undefined ? undefined : await read(found, safe);
    if (found !== undefined && !known) {
      await rename(file, `${file}-${now().toISOString().replace(/[:.]/g, "-")}.broken`);
      log.error("the station's key could not be read and was set aside: a new one signs its log", { file });
    }
    const privateKey = known?.privateKey ?? made();
    // One that lay in the open is sealed once the system can.
    if (!known || (isSafe && !known.isSealed))
      await write(file, await contentOf(privateKey, isSafe ? safe : undefined));
    return { privateKey, protection: isSafe ? "keyring" : "file" };
  } catch (error) {
    log.error("the station has no key", {
      file,
      reason: error instanceof Error ? error.message : String(error),
    });
    return undefined;
  }
}

/** At once: before Electron is ready nothing else of Node's comes back, and the core waits for the key. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function made(): string {
  return generateKeyPairSync("ed25519")
    .privateKey.export({ format: "der", type: "pkcs8" })
    .toString("base64");
}

async function read(
  text: string,
  safe: Safe | undefined,
): Promise<{ readonly privateKey: string; readonly isSealed: boolean } | undefined> {
  try {
    const content = JSON.parse(text) as Partial<Record<"open" | "sealed", string>>;
    if (content.open) return { privateKey: content.open, isSealed: false };
    if (!content.sealed || !safe) return undefined;
    return { privateKey: await safe.open(Buffer.from(content.sealed, "base64")), isSealed: true };
  } catch {
    return undefined;
  }
}

async function contentOf(privateKey: string, safe: Safe | undefined): Promise<FileContent> {
  if (!safe) return { version: 1, open: privateKey };
  return { version: 1, sealed: (await safe.seal(privateKey)).toString("base64") };
}

async function write(path: string, content: FileContent): Promise<void> {
  const next = `${path}.new`;
  const file = await open(next, "w", 0o600);
  try {
    await file.chmod(0o600);
    await file.writeFile(JSON.stringify(content));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(next, path);
}
