/** Reads the first two lines of an update: whose it is, and what is in it. Pure. */
import { type UpdateManifest, updateLimits, updateManifest } from "./manifest.ts";

/** Below the versions' folder: whose updates this machine takes (`updateKeys`). */
export const keysName = "update-keys.json";

/** Where a version that was taken in keeps the two lines. */
export const headerFile = "update.head";

/** Whether the holder of `key` (SPKI in base64) signed `text`; false for what is no key or no signature, too. */
export type VerifyText = (text: string, signature: string, key: string) => boolean;

export type HeaderRead =
  | { readonly ok: true; readonly manifest: UpdateManifest }
  | { readonly ok: false; readonly code: "unreadable" | "signature"; readonly detail: string };

/** Nothing of what the manifest says is looked at before its signature is known to be of one of `keys`. */
export function readHeader(header: string, keys: readonly string[], verify: VerifyText): HeaderRead {
  const refuse = (code: "unreadable" | "signature", detail: string) => ({ ok: false, code, detail }) as const;
  if (header.length > updateLimits.headerBytes) return refuse("unreadable", "header");
  const [signature = "", text = "", ...rest] = header.split("\n");
  if (text === "" || rest.some((line) => line !== "")) return refuse("unreadable", "header");
  if (!keys.some((key) => verify(text, signature, key))) return refuse("signature", signature.slice(0, 12));
  const parsed = updateManifest.safeParse(parseJson(text));
  if (!parsed.success) return refuse("unreadable", parsed.error.issues[0]?.path.join(".") ?? "manifest");
  if (parsed.data.files.some(({ path }) => path === headerFile)) return refuse("unreadable", headerFile);
  return { ok: true, manifest: parsed.data };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
