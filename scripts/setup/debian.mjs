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
  const { asRoot: root, rootShell } = await becomingRoot();
  const command = installCommand(missing, rootShell);
  if (root === null) {
    throw new SetupFailure({
      expected: `the Debian packages ${missing.join(" ")}`,
      found: "they are not installed, and this user is neither root nor allowed sudo without a password",
      todo: `run this, then start again:\n\n  ${command}\n`,
    });
  }
  const services = brokerServices.filter((name) => missing.includes(name));
  const quietBrokers = services.length > 0 ? await keepBrokersQuiet(root, services) : null;
  try {
    // An installation that was cut short is finished first; apt refuses to go on otherwise.
    await root("dpkg", ["--configure", "-a"], () => {});
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
        todo: `look into it with:\n\n  ${command}\n`,
      });
    }
  } finally {
    await quietBrokers?.();
  }
}

const brokerServices = ["mosquitto", "nats-server"];

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

/**
 * A way to run a command as root without a question, or null; and the shell in which a person does it.
 * @returns {Promise<{ asRoot: RunAsRoot | null, rootShell: string }>}
 */
async function becomingRoot() {
  const isRoot = process.getuid?.() === 0;
  const asked = isRoot ? null : await run("sudo", ["-n", "true"]);
  // A bare Debian has no sudo.
  const rootShell = isRoot ? "sh -c" : asked?.code === null ? "su -c" : "sudo sh -c";
  if (asked !== null && asked.code !== 0) return { asRoot: null, rootShell };
  const before = isRoot ? [] : ["-n", "env"];
  return {
    asRoot: (command, args, onLine) =>
      run(isRoot ? "env" : "sudo", [...before, "DEBIAN_FRONTEND=noninteractive", command, ...args], {
        onLine,
      }),
    rootShell,
  };
}

/**
 * Debian's brokers start as services (ports 1883, 4222) when they are installed. The tests want the programs alone, so
 * the services are held back while we install them, and left disabled.
 * @param {RunAsRoot} root
 * @param {readonly string[]} names
 * @returns {Promise<() => Promise<void>>} to be called after the installation
 */
async function keepBrokersQuiet(root, names) {
  const call = async (/** @type {string} */ command, /** @type {string[]} */ ...args) => {
    await root(command, args, () => {});
  };
  if (existsSync("/run/systemd/system")) {
    const services = names.map((name) => `${name}.service`);
    await call("systemctl", "mask", ...services);
    return async () => {
      await call("systemctl", "unmask", ...services);
      await call("systemctl", "disable", ...services);
    };
  }
  return async () => {
    for (const name of names) {
      await call("invoke-rc.d", name, "stop");
      await call("update-rc.d", name, "disable");
    }
  };
}
