/**
 * The scene that a display shows when what draws its video fails too often (shared/domain/watchdog/safety.ts): what a
 * room must know, in text alone. It has no cameras and no map, so that it needs neither a decoder nor WebGL. It is part
 * of the program and no file: it must be there when everything else is broken. No key chooses it.
 */
import type { Modules } from "../city/modules.ts";
import { type ArrangedDisplay, arrangeScene } from "./arrange.ts";
import { sceneInUse } from "./inUse.ts";
import { type Scene, sceneSchema } from "./scene.ts";

export const safeScene: Scene = sceneSchema.parse({
  id: "aman",
  name: { id: "Aman", en: "Safe" },
  position: 9,
  grid: { columns: 24, rows: 24 },
  pages: [
    {
      title: "Everything without video",
      panels: [
        { id: "safe-status", type: "status", at: [0, 0, 24, 5], priority: 2 },
        { id: "safe-reason", type: "safe", at: [0, 5, 24, 2], priority: 1 },
        { id: "safe-incidents", type: "incidents", at: [0, 7, 9, 15], priority: 1 },
        { id: "safe-alarms", type: "alarms", at: [9, 7, 8, 15], priority: 3 },
        { id: "safe-roster", type: "roster", at: [17, 7, 7, 15], priority: 5 },
        { id: "safe-ticker", type: "ticker", at: [0, 22, 24, 2], priority: 7 },
      ],
    },
  ],
});

/** The display with what a city uses of the safe scene in place of its panels; their ids end in the display's number. */
export function madeSafe({ display, number }: ArrangedDisplay, modules: Modules): ArrangedDisplay {
  const [arranged] = arrangeScene(sceneInUse(safeScene, modules) ?? safeScene, [display]);
  const panels = (arranged?.panels ?? []).map((panel) => ({ ...panel, id: `${panel.id}-${number}` }));
  return { display, number, panels, left: arranged?.left ?? [] };
}
