/** What Electron is started with to run the room, by whoever starts it. */
import { projectNode } from "../setup/packages.mjs";

/**
 * @param {string} root
 * @param {string} [display] an X display other than the terminal's
 * @returns {NodeJS.ProcessEnv}
 */
export function appEnvironment(root, display) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, LIVE_ROOM_NODE: projectNode(root) };
  // Set in some editors' terminals; it would turn Electron into plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  if (display !== undefined) {
    env.DISPLAY = display;
    delete env.WAYLAND_DISPLAY;
  }
  return env;
}
