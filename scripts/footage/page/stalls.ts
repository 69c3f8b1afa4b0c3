/** Stalls of a street market, and what hangs over it. Poses are of the middle of a stall's front, which it faces. */
import { pick, type Random, seededRandom } from "../../../shared/domain/random.ts";
import { write } from "./buildings.ts";
import type { Thing } from "./scene.ts";
import { drawBlock, drawShadow, from, onFace, type Pose, wallsOf } from "./solid.ts";
import { type Context, type Point, type Rgb, shaded, type View } from "./view.ts";

const wood: Rgb = [132, 98, 64];
const tarpaulins: readonly (readonly [Rgb, Rgb])[] = [
  [
    [40, 100, 172],
    [40, 100, 172],
  ],
  [
    [228, 112, 38],
    [228, 112, 38],
  ],
  [
    [206, 50, 46],
    [236, 232, 222],
  ],
  [
    [46, 130, 84],
    [46, 130, 84],
  ],
  [
    [40, 100, 172],
    [236, 232, 222],
  ],
  [
    [232, 184, 52],
    [214, 92, 40],
  ],
];
const produce: readonly Rgb[] = [
  [200, 42, 34],
  [96, 150, 58],
  [234, 142, 40],
  [238, 208, 76],
  [142, 62, 100],
  [232, 226, 208],
  [166, 124, 82],
  [62, 120, 54],
  [214, 84, 60],
];
const cloth: readonly Rgb[] = [
  [196, 56, 86],
  [60, 96, 168],
  [232, 190, 70],
  [90, 60, 120],
  [58, 140, 120],
  [230, 226, 216],
  [40, 42, 50],
];

export type Wares = "produce" | "clothes";

export interface StallOptions {
  readonly wares: Wares;
  readonly widthM: number;
  readonly seed: number;
}

/** A table of goods under a sloping tarpaulin on four poles. */
export function stall(view: View, pose: Pose, { wares, widthM, seed }: StallOptions): Thing {
  const random = seededRandom(seed);
  random();
  const stripes = pick(random, tarpaulins);
  const half = widthM / 2;
  const drawWares = wares === "produce" ? heaps(random, half) : garments(random, half);
  const sag = 0.08 + random() * 0.1;
  const [lowZ, highZ] = [2.15 + random() * 0.2, 2.9 + random() * 0.3];
  const cover: readonly [along: number, up: number][] = [
    [-0.35, lowZ],
    [-1.9, (lowZ + highZ) / 2 - sag],
    [-3.2, highZ],
  ];
  return {
    at: from(pose, -0.9, 0, 0),
    shadow: (context) =>
      drawShadow(
        context,
        view,
        pose,
        { along: [-3.2, -0.3], left: [-half, half], up: [0, lowZ], colour: wood },
        0.3,
      ),
    draw(context) {
      for (const [along, up] of [cover[2]!, cover[0]!]) {
        for (const left of [-half, half])
          view.line(
            context,
            [from(pose, along, left, 0), from(pose, along, left, up)],
            0.08,
            [150, 132, 104],
          );
      }
      drawBlock(context, view, pose, {
        along: [-1.25, 0],
        left: [-half + 0.1, half - 0.1],
        up: [0, 0.72],
        colour: wood,
        roof: shaded(wood, 1.15),
      });
      drawWares(context, view, pose);
      const count = 6;
      for (let index = 0; index < count; index++) {
        const [left, right] = [-half + (index / count) * widthM, -half + ((index + 1.04) / count) * widthM];
        const colour = stripes[index % 2]!;
        for (let piece = 0; piece < 2; piece++) {
          const [a, b] = [cover[piece]!, cover[piece + 1]!];
          view.fill(
            context,
            [
              from(pose, ...place(a, left)),
              from(pose, ...place(a, right)),
              from(pose, ...place(b, right)),
              from(pose, ...place(b, left)),
            ],
            shaded(colour, piece === 0 ? 1 : 0.9),
          );
        }
        view.fill(
          context,
          [
            from(pose, -0.35, left, lowZ),
            from(pose, -0.35, right, lowZ),
            from(pose, -0.33, right, lowZ - 0.24),
            from(pose, -0.33, left, lowZ - 0.24),
          ],
          shaded(colour, 0.8),
        );
      }
    },
  };
}

