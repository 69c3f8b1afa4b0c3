/** The scene editor. */
import { pageOnScreen } from "../page.ts";
import type { Action } from "./action.ts";

const arrows = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] as const;

export const sceneActions: readonly Action[] = [
  {
    name: "scene-save",
    group: "scene",
    keys: ["Ctrl+s"],
    always: true,
    perform: () => pageOnScreen().scene?.save(),
  },
  { name: "scene-undo", group: "scene", keys: ["Ctrl+z"], perform: () => pageOnScreen().scene?.undo() },
  {
    name: "scene-redo",
    group: "scene",
    keys: ["Ctrl+y", "Ctrl+Shift+z"],
    perform: () => pageOnScreen().scene?.redo(),
  },
  { name: "scene-create", group: "scene", keys: ["Ctrl+n"], perform: () => pageOnScreen().scene?.create() },
  { name: "scene-copy", group: "scene", keys: ["Ctrl+Shift+d"], perform: () => pageOnScreen().scene?.copy() },
  { name: "scene-export", group: "scene", keys: ["Ctrl+e"], perform: () => pageOnScreen().scene?.export() },
  {
    name: "scene-on-wall",
    group: "scene",
    keys: ["Ctrl+Enter"],
    perform: () => pageOnScreen().scene?.show(),
  },
  {
    name: "scene-live",
    group: "scene",
    keys: ["Ctrl+l"],
    perform: () => pageOnScreen().scene?.toggleLive(),
  },
  {
    name: "panel-move",
    group: "scene",
    keys: [],
    stageKeys: arrows,
    perform: (_desk, key) => pageOnScreen().panel?.move(key),
  },
  {
    name: "panel-resize",
    group: "scene",
    keys: [],
    stageKeys: arrows.map((key) => `Shift+${key}`),
    perform: (_desk, key) => pageOnScreen().panel?.resize(key),
  },
  {
    name: "panel-exchange",
    group: "scene",
    keys: [],
    stageKeys: arrows.map((key) => `Ctrl+${key}`),
    perform: (_desk, key) => pageOnScreen().panel?.exchange(key),
  },
  {
    name: "panel-add",
    group: "scene",
    keys: [],
    stageKeys: ["n"],
    perform: () => pageOnScreen().panel?.add(),
  },
  {
    name: "panel-duplicate",
    group: "scene",
    keys: [],
    stageKeys: ["Ctrl+d"],
    perform: () => pageOnScreen().panel?.duplicate(),
  },
  {
    name: "panel-remove",
    group: "scene",
    keys: [],
    stageKeys: ["Delete"],
    perform: () => pageOnScreen().panel?.remove(),
  },
  {
    name: "panel-leave",
    group: "scene",
    keys: [],
    stageKeys: ["Escape"],
    perform: () => pageOnScreen().panel?.leave(),
  },
];
