/** Keeps a picture of a wall that nobody can look at. */
import { mkdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * A picture that is being taken when it ends is thrown away: the windows may have closed under it.
 * @param {Pick<import("../displays/virtual.mjs").VirtualDisplays, "screenshot">} displays
 * @param {string} file
 * @param {(line: string) => void} say
 * @param {number} [everyMs]
 * @returns {() => Promise<void>} ends it
 */
export function keepPicture(displays, file, say, everyMs = 3000) {
  let told = false;
  let going = Promise.resolve();
  let busy = false;
  let ended = false;
  const next = join(dirname(file), `next-${basename(file)}`);
  const take = async () => {
    try {
      await mkdir(dirname(file), { recursive: true });
      await displays.screenshot(next);
      await (ended ? rm(next) : rename(next, file));
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
    ended = true;
    clearInterval(timer);
    return going;
  };
}