function place([along, up]: readonly [number, number], left: number): [number, number, number] {
  return [along, left, up];
}

type DrawWares = (context: Context, view: View, pose: Pose) => void;

function heaps(random: Random, half: number): DrawWares {
  const columns = Math.floor(half * 3.4);
  const rows = [-0.98, -0.58, -0.2].map((along, row) =>
    Array.from({ length: columns }, (_, index) => ({
      along,
      left: -half + 0.35 + (index / (columns - 1)) * (2 * half - 0.7),
      up: 0.74 + (2 - row) * 0.07,
      colour: pick(random, produce),
    })),
  );
  return (context, view, pose) => {
    for (const { along, left, up, colour } of rows.flat())
      basket(context, view, from(pose, along, left, up), 0.2, colour);
  };
}

/** A basket with a heap of fruit or vegetables. */
function basket(context: Context, view: View, at: Point, radiusM: number, colour: Rgb): void {
  view.ball(context, at, radiusM, shaded(wood, 0.8));
  for (let index = 0; index < 9; index++) {
    // A ring below, three above it, and one on top.
    const ring = index < 5 ? 0 : index < 8 ? 1 : 2;
    const angle = index * (ring === 0 ? 1.257 : 2.094);
    const out = radiusM * [0.62, 0.36, 0][ring]!;
    const middle: Point = [
      at[0] + Math.cos(angle) * out,
      at[1] + Math.sin(angle) * out,
      at[2] + radiusM * [0.25, 0.55, 0.8][ring]!,
    ];
    view.ball(context, middle, radiusM * 0.42, shaded(colour, 0.78 + ring * 0.13 + (index % 3) * 0.06));
  }
}

function garments(random: Random, half: number): DrawWares {
  const count = Math.floor(half * 5);
  const hung = Array.from({ length: count }, (_, index) => ({
    left: -half + 0.3 + (index / (count - 1)) * (2 * half - 0.6),
    long: 0.7 + random() * 0.35,
    colour: pick(random, cloth),
  }));
  return (context, view, pose) => {
    view.line(context, [from(pose, -0.3, -half, 1.95), from(pose, -0.3, half, 1.95)], 0.05, [70, 70, 74]);
    for (const { left, long, colour } of hung) {
      view.fill(
        context,
        [
          from(pose, -0.3, left - 0.24, 1.8),
          from(pose, -0.3, left + 0.24, 1.8),
          from(pose, -0.28, left + 0.2, 1.9 - long),
          from(pose, -0.28, left - 0.2, 1.9 - long),
        ],
        colour,
      );
      view.ball(context, from(pose, -0.3, left, 1.86), 0.09, shaded(colour, 0.7));
    }
    for (let index = 0; index < count; index++) {
      const { left, colour } = hung[(index * 3) % count]!;
      view.ball(context, from(pose, -0.4, left, 0.8), 0.16, shaded(colour, 0.9));
    }
  };
}

