/**
 * The displays that are there now, each under a name that survives unplugging.
 *
 * The system's ids change across docks and reboots and can repeat on Linux, so a display is recognised by
 * label, size and position together. Events come in bursts and before the geometry has settled: changes are
 * told once, after a short quiet time.
 */
import { type Display, screen } from "electron";
import type { WallDisplay } from "../../shared/domain/scene/display.ts";
import { numberDisplays } from "../../shared/domain/scene/numberDisplays.ts";

const quietMs = 250;

/** Left to right; displays that mirror another one (same bounds) are left out. */
export function presentDisplays(): WallDisplay[] {
  const found = new Map<string, WallDisplay>();
  for (const display of screen.getAllDisplays()) {
    const described = wallDisplay(display);
    if (described.widthPx > 0 && described.heightPx > 0) found.set(described.id, described);
  }
  return numberDisplays([...found.values()]);
}

function wallDisplay({ bounds, label }: Display): WallDisplay {
  return {
    id: `${label || "display"} ${bounds.width}x${bounds.height}+${bounds.x}+${bounds.y}`,
    label: label || "",
    x: bounds.x,
    y: bounds.y,
    widthPx: bounds.width,
    heightPx: bounds.height,
  };
}

/** Calls back when displays came, went or changed. */
export function watchDisplays(onChange: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  const settle = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  };
  screen.on("display-added", settle);
  screen.on("display-removed", settle);
  screen.on("display-metrics-changed", settle);
}
