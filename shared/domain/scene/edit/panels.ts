/**
 * Operations on a draft's panels.
 *
 * The rule for what is in the way. A panel that is *moved* never pushes: onto free cells it goes, onto another panel it
 * changes places with it (each takes the other's rectangle), and anything else is refused. One that lies on one page
 * stays on one. A panel that is *resized* pushes: every panel beyond the edge that is moved gives way along that
 * direction, as long as a cell of it is left; an edge that is drawn in leaves free cells behind; one that is drawn over
 * the page's edge takes the panel over the next page too.
 */
import { overlaps, panelSchema, type Scene, type ScenePanel } from "../scene.ts";
import { type Edited, refuse, settle } from "./edited.ts";
import { makeRoom } from "./room.ts";
import { isOnOnePage, isOutside, onWall, type Place, pageOf, settleWall, type WallPanel } from "./wall.ts";

const longestId = 40;
const usualPriority = panelSchema.shape.priority.parse(undefined);

/** A cell of the whole wall (wall.ts). */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

export const directions = ["left", "right", "up", "down"] as const;
export type Direction = (typeof directions)[number];
/** Steps by which each edge goes outward; negative ones inward. */
export type Edges = { readonly [Side in Direction]?: number };

export function findPanel(scene: Scene, id: string): WallPanel | undefined {
  return onWall(scene).find(({ panel }) => panel.id === id);
}

/** The type's name, numbered where the scene has it already. */
export function freePanelId(scene: Scene, type: string): string {
  const taken = new Set(onWall(scene).map(({ panel }) => panel.id));
  for (let n = 1; ; n++) {
    const tail = n === 1 ? "" : `-${n}`;
    const id = type.slice(0, longestId - tail.length) + tail;
    if (!taken.has(id)) return id;
  }
}

/** A new panel of this type, where there is room on the page. */
export function addPanel(scene: Scene, page: number, type: string): Edited {
  if (!scene.pages[page]) return refuse("unknown-page");
  const room = makeRoom(scene, page);
  if (!room) return refuse("page-full");
  const panel = newPanel(scene, type);
  return settleWall(scene, [...room.panels, { panel, place: room.place }]);
}

/** Without settings of its own; its place is to be given. */
export function newPanel(scene: Scene, type: string): ScenePanel {
  return { id: freePanelId(scene, type), type, at: [0, 0, 1, 1], priority: usualPriority, settings: {} };
}

/** The same panel again, on the page where it begins; without free room it halves its original. */
export function duplicatePanel(scene: Scene, id: string): Edited {
  const found = findPanel(scene, id);
  if (!found) return refuse("unknown-panel");
  const { panel, place } = found;
  const room = makeRoom(scene, pageOf(scene, place), id);
  if (!room) return refuse("page-full");
  const [column, row, columns, rows] = room.place;
  const copied: WallPanel = {
    panel: { ...panel, id: freePanelId(scene, panel.type) },
    place: [column, row, Math.min(columns, place[2]), Math.min(rows, place[3])],
  };
  return settleWall(scene, [...room.panels, copied]);
}

/** A spotlight that would take its place goes by the scene's own rule again (spotlight.ts). */
export function removePanel(scene: Scene, id: string): Edited {
  const panels = onWall(scene);
  const others = panels.filter(({ panel }) => panel.id !== id);
  return others.length < panels.length ? settleWall(scene, others) : refuse("unknown-panel");
}

/** Puts a panel's upper left corner into a cell, where the panel covers nothing else. */
export function placePanel(scene: Scene, id: string, { column, row }: Cell): Edited {
  const found = findPanel(scene, id);
  if (!found) return refuse("unknown-panel");
  const place: Place = [column, row, found.place[2], found.place[3]];
  const staysOnOne = !isOnOnePage(scene, found.place) || isOnOnePage(scene, place);
  if (isOutside(scene, place) || !staysOnOne) return refuse("outside");
  const other = onWall(scene).find(({ panel, place: taken }) => panel.id !== id && overlaps(taken, place));
  return other ? refuse("overlap", other.panel.id) : withPlaces(scene, { [id]: place });
}

/** A step in a direction. */
export function movePanel(scene: Scene, id: string, direction: Direction): Edited {
  const found = findPanel(scene, id);
  if (!found) return refuse("unknown-panel");
  const [right, down] = steps[direction];
  return placePanel(scene, id, { column: found.place[0] + right, row: found.place[1] + down });
}

