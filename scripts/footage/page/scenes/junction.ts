/** A signalled junction of two town roads, from a pole at its corner. Traffic keeps left. */
import { lampPost, shopHouse, tower } from "../buildings.ts";
import { flow } from "../flow.ts";
import { isOpen, type Signal, signalPost } from "../lights.ts";
import { type Walk, walkers } from "../people.ts";
import { bush, farTrees, tree } from "../plants.ts";
import { asphalt, dashes, drawField, grass, kerb, paint, paving, weather, zebra } from "../road.ts";
import { loopSeconds, paintSky, type Scene, type Thing } from "../scene.ts";
import { View } from "../view.ts";
import { wayThrough } from "../way.ts";

const view = new View({ at: [-13, -13, 10.5], yawDeg: 24, pitchDeg: 19, fieldDeg: 66 });
// The road away from us is x -7..7, the cross road y 12..26.
const away: Signal = { greenAt: 0.5, greenS: 7 };
const across: Signal = { greenAt: 10.5, greenS: 6.5 };
const stopAway = (atM: number) => ({ atM, isOpen: (seconds: number) => isOpen(away, seconds, loopSeconds) });
const stopAcross = (atM: number) => ({
  atM,
  isOpen: (seconds: number) => isOpen(across, seconds, loopSeconds),
});

const flows = [
  // From us, away, on the left.
  flow(view, {
    way: wayThrough([
      [-2, -50, 0],
      [-2, 160, 0],
    ]),
    kinds: ["car", "van", "car", "angkot"],
    count: 3,
    speed: [9, 11],
    seed: 11,
    stop: stopAway(59),
  }),
  flow(view, {
    way: wayThrough([
      [-4.6, -50, 0],
      [-4.6, 160, 0],
    ]),
    kinds: ["motorbike"],
    count: 7,
    speed: [8, 11],
    seed: 12,
    stop: stopAway(60.5),
    swayM: 0.3,
  }),
  flow(view, {
    way: wayThrough(
      [
        [-5.9, -50, 0],
        [-5.9, 15, 0],
        [-60, 15, 0],
      ],
      6,
    ),
    kinds: ["motorbike", "motorbike", "angkot"],
    count: 3,
    speed: [6, 8],
    seed: 13,
    stop: stopAway(58.5),
  }),
  // Toward us.
  flow(view, {
    way: wayThrough([
      [2, 150, 0],
      [2, -40, 0],
    ]),
    kinds: ["car", "van", "box", "car"],
    count: 3,
    speed: [9, 11],
    seed: 21,
    stop: stopAway(122),
  }),
  flow(view, {
    way: wayThrough([
      [4.7, 150, 0],
      [4.7, -40, 0],
    ]),
    kinds: ["motorbike"],
    count: 7,
    speed: [8, 11],
    seed: 22,
    stop: stopAway(121),
    swayM: 0.35,
  }),
  flow(view, {
    way: wayThrough([
      [6.1, 150, 0],
      [6.1, -40, 0],
    ]),
    kinds: ["motorbike", "angkot"],
    count: 2,
    speed: [7, 9],
    seed: 25,
    stop: stopAway(121),
  }),
  // From the left to the right: nearer half.
  flow(view, {
    way: wayThrough([
      [-70, 17, 0],
      [120, 17, 0],
    ]),
    kinds: ["car", "van", "angkot"],
    count: 3,
    speed: [8, 10],
    seed: 31,
    stop: stopAcross(60.5),
  }),
  flow(view, {
    way: wayThrough([
      [-70, 14.3, 0],
      [120, 14.3, 0],
    ]),
    kinds: ["motorbike"],
    count: 7,
    speed: [7, 10],
    seed: 32,
    stop: stopAcross(61.5),
    swayM: 0.4,
  }),
  // From the right to the left: farther half.
  flow(view, {
    way: wayThrough([
      [120, 21, 0],
      [-70, 21, 0],
    ]),
    kinds: ["car", "angkot", "truck", "van"],
    count: 3,
    speed: [8, 10],
    seed: 41,
    stop: stopAcross(110.5),
  }),
  flow(view, {
    way: wayThrough([
      [120, 23.8, 0],
      [-70, 23.8, 0],
    ]),
    kinds: ["motorbike"],
    count: 6,
    speed: [7, 10],
    seed: 42,
    stop: stopAcross(109.5),
    swayM: 0.4,
  }),
];

