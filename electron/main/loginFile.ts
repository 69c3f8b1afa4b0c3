/**
 * Logins of the cameras' servers, kept between runs: `credentials.bin` in the station's data folder, encrypted by
 * Electron's `safeStorage` and readable by the program's user alone. How they come here and go back to the core is told
 * in electron/core/cameras/logins.ts.
 *
 * Guarantees: what stands in the file is never plain text; a file that cannot be read is set aside, not overwritten; a
 * write that is cut short leaves the file before it whole. Does not guarantee more than the system gives: without a
 * keyring `safeStorage` encrypts with a key that everybody knows, so that the file's rights alone protect it, and that is
 * told (`file`).
 */
import { chmod, readFile, rename, writeFile } from "node:fs/promises";
import { safeStorage } from "electron";
import type { KeptLogin, SecretStoreRow } from "../../shared/contract/cameras.ts";
import type { MainConnection } from "./core/client.ts";
import type { ProgramLog } from "./programLog.ts";

export type Protection = Exclude<SecretStoreRow["protection"], "unknown">;

/** The part of the system's secret store that is used here. */
export interface Safe {
  protection(): Promise<Protection>;
  seal(text: string): Promise<Buffer>;
  open(sealed: Buffer): Promise<string>;
}

/** The older runtime has the synchronous half of this alone, a later one the other. */
type EitherStorage = Partial<typeof safeStorage>;

/** Electron's, once the app is ready. */
export function systemSafe(storage: EitherStorage = safeStorage, platform = process.platform): Safe {
  const waits = async () => (await storage.isAsyncEncryptionAvailable?.().catch(() => false)) === true;
  return {
    async protection() {
      const backend = platform === "linux" ? (storage.getSelectedStorageBackend?.() ?? "unknown") : "";
      // Linux without a keyring: a key that everybody knows, rather than nothing kept at all.
      if (backend === "basic_text") storage.setUsePlainTextEncryption?.(true);
      const available = (await waits()) || storage.isEncryptionAvailable?.() === true;
      if (!available) return "nothing";
      return backend === "basic_text" || backend === "unknown" ? "file" : "keyring";
    },
    async seal(text) {
      if (storage.encryptStringAsync && (await waits())) return await storage.encryptStringAsync(text);
      return neededOf(storage.encryptString)(text);
    },
    async open(sealed) {
      if (storage.decryptStringAsync && (await waits()))
        return (await storage.decryptStringAsync(sealed)).result;
      return neededOf(storage.decryptString)(sealed);
    },
  };
}

/** Where what is sealed now could not be opened later: nothing is kept, which the console says. */
export const noSafe: Safe = {
  protection: () => Promise.resolve("nothing"),
  seal: () => Promise.reject(new Error("no secret store in this session")),
  open: () => Promise.reject(new Error("no secret store in this session")),
};

function neededOf<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("expected safeStorage of Electron, found none of it");
  return value;
}

interface FileContent {
  readonly version: 1;
  readonly logins: readonly KeptLogin[];
}

export class LoginFile {
  private readonly file: string;
  private readonly log: Pick<ProgramLog, "warning">;
  private readonly safe: Safe;
  private readonly now: () => Date;
  private isBroken = false;
  /** One write after the other. */
  private writing: Promise<unknown> = Promise.resolve();

  constructor(
    file: string,
    log: Pick<ProgramLog, "warning">,
    safe: Safe = systemSafe(),
    now = () => new Date(),
  ) {
    this.file = file;
    this.log = log;
    this.safe = safe;
    this.now = now;
  }

  /** Tells a core that has just started what is kept. */
  async handOver(core: Pick<MainConnection, "command">): Promise<void> {
    const sealed = await readFile(this.file).catch((error: NodeJS.ErrnoException) => error);
    const isMissing = !Buffer.isBuffer(sealed) && sealed.code === "ENOENT";
    const tell = async () => {
      const { logins, fault } = isMissing ? { logins: [], fault: null } : await this.open(sealed);
      const protection = await this.safe.protection();
      // The core checks them; one that does not take them goes on without.
      await core
        .command("logins.load", { protection, logins: [...logins], fault })
        .catch((error) => this.log.warning("the core does not take the logins", { reason: String(error) }));
    };
    // Pages need not wait to hear that nothing is kept.
    if (isMissing) void tell();
    else await tell();
  }

  /** Keeps what the core says is to be kept, from now on; nothing of what it says while `isReal` is false. */
  follow(core: Pick<MainConnection, "watch" | "read" | "command">, isReal: () => boolean = () => true): void {
    let last: unknown;
    core.watch("loginsToKeep", {}, () => {
      const [row] = core.read("loginsToKeep", {}).rows;
      if (!row || row === last || !isReal()) return;
      last = row;
      this.writing = this.writing.then(async () => {
        const fault = await this.write(row.logins).then(
          () => null,
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
        await core.command("logins.kept", { revision: row.revision, fault }).catch(() => {});
      });
    });
  }

  private async open(sealed: Buffer | NodeJS.ErrnoException): Promise<{
    readonly logins: readonly KeptLogin[];
    readonly fault: string | null;
  }> {
    try {
      if (!Buffer.isBuffer(sealed)) throw sealed;
      await this.safe.protection();
      const content = JSON.parse(await this.safe.open(sealed)) as FileContent;
      return { logins: content.logins, fault: null };
    } catch (error) {
      this.isBroken = true;
      // The parser's words would quote what it read.
      const reason = error instanceof SyntaxError ? "not as it was written" : String(error);
      return { logins: [], fault: `${this.file}: ${reason}` };
    }
  }

  private async write(logins: readonly KeptLogin[]): Promise<void> {
    if ((await this.safe.protection()) === "nothing") throw new Error("no secret store on this system");
    const content: FileContent = { version: 1, logins };
    const sealed = await this.safe.seal(JSON.stringify(content));
    if (this.isBroken) {
      await rename(this.file, `${this.file}-${this.now().toISOString().replace(/[:.]/g, "-")}.broken`);
      this.isBroken = false;
    }
    const next = `${this.file}.new`;
    await writeFile(next, sealed, { mode: 0o600 });
    // One that was left behind keeps the rights that it had.
    await chmod(next, 0o600);
    await rename(next, this.file);
  }
}
