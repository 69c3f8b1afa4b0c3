/** What the command line says of updates: whose they are, and one that somebody opened. */
import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { OptionError } from "./options.ts";

/** An Ed25519 public key as SPKI in base64: no path is so long without a dot. */
export const plainKey = /^[A-Za-z0-9+/]{40,}={0,2}$/;

/** SPKI in base64, from a PEM file or as it is. Throws `OptionError`. */
export function readUpdateKey(given: string): string {
  try {
    const key = plainKey.test(given)
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
