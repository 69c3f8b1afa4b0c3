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
  const taken = new Crowd([...fixed, ...movable]);
  for (const box of fixed) taken.add(box);
  return movable.map((box) => {
    let best = box;
    let least = Number.POSITIVE_INFINITY;
    for (const place of placesAround(box, reach)) {
      const covered = taken.coveredBy(place);
      if (covered < least) [best, least] = [place, covered];
      if (covered === 0) break;
    }
    taken.add(best);
    return best;
  });
}

function placesAround(box: Box, reach: number): Box[] {
  const around = rings.flatMap((ring) =>
    directions.map((angle) => ({
      ...box,
      x: box.x + Math.cos(angle) * ring * reach,
      y: box.y + Math.sin(angle) * ring * reach,
    })),
  );
  return [box, ...around];
}

/** Boxes by the cells of a grid that is as coarse as the largest of them: only neighbours are compared. */
class Crowd {
  private readonly cell: number;
  private readonly cells = new Map<string, Box[]>();

  constructor(all: readonly Box[]) {
    this.cell = Math.max(1, ...all.map(({ width, height }) => Math.max(width, height)));
  }

  add(box: Box): void {
    const key = this.key(box, 0, 0);
    const known = this.cells.get(key);
    if (known) known.push(box);
    else this.cells.set(key, [box]);
  }

  /** Square pixels of others that a box would cover. */
  coveredBy(box: Box): number {
    let covered = 0;
    for (let column = -1; column <= 1; column++) {
      for (let row = -1; row <= 1; row++) {
        for (const other of this.cells.get(this.key(box, column, row)) ?? []) covered += overlap(box, other);
      }
    }
    return covered;
  }

  private key({ x, y }: Box, column: number, row: number): string {
    return `${Math.floor(x / this.cell) + column},${Math.floor(y / this.cell) + row}`;
  }
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.width, b.width, (a.width + b.width) / 2 - Math.abs(a.x - b.x));
  const height = Math.min(a.height, b.height, (a.height + b.height) / 2 - Math.abs(a.y - b.y));
  return width > 0 && height > 0 ? width * height : 0;
}
