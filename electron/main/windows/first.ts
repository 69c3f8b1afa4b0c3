/**
 * A start's first window: the others wait until it shows its content, since a processor that draws all at once has none
 * of them ready early. It is the one on the display that showed the most important panel in the last run, which is kept
 * in a small file: windows are opened before the core has read the scene.
 */
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { ipcMain } from "electron";
import type { WallDisplay } from "../../../shared/domain/scene/display.ts";
import { isOwnPage } from "../security.ts";

/** A page that hangs, or a core that does not come, holds the others no longer. */
const patienceMs = 5000;
const longestId = 1000;

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

/** Undefined when there was no run before. By hand: a start does not wait for the schemas' library. */
export function rememberedForemost(file: string): string | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof found === "string" && found.length <= longestId ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Failing to write costs speed at the next start only, so it is not told. */
export function rememberForemost(file: string, display: string): void {
  writeFile(file, JSON.stringify(display)).catch(() => {});
}
