/** What displays measure: by `liveroom.yaml` where it names them, else as somebody typed it in at the console. */
import type { WallDisplay } from "../../../shared/domain/scene/display.ts";
import type { DisplaySetting } from "../../../shared/domain/station/settings.ts";
import { Refused } from "../live/serve.ts";
import type { DisplaySizes } from "../wall/wall.ts";

export function displaysByFile(measured: DisplaySizes, named: () => readonly DisplaySetting[]): DisplaySizes {
  const find = (display: WallDisplay, present: readonly WallDisplay[]) => {
    const isAlone = present.filter(({ label }) => label === display.label).length === 1;
    const all = named();
    return (
      all.find((each) => each.display === display.id) ??
      (isAlone ? all.find((each) => each.display === display.label) : undefined)
    );
  };
  return {
    sizeOf(display, present) {
      const found = find(display, present);
      if (!found) return measured.sizeOf(display, present);
      const { diagonalIn, distanceM, bezelMm } = found;
      return { diagonalIn, distanceM, bezelMm };
    },
    nameOf: (display, present) => find(display, present)?.name,
    setSize(display, present, size) {
      // Two places that say how large a display is would not be true for long.
      if (find(display, present)) throw new Refused({ code: "in-file", found: display.label || display.id });
      measured.setSize(display, present, size);
    },
  };
}
