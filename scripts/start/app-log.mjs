/** What the app says on its standard streams, without Chromium's complaints about machines with no D-Bus and no GPU. */

/** Chromium's own lines: `[pid:date/time:LEVEL:file.cc(line)] …`; only these files are harmless (software drawing among them). */
const harmless =
  /^\[\d+:\d{4}\/[\d.]+:(?:ERROR|WARNING|INFO):(?:bus|object_proxy|viz_main_impl|gl_utils|command_buffer_proxy_impl)\.cc/;

/** @param {string} line */
export function isHarmless(line) {
  return harmless.test(line);
}

/**
 * Keeps the last lines, harmless ones too: they may matter once something has gone wrong.
 * @param {number} most
 */
export function logTail(most) {
  /** @type {string[]} */
  const lines = [];
  return {
    /** @param {string} line */
    add(line) {
      lines.push(line);
      if (lines.length > most) lines.shift();
    },
    text: () => lines.join("\n"),
  };
}
