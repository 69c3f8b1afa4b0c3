/** A park before the great mosque, in the late afternoon, from a lamp post at its gate. */
import { seededRandom } from "../../../../shared/domain/random.ts";
import { lampPost, mosque, tower, write } from "../buildings.ts";
import { fountain, roundPaving } from "../fountain.ts";
import { person, type Walk, walkers } from "../people.ts";
import { bush, farTrees, palm, tree } from "../plants.ts";
import { drawField, grass, paving, weather } from "../road.ts";
import { paintSky, type Scene, type Thing } from "../scene.ts";
import { drawBlock, drawShadow, type Face } from "../solid.ts";
import { bench, upright } from "../structures.ts";
import { type Point, type Rgb, shaded, View } from "../view.ts";
import { wayThrough } from "../way.ts";

const view = new View({
  at: [-4, -12, 7.2],
  yawDeg: 10,
  pitchDeg: 13,
  fieldDeg: 62,
  hazeM: 220,
  sun: [-0.7, -0.3, 0.62],
});
const middle: Point = [2, 20, 0];
const path: Rgb = [196, 176, 150];
const lawn: Rgb = [104, 138, 66];

const name: Thing = {
  at: [2, 7, 0],
  shadow: (context) =>
    drawShadow(
      context,
      view,
      { x: 2, y: 7, heading: -Math.PI / 2 },
      { along: [-0.6, 0], left: [-4, 4], up: [0, 1.5], colour: path },
      0.26,
    ),
  draw(context) {
    const stone: Rgb = [226, 222, 212];
    drawBlock(
      context,
      view,
      { x: 2, y: 7, heading: -Math.PI / 2 },
      {
        along: [-0.6, 0],
        left: [-4, 4],
        up: [0, 1.5],
        colour: stone,
      },
    );
    const face: Face = { corners: upright([-1.7, 6.98], [5.7, 6.98], 0.2, 1.35), light: 1 };
    write(context, view, face, "TAMAN KOTA", [0, 1], [0, 1], [188, 38, 42]);
  },
};

const random = seededRandom(19);
const flowers: readonly Rgb[] = [
  [206, 64, 90],
  [236, 190, 60],
  [150, 84, 160],
];

const still: Thing[] = [
  name,
  ...Array.from({ length: 12 }, (_, index) =>
    bush(view, [-1.8 + index * 0.7, 6, 0], 0.36, 10 + index, flowers[index % 3]!),
  ),
  ...[-1, 1].flatMap((side) =>
    Array.from({ length: 7 }, (_, index) => {
      const at: Point = [2 + side * (11 + (index % 3) * 3.4), 11 + index * 8, 0];
      return index % 3 === 2
        ? palm(view, at, 7.5 + (index % 2), 20 + index + side)
        : tree(view, at, 6.6 + (index % 3), 2.9, 40 + index * 2 + side);
    }),
  ),
  ...[-1, 1].flatMap((side) =>
    Array.from({ length: 6 }, (_, index) =>
      tree(view, [2 + side * (24 + (index % 2) * 5), 10 + index * 10, 0], 8, 3.6, 80 + index * 3 + side),
    ),
  ),
  ...[-1, 1].flatMap((side) =>
    Array.from({ length: 9 }, (_, index) =>
      bush(view, [2 + side * 4.2, 34 + index * 2.6, 0], 0.7, 110 + index + side, [92, 132, 56]),
    ),
  ),
  ...[0, 1, 2, 3].map((index) =>
    lampPost(view, [2 + (index % 2 ? 4.4 : -4.4), index < 2 ? 32 : 48, 0], 4.6, index % 2 ? -0.9 : 0.9),
  ),
  bench(view, { x: -7.2, y: 15, heading: -0.3 }),
  bench(view, { x: -7.4, y: 24, heading: 0.3 }),
  bench(view, { x: 11.4, y: 15, heading: Math.PI + 0.3 }),
  bench(view, { x: 11.4, y: 25, heading: Math.PI - 0.3 }),
  person(view, { x: -7.1, y: 15.3, heading: -0.3 }, 4, { isSitting: true }),
  person(view, { x: -7.2, y: 14.5, heading: -0.3 }, 13, { isSitting: true }),
  person(view, { x: 11.3, y: 25.2, heading: Math.PI }, 22, { isSitting: true }),
  person(view, { x: 8.4, y: 16, heading: 2.6 }, 36),
  person(view, { x: 8.9, y: 17, heading: 3.4 }, 47),
  person(view, { x: -3.6, y: 27.4, heading: -0.8 }, 58),
  mosque(view, { x: 4, y: 125, heading: -Math.PI / 2 - 0.08 }, 1.5, [70, 122, 166]),
  tower(view, { x: 62, y: 210, heading: -Math.PI / 2 }, 26, 20, 46, [202, 206, 206]),
  tower(view, { x: -44, y: 230, heading: -Math.PI / 2 }, 24, 20, 40, [208, 200, 188]),
];