const still: Thing[] = [
  ...Array.from({ length: 9 }, (_, index) =>
    shopHouse(
      view,
      { x: 16 + index * 6.4, y: 31.5, heading: -Math.PI / 2 },
      6,
      2 + ((index * 7) % 3 === 0 ? 1 : 0),
      40 + index,
    ),
  ),
  ...Array.from({ length: 5 }, (_, index) =>
    shopHouse(view, { x: -16 - index * 6.4, y: 31.5, heading: -Math.PI / 2 }, 6, 2 + (index % 2), 61 + index),
  ),
  ...Array.from({ length: 8 }, (_, index) =>
    shopHouse(
      view,
      { x: 12.5, y: 43 + index * 6.4, heading: Math.PI },
      6,
      2 + (index % 3 === 1 ? 1 : 0),
      71 + index,
    ),
  ),
  ...Array.from({ length: 8 }, (_, index) =>
    shopHouse(view, { x: -12.5, y: 43 + index * 6.4, heading: 0 }, 6, 2 + (index % 2), 85 + index),
  ),
  tower(view, { x: 46, y: 150, heading: -Math.PI / 2 }, 26, 20, 48, [196, 200, 202]),
  tower(view, { x: -34, y: 190, heading: -Math.PI / 2 }, 22, 20, 36, [206, 198, 186]),
  tower(view, { x: 110, y: 170, heading: -Math.PI / 2 }, 30, 20, 30, [186, 194, 200]),
  tree(view, [10.5, 29, 0], 7, 2.6, 5),
  tree(view, [-10.8, 29.5, 0], 6.4, 2.4, 6),
  tree(view, [10.6, 52, 0], 7.5, 2.6, 7),
  tree(view, [-10.4, 60, 0], 7.5, 2.6, 8),
  tree(view, [10.2, 74, 0], 7.5, 2.8, 9),
  tree(view, [27, 9, 0], 7.2, 2.9, 10),
  tree(view, [40, 8.5, 0], 6.2, 2.6, 14),
  tree(view, [-24, 8.6, 0], 5, 2.2, 15),
  bush(view, [13, 6.5, 0], 1, 3),
  bush(view, [15, 5.8, 0], 1.2, 4),
  bush(view, [17.5, 6.6, 0], 0.9, 5),
  ...Array.from({ length: 7 }, (_, index) =>
    bush(view, [0, 32 + index * 5, 0], 0.5, 100 + index, [92, 116, 50]),
  ),
  lampPost(view, [0, 46, 0], 9, 2.4),
  lampPost(view, [0, 46.1, 0], 9, -2.4),
  lampPost(view, [0, 80, 0], 9, 2.4),
  lampPost(view, [0, 80.1, 0], 9, -2.4),
  lampPost(view, [30, 27.6, 0], 8.5, -2),
];

const walks: Walk[] = [
  {
    way: wayThrough([
      [-9.4, 28.6, 0.15],
      [9.4, 28.6, 0],
      [30, 28.6, 0.15],
    ]),
    at: 10.5,
    speed: 1.5,
    seed: 1,
  },
  {
    way: wayThrough([
      [-9.4, 29.4, 0.15],
      [9.4, 29.4, 0],
      [26, 29.2, 0.15],
    ]),
    at: 11.2,
    speed: 1.4,
    seed: 2,
  },
  {
    way: wayThrough([
      [34, 28.8, 0.15],
      [10, 29.2, 0.15],
      [-9, 29, 0.1],
    ]),
    at: 17,
    speed: 1.4,
    seed: 3,
  },
  {
    way: wayThrough([
      [8.7, 2, 0.15],
      [8.7, 10.5, 0.1],
      [9, 28, 0.1],
    ]),
    at: 18,
    speed: 1.5,
    seed: 4,
  },
  {
    way: wayThrough([
      [40, 10, 0.15],
      [9.5, 9.6, 0.15],
    ]),
    at: 4,
    speed: 1.3,
    seed: 5,
  },
];

