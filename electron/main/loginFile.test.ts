import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import type { LoginsToKeepRow } from "../../shared/contract/cameras.ts";

vi.mock("electron", () => ({ safeStorage: {} }));
const { LoginFile, systemSafe } = await import("./loginFile.ts");

const log = { warning: vi.fn() };
const login = { origin: "https://nvr.example", login: { user: "room", password: "rahasia-Xq7" }, setAt: 5 };

/** Turns each byte around: no text of it is found in the file. */
const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0xff));
const safe = {
  protection: async () => "keyring" as "keyring" | "nothing",
  seal: async (text: string) => turned(Buffer.from(text)),
  open: async (sealed: Buffer) => turned(sealed).toString(),
};

async function prepared(given: Partial<typeof safe> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "live-room-logins-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "credentials.bin");
  const commands: [string, unknown][] = [];
  let row: LoginsToKeepRow | undefined;
  let tell = () => {};
  const core = {
    command: async (name: string, input: unknown) => void commands.push([name, input]),
    watch: (_name: string, _params: object, listener: () => void) => {
      tell = listener;
      return () => {};
    },
    read: () => ({ rows: row ? [row] : [], state: "live" }),
  } as never;
  const file = () => new LoginFile(path, log, { ...safe, ...given }, () => new Date("2026-11-28T08:00:00Z"));
  return {
    ...{ folder, path, commands, core, file },
    async keep(revision: number, logins = [login]) {
      row = { id: "logins", revision, logins };
      tell();
      await vi.waitFor(() =>
        expect(commands.filter(([name]) => name === "logins.kept").at(-1)?.[1]).toMatchObject({ revision }),
      );
    },
  };
}

it("what is kept comes back, sealed and for this user alone", async () => {
  const { file, core, keep, path, commands, folder } = await prepared();
  const first = file();
  await first.handOver(core);
  await vi.waitFor(() => expect(commands).toHaveLength(1));
  expect(commands[0]).toEqual(["logins.load", { protection: "keyring", logins: [], fault: null }]);
  first.follow(core);
  await keep(1);
  expect(commands.at(-1)).toEqual(["logins.kept", { revision: 1, fault: null }]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFile(path, "latin1")).not.toMatch(/rahasia|room|nvr/);
  expect(await readdir(folder)).toEqual(["credentials.bin"]);
  await file().handOver(core);
  expect(commands.at(-1)).toEqual(["logins.load", { protection: "keyring", logins: [login], fault: null }]);
});

it("a file that cannot be read is told and set aside, and none of it repeated", async () => {
  const { file, core, keep, path, commands, folder } = await prepared();
  await writeFile(path, turned(Buffer.from('{"logins": rahasia-Xq7')));
  const first = file();
  await first.handOver(core);
  expect(commands[0]).toMatchObject(["logins.load", { logins: [], fault: expect.stringContaining(path) }]);
  expect(JSON.stringify(commands)).not.toContain("rahasia");
  first.follow(core);
  await keep(1);
  expect((await readdir(folder)).sort()).toEqual([
    "credentials.bin",
    "credentials.bin-2026-11-28T08-00-00-000Z.broken",
  ]);
});

it("a system that keeps no secret is told, and nothing written", async () => {
  const { file, core, keep, commands, folder } = await prepared({ protection: async () => "nothing" });
  file().follow(core);
  await keep(1);
  expect(commands).toEqual([["logins.kept", { revision: 1, fault: "no secret store on this system" }]]);
  expect(await readdir(folder)).toEqual([]);
});

it("tells what protects the file, with either half of safeStorage", async () => {
  const sync = (backend: string, available: boolean) => {
    let plain = false;
    return {
      getSelectedStorageBackend: () => backend as never,
      setUsePlainTextEncryption: (use: boolean) => {
        plain = use;
      },
      isEncryptionAvailable: () => available || plain,
      encryptString: (text: string) => Buffer.from(text),
      decryptString: (sealed: Buffer) => sealed.toString(),
    };
  };
  expect(await systemSafe(sync("gnome_libsecret", true), "linux").protection()).toBe("keyring");
  expect(await systemSafe(sync("gnome_libsecret", false), "linux").protection()).toBe("nothing");
  expect(await systemSafe(sync("basic_text", false), "linux").protection()).toBe("file");
  expect(await systemSafe({}, "linux").protection()).toBe("nothing");
  expect(await systemSafe({ isEncryptionAvailable: () => true }, "win32").protection()).toBe("keyring");
  const later = systemSafe(
    {
      isAsyncEncryptionAvailable: async () => true,
      encryptStringAsync: async (text) => Buffer.from(`~${text}`),
      decryptStringAsync: async (sealed) => ({ shouldReEncrypt: false, result: sealed.toString().slice(1) }),
    },
    "darwin",
  );
  expect(await later.protection()).toBe("keyring");
  expect(await later.open(await later.seal("x"))).toBe("x");
  const older = systemSafe(sync("kwallet5", true), "linux");
  expect(await older.open(await older.seal("x"))).toBe("x");
});
