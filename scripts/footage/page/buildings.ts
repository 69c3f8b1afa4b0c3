/** Shop-houses, houses, offices, poles and signs. */
import { seededRandom } from "../../../shared/domain/random.ts";
import type { Thing } from "./scene.ts";
import { type Block, drawBlock, drawShadow, type Face, from, onFace, type Pose, wallsOf } from "./solid.ts";
import { type Context, css, type Point, type Rgb, shaded, type View } from "./view.ts";

const plaster: readonly Rgb[] = [
  [222, 214, 196],
  [206, 196, 178],
  [198, 206, 206],
  [224, 206, 170],
  [190, 200, 184],
  [214, 196, 190],
];
const signs: readonly [string, Rgb, Rgb][] = [
  ["APOTEK", [36, 130, 70], [255, 255, 255]],
  ["WARUNG TEGAL", [44, 92, 170], [255, 236, 90]],
  ["TOKO EMAS", [170, 34, 36], [255, 226, 110]],
  ["BAKSO MALANG", [204, 60, 30], [255, 244, 200]],
  ["FOTOKOPI", [240, 200, 40], [30, 40, 90]],
  ["BENGKEL MOTOR", [30, 40, 60], [255, 170, 40]],
  ["PULSA", [200, 40, 90], [255, 255, 255]],
  ["AYAM GEPREK", [232, 120, 20], [255, 255, 255]],
  ["MINIMARKET", [30, 80, 160], [250, 220, 60]],
  ["SALON", [150, 60, 130], [255, 230, 240]],
];

export function chooseSign(seed: number): readonly [string, Rgb, Rgb] {
  return signs[seed % signs.length]!;
}

/** A ruko: shop below with a sign over it, dwelling above. The pose is of the middle of its front. */
export function shopHouse(
  view: View,
  pose: Pose,
  widthM: number,
  floors: number,
  seed: number,
  depthM = 9,
): Thing {
  const random = seededRandom(seed);
  random();
  const colour = plaster[Math.floor(random() * plaster.length)]!;
  const [name, board, ink] = chooseSign(seed);
  const isOpen = random() < 0.75;
  const heightM = floors * 3.4;
  const block: Block = {
    along: [-depthM, 0],
    left: [-widthM / 2, widthM / 2],
    up: [0, heightM],
    colour,
    roof: [150, 144, 138],
  };
  return {
    at: from(pose, -1.5, 0, 0),
    shadow: (context) => drawShadow(context, view, pose, block, 0.26),
    draw(context) {
      drawBlock(context, view, pose, block);
      for (const face of wallsOf(view, pose, block)) {
        const [a, b] = face.corners;
        const isFront =
          Math.abs(Math.hypot(b[0] - a[0], b[1] - a[1]) - widthM) < 0.01 &&
          isNear(a, from(pose, 0, -widthM / 2, 0));
        const floor = 1 / floors;
        if (isFront) {
          view.fill(
            context,
            onFace(face, [0.06, 0.94], [0, floor * 0.74]),
            isOpen ? [46, 42, 42] : shaded([150, 154, 158], face.light),
          );
          if (isOpen) {
            for (let item = 0; item < 7; item++) {
              const u = 0.1 + item * 0.115;
              const goods: Rgb = [90 + random() * 140, 70 + random() * 120, 60 + random() * 90];
              view.fill(
                context,
                onFace(face, [u, u + 0.09], [0.01, floor * (0.18 + random() * 0.3)]),
                shaded(goods, face.light * 0.75),
              );
            }
          }
          view.fill(
            context,
            onFace(face, [0.03, 0.97], [floor * 0.78, floor * 1.06]),
            shaded(board, face.light * 1.1),
          );
          write(
            context,
            view,
            face,
            name,
            [0.08, 0.92],
            [floor * 0.82, floor * 1.02],
            shaded(ink, face.light * 1.1),
          );
        }
        const columns = isFront ? Math.max(2, Math.round(widthM / 2.2)) : 4;
        for (let storey = 1; storey < floors; storey++) {
          for (let column = 0; column < columns; column++) {
            const u = (column + 0.24) / columns;
            const v = (storey + 0.3) * floor;
            view.fill(
              context,
              onFace(face, [u, u + 0.52 / columns], [v, v + floor * 0.44]),
              shaded([64, 76, 86], face.light),
            );
            view.fill(
              context,
              onFace(face, [u, u + 0.52 / columns], [v + floor * 0.38, v + floor * 0.44]),
              shaded(colour, face.light * 0.7),
            );
          }
        }
        view.fill(context, onFace(face, [0, 1], [0.97, 1]), shaded(colour, face.light * 0.78));
      }
      const tank = from(pose, -depthM * 0.6, widthM * 0.15, heightM);
      const barrel: Pose = { x: tank[0], y: tank[1], z: heightM, heading: 0 };
      drawBlock(context, view, barrel, {
        along: [-0.6, 0.6],
        left: [-0.6, 0.6],
        up: [0.6, 1.9],
        taper: [0.1, 0.1, 0.1],
        colour: [214, 120, 40],
      });
    },
  };
}