/** Half around the fountain, on one side, between its two gates. */
function around(side: 1 | -1, radiusM: number): Point[] {
  return Array.from({ length: 7 }, (_, index): Point => {
    const angle = -Math.PI / 2 + side * (0.28 + (index / 6) * 0.72) * Math.PI;
    return [middle[0] + Math.cos(angle) * radiusM, middle[1] + Math.sin(angle) * radiusM, 0];
  });
}

const walks: Walk[] = Array.from({ length: 9 }, (_, index) => {
  const side = index % 2 ? 1 : -1;
  const points: Point[] = [
    [middle[0] + side * 7.4, -11, 0],
    [middle[0] + side * 6.6, 4, 0],
    ...around(side, 7 + random()),
    [middle[0] + side * (0.6 + random() * 1.4), 34, 0],
    [middle[0] + side * (0.6 + random() * 1.4), 74, 0],
  ];
  const isJogging = index % 4 === 3;
  return {
    way: wayThrough(index % 3 === 0 ? points.reverse() : points, 3),
    at: random() * 20,
    speed: isJogging ? 2.7 : 1 + random() * 0.4,
    seed: 600 + index * 17,
  };
});

export const park: Scene = {
  view,
  ground(context) {
    paintSky(context, [158, 188, 212], [226, 222, 212]);
    drawField(context, view, { x: [-300, 300], y: [-40, 330] }, [146, 152, 118]);
    farTrees(context, view, -200, 220, 180, 10, 5);
    drawField(context, view, { x: [-70, 70], y: [-20, 160] }, grass);
    drawField(context, view, { x: [-26, 30], y: [-20, 68] }, lawn);
    for (let index = 0; index < 14; index++) {
      // Mown in stripes.
      const x = -26 + index * 4;
      drawField(context, view, { x: [x, x + 2], y: [-20, 68] }, shaded(lawn, 1.08), 0.5);
    }
    weather(context, view, { x: [-26, 30], y: [-8, 60] }, 90, 6, lawn);
    drawField(context, view, { x: [-60, 70], y: [68, 130] }, paving);
    drawField(context, view, { x: [-7, 11], y: [-20, 5.2] }, path);
    drawField(context, view, { x: [middle[0] - 3, middle[0] + 3], y: [26, 70] }, path);
    drawField(context, view, { x: [-26, 30], y: [middle[1] - 1.2, middle[1] + 1.2] }, path);
    for (const side of [-1, 1]) {
      const x = middle[0] + side * 7;
      drawField(context, view, { x: [x - 1.6, x + 1.6], y: [4, 18] }, path);
    }
    roundPaving(context, view, middle, 9.2, path);
    weather(context, view, { x: [-6, 10], y: [-10, 5] }, 30, 8, path);
    for (let y = -12; y < 5; y += 1.4)
      drawField(context, view, { x: [-7, 11], y: [y, y + 0.05] }, shaded(path, 0.88));
  },
  things: (seconds) => [...still, fountain(view, middle, 5.2, seconds), ...walkers(view, walks, seconds)],
};
