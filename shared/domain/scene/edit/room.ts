/** Where on a page a new panel goes. */
import { overlaps, type Scene } from "../scene.ts";
import { isOnOnePage, onWall, type Place, pagePlace, type WallPanel } from "./wall.ts";

/**
 * The largest rectangle of free cells; the upper, then the left one of equals. Undefined where every cell is taken.
 * Row by row, as the largest rectangle under a histogram: at most 96 × 96 × 96 steps.
 */
export function largestFree(taken: readonly Place[], { columns, rows }: Scene["grid"]): Place | undefined {
  const isTaken = (column: number, row: number) =>
    taken.some((place) => overlaps(place, [column, row, 1, 1]));
  const heights = new Array<number>(columns).fill(0);
  let best: Place | undefined;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      heights[column] = isTaken(column, row) ? 0 : (heights[column] as number) + 1;
    for (let left = 0; left < columns; left++) {
      let height = heights[left] as number;
      for (let right = left; right < columns && height > 0; right++) {
        height = Math.min(height, heights[right] as number);
        const width = right - left + 1;
        if (height > 0 && width * height > (best ? best[2] * best[3] : 0))
          best = [left, row - height + 1, width, height];
      }
    }
  }
  return best;
}

/** Two halves, along the longer side; undefined for a single cell. */
export function halves([column, row, columns, rows]: Place): [Place, Place] | undefined {
  if (columns * rows < 2) return undefined;
  if (columns >= rows) {
    const first = Math.ceil(columns / 2);
    return [
      [column, row, first, rows],
      [column + first, row, columns - first, rows],
    ];
  }
  const first = Math.ceil(rows / 2);
  return [
    [column, row, columns, first],
    [column, row + first, columns, rows - first],
  ];
}

/** Narrower than this a free place is a gap rather than room for a panel, on a grid fine enough to tell. */
const leastSteps = 3;

export interface Room {
  /** The wall's panels, one of them perhaps halved. */
  readonly panels: WallPanel[];
  readonly place: Place;
}

/**
 * Room for one more panel on a page: the largest free place; where there is none to speak of, half of `beside`, or of
 * the page's largest panel. A panel that goes over several pages is never halved.
 */
export function makeRoom(scene: Scene, page: number, beside?: string): Room | undefined {
  const { columns, rows } = scene.grid;
  const panels = onWall(scene);
  const whole = pagePlace(scene, page);
  const here = panels.filter(({ place }) => overlaps(place, whole));
  const onPage = ([column, ...rest]: Place): Place => [column - whole[0], ...rest];
  const onItsPage = ([column, ...rest]: Place): Place => [column + whole[0], ...rest];
  const free = largestFree(
    here.map(({ place }) => onPage(place)),
    scene.grid,
  );
  const isGap = free && (free[2] < Math.min(leastSteps, columns) || free[3] < Math.min(leastSteps, rows));
  if (free && !isGap) return { panels, place: onItsPage(free) };
  const area = ({ place }: WallPanel) => place[2] * place[3];
  const giving = here
    .filter(({ panel, place }) => isOnOnePage(scene, place) && panel.id === (beside ?? panel.id))
    .sort((a, b) => area(b) - area(a))[0];
  const split = giving && halves(giving.place);
  if (!split) return free && { panels, place: onItsPage(free) };
  return {
    panels: panels.map((each) => (each === giving ? { ...each, place: split[0] } : each)),
    place: split[1],
  };
}
