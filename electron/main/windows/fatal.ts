/** The window that says why the room cannot run: what was expected, what was found, and what to do. */
import { BrowserWindow } from "electron";
import type { FromCore } from "../../../shared/contract/fromCore.ts";
import type { Language } from "../../../shared/contract/rows.ts";
import { appOrigin } from "../protocol.ts";
import { lockedPreferences } from "../security.ts";

const faultsShown = 30;

export function showFatal(
  preload: string,
  message: Extract<FromCore, { type: "fatal" }>,
  language: Language,
): void {
  // The others go once this one is there: an app without a window ends.
  const others = BrowserWindow.getAllWindows();
  const window = new BrowserWindow({
    width: 1100,
    height: 720,
    backgroundColor: "#07090c",
    autoHideMenuBar: true,
    title: "LIVE Room",
    webPreferences: { ...lockedPreferences, preload },
  });
  for (const other of others) other.destroy();
  const query = new URLSearchParams({
    language,
    message: JSON.stringify({ ...message, faults: message.faults.slice(0, faultsShown) }),
    hidden: String(Math.max(0, message.faults.length - faultsShown)),
  });
  void window.loadURL(`${appOrigin}/fatal/index.html?${query}`);
}
