/** Whether there is a display to open windows on. */
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { isAbsolute, join } from "node:path";

/** A forwarded display may be slow to answer, an absent one must not hold up the start. */
const connectTimeoutMs = 3000;

/** @typedef {{ kind: "x11" | "wayland" | "native" } | { kind: "none", reason: string }} FoundDisplay */

/**
 * X11 before Wayland: only there may an app place a window on a certain display.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<FoundDisplay>}
 */
export async function findDisplay(env) {
  if (process.platform !== "linux") return { kind: "native" };
  const address = env.DISPLAY ? x11Addresses(env.DISPLAY) : [];
  for (const one of address) if (await answers(one)) return { kind: "x11" };
  if (env.WAYLAND_DISPLAY && existsSync(waylandSocket(env))) return { kind: "wayland" };
  const named = ["DISPLAY", "WAYLAND_DISPLAY"].filter((name) => env[name]);
  if (named.length === 0) return { kind: "none", reason: "neither DISPLAY nor WAYLAND_DISPLAY is set" };
  return { kind: "none", reason: named.map((name) => `${name}=${env[name]} does not answer`).join(", ") };
}

/**
 * Where an X server may listen, as X(7) reads the value: `:0`, `unix:0`, `host:10.0`.
 * @param {string} display
 * @returns {({ path: string } | { host: string, port: number })[]}
 */
export function x11Addresses(display) {
  const found = /^(.*):(\d+)(?:\.\d+)?$/.exec(display);
  if (!found) return [];
  const [host, number] = [String(found[1]), Number(found[2])];
  if (host !== "" && host !== "unix") return [{ host, port: 6000 + number }];
  const path = `/tmp/.X11-unix/X${number}`;
  return [{ path }, { path: `\0${path}` }];
}

/** @param {NodeJS.ProcessEnv} env */
function waylandSocket(env) {
  const name = String(env.WAYLAND_DISPLAY);
  return isAbsolute(name) ? name : join(env.XDG_RUNTIME_DIR ?? "/run/user", name);
}

/** @param {{ path: string } | { host: string, port: number }} address */
function answers(address) {
  return new Promise((/** @type {(value: boolean) => void} */ resolve) => {
    const socket = connect({ ...address, timeout: connectTimeoutMs });
    const settle = (/** @type {boolean} */ value) => {
      socket.destroy();
      resolve(value);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
    socket.once("timeout", () => settle(false));
  });
}
