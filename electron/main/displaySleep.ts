/** Displays do not go to sleep while a wall is on them. */
import { powerSaveBlocker } from "electron";

let held: number | undefined;

/** `windows`: how many windows the wall has now. */
export function keepAwake(windows: number): void {
  if (windows > 0) held ??= powerSaveBlocker.start("prevent-display-sleep");
  else if (held !== undefined) {
    powerSaveBlocker.stop(held);
    held = undefined;
  }
}
