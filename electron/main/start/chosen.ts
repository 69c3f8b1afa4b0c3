/**
 * Keeps which version of the app starts, and looks at it before it does: its signature, and each of its files.
 *
 * Guarantees: `versions.json` is there whole, as it was or as it is; nothing of a version is loaded before it was checked.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { headerFile, keysName, readHeader } from "../../../shared/domain/updates/header.ts";
import { updateKeys } from "../../../shared/domain/updates/manifest.ts";
import {
  begun,
  cameUp,
  chosen,
  firstState,
  rolledBack,
  undone,
  type VersionState,
  versionState,
} from "../../../shared/domain/updates/versions.ts";
import { stateName } from "./folder.ts";

/** Why a version must not be loaded; undefined where it may. */
export function faultOf(folder: string, version: string, electron: number): string | undefined {
  const path = join(folder, version);
  let header: string;
  try {
    header = readFileSync(join(path, headerFile), "utf8");
  } catch (error) {
    return `${headerFile}: ${(error as NodeJS.ErrnoException).code}`;
  }
  const read = readHeader(header, readKeys(folder), isSigned);
  if (!read.ok) return `${read.code}: ${read.detail}`;
  const { manifest } = read;
  if (manifest.version !== version) return `it is ${manifest.version}`;
  if (manifest.minimumElectron > electron) return `Electron ${manifest.minimumElectron}`;
  if (manifest.platform !== `${process.platform}-${process.arch}`) return `it is for ${manifest.platform}`;
  const damaged = manifest.files.find((file) => !isWhole(join(path, file.path), file));
  return damaged && `damaged: ${damaged.path}`;
}

function isWhole(path: string, { bytes, sha256 }: { bytes: number; sha256: string }): boolean {
  try {
    if (statSync(path).size !== bytes) return false;
    return createHash("sha256").update(readFileSync(path)).digest("hex") === sha256;
  } catch {
    return false;
  }
}

function isSigned(text: string, signature: string, key: string): boolean {
  try {
    const spki = createPublicKey({ key: Buffer.from(key, "base64"), format: "der", type: "spki" });
    return (
      spki.asymmetricKeyType === "ed25519" &&
      verify(null, Buffer.from(text), spki, Buffer.from(signature, "base64"))
    );
  } catch {
    return false;
  }
}

/** Of the publishers whose updates this machine takes. */
export function readKeys(folder: string): string[] {
  return readJson(join(folder, keysName), updateKeys) ?? [];
}

export function writeKeys(folder: string, keys: readonly string[]): void {
  writeWhole(folder, keysName, keys);
}

export function readState(folder: string): VersionState {
  return readJson(join(folder, stateName), versionState) ?? firstState;
}

export function writeState(folder: string, state: VersionState): void {
  writeWhole(folder, stateName, state);
}

/** What this start runs; written down before anything of it is loaded. */
export function beginVersion(folder: string, installed: string, electron: number, at: number): VersionState {
  const before = readState(folder);
  const now = begun(before, installed, (version) => faultOf(folder, version, electron), at);
  if (now !== before) writeState(folder, now);
  return now;
}

/** The room of this version is open and has painted. Its publisher's keys hold from now on, where they change. */
export function noteUp(folder: string, version: string | null, at: number): void {
  const before = readState(folder);
  if (before.current !== version) return;
  const now = cameUp(before, at);
  if (now === before) return;
  const keys = version === null || before.confirmed ? undefined : keysOf(folder, version);
  if (keys) writeKeys(folder, keys);
  writeState(folder, now);
}

/** False where this version came up once, or is not the chosen one: then it stays. */
export function noteFailed(folder: string, version: string | null, reason: string, at: number): boolean {
  const state = readState(folder);
  if (version === null || state.confirmed || state.current !== version) return false;
  writeState(folder, rolledBack(state, reason, at));
  return true;
}

/** Null: the one before. */
export function noteChange(folder: string, version: string | null, at: number): void {
  const state = readState(folder);
  writeState(folder, version === null ? undone(state, at) : chosen(state, version, at));
}

/** The keys that its manifest names from now on; undefined where it leaves them as they are. */
function keysOf(folder: string, version: string): readonly string[] | undefined {
  const read = readHeader(
    readFileSync(join(folder, version, headerFile), "utf8"),
    readKeys(folder),
    isSigned,
  );
  return read.ok ? read.manifest.keys : undefined;
}

function readJson<Value>(
  path: string,
  schema: { safeParse(value: unknown): { data?: Value } },
): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(path, "utf8"))).data;
  } catch {
    return undefined;
  }
}

function writeWhole(folder: string, name: string, value: unknown): void {
  mkdirSync(folder, { recursive: true });
  const unfinished = join(folder, `${name}.part`);
  writeFileSync(unfinished, `${JSON.stringify(value, null, 2)}\n`);
  const file = openSync(unfinished, "r+");
  fsyncSync(file);
  closeSync(file);
  renameSync(unfinished, join(folder, name));
}
