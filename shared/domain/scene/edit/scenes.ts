/** Operations on a draft's pages, its names and its digit; new scenes and copies. */
import { type Scene, type SceneSchedule, type SceneTriggers, sceneSchema } from "../scene.ts";
import { type Edited, refuse, settle } from "./edited.ts";
import { newPanel } from "./panels.ts";
import { isOnOnePage, onWall, pagePlace, settleWall, type WallPanel } from "./wall.ts";

const mostPages = 16;
const longestName = 40;
const longestId = 40;
const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
/** Fine enough for halves, thirds, quarters, sixths and eighths of a display. */
const usualGrid = { columns: 24, rows: 24 };

/** A page after the given one, filled by one panel of this type. */
export function addPage(scene: Scene, after: number, title: string, type: string): Edited {
  if (scene.pages.length >= mostPages) return refuse("too-many-pages");
  if (!scene.pages[after]) return refuse("unknown-page");
  const { columns, rows } = scene.grid;
  const edge = (after + 1) * columns;
  const panels = onWall(scene);
  const over = panels.find(({ place }) => place[0] < edge && place[0] + place[2] > edge);
  if (over) return refuse("spanned", over.panel.id);
  const moved = panels.map(({ panel, place: [column, ...rest] }): WallPanel => {
    return { panel, place: [column < edge ? column : column + columns, ...rest] };
  });
  const added: WallPanel = { panel: newPanel(scene, type), place: [edge, 0, columns, rows] };
  return settleWall(scene, [...moved, added], inserted(titlesOf(scene), after + 1, title));
}

/** A panel that goes over several pages loses what it has of this one. */
export function removePage(scene: Scene, page: number): Edited {
  if (!scene.pages[page]) return refuse("unknown-page");
  if (scene.pages.length === 1) return refuse("last-page");
  const [left, , width] = pagePlace(scene, page);
  const without = (column: number) => column - Math.min(Math.max(column - left, 0), width);
  const panels = onWall(scene).flatMap(({ panel, place: [column, row, columns, rows] }): WallPanel[] => {
    const begin = without(column);
    const rest = without(column + columns) - begin;
    return rest > 0 ? [{ panel, place: [begin, row, rest, rows] }] : [];
  });
  const titles = titlesOf(scene).filter((_, n) => n !== page);
  return settleWall(scene, panels, titles);
}

/** Puts a page where another is; the ones between move up. */
export function movePage(scene: Scene, from: number, to: number): Edited {
  const page = scene.pages[from];
  if (!page || !scene.pages[to]) return refuse("unknown-page");
  const over = onWall(scene).find(({ place }) => !isOnOnePage(scene, place));
  if (over) return refuse("spanned", over.panel.id);
  const others = scene.pages.filter((_, n) => n !== from);
  return settle({ ...scene, pages: inserted(others, to, page) });
}

function inserted<Item>(list: readonly Item[], at: number, item: Item): Item[] {
  return [...list.slice(0, at), item, ...list.slice(at)];
}

function titlesOf({ pages }: Scene): string[] {
  return pages.map(({ title }) => title);
}

export function setPageTitle(scene: Scene, page: number, title: string): Edited {
  if (!scene.pages[page]) return refuse("unknown-page");
  return settle({ ...scene, pages: scene.pages.map((each, n) => (n === page ? { ...each, title } : each)) });
}

export function renameScene(scene: Scene, name: Partial<Scene["name"]>): Edited {
  return settle({ ...scene, name: { ...scene.name, ...name } });
}

export function setSceneDigit(scene: Scene, position: number): Edited {
  return settle({ ...scene, position });
}

/** When it comes up by itself; an empty list is none. */
export function setSchedule(scene: Scene, schedule: readonly SceneSchedule[]): Edited {
  const { schedule: _, ...others } = scene;
  return settle(schedule.length === 0 ? others : { ...others, schedule: [...schedule] });
}

/** Which incidents bring it up; without categories none does. */
export function setTriggers(scene: Scene, triggers: SceneTriggers | undefined): Edited {
  const { triggers: _, ...others } = scene;
  const isNone = triggers === undefined || triggers.categories.length === 0;
  return settle(isNone ? others : { ...others, triggers });
}

/** What is there already: ids and digits that a new scene should not take. */
export type Taken = readonly Pick<Scene, "id" | "position">[];

/** The first digit that opens no scene yet; the last one where all do. */
export function freeDigit(taken: Taken): number {
  return digits.find((digit) => taken.every(({ position }) => position !== digit)) ?? 9;
}

/** `wanted` as a scene's id, numbered where it is taken. */
export function freeSceneId(wanted: string, taken: Taken): string {
  const plain = wanted
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  for (let n = 1; ; n++) {
    const tail = n === 1 ? "" : `-${n}`;
    const id = (plain || "scene").slice(0, longestId - tail.length) + tail;
    if (taken.every((each) => each.id !== id)) return id;
  }
}

/** The same scene under an id, a name and a digit of its own. `word` says in each language that it is a copy. */
export function copyScene(scene: Scene, taken: Taken, word: Scene["name"]): Scene {
  const named = (name: string, copy: string) => `${name.slice(0, longestName - copy.length - 1)} ${copy}`;
  // What comes up by itself must not do so twice.
  const { schedule: _, triggers: __, ...drawn } = scene;
  return {
    ...drawn,
    id: freeSceneId(scene.id.replace(/-\d+$/, ""), taken),
    name: { id: named(scene.name.id, word.id), en: named(scene.name.en, word.en) },
    position: freeDigit(taken),
  };
}

/** One page, filled by one panel of this type. */
export function newScene(name: Scene["name"], type: string, taken: Taken): Scene {
  const { columns, rows } = usualGrid;
  return sceneSchema.parse({
    id: freeSceneId(name.id, taken),
    name,
    position: freeDigit(taken),
    grid: usualGrid,
    pages: [{ title: "", panels: [{ id: type, type, at: [0, 0, columns, rows] }] }],
  });
}
