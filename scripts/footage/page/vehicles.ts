/** What drives in the streets of Tangerang. Poses are of the middle of the front. */
import { seededRandom } from "../../../shared/domain/random.ts";
import type { Thing } from "./scene.ts";
import { type Block, drawBlock, drawShadow, from, onFace, type Pose, wallsOf } from "./solid.ts";
import { type Context, type Rgb, shaded, trace, type View } from "./view.ts";

export type VehicleKind = "car" | "van" | "angkot" | "motorbike" | "truck" | "bus" | "box";

export const lengthM: Record<VehicleKind, number> = {
  car: 4.2,
  van: 4.5,
  angkot: 4.2,
  motorbike: 1.9,
  truck: 8.5,
  bus: 11,
  box: 6,
};

const paints: readonly Rgb[] = [
  [236, 237, 238],
  [228, 230, 232],
  [168, 174, 180],
  [120, 126, 132],
  [38, 40, 44],
  [30, 32, 36],
  [150, 32, 34],
  [40, 62, 110],
  [118, 96, 70],
];
const angkotPaints: readonly Rgb[] = [
  [52, 120, 190],
  [46, 140, 84],
  [52, 120, 190],
  [222, 120, 40],
];
const jackets: readonly Rgb[] = [
  [34, 150, 70],
  [34, 150, 70],
  [40, 44, 52],
  [170, 40, 44],
  [44, 74, 140],
  [200, 196, 186],
  [90, 90, 96],
];
const helmets: readonly Rgb[] = [
  [34, 120, 60],
  [30, 30, 34],
  [220, 220, 220],
  [190, 40, 40],
  [50, 80, 160],
];
const glass: Rgb = [44, 54, 64];
const tyre: Rgb = [24, 24, 26];

export function vehicle(view: View, kind: VehicleKind, pose: Pose, seed: number, lampsOn = false): Thing {
  const random = seededRandom(seed);
  for (let skipped = 0; skipped < 3; skipped++) random();
  const choose = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
  if (kind === "motorbike")
    return motorbike(view, pose, choose(jackets), choose(helmets), random() < 0.35, choose(paints));
  const length = lengthM[kind];
  const bodies = bodiesOf(kind, kind === "angkot" ? choose(angkotPaints) : choose(paints), random() < 0.5);
  const tall = Math.max(...bodies.map(({ block }) => block.up[1]));
  const outline: Block = { along: [-length, 0], left: [-0.85, 0.85], up: [0, tall * 0.9], colour: [0, 0, 0] };
  return {
    at: from(pose, -length / 2, 0, 0),
    shadow: (context) => {
      drawShadow(context, view, pose, outline);
      const under: Block = { ...outline, along: [-length - 0.15, 0.15], left: [-0.95, 0.95], up: [0, 0.01] };
      drawShadow(context, view, pose, under, 0.3);
    },
    draw(context) {
      wheels(context, view, pose, kind);
      for (const body of bodies) drawBody(context, view, pose, body);
      lamps(context, view, pose, length, lampsOn);
    },
  };
}

interface Body {
  readonly block: Block;
  /** Parts of the wall's height between which it is glass. */
  readonly windows?: readonly [number, number];
  readonly stripe?: Rgb;
}

