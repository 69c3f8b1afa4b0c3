/** Roads: asphalt, kerbs, dashes, crossings, and the patches that years leave. */
import { seededRandom } from "../../../shared/domain/random.ts";
import { type Context, type Point, type Rgb, shaded, type View } from "./view.ts";

export const asphalt: Rgb = [104, 106, 109];
export const paving: Rgb = [172, 166, 156];
export const paint: Rgb = [226, 226, 218];
export const grass: Rgb = [112, 130, 74];

export interface Field {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly z?: number;
}

export function drawField(
  context: Context,
  view: View,
  { x, y, z = 0 }: Field,
  colour: Rgb,
  alpha = 1,
): void {
  // In bands, so that each takes its own share of haze.
  const bands = Math.max(1, Math.min(40, Math.ceil((y[1] - y[0]) / 6)));
  const step = (y[1] - y[0]) / bands;
  for (let band = 0; band < bands; band++) {
    const [low, high] = [y[0] + band * step, y[0] + (band + 1) * step + (band < bands - 1 ? 0.04 : 0)];
    const nearest: Point = [Math.min(x[1], Math.max(x[0], view.at[0])), (low + high) / 2, z];
    const corners: Point[] = [
      [x[0], low, z],
      [x[1], low, z],
      [x[1], high, z],
      [x[0], high, z],
    ];
    view.fill(context, corners, colour, alpha, nearest);
  }
}

/** Stains, patches and wear, seeded; along y where `alongY`, so that they look driven. */
export function weather(
  context: Context,
  view: View,
  field: Field,
  count: number,
  seed: number,
  base: Rgb,
  alongY = true,
): void {
  const random = seededRandom(seed);
  for (let index = 0; index < count; index++) {
    const x = field.x[0] + random() * (field.x[1] - field.x[0]);
    const y = field.y[0] + random() * (field.y[1] - field.y[0]);
    const [long, wide] = [0.6 + random() * 4, 0.25 + random() * 0.8];
    const [halfX, halfY] = alongY ? [wide / 2, long / 2] : [long / 2, wide / 2];
    drawField(
      context,
      view,
      {
        x: [Math.max(field.x[0], x - halfX), Math.min(field.x[1], x + halfX)],
        y: [Math.max(field.y[0], y - halfY), Math.min(field.y[1], y + halfY)],
        z: field.z ?? 0,
      },
      shaded(base, random() < 0.6 ? 0.8 : 1.12),
      0.22,
    );
  }
}

/** A line of dashes along y (or along x), in metres. */
export function dashes(
  context: Context,
  view: View,
  {
    at,
    along,
    alongY = true,
    dash = 2.5,
    gap = 3.5,
    width = 0.15,
    z = 0,
    colour = paint,
  }: {
    readonly at: number;
    readonly along: readonly [number, number];
    readonly alongY?: boolean;
    readonly dash?: number;
    readonly gap?: number;
    readonly width?: number;
    readonly z?: number;
    readonly colour?: Rgb;
  },
): void {
  for (let start = along[0]; start < along[1]; start += dash + gap) {
    const end = Math.min(along[1], start + dash);
    const across: [number, number] = [at - width / 2, at + width / 2];
    drawField(
      context,
      view,
      alongY ? { x: across, y: [start, end], z } : { x: [start, end], y: across, z },
      colour,
      0.9,
    );
  }
}

/** A pedestrian crossing: bars over a field, each along y (or along x). */
export function zebra(context: Context, view: View, field: Field, barsAlongY: boolean): void {
  const [low, high] = barsAlongY ? field.x : field.y;
  for (let at = low; at + 0.45 <= high; at += 0.95) {
    drawField(
      context,
      view,
      barsAlongY ? { ...field, x: [at, at + 0.45] } : { ...field, y: [at, at + 0.45] },
      paint,
      0.85,
    );
  }
}

/** A kerb painted black and white, as in Indonesian towns, along y or along x. */
export function kerb(
  context: Context,
  view: View,
  at: number,
  along: readonly [number, number],
  alongY: boolean,
  seenFrom: 1 | -1 = 1,
): void {
  for (let start = along[0], index = 0; start < along[1]; start += 1.2, index++) {
    const end = Math.min(along[1], start + 1.2);
    const colour: Rgb = index % 2 ? [52, 52, 54] : [222, 222, 216];
    const point = (part: number, side: number, z: number): Point =>
      alongY ? [at + side, part, z] : [part, at + side, z];
    view.fill(
      context,
      [point(start, 0, 0), point(end, 0, 0), point(end, 0, 0.2), point(start, 0, 0.2)],
      shaded(colour, 0.8),
    );
    const side = 0.25 * seenFrom;
    view.fill(
      context,
      [point(start, 0, 0.2), point(end, 0, 0.2), point(end, side, 0.2), point(start, side, 0.2)],
      colour,
    );
  }
}
