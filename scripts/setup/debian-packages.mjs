/** What the room and its tests need from Debian. Pure. */

/**
 * @typedef {object} DebianPackage
 * @property {readonly string[]} names any of these serves: Debian 13 renamed some (64-bit time)
 * @property {"electron" | "displays" | "tests"} for
 */

/** @type {readonly DebianPackage[]} */
export const debianPackages = [
  { for: "electron", names: ["libgtk-3-0", "libgtk-3-0t64"] },
  { for: "electron", names: ["libnss3"] },
  { for: "electron", names: ["libasound2", "libasound2t64"] },
  { for: "electron", names: ["libgbm1"] },
  { for: "electron", names: ["libxss1"] },
  { for: "electron", names: ["libxtst6"] },
  { for: "electron", names: ["libatk-bridge2.0-0", "libatk-bridge2.0-0t64"] },
  { for: "electron", names: ["libdrm2"] },
  { for: "displays", names: ["xserver-xorg-core"] },
  { for: "displays", names: ["xserver-xorg-video-dummy"] },
  { for: "displays", names: ["x11-xserver-utils"] },
  { for: "displays", names: ["x11-utils"] },
  { for: "displays", names: ["openbox"] },
  { for: "displays", names: ["imagemagick"] },
  { for: "tests", names: ["mosquitto"] },
  { for: "tests", names: ["nats-server"] },
  { for: "tests", names: ["openssl"] },
  { for: "tests", names: ["ffmpeg"] },
  { for: "tests", names: ["chromium"] },
];

/**
 * @param {Pick<import("./step.mjs").SetupContext, "mode" | "virtualDisplays" | "env">} context
 * @returns {DebianPackage[]}
 */
export function wantedPackages({ mode, virtualDisplays, env }) {
  return debianPackages.filter((one) => {
    if (one.for === "displays") return virtualDisplays;
    if (one.for !== "tests") return true;
    return mode === "test" && !(env.CHROMIUM_PATH && one.names.includes("chromium"));
  });
}

/**
 * The first names of those that are not installed.
 * @param {readonly DebianPackage[]} wanted
 * @param {string} query output of `dpkg-query -W -f '${db:Status-Abbrev}${Package}\n'`
 * @returns {string[]}
 */
export function missingPackages(wanted, query) {
  const installed = new Set(
    query.split("\n").flatMap((line) => {
      const [status, name] = line.trim().split(/\s+/);
      return status === "ii" && name ? [name] : [];
    }),
  );
  return wanted
    .filter(({ names }) => !names.some((name) => installed.has(name)))
    .map(({ names }) => String(names[0]));
}

/**
 * The one command for a person to run.
 * @param {readonly string[]} names
 * @param {string} rootShell as in `sudo sh -c`
 */
export function installCommand(names, rootShell) {
  return `${rootShell} 'apt-get update && apt-get install -y --no-install-recommends ${names.join(" ")}'`;
}

/**
 * How far apt is, from a line of its status file descriptor. Null for other lines.
 * Source: apt's README.progress-reporting.
 * @param {string} line
 */
export function aptPercent(line) {
  const found = /^(dl|pm)status:[^:]*:([\d.]+):/.exec(line);
  // Downloading and unpacking each count from 0 to 100.
  return found ? Number(found[2]) / 2 + (found[1] === "pm" ? 50 : 0) : null;
}
