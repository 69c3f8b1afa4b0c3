/** Chromium's sandbox: kept for users, impossible for root. */
import { stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { SetupFailure } from "../setup/failure.mjs";
import { run } from "../setup/process.mjs";

/** Chromium's renderers share frames here; a container's default is too small for a wall. */
const wantedSharedBytes = 256e6;

/**
 * The switches that Electron needs on this machine. Throws `SetupFailure` where a user's sandbox cannot work.
 * @param {string} executable Electron's
 * @returns {Promise<string[]>}
 */
export async function sandboxSwitches(executable) {
  if (process.platform !== "linux") return [];
  const switches = (await sharedBytes()) < wantedSharedBytes ? ["--disable-dev-shm-usage"] : [];
  if (process.getuid?.() === 0) return ["--no-sandbox", ...switches];
  const helper = join(dirname(executable), "chrome-sandbox");
  if ((await isSetUidRoot(helper)) || (await hasUserNamespaces())) return switches;
  throw new SetupFailure({
    expected: "Chromium's sandbox to work: user namespaces for users, or its helper owned by root with SUID",
    found: "neither",
    todo: `run one of these, then start again:\n\n  sudo sysctl -w kernel.unprivileged_userns_clone=1\n  sudo sh -c 'chown root:root "${helper}" && chmod 4755 "${helper}"'\n`,
  });
}

/** @param {string} file */
async function isSetUidRoot(file) {
  const found = await stat(file).catch(() => null);
  return found !== null && found.uid === 0 && (found.mode & 0o4000) !== 0;
}

/** Debian's switch, Ubuntu's AppArmor rule and a limit of 0 all forbid them; so it is tried. */
async function hasUserNamespaces() {
  const { code } = await run("unshare", ["--user", "--map-root-user", "true"]);
  return code === 0;
}

async function sharedBytes() {
  const found = await statfs("/dev/shm").catch(() => null);
  return found === null ? 0 : found.bavail * found.bsize;
}
