/** Trees, palms and bushes. They stand still: a wall of moving leaves would cost more bits than it is worth. */
import { seededRandom } from "../../../shared/domain/random.ts";
import type { Thing } from "./scene.ts";
import { type Context, css, mixed, type Point, type Rgb, shaded, type View } from "./view.ts";

const leaf: readonly Rgb[] = [
  [62, 98, 46],
  [74, 110, 52],
  [54, 88, 48],
  [88, 116, 56],
];

export function tree(view: View, at: Point, heightM: number, crownM: number, seed: number): Thing {
  const random = seededRandom(seed);
  const green = leaf[Math.floor(random() * leaf.length)]!;
  const top: Point = [at[0], at[1], at[2] + heightM - crownM * 0.6];
  const clumps = Array.from({ length: 46 }, () => {
    const [angle, out, up] = [random() * Math.PI * 2, Math.sqrt(random()), random() * 2 - 1];
    const offset: Point = [
      Math.cos(angle) * out * crownM * Math.sqrt(1 - up * up * 0.6),
      Math.sin(angle) * out * crownM * Math.sqrt(1 - up * up * 0.6),
      up * crownM * 0.62,
    ];
    const lit = (offset[0] * view.sun[0] + offset[1] * view.sun[1] + offset[2] * view.sun[2]) / crownM;
    return { offset, lit: 0.8 + lit * 0.55 + random() * 0.12, size: crownM * (0.24 + random() * 0.2) };
  }).sort((a, b) => a.lit - b.lit);
  return {
    at,
    shadow(context) {
      const middle = view.shadowOf([at[0], at[1], top[2]], at[2]);
      blot(context, view, middle, crownM * 1.05, 0.28);
    },
    draw(context) {
      view.line(context, [at, top], 0.16 + heightM * 0.02, [84, 68, 54]);
      for (const { offset, lit, size } of clumps) {
        const centre: Point = [top[0] + offset[0], top[1] + offset[1], top[2] + offset[2]];
        view.ball(
          context,
          centre,
          size,
          shaded(mixed(green, [140, 150, 60], Math.max(0, lit - 1) * 0.7), lit),
        );
      }
    },
  };
}

export function palm(view: View, at: Point, heightM: number, seed: number): Thing {
  const random = seededRandom(seed);
  const lean = (random() - 0.5) * heightM * 0.2;
  const top: Point = [at[0] + lean, at[1], at[2] + heightM];
  const fronds = Array.from({ length: 15 }, (_, index) => ({
    angle: (index / 15) * Math.PI * 2 + random() * 0.3,
    reach: 1.9 + random() * 0.9,
    droop: 0.7 + random() * 0.9,
  }));
  return {
    at,
    shadow: (context) => blot(context, view, view.shadowOf(top, at[2]), 1.6, 0.2),
    draw(context) {
      view.line(context, [at, [at[0] + lean * 0.3, at[1], at[2] + heightM * 0.5], top], 0.26, [128, 112, 92]);
      for (const { angle, reach, droop } of fronds) {
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        const points: Point[] = [0, 0.35, 0.7, 1].map((part) => [
          top[0] + cos * reach * part,
          top[1] + sin * reach * part,
          top[2] + 0.5 * part - droop * part * part * 1.5,
        ]);
        view.line(context, points, 0.3, shaded([82, 118, 52], 0.85 + 0.3 * cos * view.sun[0]));
      }
    },
  };
}

export function bush(
  view: View,
  at: Point,
  radiusM: number,
  seed: number,
  colour: Rgb = [70, 104, 50],
): Thing {
  const random = seededRandom(seed);
  const clumps = Array.from({ length: 12 }, () => ({
    x: (random() - 0.5) * radiusM * 1.6,
    y: (random() - 0.5) * radiusM * 1.2,
    z: random() * radiusM * 0.8,
    size: radiusM * (0.35 + random() * 0.25),
    lit: 0.75 + random() * 0.4,
  })).sort((a, b) => a.z - b.z);
  return {
    at,
    shadow: (context) => blot(context, view, [at[0] + 0.2, at[1], at[2]], radiusM * 1.1, 0.25),
    draw(context) {
      for (const { x, y, z, size, lit } of clumps) {
        view.ball(
          context,
          [at[0] + x, at[1] + y, at[2] + z],
          size,
          shaded(colour, lit + (z / radiusM) * 0.25),
        );
      }
    },
  };
}

/** A soft round shadow on the ground. */
export function blot(context: Context, view: View, at: Point, radiusM: number, alpha: number): void {
  const ring = (size: number): Point[] =>
    Array.from({ length: 18 }, (_, index) => {
      const angle = (index / 18) * Math.PI * 2;
      const wobble = size * (0.88 + 0.12 * Math.sin(index * 2.4 + at[0]));
      return [at[0] + Math.cos(angle) * wobble, at[1] + Math.sin(angle) * wobble, at[2]];
    });
  for (const part of [1, 0.78]) view.fill(context, ring(radiusM * part), [22, 26, 24], alpha * 0.6);
}

/** A distant line of trees or roofs, straight onto the picture. */
export function farTrees(
  context: Context,
  view: View,
  fromX: number,
  toX: number,
  y: number,
  heightM: number,
  seed: number,
): void {
  const random = seededRandom(seed);
  for (let layer = 0; layer < 3; layer++) {
    const dark = 0.78 + layer * 0.12;
    for (let x = fromX; x < toX; x += heightM * (0.28 + random() * 0.25)) {
      const size = heightM * (0.3 + random() * 0.3) * (1 - layer * 0.2);
      const at: Point = [x, y - layer, size * (0.7 + random() * 0.5)];
      const middle = view.project(at);
      if (!middle) continue;
      context.beginPath();
      context.arc(...middle, size * view.scaleAt(at), 0, 7);
      context.fillStyle = css(view.hazed(shaded([78, 104, 62], dark), at));
      context.fill();
    }
  }
}
