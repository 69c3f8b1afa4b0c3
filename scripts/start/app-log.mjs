/** What the app says on its standard streams, without Chromium's complaints about machines with no D-Bus and no GPU. */

/** Chromium's own lines: `[pid:date/time:LEVEL:file.cc(line)] …`; only these files are harmless. */
const harmless =
  /^\[\d+:\d{4}\/[\d.]+:(?:ERROR|WARNING|INFO):(?:bus|object_proxy|viz_main_impl|command_buffer_proxy_impl|gpu_process_host|gpu_init|gl_display|gl_surface_egl|gl_factory|angle_platform_impl|vaapi_wrapper|gles2_cmd_decoder_passthrough|gpu_memory_buffer_support_x11|sandbox_linux|atom_cache)\.cc/;
/** What Vulkan's and GTK's libraries print on such machines. */
const harmlessLibrary = /^(?:libva error|MESA|dbus-daemon|\(electron:\d+\): (?:Gtk|dconf|Gdk|GLib-GIO))/;

/** @param {string} line */
export function isHarmless(line) {
  return harmless.test(line) || harmlessLibrary.test(line);
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
