/** A way on the ground: points joined by straight pieces with rounded corners, walked by length. */
import type { Pose } from "./solid.ts";
import type { Point } from "./view.ts";

export interface Way {
  readonly lengthM: number;
  pose(s: number): Pose;
}

/** Corners are cut into arcs by sampling a quadratic curve over `roundM` on either side. */
export function wayThrough(points: readonly Point[], roundM = 0): Way {
  const samples: Point[] = [points[0]!];
  for (let index = 1; index < points.length - 1; index++) {
    const [before, corner, after] = [points[index - 1]!, points[index]!, points[index + 1]!];
    const enter = toward(corner, before, roundM);
    const leave = toward(corner, after, roundM);
    for (let part = 0; part <= 12; part++) {
      const t = part / 12;
      samples.push(
        [0, 1, 2].map(
          (axis) => enter[axis]! * (1 - t) ** 2 + 2 * corner[axis]! * t * (1 - t) + leave[axis]! * t ** 2,
        ) as unknown as Point,
      );
    }
  }
  samples.push(points.at(-1)!);
  const lengths = [0];
  for (let index = 1; index < samples.length; index++) {
    const [a, b] = [samples[index - 1]!, samples[index]!];
    lengths.push(lengths[index - 1]! + Math.hypot(b[0] - a[0], b[1] - a[1]));
  }
  return {
    lengthM: lengths.at(-1)!,
    pose(s) {
      let index = lengths.findIndex((length) => length >= s);
      if (index < 0) index = lengths.length - 1;
      index = Math.max(1, index);
      const [a, b] = [samples[index - 1]!, samples[index]!];
      const part = (s - lengths[index - 1]!) / (lengths[index]! - lengths[index - 1]! || 1);
      return {
        x: a[0] + (b[0] - a[0]) * part,
        y: a[1] + (b[1] - a[1]) * part,
        z: a[2] + (b[2] - a[2]) * part,
        heading: Math.atan2(b[1] - a[1], b[0] - a[0]),
      };
    },
  };
}

function toward(corner: Point, other: Point, distanceM: number): Point {
  const length = Math.hypot(other[0] - corner[0], other[1] - corner[1]) || 1;
  const part = Math.min(0.5, distanceM / length);
  return [0, 1, 2].map((axis) => corner[axis]! + (other[axis]! - corner[axis]!) * part) as unknown as Point;
}
