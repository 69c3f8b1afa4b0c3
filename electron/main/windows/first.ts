/**
 * A start's first window: the others wait until it shows its content, since a processor that draws all at once has none
 * of them ready early. It is the one on the display that showed the most important panel in the last run (lastWall.ts).
 */
import { ipcMain } from "electron";
import type { WallDisplay } from "../../../shared/domain/scene/display.ts";
import { isOwnPage } from "../security.ts";

/** A page that hangs, or a core that does not come, holds the others no longer. */
const patienceMs = 5000;

/** The display that comes first; none where there is none. */
export function firstOf(displays: readonly WallDisplay[], foremost: string | undefined): WallDisplay[] {
  const first = displays.find(({ id }) => id === foremost) ?? displays[0];
  return first ? [first] : [];
}

/** Calls back once: when a page says that it shows its content, at the latest when it was waited for long enough. */
export function whenFirstIsShown(then: () => void): void {
  const goOn = () => {
    clearTimeout(timer);
    ipcMain.off("page-shown", onShown);
    then();
  };
  const onShown = (event: Electron.IpcMainEvent) => {
    if (isOwnPage(event.senderFrame)) goOn();
  };
  const timer = setTimeout(goOn, patienceMs);
  ipcMain.on("page-shown", onShown);
}