/** A house under a tiled hip roof. */
export function house(view: View, pose: Pose, widthM: number, depthM: number, seed: number): Thing {
  const random = seededRandom(seed);
  random();
  const wall = plaster[Math.floor(random() * plaster.length)]!;
  const tile: Rgb = random() < 0.7 ? [150 + random() * 26, 84, 62] : [120, 104, 96];
  const body: Block = { along: [-depthM, 0], left: [-widthM / 2, widthM / 2], up: [0, 3.2], colour: wall };
  const roof: Block = {
    along: [-depthM - 0.5, 0.5],
    left: [-widthM / 2 - 0.5, widthM / 2 + 0.5],
    up: [3.1, 5.3],
    taper: [depthM * 0.45, depthM * 0.45, widthM * 0.36],
    colour: tile,
  };
  return {
    at: from(pose, -depthM / 2, 0, 0),
    shadow: (context) => drawShadow(context, view, pose, { ...body, up: [0, 4] }, 0.24),
    draw(context) {
      drawBlock(context, view, pose, body);
      for (const face of wallsOf(view, pose, body)) {
        view.fill(context, onFace(face, [0.16, 0.36], [0.3, 0.72]), shaded([66, 76, 82], face.light));
        view.fill(context, onFace(face, [0.62, 0.82], [0.3, 0.72]), shaded([66, 76, 82], face.light));
      }
      drawBlock(context, view, pose, roof);
    },
  };
}

/** A tower far away: a block with rows of windows. */
export function tower(
  view: View,
  pose: Pose,
  widthM: number,
  depthM: number,
  heightM: number,
  colour: Rgb,
): Thing {
  const block: Block = { along: [-depthM, 0], left: [-widthM / 2, widthM / 2], up: [0, heightM], colour };
  return {
    at: from(pose, 0, 0, 0),
    draw(context) {
      drawBlock(context, view, pose, block);
      const floors = Math.floor(heightM / 3.5);
      for (const face of wallsOf(view, pose, block)) {
        for (let floor = 0; floor < floors; floor++) {
          const v = (floor + 0.25) / floors;
          view.fill(
            context,
            onFace(face, [0.06, 0.94], [v, v + 0.45 / floors]),
            shaded([104, 122, 136], face.light),
          );
        }
      }
    },
  };
}

/** A mosque with one dome and its minaret. The pose is of the middle of its front. */
export function mosque(view: View, pose: Pose, size: number, dome: Rgb): Thing {
  const white: Rgb = [232, 230, 220];
  const block = (along: [number, number], left: [number, number], up: [number, number]): Block => ({
    along: [along[0] * size, along[1] * size],
    left: [left[0] * size, left[1] * size],
    up: [up[0] * size, up[1] * size],
    colour: white,
  });
  const at = (along: number, left: number, up: number) => from(pose, along * size, left * size, up * size);
  const hall = block([-10, 0], [-6, 6], [0, 6]);
  return {
    at: at(-5, 0, 0),
    draw(context) {
      drawBlock(context, view, pose, hall);
      for (const face of wallsOf(view, pose, hall)) {
        for (let arch = 0; arch < 5; arch++) {
          const across: [number, number] = [0.08 + arch * 0.18, 0.2 + arch * 0.18];
          view.fill(context, onFace(face, across, [0, 0.6]), shaded([96, 104, 106], face.light));
        }
      }
      drawBlock(context, view, pose, block([-8, -2], [-3, 3], [6, 7.4]));
      view.ball(context, at(-5, 0, 8.2), 2.7 * size, dome);
      view.ball(context, at(-4.4, -0.6, 8.8), 1.7 * size, shaded(dome, 1.16));
      view.line(context, [at(-5, 0, 10.6), at(-5, 0, 12.4)], 0.16 * size, [214, 190, 90]);
      drawBlock(context, view, pose, block([-3, -1], [7.5, 9.5], [0, 17]));
      view.ball(context, at(-2, 8.5, 17.6), 1.3 * size, dome);
    },
  };
}

export function lampPost(view: View, at: Point, heightM: number, armX: number): Thing {
  const top: Point = [at[0], at[1], at[2] + heightM];
  const end: Point = [at[0] + armX, at[1], at[2] + heightM + 0.4];
  return {
    at,
    shadow: (context) => view.line(context, [at, view.shadowOf(top, at[2])], 0.12, [84, 86, 88]),
    draw(context) {
      view.line(context, [at, top, end], 0.14, [136, 142, 146]);
      view.line(context, [[end[0] - armX * 0.25, end[1], end[2]], end], 0.26, [206, 210, 212]);
    },
  };
}

/** Letters along a wall, fitted to a field of it. */
export function write(
  context: Context,
  view: View,
  face: Face,
  text: string,
  across: readonly [number, number],
  up: readonly [number, number],
  colour: Rgb,
): void {
  const [low, right, , high] = onFace(face, across, up).map((point) => view.project(point));
  if (!low || !right || !high) return;
  const widthPx = 100 * text.length * 0.62;
  context.save();
  // The field's lower left, and its two edges, as the axes of the text.
  context.transform(
    (right[0] - low[0]) / widthPx,
    (right[1] - low[1]) / widthPx,
    (low[0] - high[0]) / 100,
    (low[1] - high[1]) / 100,
    high[0],
    high[1],
  );
  context.font = "600 118px Caption";
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  context.fillStyle = css(view.hazed(colour, face.corners[0]));
  context.fillText(text, 0, 92, widthPx);
  context.restore();
}

function isNear(a: Point, b: Point): boolean {
  return Math.hypot(a[0] - b[0], a[1] - b[1]) < 0.01;
}
