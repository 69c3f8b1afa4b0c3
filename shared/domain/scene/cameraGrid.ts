/** A camera grid in a place of another shape: how many pictures it shows there, and in how many columns and rows. Pure. */
import { cameraCell } from "./readable.ts";

export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

const mostInARow = 12;
/** Of a camera's picture. */
const pictureShape = 16 / 9;

/** Of a panel's settings; a grid that says nothing is taken as the panel takes it (panels/cameras/choose.ts). */
export function gridOf({ columns, rows }: Readonly<Record<string, unknown>>): Grid {
  const steps = (value: unknown) => (typeof value === "number" && value >= 1 ? Math.floor(value) : 3);
  return { columns: steps(columns), rows: steps(rows) };
}

/** True where every picture of the grid is large enough. */
export function isReadableGrid({ columns, rows }: Grid, widthPx: number, heightPx: number, remPx: number) {
  return widthPx >= columns * cameraCell.widthRem * remPx && heightPx >= rows * cameraCell.heightRem * remPx;
}

/**
 * The grid of at most `most` pictures that can all be read and makes the best of the place: the area of all pictures
 * together, times how many there are; of equally good ones, more pictures,
 * then more beside each other. One picture where not even one can be read.
 */
export function gridFor(most: number, widthPx: number, heightPx: number, remPx: number): Grid {
  const grids: (Grid & { readonly worth: number })[] = [];
  for (let columns = 1; columns <= Math.min(most, mostInARow); columns++) {
    for (let rows = 1; rows <= Math.min(Math.floor(most / columns), mostInARow); rows++) {
      if (!isReadableGrid({ columns, rows }, widthPx, heightPx, remPx)) continue;
      const pictureWidthPx = Math.min(widthPx / columns, (heightPx / rows) * pictureShape);
      // The root of it, in whole pixels: a fraction of one is no difference.
      grids.push({ columns, rows, worth: Math.round(columns * rows * pictureWidthPx) });
    }
  }
  const [best] = grids.sort(
    (a, b) => b.worth - a.worth || b.columns * b.rows - a.columns * a.rows || b.columns - a.columns,
  );
  return best ? { columns: best.columns, rows: best.rows } : { columns: 1, rows: 1 };
}