function bodiesOf(kind: Exclude<VehicleKind, "motorbike">, paint: Rgb, isDark: boolean): Body[] {
  const cargo: Rgb = isDark ? [70, 92, 130] : [214, 212, 204];
  switch (kind) {
    case "car":
      return [
        {
          block: {
            along: [-4.2, 0],
            left: [-0.85, 0.85],
            up: [0.25, 0.85],
            taper: [0.12, 0.2, 0.05],
            colour: paint,
          },
        },
        {
          block: {
            along: [-3.9, -1.15],
            left: [-0.8, 0.8],
            up: [0.85, 1.45],
            taper: [0.5, 0.75, 0.18],
            colour: paint,
          },
          windows: [0.1, 0.86],
        },
      ];
    case "van":
      return [
        {
          block: {
            along: [-4.5, 0],
            left: [-0.87, 0.87],
            up: [0.25, 1],
            taper: [0.05, 0.2, 0.03],
            colour: paint,
          },
        },
        {
          block: {
            along: [-4.45, -0.95],
            left: [-0.84, 0.84],
            up: [1, 1.75],
            taper: [0.2, 0.8, 0.14],
            colour: paint,
          },
          windows: [0.08, 0.82],
        },
      ];
    case "angkot":
      return [
        {
          block: { along: [-4.2, 0], left: [-0.8, 0.8], up: [0.25, 1.05], taper: [0, 0.1, 0], colour: paint },
          stripe: [236, 232, 214],
        },
        {
          block: {
            along: [-4.2, -0.1],
            left: [-0.8, 0.8],
            up: [1.05, 1.9],
            taper: [0.08, 0.45, 0.08],
            colour: paint,
          },
          windows: [0.08, 0.72],
        },
      ];
    case "box":
      return [
        {
          block: {
            along: [-6, -1.7],
            left: [-0.95, 0.95],
            up: [0.7, 2.7],
            colour: cargo,
            roof: shaded(cargo, 1.05),
          },
        },
        { block: { along: [-1.6, 0], left: [-0.9, 0.9], up: [0.4, 1.15], colour: paint } },
        {
          block: {
            along: [-1.6, 0],
            left: [-0.9, 0.9],
            up: [1.15, 2.05],
            taper: [0, 0.4, 0.1],
            colour: paint,
          },
          windows: [0.1, 0.78],
        },
      ];
    case "truck":
      return [
        {
          block: {
            along: [-8.5, -2.2],
            left: [-1.15, 1.15],
            up: [0.9, 2.5],
            colour: [96, 70, 44],
            roof: [150, 118, 70],
          },
          stripe: [182, 140, 66],
        },
        { block: { along: [-2, 0], left: [-1.1, 1.1], up: [0.5, 1.5], colour: [206, 150, 34] } },
        {
          block: {
            along: [-2, 0],
            left: [-1.1, 1.1],
            up: [1.5, 2.7],
            taper: [0, 0.25, 0.1],
            colour: [206, 150, 34],
          },
          windows: [0.12, 0.74],
        },
      ];
    case "bus":
      return [
        {
          block: {
            along: [-11, 0],
            left: [-1.2, 1.2],
            up: [0.4, 1.5],
            colour: isDark ? [46, 96, 170] : [206, 60, 50],
          },
          stripe: [240, 240, 240],
        },
        {
          block: {
            along: [-11, 0],
            left: [-1.2, 1.2],
            up: [1.5, 3.1],
            taper: [0.1, 0.25, 0.1],
            colour: [232, 234, 236],
          },
          windows: [0.06, 0.66],
        },
      ];
  }
}

function drawBody(context: Context, view: View, pose: Pose, { block, windows, stripe }: Body): void {
  drawBlock(context, view, pose, block);
  for (const face of wallsOf(view, pose, block)) {
    if (windows) {
      const [a, b] = face.corners;
      const isSide = Math.hypot(b[0] - a[0], b[1] - a[1]) > 2.2;
      const panes: [number, number][] = isSide
        ? [
            [0.05, 0.34],
            [0.38, 0.65],
            [0.69, 0.95],
          ]
        : [[0.08, 0.92]];
      for (const pane of panes)
        view.fill(context, onFace(face, pane, windows), shaded(glass, 0.6 + face.light * 0.6));
    }
    if (stripe) view.fill(context, onFace(face, [0, 1], [0.38, 0.56]), shaded(stripe, face.light));
  }
}

function wheels(context: Context, view: View, pose: Pose, kind: VehicleKind): void {
  const length = lengthM[kind];
  const half = kind === "bus" || kind === "truck" ? 1.1 : 0.8;
  const radius = kind === "bus" || kind === "truck" ? 0.5 : 0.33;
  for (const along of [-0.8, -length + 0.9]) {
    for (const side of [-half, half]) {
      const rim = Array.from({ length: 10 }, (_, index) => {
        const angle = (index / 10) * Math.PI * 2;
        return from(pose, along + Math.cos(angle) * radius, side, radius + Math.sin(angle) * radius);
      });
      view.fill(context, rim, tyre);
    }
  }
}