/** A round sunshade in segments, over a seller's mat. */
export function sunshade(view: View, at: Point, radiusM: number, seed: number): Thing {
  const random = seededRandom(seed);
  random();
  const [first, second] = pick(random, tarpaulins);
  const top: Point = [at[0], at[1], at[2] + 2.6];
  const baskets = Array.from({ length: 5 }, (_, index) => ({
    x: Math.cos(index * 1.3) * radiusM * 0.6,
    y: Math.sin(index * 1.3) * radiusM * 0.5,
    colour: pick(random, produce),
  })).sort((a, b) => b.y - a.y);
  const rim = (part: number): Point => {
    const angle = (part / 10) * Math.PI * 2;
    return [at[0] + Math.cos(angle) * radiusM, at[1] + Math.sin(angle) * radiusM, at[2] + 2.05];
  };
  return {
    at,
    shadow(context) {
      const ring = Array.from({ length: 10 }, (_, index) => view.shadowOf(rim(index), at[2]));
      view.fill(context, ring, [18, 20, 26], 0.28);
    },
    draw(context) {
      for (const { x, y, colour } of baskets)
        basket(context, view, [at[0] + x, at[1] + y, at[2] + 0.2], 0.3, colour);
      view.line(context, [at, top], 0.07, [210, 210, 206]);
      for (let index = 0; index < 10; index++) {
        // From the far side round to the near one.
        const part = index % 2 ? 2.5 + (index + 1) / 2 : 2.5 - index / 2;
        const colour = Math.round(part + 0.5) % 2 ? first : second;
        const face: Point[] = [top, rim(part - 0.5), rim(part + 0.5)];
        view.fill(context, face, shaded(colour, 0.86 + 0.16 * Math.cos((part / 10) * Math.PI * 2 - 2.6)));
      }
    },
  };
}

/** A gerobak: a food seller's glass cart on two wheels. */
export function foodCart(view: View, pose: Pose, name: string, colour: Rgb): Thing {
  const body = { along: [-1.7, 0], left: [-0.42, 0.42], up: [0.45, 1.05], colour } as const;
  const glass = {
    along: [-1.6, -0.5],
    left: [-0.38, 0.38],
    up: [1.05, 1.7],
    colour: [150, 176, 182],
  } as const;
  const roof = {
    along: [-1.75, 0.05],
    left: [-0.5, 0.5],
    up: [1.75, 1.85],
    colour: shaded(colour, 1.1),
  } as const;
  return {
    at: from(pose, -0.85, 0, 0),
    shadow: (context) => drawShadow(context, view, pose, { ...body, up: [0, 1.8] }, 0.28),
    draw(context) {
      for (const left of [-0.44, 0.44]) {
        const rim = Array.from({ length: 12 }, (_, index) => {
          const angle = (index / 12) * Math.PI * 2;
          return from(pose, -0.9 + Math.cos(angle) * 0.34, left, 0.34 + Math.sin(angle) * 0.34);
        });
        view.fill(context, rim, [34, 34, 36]);
      }
      for (const block of [body, glass, roof]) drawBlock(context, view, pose, block);
      for (const face of wallsOf(view, pose, body)) {
        const [a, b] = face.corners;
        if (Math.hypot(b[0] - a[0], b[1] - a[1]) < 1) continue;
        view.fill(context, onFace(face, [0.06, 0.94], [0.2, 0.85]), shaded([246, 240, 220], face.light));
        write(context, view, face, name, [0.1, 0.9], [0.26, 0.8], colour);
      }
    },
  };
}

/** Red and white pennants on a line across the street. */
export function pennants(view: View, fromAt: Point, toAt: Point): Thing {
  const count = 22;
  const at = (part: number): Point => [
    fromAt[0] + (toAt[0] - fromAt[0]) * part,
    fromAt[1] + (toAt[1] - fromAt[1]) * part,
    fromAt[2] + (toAt[2] - fromAt[2]) * part - 0.7 * Math.sin(Math.PI * part),
  ];
  return {
    at: at(0.5),
    draw(context) {
      view.line(
        context,
        Array.from({ length: 9 }, (_, index) => at(index / 8)),
        0.03,
        [60, 62, 66],
      );
      for (let index = 0; index < count; index++) {
        const [left, right] = [at((index + 0.15) / count), at((index + 0.85) / count)];
        const tip: Point = [(left[0] + right[0]) / 2, left[1], left[2] - 0.42];
        view.fill(context, [left, right, tip], index % 2 ? [240, 238, 232] : [208, 40, 40]);
      }
    },
  };
}
