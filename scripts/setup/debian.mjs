/** The system libraries and programs, from Debian's packages. Only what is missing is installed. */
import { existsSync } from "node:fs";
import { aptPercent, installCommand, missingPackages, wantedPackages } from "./debian-packages.mjs";
import { SetupFailure } from "./failure.mjs";
import { run } from "./process.mjs";

/** @typedef {import("./step.mjs").SetupContext} SetupContext */

/** @type {import("./step.mjs").Step} */
export const debianStep = { name: "system libraries", needed, run: install };

/** @param {SetupContext} context */
async function needed(context) {
  const missing = await findMissing(context);
  return missing.length === 0 ? null : `missing: ${missing.join(" ")}`;
}

/**
 * @param {SetupContext} context
 * @param {import("./progress.mjs").Progress} progress
 */
async function install(context, progress) {
  const missing = await findMissing(context);
  const root = await becomingRoot();
  if (root === null) {
    throw new SetupFailure({
      expected: `the Debian packages ${missing.join(" ")}`,
      found: "they are not installed, and this user is neither root nor allowed sudo without a password",
      todo: `run this, then start again:\n\n  ${installCommand(missing)}\n`,
    });
  }
  const quietBroker = missing.includes("mosquitto") ? await keepBrokerQuiet(root) : null;
  try {
    const update = await root("apt-get", ["-q", "update"], () => {});
    const installed = await root("apt-get", [...aptSwitches, "install", ...missing], (line) => {
      const percent = aptPercent(line);
      if (percent !== null) progress.portion(percent, 100);
    });
    if (installed.code !== 0) {
      const said = `${update.code === 0 ? "" : update.output}\n${installed.output}`.split("\n");
      throw new SetupFailure({
        expected: `apt-get to install ${missing.join(" ")}`,
        found: said.filter((line) => /^[EW]:/.test(line)).join("\n") || `exit code ${installed.code}`,
        todo: `look into it with:\n\n  ${installCommand(missing)}\n`,
      });
    }
  } finally {
    await quietBroker?.();
  }
}

/** Never removes a package; waits for another apt rather than failing. */
const aptSwitches =
  "-q -y --no-install-recommends --no-remove -o DPkg::Lock::Timeout=300 -o APT::Status-Fd=1".split(" ");

// biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholders
const dpkgFormat = "${db:Status-Abbrev} ${Package}\\n";

/**
 * Elsewhere than on Debian and its children nothing is asked for: then Electron says what it lacks.
 * @param {SetupContext} context
 */
async function findMissing(context) {
  const wanted = wantedPackages(context);
  const names = wanted.flatMap((one) => one.names);
  const { code, stdout } = await run("dpkg-query", ["-W", "-f", dpkgFormat, ...names]);
  return code === null ? [] : missingPackages(wanted, stdout);
}

/** @typedef {(command: string, args: string[], onLine: (line: string) => void) => ReturnType<typeof run>} RunAsRoot */

/** A way to run a command as root without a question, or null. @returns {Promise<RunAsRoot | null>} */
async function becomingRoot() {
  const quiet = ["env", "DEBIAN_FRONTEND=noninteractive"];
  if (process.getuid?.() === 0) {
    return (command, args, onLine) => run("env", [...quiet.slice(1), command, ...args], { onLine });
  }
  const asked = await run("sudo", ["-n", "true"]);
  if (asked.code !== 0) return null;
  return (command, args, onLine) => run("sudo", ["-n", ...quiet, command, ...args], { onLine });
}

/**
 * Debian's mosquitto starts as a service (port 1883) when it is installed. The tests want the program alone, so
 * the service is held back while we install it, and left disabled.
 * @param {RunAsRoot} root
 * @returns {Promise<() => Promise<void>>} to be called after the installation
 */
async function keepBrokerQuiet(root) {
  const call = async (/** @type {string} */ command, /** @type {string[]} */ ...args) => {
    await root(command, args, () => {});
  };
  if (existsSync("/run/systemd/system")) {
    await call("systemctl", "mask", "mosquitto.service");
    return async () => {
      await call("systemctl", "unmask", "mosquitto.service");
      await call("systemctl", "disable", "mosquitto.service");
    };
  }
  return async () => {
    await call("invoke-rc.d", "mosquitto", "stop");
    await call("update-rc.d", "mosquitto", "disable");
  };
}
