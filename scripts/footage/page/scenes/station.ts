/** A station of the commuter line between Tangerang and Duri, from under a platform's roof: a train runs through. */
import { seededRandom } from "../../../../shared/domain/random.ts";
import { house, shopHouse, tower, write } from "../buildings.ts";
import { person, type Walk, walkers } from "../people.ts";
import { farTrees, palm, tree } from "../plants.ts";
import { carM, catenary, track, train } from "../rail.ts";
import { drawField, grass, paving, weather } from "../road.ts";
import { loopSeconds, paintSky, type Scene, type Thing } from "../scene.ts";
import { drawBlock, type Face, type Pose } from "../solid.ts";
import { upright } from "../structures.ts";
import { type Context, type Point, type Rgb, shaded, View } from "../view.ts";
import { wayThrough } from "../way.ts";

const view = new View({
  at: [4.4, -9, 5.4],
  yawDeg: -12,
  pitchDeg: 13,
  fieldDeg: 62,
  hazeM: 170,
  sun: [0.5, -0.4, 0.78],
});
/** Our platform, the track beside it, the track of the train, and the platform beyond. */
const ours = { x: [1.6, 9.5], z: 1 } as const;
const theirs = { x: [-14, -6.4], z: 1 } as const;
const nearTrackX = -0.2;
const farTrackX = -4.6;
const platformY = [-12, 120] as const;
const tile: Rgb = [186, 180, 170];

/** It comes out of the haze, so that nobody sees it begin. */
const trainFromY = 300;
const trainCars = 5;
const trainSpeed = (trainFromY + 30 + trainCars * carM) / loopSeconds;

interface Roof {
  readonly x: readonly [number, number];
  readonly from: number;
  readonly to: number;
  readonly postX: number;
}

function roof({ x, from, to, postX }: Roof): Thing[] {
  const colour: Rgb = [70, 112, 138];
  return Array.from({ length: Math.round((to - from) / 8) }, (_, index): Thing => {
    const y = from + index * 8;
    const pose: Pose = { x: postX, y, z: 1, heading: Math.PI / 2 };
    return {
      at: [postX, y + 4, 4],
      shadow: (context) => drawField(context, view, { x, y: [y, y + 8], z: 1 }, [30, 34, 40], 0.22),
      draw(context: Context) {
        drawBlock(context, view, pose, {
          along: [0, 0.3],
          left: [-0.16, 0.16],
          up: [0, 3.4],
          colour: [210, 212, 208],
        });
        for (const [low, high, light] of [
          [x[0], postX, 0.92],
          [postX, x[1], 1.06],
        ] as const) {
          const z = (at: number) => 4.3 + (at === postX ? 0.55 : 0);
          view.fill(
            context,
            [
              [low, y, z(low)],
              [low, y + 8.05, z(low)],
              [high, y + 8.05, z(high)],
              [high, y, z(high)],
            ],
            shaded(colour, light),
          );
          for (let rib = 0; rib < 4; rib++) {
            view.line(
              context,
              [
                [low, y + rib * 2, z(low) + 0.02],
                [high, y + rib * 2, z(high) + 0.02],
              ],
              0.05,
              shaded(colour, 0.84),
            );
          }
        }
      },
    };
  });
}

function nameBoard(at: Point, text: string): Thing {
  return {
    at,
    draw(context) {
      const [x, y, z] = at;
      for (const side of [-1.3, 1.3])
        view.line(
          context,
          [
            [x + side, y, z],
            [x + side, y, z + 2.7],
          ],
          0.1,
          [150, 154, 156],
        );
      const corners = upright([x - 1.6, y - 0.05], [x + 1.6, y - 0.05], z + 1.8, z + 2.6);
      view.fill(context, corners, [28, 60, 120]);
      const face: Face = { corners, light: 1 };
      write(context, view, face, text, [0.08, 0.92], [0.14, 0.86], [244, 246, 248]);
    },
  };
}

function seats(x: number, y: number): Thing {
  const pose: Pose = { x, y, z: 1, heading: Math.PI };
  return {
    at: [x, y, 1],
    draw(context) {
      for (let seat = 0; seat < 4; seat++) {
        const left: [number, number] = [-1.2 + seat * 0.62, -0.7 + seat * 0.62];
        drawBlock(context, view, pose, {
          along: [-0.25, 0.25],
          left,
          up: [0.38, 0.46],
          colour: [44, 92, 158],
        });
        drawBlock(context, view, pose, {
          along: [-0.3, -0.24],
          left,
          up: [0.46, 0.86],
          colour: [40, 84, 146],
        });
      }
    },
  };
}

const random = seededRandom(31);
const waiting: Thing[] = [
  ...Array.from({ length: 17 }, (_, index) => {
    const y = 3 + index * 4.1 + random() * 2;
    return person(
      view,
      { x: 2.6 + random() * 1.4, y, z: 1, heading: Math.PI + (random() - 0.5) * 1.2 },
      40 + index * 7,
    );
  }),
  ...Array.from({ length: 14 }, (_, index) => {
    const y = 8 + index * 6 + random() * 3;
    return person(
      view,
      { x: -8 - random() * 3.5, y, z: 1, heading: (random() - 0.5) * 1.4 },
      300 + index * 11,
    );
  }),
  ...[9.3, 10, 21.4].map((y, index) =>
    person(view, { x: 6.9, y, z: 1, heading: Math.PI }, 80 + index * 5, { isSitting: true }),
  ),
];