export const junction: Scene = {
  view,
  ground(context) {
    paintSky(context, [168, 192, 210], [214, 220, 220]);
    drawField(context, view, { x: [-300, 300], y: [-40, 330] }, [150, 152, 128]);
    farTrees(context, view, -220, 260, 205, 9, 3);
    drawField(context, view, { x: [-120, 200], y: [-30, 200] }, paving);
    drawField(context, view, { x: [12, 60], y: [-30, 9] }, grass);
    weather(context, view, { x: [12, 60], y: [-20, 9] }, 60, 9, grass, false);
    drawField(context, view, { x: [-140, 220], y: [12, 26] }, asphalt);
    drawField(context, view, { x: [-7, 7], y: [-40, 240] }, asphalt);
    weather(context, view, { x: [-6.8, 6.8], y: [-20, 100] }, 110, 5, asphalt);
    weather(context, view, { x: [-60, 90], y: [12.2, 25.8] }, 130, 6, asphalt, false);
    for (const [from, to] of [
      [-40, 8.2],
      [29.6, 240],
    ] as const) {
      drawField(context, view, { x: [-0.45, 0.45], y: [from, to] }, [150, 154, 120]);
      dashes(context, view, { at: -0.45, along: [from, to], dash: 1.2, gap: 1.2, width: 0.2 });
      dashes(context, view, { at: 0.45, along: [from, to], dash: 1.2, gap: 1.2, width: 0.2 });
      for (const at of [-3.5, 3.5]) dashes(context, view, { at, along: [from, Math.min(to, 140)] });
    }
    for (const [from, to] of [
      [-120, -10.2],
      [10.2, 200],
    ] as const) {
      dashes(context, view, { at: 18.9, along: [from, to], alongY: false, dash: 400, gap: 1, width: 0.14 });
      dashes(context, view, { at: 19.2, along: [from, to], alongY: false, dash: 400, gap: 1, width: 0.14 });
      for (const at of [15.6, 22.5])
        dashes(context, view, { at, along: [from, Math.min(to, 110)], alongY: false });
    }
    zebra(context, view, { x: [-6.6, 6.6], y: [9.3, 11.6] }, true);
    zebra(context, view, { x: [-6.6, 6.6], y: [26.8, 29.4] }, true);
    zebra(context, view, { x: [7.6, 9.8], y: [12.4, 25.8] }, false);
    zebra(context, view, { x: [-9.8, -7.6], y: [12.4, 25.8] }, false);
    drawField(context, view, { x: [-6.8, -0.6], y: [8.5, 8.85] }, paint, 0.9);
    drawField(context, view, { x: [0.6, 6.8], y: [30, 30.35] }, paint, 0.9);
    drawField(context, view, { x: [-10.6, -10.25], y: [12.2, 18.8] }, paint, 0.9);
    drawField(context, view, { x: [10.3, 10.65], y: [19.3, 25.8] }, paint, 0.9);
    // The red waiting box for motorbikes, as many Indonesian junctions have it.
    drawField(context, view, { x: [-6.8, -0.6], y: [4.4, 8.3] }, [150, 62, 54], 0.5);
    drawField(context, view, { x: [10.8, 14.6], y: [19.4, 25.8] }, [150, 62, 54], 0.5);
    for (const [at, along, seen] of [
      [12, [-120, -7], -1],
      [12, [7, 200], -1],
      [26, [-120, -7], 1],
      [26, [7, 200], 1],
    ] as const) {
      kerb(context, view, at, along, false, seen);
    }
    for (const [at, along, seen] of [
      [-7, [-40, 12], -1],
      [7, [-40, 12], 1],
      [-7, [26, 120], -1],
      [7, [26, 120], 1],
    ] as const) {
      kerb(context, view, at, along, true, seen);
    }
  },
  things: (seconds) => [
    ...still,
    signalPost(view, [-7.8, 27.4, 0], 4, away, seconds, loopSeconds, true),
    signalPost(view, [7.8, 10.6, 0], -4, away, seconds, loopSeconds, false),
    signalPost(view, [10.8, 27, 0], -1.4, across, seconds, loopSeconds, true),
    ...flows.flatMap((run) => run(seconds)),
    ...walkers(view, walks, seconds),
  ],
};
