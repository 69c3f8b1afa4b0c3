/** What the pointer does to panels on the stage: where a drag would leave the draft, at every moment of it. Pure. */
import type { Edited } from "../../../shared/domain/scene/edit/edited.ts";
import {
  type Cell,
  type Direction,
  dropPanel,
  type Edges,
  findPanel,
  resizePanel,
} from "../../../shared/domain/scene/edit/panels.ts";
import { isOnOnePage, type Place } from "../../../shared/domain/scene/edit/wall.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";

/** The edges that a handle moves; none of them moves the whole panel. */
export const handles: readonly (readonly Direction[])[] = [
  ["up"],
  ["down"],
  ["left"],
  ["right"],
  ["up", "left"],
  ["up", "right"],
  ["down", "left"],
  ["down", "right"],
];

export interface Drag {
  readonly panel: string;
  readonly sides: readonly Direction[];
  /** The draft when it began: what was pushed comes back when the pointer does. */
  readonly scene: Scene;
  /** Under the pointer when it began, fractions of cells counted. */
  readonly from: Cell;
}

export interface Dragged {
  readonly edited: Edited;
  /** Where the pointer would put the panel, whether it may or not. */
  readonly wanted: Place;
  /** Another panel takes the place that it leaves. */
  readonly isExchange: boolean;
}

export function drag({ panel, sides, scene, from }: Drag, to: Cell): Dragged | undefined {
  const place = findPanel(scene, panel)?.place;
  if (!place) return undefined;
  return sides.length > 0
    ? resized(scene, panel, place, sides, from, to)
    : moved(scene, panel, place, from, to);
}

function resized(
  scene: Scene,
  panel: string,
  place: Place,
  sides: readonly Direction[],
  from: Cell,
  to: Cell,
): Dragged {
  const [right, down] = [Math.round(to.column - from.column), Math.round(to.row - from.row)];
  const outward: Record<Direction, number> = { left: -right, right, up: -down, down };
  const edges: Edges = Object.fromEntries(sides.map((side) => [side, outward[side]]));
  const { left = 0, up = 0, right: east = 0, down: south = 0 } = edges;
  const wanted: Place = [
    place[0] - left,
    place[1] - up,
    Math.max(1, place[2] + left + east),
    Math.max(1, place[3] + up + south),
  ];
  return { edited: resizePanel(scene, panel, edges), wanted, isExchange: false };
}

/** The panel stays whole on the page under the pointer. */
function moved(scene: Scene, panel: string, place: Place, from: Cell, to: Cell): Dragged {
  const { columns, rows } = scene.grid;
  const under = {
    column: within(Math.floor(to.column), 0, columns * scene.pages.length - 1),
    row: within(Math.floor(to.row), 0, rows - 1),
  };
  const left = isOnOnePage(scene, place) ? Math.floor(under.column / columns) * columns : 0;
  const right = isOnOnePage(scene, place) ? left + columns : columns * scene.pages.length;
  const corner = {
    column: within(Math.round(place[0] + to.column - from.column), left, right - place[2]),
    row: within(Math.round(place[1] + to.row - from.row), 0, rows - place[3]),
  };
  const edited = dropPanel(scene, panel, corner, under);
  const lands = "scene" in edited ? findPanel(edited.scene, panel)?.place : undefined;
  const wanted = lands ?? [corner.column, corner.row, place[2], place[3]];
  const isExchange = lands !== undefined && (lands[0] !== corner.column || lands[1] !== corner.row);
  return { edited, wanted, isExchange };
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
