import { createPrivateKey, sign } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";

vi.mock("electron", () => ({ safeStorage: {} }));
const { stationKey } = await import("./stationKey.ts");
const { noSafe } = await import("./loginFile.ts");

const log = { error: vi.fn() };

/** Turns each byte around: no text of it is found in the file. */
const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0xff));
const keyring = {
  protection: async () => "keyring" as const,
  seal: async (text: string) => turned(Buffer.from(text)),
  open: async (sealed: Buffer) => turned(sealed).toString(),
};

async function prepared() {
  const folder = await mkdtemp(join(tmpdir(), "live-room-key-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { folder, file: join(folder, "station-key.json") };
}

it("is made once, sealed, and for this user alone", async () => {
  const { file } = await prepared();
  const first = await stationKey(file, log, keyring);
  expect(first?.protection).toBe("keyring");
  const key = createPrivateKey({
    key: Buffer.from(first!.privateKey, "base64"),
    format: "der",
    type: "pkcs8",
  });
  expect(sign(null, Buffer.from("x"), key)).toHaveLength(64);
  expect(await readFile(file, "utf8")).not.toContain(first!.privateKey);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await stationKey(file, log, keyring)).toEqual(first);
});

it("lies in the open where there is no keyring, says so, and is sealed once there is one", async () => {
  const { file, folder } = await prepared();
  const first = await stationKey(file, log, undefined);
  expect(first?.protection).toBe("file");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await stationKey(file, log, { ...keyring, protection: async () => "file" })).toEqual(first);
  const later = await stationKey(file, log, keyring);
  expect(later).toEqual({ privateKey: first!.privateKey, protection: "keyring" });
  expect(await readFile(file, "utf8")).not.toContain(first!.privateKey);
  expect(await readdir(folder)).toEqual(["station-key.json"]);
});

it("what cannot be read is set aside, never overwritten", async () => {
  const { file, folder } = await prepared();
  await writeFile(file, "{ not what was written");
  log.error.mockClear();
  const made = await stationKey(file, log, keyring, () => new Date("2026-11-29T08:00:00Z"));
  expect(made).toBeDefined();
  expect((await readdir(folder)).sort()).toEqual([
    "station-key.json",
    "station-key.json-2026-11-29T08-00-00-000Z.broken",
  ]);
  // Sealed, and the system's store is gone: a new key, and the old file is kept.
  expect((await stationKey(file, log, undefined))?.privateKey).not.toBe(made!.privateKey);
  expect(await readdir(folder)).toHaveLength(3);
  expect(log.error).toHaveBeenCalledTimes(2);
});

it("without a folder there is none", async () => {
  const { folder } = await prepared();
  log.error.mockClear();
  expect(await stationKey(join(folder, "none", "station-key.json"), log, undefined)).toBeUndefined();
  expect(log.error).toHaveBeenCalledOnce();
});

it("made in a session whose seals would not last, it stays the same and is sealed in the next", async () => {
  const { file } = await prepared();
  const first = await stationKey(file, log, noSafe);
  expect(first?.protection).toBe("file");
  expect(await stationKey(file, log, keyring)).toEqual({ ...first, protection: "keyring" });
  expect(await readFile(file, "utf8")).not.toContain(first!.privateKey);
});
