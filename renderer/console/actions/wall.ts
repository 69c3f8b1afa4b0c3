/** What the wall shows, from any page. */
import type { Action } from "./action.ts";

export const wallActions: readonly Action[] = [
  {
    name: "show-scene",
    group: "wall",
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    perform(desk, key) {
      const scene = desk.scenes.find(({ position }) => position === Number(key));
      if (scene) desk.send("scene.show", { scene: scene.id });
    },
  },
  { name: "scene-hold", group: "wall", keys: ["Shift+h"], perform: (desk) => desk.toggleHold() },
  { name: "scene-back", group: "wall", keys: ["Shift+b"], perform: (desk) => desk.send("scene.back", {}) },
  { name: "push", group: "wall", keys: ["\\"], perform: (desk) => desk.pushToWall(null) },
  {
    name: "push-undo",
    group: "wall",
    keys: ["Shift+u"],
    perform: (desk) => desk.send("wall.undo", {}),
  },
  {
    name: "push-clear",
    group: "wall",
    keys: ["Shift+c"],
    perform: (desk) => desk.send("wall.clear", { place: null }),
  },
  {
    name: "tours-stand",
    needs: ["cameras"],
    group: "wall",
    keys: ["|"],
    perform: (desk) => desk.toggleTours(),
  },
  {
    name: "tours-next",
    needs: ["cameras"],
    group: "wall",
    keys: [">"],
    perform: (desk) => desk.send("tours.step", { by: 1 }),
  },
  {
    name: "tours-previous",
    needs: ["cameras"],
    group: "wall",
    keys: ["<"],
    perform: (desk) => desk.send("tours.step", { by: -1 }),
  },
  {
    name: "briefing-next",
    group: "wall",
    keys: ["Ctrl+Shift+ArrowRight"],
    perform: (desk) => desk.send("briefing.step", { by: 1 }),
  },
  {
    name: "briefing-previous",
    group: "wall",
    keys: ["Ctrl+Shift+ArrowLeft"],
    perform: (desk) => desk.send("briefing.step", { by: -1 }),
  },
  { name: "briefing-turn", group: "wall", keys: ["Ctrl+Shift+t"], perform: (desk) => desk.toggleBriefing() },
  { name: "spotlight", needs: ["reports"], group: "wall", keys: ["="], perform: (desk) => desk.spotlight() },
  {
    name: "spotlight-end",
    needs: ["reports"],
    group: "wall",
    keys: ["Shift+q"],
    perform: (desk) => desk.send("spotlight.end", {}),
  },
  {
    name: "spotlight-next",
    needs: ["reports"],
    group: "wall",
    keys: ["Shift+j"],
    perform: (desk) => desk.send("spotlight.next", {}),
  },
  {
    name: "spotlight-keep",
    needs: ["reports"],
    group: "wall",
    keys: ["`"],
    perform: (desk) => desk.send("spotlight.keep", {}),
  },
  {
    name: "end-safety",
    group: "wall",
    keys: ["Shift+v"],
    perform: (desk) => desk.send("watchdog.return", {}),
  },
  {
    name: "check-legibility",
    group: "wall",
    keys: ["Shift+y"],
    perform: (desk) => desk.send("legibility.check", {}),
  },
  {
    name: "tile-figures",
    needs: ["cameras"],
    group: "wall",
    keys: ["#"],
    perform: (desk) => desk.toggleFigures(),
  },
  { name: "identify", group: "wall", keys: ["i"], perform: (desk) => desk.send("displays.identify", {}) },
];
