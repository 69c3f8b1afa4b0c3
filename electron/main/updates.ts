/** What the room is told of the app's versions: where they lie, which runs, and what became of others. */
import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { app } from "electron";
import type { Connection } from "../../shared/contract/connection.ts";
import type { UpdateOptions } from "../../shared/contract/updates.ts";
import { OptionError } from "./options.ts";
import { electronVersion } from "./runtime.ts";
import type { StartHandle } from "./start/handle.ts";

export function updateOptionsOf({ folder }: StartHandle, url: string | null): UpdateOptions {
  return { folder, url, electron: Number.parseInt(electronVersion, 10) };
}

/** SPKI in base64, from a PEM file or as it is. Throws `OptionError`. */
export function readUpdateKey(given: string): string {
  try {
    const key = /^[A-Za-z0-9+/]{40,}={0,2}$/.test(given)
      ? createPublicKey({ key: Buffer.from(given, "base64"), format: "der", type: "spki" })
      : createPublicKey(readFileSync(given));
    if (key.asymmetricKeyType === "ed25519")
      return key.export({ format: "der", type: "spki" }).toString("base64");
  } catch {
    // Told below, with what was expected.
  }
  throw new OptionError("update-key", "an Ed25519 public key, as a PEM file or in base64", given);
}

/** An update that somebody opened in the system's files; taking it in is an administrator's (console, Doctor, Updates). */
export function updateFileIn(args: readonly string[], folder: string): string | null {
  const file = args.filter((each) => !each.startsWith("-") && each.endsWith(".lrupdate")).at(-1);
  return file === undefined ? null : resolve(folder, file);
}

export async function reportVersions(core: Connection, start: StartHandle): Promise<void> {
  const state = start.state();
  const running = app.getVersion();
  await core
    .command("updates.report", {
      ...{ installed: start.installed, running, failed: state?.failed ?? [], history: state?.history ?? [] },
      former: running === start.installed ? null : (state?.former ?? start.installed),
    })
    .catch(() => {});
}