function lamps(context: Context, view: View, pose: Pose, length: number, areOn: boolean): void {
  const facing =
    (view.at[0] - pose.x) * Math.cos(pose.heading) + (view.at[1] - pose.y) * Math.sin(pose.heading);
  const isFront = facing > 0;
  const along = isFront ? 0.02 : -length - 0.02;
  const colour: Rgb = isFront ? (areOn ? [255, 250, 226] : [226, 228, 222]) : [176, 22, 20];
  for (const side of [-0.62, 0.62]) {
    const corner = (left: number, up: number) => from(pose, along, side + left, up);
    view.fill(
      context,
      [corner(-0.15, 0.6), corner(0.15, 0.6), corner(0.15, 0.78), corner(-0.15, 0.78)],
      colour,
    );
  }
  if (isFront) {
    const plate = (left: number, up: number) => from(pose, along, left, up);
    view.fill(
      context,
      [plate(-0.22, 0.36), plate(0.22, 0.36), plate(0.22, 0.5), plate(-0.22, 0.5)],
      [20, 20, 22],
    );
  }
}

function motorbike(view: View, pose: Pose, jacket: Rgb, helmet: Rgb, hasPillion: boolean, paint: Rgb): Thing {
  const block = (along: [number, number], half: number, up: [number, number], colour: Rgb): Block => ({
    along,
    left: [-half, half],
    up,
    colour,
  });
  const sit = (context: Context, along: number, coat: Rgb, head: Rgb) => {
    drawBlock(context, view, pose, {
      ...block([along - 0.25, along + 0.2], 0.24, [0.75, 1.38], coat),
      taper: [0.04, 0.14, 0.05],
    });
    view.ball(context, from(pose, along + 0.02, 0, 1.56), 0.17, shaded(head, 0.85));
    view.ball(context, from(pose, along - 0.02, 0.03, 1.6), 0.11, shaded(head, 1.15));
  };
  return {
    at: from(pose, -0.95, 0, 0),
    shadow(context) {
      drawShadow(context, view, pose, block([-1.8, -0.1], 0.2, [0, 1.5], [0, 0, 0]), 0.28);
    },
    draw(context) {
      for (const along of [-1.55, -0.3]) {
        const rim = Array.from({ length: 10 }, (_, index) => {
          const angle = (index / 10) * Math.PI * 2;
          return from(pose, along + Math.cos(angle) * 0.29, 0, 0.29 + Math.sin(angle) * 0.29);
        });
        view.fill(context, rim, tyre);
        view.line(context, [from(pose, along, 0, 0.02), from(pose, along, 0, 0.55)], 0.12, tyre);
      }
      drawBlock(context, view, pose, block([-1.75, -0.6], 0.17, [0.42, 0.76], paint));
      drawBlock(context, view, pose, block([-0.62, -0.32], 0.2, [0.35, 1], paint));
      drawBlock(context, view, pose, block([-1.1, -0.6], 0.26, [0.35, 0.72], [36, 40, 58]));
      const awayFirst =
        (view.at[0] - pose.x) * Math.cos(pose.heading) + (view.at[1] - pose.y) * Math.sin(pose.heading) > 0;
      const riders: [number, Rgb, Rgb][] = [[-0.95, jacket, helmet]];
      if (hasPillion) riders.push([-1.45, [168, 90, 110], [200, 200, 204]]);
      if (awayFirst) riders.reverse();
      for (const [along, coat, head] of riders) sit(context, along, coat, head);
      view.line(context, [from(pose, -0.5, 0.32, 1.02), from(pose, -0.5, -0.32, 1.02)], 0.06, [40, 40, 42]);
    },
  };
}

/** A lamp that shines, with a halo. */
export function shine(context: Context, at: readonly [number, number], radius: number, colour: Rgb): void {
  const [x, y] = at;
  const halo = context.createRadialGradient(x, y, 0, x, y, radius * 2.6);
  halo.addColorStop(0, `rgba(${colour.join(",")},1)`);
  halo.addColorStop(0.38, `rgba(${colour.join(",")},0.95)`);
  halo.addColorStop(0.42, `rgba(${colour.join(",")},0.35)`);
  halo.addColorStop(1, `rgba(${colour.join(",")},0)`);
  context.fillStyle = halo;
  trace(context, [
    [x - radius * 3, y - radius * 3],
    [x + radius * 3, y - radius * 3],
    [x + radius * 3, y + radius * 3],
    [x - radius * 3, y + radius * 3],
  ]);
  context.fill();
}
