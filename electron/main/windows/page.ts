/** A window with one of our pages in it: secure settings, a port to the core, and watched. */
import { randomUUID } from "node:crypto";
import { BrowserWindow, type BrowserWindowConstructorOptions, ipcMain } from "electron";
import type { ClientKind } from "../../../shared/contract/define.ts";
import type { CoreSupervisor } from "../core/supervisor.ts";
import { appOrigin } from "../protocol.ts";
import { isOwnPage, lockedPreferences } from "../security.ts";
import type { Watchdog } from "../watchdog.ts";

const ground = "#07090c";

export interface PageContext {
  readonly supervisor: CoreSupervisor;
  readonly preload: string;
  /** The set-up has none: there is no wall that must go on. */
  readonly watchdog?: Watchdog;
  /** A key that means the same in every window; true when it was taken. */
  onKey(key: string, control: boolean): boolean;
}

/** `page` is the path below `app://room/`; `kind` is what the core will know the window as; `display` whose wall it is. */
export function openPage(
  context: PageContext,
  kind: Exclude<ClientKind, "main">,
  page: string,
  options: BrowserWindowConstructorOptions,
  display: string | null = null,
): BrowserWindow {
  const window = new BrowserWindow({
    backgroundColor: ground,
    show: false,
    autoHideMenuBar: true,
    ...options,
    webPreferences: {
      ...lockedPreferences,
      preload: context.preload,
      spellcheck: false,
      autoplayPolicy: "no-user-gesture-required",
      // A wall that is covered or not focused goes on.
      backgroundThrottling: false,
    },
  });
  const { webContents } = window;

  // Drawn anew for each window, and known to main and the core alone: who is signed in here is bound to it.
  const name = randomUUID();
  const client = {
    kind,
    window: name,
    attach: (port: Electron.MessagePortMain) => {
      if (!webContents.isDestroyed()) webContents.postMessage("core-port", null, [port]);
    },
    detach: () => {
      if (!webContents.isDestroyed()) webContents.send("core-gone");
    },
  };
  let remove: (() => void) | undefined;
  const onReady = (event: Electron.IpcMainEvent) => {
    if (event.sender !== webContents || !isOwnPage(event.senderFrame)) return;
    // A page that loaded again lost its port, and gets a new one.
    remove?.();
    remove = context.supervisor.add(client);
  };
  ipcMain.on("page-ready", onReady);

  window.once("ready-to-show", () => window.show());
  if (kind !== "setup") context.watchdog?.watch(window, { page: kind, display });
  webContents.on("before-input-event", (event, input) => {
    if (input.type === "keyDown" && context.onKey(input.key, input.control)) event.preventDefault();
  });
  window.once("closed", () => {
    ipcMain.off("page-ready", onReady);
    remove?.();
    context.supervisor.windowClosed(name);
  });

  void window.loadURL(`${appOrigin}/${page}`).catch(() => {
    // A load that a reload or close cut short; a page that cannot load at all is the watchdog's.
  });
  return window;
}