const still: Thing[] = [
  ...waiting,
  ...roof({ x: [4.6, 10.4], from: 26, to: 98, postX: 7.5 }),
  ...roof({ x: [-13.6, -7.4], from: 18, to: 106, postX: -10.5 }),
  nameBoard([6.4, 15, 1], "PERON 1"),
  nameBoard([-9.6, 13, 1], "PERON 2"),
  seats(7, 9.5),
  seats(7, 21),
  ...[28, 58, 88, 118].map((y) => catenary(view, y, [-6.1, 1.35], [nearTrackX, farTrackX], 30)),
  ...Array.from({ length: 8 }, (_, index) =>
    shopHouse(view, { x: -24, y: 14 + index * 7, heading: 0 }, 6.5, 2 + (index % 2), 210 + index),
  ),
  ...Array.from({ length: 6 }, (_, index) =>
    house(view, { x: 17 + (index % 2) * 3, y: 24 + index * 15, heading: Math.PI }, 9, 8, 240 + index),
  ),
  ...Array.from({ length: 9 }, (_, index) =>
    tree(view, [-17.5, 8 + index * 12, 0], 6 + (index % 3), 2.4, 20 + index),
  ),
  ...Array.from({ length: 6 }, (_, index) =>
    tree(view, [13, 16 + index * 16, 0], 6.5 + (index % 2), 2.7, 44 + index),
  ),
  palm(view, [12.6, 24, 0], 8, 3),
  palm(view, [12.4, 52, 0], 8, 5),
  tower(view, { x: -50, y: 210, heading: -Math.PI / 2 }, 24, 20, 46, [202, 206, 206]),
  tower(view, { x: 20, y: 230, heading: -Math.PI / 2 }, 26, 20, 38, [208, 200, 188]),
];

const walks: Walk[] = [
  { x: 4.6, at: 1, isAway: true, speed: 1.4, seed: 3 },
  { x: 5.4, at: 7, isAway: false, speed: 1.25, seed: 12 },
  { x: 4.9, at: 14, isAway: false, speed: 1.5, seed: 27 },
  { x: 5.8, at: 10, isAway: true, speed: 1.2, seed: 38 },
  { x: -9.2, at: 4, isAway: true, speed: 1.3, seed: 45 },
  { x: -11.8, at: 12, isAway: false, speed: 1.4, seed: 51 },
].map(({ x, isAway, ...walk }) => {
  const ends: Point[] = [
    [x, -10, 1],
    [x, 76, 1],
  ];
  return { ...walk, way: wayThrough(isAway ? ends : ends.reverse()) };
});

/** A platform's top, its yellow line, and its wall toward the tracks. */
function platform(context: Context, { x, z }: typeof ours | typeof theirs, edgeX: number): void {
  const inward = edgeX === x[0] ? 1 : -1;
  view.fill(
    context,
    [
      [edgeX, platformY[0], -0.3],
      [edgeX, platformY[1], -0.3],
      [edgeX, platformY[1], z],
      [edgeX, platformY[0], z],
    ],
    [126, 122, 116],
    1,
    [edgeX, 20, 0],
  );
  drawField(context, view, { x, y: platformY, z }, tile);
  for (let y: number = platformY[0]; y < 70; y += 1.5)
    drawField(context, view, { x, y: [y, y + 0.05], z }, shaded(tile, 0.88));
  weather(context, view, { x, y: [-8, 60], z }, 60, 15, tile);
  const line = (from: number, to: number, colour: Rgb) => {
    const [a, b] = [edgeX + inward * from, edgeX + inward * to];
    drawField(context, view, { x: [Math.min(a, b), Math.max(a, b)], y: platformY, z }, colour);
  };
  line(0, 0.3, [222, 218, 208]);
  line(0.75, 1.15, [232, 190, 52]);
}

export const station: Scene = {
  view,
  ground(context) {
    paintSky(context, [160, 188, 208], [218, 222, 218]);
    drawField(context, view, { x: [-300, 300], y: [-30, 330] }, [148, 150, 120]);
    farTrees(context, view, -180, 160, 190, 9, 8);
    drawField(context, view, { x: [-40, 40], y: [-20, 190] }, grass);
    drawField(context, view, { x: [-24, -14], y: [-20, 120] }, paving);
    drawField(context, view, { x: [-6.6, 1.8], y: [-20, 330], z: -0.25 }, [128, 118, 106]);
    for (const x of [farTrackX, nearTrackX]) track(context, view, x, [-14, 330]);
    platform(context, theirs, theirs.x[1]);
    platform(context, ours, ours.x[0]);
  },
  things: (seconds) => [
    ...still,
    ...train(view, farTrackX, trainFromY - seconds * trainSpeed, trainCars),
    ...walkers(view, walks, seconds),
  ],
};