const steps: Record<Direction, readonly [right: number, down: number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** Each takes the other's rectangle, on one page or on two. */
export function exchangePanels(scene: Scene, oneId: string, otherId: string): Edited {
  const [one, other] = [findPanel(scene, oneId), findPanel(scene, otherId)];
  if (!one || !other) return refuse("unknown-panel");
  return withPlaces(scene, { [oneId]: other.place, [otherId]: one.place });
}

/** Changes places with the nearest panel in a direction, over the edge of the page too. */
export function exchangeTowards(scene: Scene, id: string, direction: Direction): Edited {
  const found = findPanel(scene, id);
  if (!found) return refuse("unknown-panel");
  const neighbour = neighbourOf(scene, found, direction);
  return neighbour ? exchangePanels(scene, id, neighbour.id) : refuse("no-neighbour");
}

/** What a pointer does when it lets a panel go: `under` is the cell that it points at, `corner` the panel's new corner. */
export function dropPanel(scene: Scene, id: string, corner: Cell, under: Cell): Edited {
  const placed = placePanel(scene, id, corner);
  if (!("refused" in placed)) return placed;
  const pointed: Place = [under.column, under.row, 1, 1];
  const below = onWall(scene).find(({ panel, place }) => panel.id !== id && overlaps(place, pointed));
  return below ? exchangePanels(scene, id, below.panel.id) : placed;
}

/** Moves edges, one after the other. */
export function resizePanel(scene: Scene, id: string, edges: Edges): Edited {
  let edited: Edited = findPanel(scene, id) ? { scene } : refuse("unknown-panel");
  // What is drawn in first makes room for what goes out.
  const order = [...directions].sort((a, b) => (edges[a] ?? 0) - (edges[b] ?? 0));
  for (const side of order) {
    const outward = edges[side] ?? 0;
    if ("scene" in edited && outward !== 0) edited = moveEdge(edited.scene, id, side, outward);
  }
  return edited;
}

function moveEdge(scene: Scene, id: string, side: Direction, outward: number): Edited {
  const panels = onWall(scene);
  const before = panels.find(({ panel }) => panel.id === id) as WallPanel;
  const place = stretched(before.place, side, outward);
  if (place[2] < 1 || place[3] < 1) return refuse("too-small");
  if (isOutside(scene, place)) return refuse("outside");
  const places: Record<string, Place> = { [id]: place };
  for (const { panel, place: other } of panels) {
    if (panel.id === id || !overlaps(other, place)) continue;
    const left = givingWay(other, place, side);
    if (left[2] < 1 || left[3] < 1) return refuse("no-room", panel.id);
    places[panel.id] = left;
  }
  return withPlaces(scene, places);
}

function stretched([column, row, columns, rows]: Place, side: Direction, outward: number): Place {
  if (side === "left") return [column - outward, row, columns + outward, rows];
  if (side === "right") return [column, row, columns + outward, rows];
  if (side === "up") return [column, row - outward, columns, rows + outward];
  return [column, row, columns, rows + outward];
}

/** What is left of a panel beyond the edge that comes from the opposite side. */
function givingWay([column, row, columns, rows]: Place, by: Place, side: Direction): Place {
  const [end, bottom] = [column + columns, row + rows];
  if (side === "left") return [column, row, by[0] - column, rows];
  if (side === "right") return [by[0] + by[2], row, end - (by[0] + by[2]), rows];
  if (side === "up") return [column, row, columns, by[1] - row];
  return [column, by[1] + by[3], columns, bottom - (by[1] + by[3])];
}

function withPlaces(scene: Scene, places: Readonly<Record<string, Place>>): Edited {
  return settleWall(
    scene,
    onWall(scene).map(({ panel, place }) => ({ panel, place: places[panel.id] ?? place })),
  );
}

/** Another type begins without settings. */
export function setPanelType(scene: Scene, id: string, type: string): Edited {
  return changePanel(scene, id, { type, settings: {} });
}

/** `undefined` takes the setting away: the panel then does what it does without. */
export function setPanelSetting(scene: Scene, id: string, name: string, value: unknown): Edited {
  const { [name]: _, ...others } = findPanel(scene, id)?.panel.settings ?? {};
  return changePanel(scene, id, { settings: value === undefined ? others : { ...others, [name]: value } });
}

/** 1 stays longest where there is not room for all, 9 goes first. */
export function setPanelPriority(scene: Scene, id: string, priority: number): Edited {
  return changePanel(scene, id, { priority });
}

/** The least place that it can be read in; undefined for what its type needs. */
export function setPanelMinimum(scene: Scene, id: string, minimum: ScenePanel["minimum"]): Edited {
  const found = findPanel(scene, id);
  if (!found) return refuse("unknown-panel");
  const { minimum: _, ...panel } = found.panel;
  return replacePanel(scene, minimum ? { ...panel, minimum } : panel);
}

/** The panel whose place a spotlight takes; undefined for the scene's own rule. */
export function setSpotlight(scene: Scene, id: string | undefined): Edited {
  const { spotlight: _, ...others } = scene;
  return settle(id === undefined ? others : { ...others, spotlight: id });
}

function changePanel(scene: Scene, id: string, change: Partial<ScenePanel>): Edited {
  const found = findPanel(scene, id);
  return found ? replacePanel(scene, { ...found.panel, ...change }) : refuse("unknown-panel");
}

function replacePanel(scene: Scene, next: ScenePanel): Edited {
  const pages = scene.pages.map((page) => ({
    ...page,
    panels: page.panels.map((panel) => (panel.id === next.id ? next : panel)),
  }));
  return settle({ ...scene, pages });
}

/** The nearest in that direction that it would meet if it were moved there; of several, the one that faces it most. */
function neighbourOf(scene: Scene, from: WallPanel, direction: Direction): ScenePanel | undefined {
  const met = onWall(scene).flatMap(({ panel, place }) => {
    const gap = gapTo(from.place, place, direction);
    const facing = facingSteps(from.place, place, direction);
    return panel.id === from.panel.id || gap < 0 || facing <= 0 ? [] : [{ panel, gap, facing }];
  });
  return met.sort((a, b) => a.gap - b.gap || b.facing - a.facing)[0]?.panel;
}

/** Steps between the edges that face each other; negative where it is not on that side. */
function gapTo(from: Place, to: Place, direction: Direction): number {
  if (direction === "left") return from[0] - (to[0] + to[2]);
  if (direction === "right") return to[0] - (from[0] + from[2]);
  if (direction === "up") return from[1] - (to[1] + to[3]);
  return to[1] - (from[1] + from[3]);
}

function facingSteps(from: Place, to: Place, direction: Direction): number {
  return direction === "left" || direction === "right"
    ? Math.min(from[1] + from[3], to[1] + to[3]) - Math.max(from[1], to[1])
    : Math.min(from[0] + from[2], to[0] + to[2]) - Math.max(from[0], to[0]);
}
