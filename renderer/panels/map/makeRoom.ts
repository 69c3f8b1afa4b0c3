/**
 * Steps boxes that may stand a little aside off those that must stay where they are, and off each other.
 *
 * Guarantees: a box stays where it is when it covers nothing there; else it takes the nearest of some places around
 * it that is free, at most `reach` away; where none is, the one where it covers least. Pure; in pixels of the screen.
 */

/** A box around its middle. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Sideways before up and down: bubbles are wider than high, and so the rows stay. */
const directions = [0, 6, 3, 9, 1, 5, 7, 11, 2, 4, 8, 10].map((hour) => (hour * Math.PI) / 6);
const rings = [0.15, 0.3, 0.45, 0.6, 0.8, 1];

export function makeRoom(fixed: readonly Box[], movable: readonly Box[], reach: number): Box[] {
  const taken = new Crowd();
  for (const box of fixed) taken.add(box);
  return movable.map((box) => {
    let best = box;
    let least = taken.coveredBy(box, Number.POSITIVE_INFINITY);
    for (const [aside, down] of least === 0 ? [] : steps) {
      const place = { ...box, x: box.x + aside * reach, y: box.y + down * reach };
      const covered = taken.coveredBy(place, least);
      if (covered < least) [best, least] = [place, covered];
      if (covered === 0) break;
    }
    taken.add(best);
    return best;
  });
}

/** Shares of the reach, the nearest first. */
const steps = rings.flatMap((ring) =>
  directions.map((angle) => [Math.cos(angle) * ring, Math.sin(angle) * ring] as const),
);

/** Pixels: about a mark. */
const cell = 48;
/** More rows than any screen has cells, beyond both edges too. */
const rows = 2 ** 20;

/** Boxes by the cells of a grid that they touch: only neighbours are compared. */
class Crowd {
  private readonly cells = new Map<number, Box[]>();

  add(box: Box): void {
    const { left, right, top, bottom } = reachOf(box);
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) {
        const known = this.cells.get(column * rows + row);
        if (known) known.push(box);
        else this.cells.set(column * rows + row, [box]);
      }
    }
  }

  /** Square pixels of others that a box would cover; from `enough` on nobody needs to know how many. */
  coveredBy(box: Box, enough: number): number {
    const { left, right, top, bottom } = reachOf(box);
    let covered = 0;
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) {
        for (const other of this.cells.get(column * rows + row) ?? []) {
          // Two that meet in several cells are compared in the first.
          const meets = reachOf(other);
          if (column !== Math.max(left, meets.left) || row !== Math.max(top, meets.top)) continue;
          covered += overlap(box, other);
          if (covered >= enough) return covered;
        }
      }
    }
    return covered;
  }
}

function reachOf({ x, y, width, height }: Box) {
  return {
    left: Math.floor((x - width / 2) / cell),
    right: Math.floor((x + width / 2) / cell),
    top: Math.floor((y - height / 2) / cell),
    bottom: Math.floor((y + height / 2) / cell),
  };
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.width, b.width, (a.width + b.width) / 2 - Math.abs(a.x - b.x));
  const height = Math.min(a.height, b.height, (a.height + b.height) / 2 - Math.abs(a.y - b.y));
  return width > 0 && height > 0 ? width * height : 0;
}
