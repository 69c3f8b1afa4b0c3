/** Keeps a picture of a wall that nobody can look at. */
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * @param {import("../displays/virtual.mjs").VirtualDisplays} displays
 * @param {string} file
 * @param {(line: string) => void} say
 * @param {number} [everyMs]
 * @returns {() => Promise<void>} ends it, after the picture that is being taken
 */
export function keepPicture(displays, file, say, everyMs = 3000) {
  let told = false;
  let going = Promise.resolve();
  let busy = false;
  const take = async () => {
    try {
      await mkdir(dirname(file), { recursive: true });
      await displays.screenshot(file);
    } catch (error) {
      if (!told) say(`no picture of the wall: ${/** @type {Error} */ (error).message}`);
      told = true;
    }
    busy = false;
  };
  const timer = setInterval(() => {
    // A busy machine gets fewer pictures, never two at a time.
    if (busy) return;
    busy = true;
    going = take();
  }, everyMs);
  return () => {
    clearInterval(timer);
    return going;
  };
}
