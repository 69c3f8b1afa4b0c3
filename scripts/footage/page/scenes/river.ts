/** The Cisadane below a bridge, from its eastern bank: brown water that comes toward us, a promenade, a staff gauge. */
import { seededRandom } from "../../../../shared/domain/random.ts";
import { house, lampPost, mosque, shopHouse, tower, write } from "../buildings.ts";
import { flow } from "../flow.ts";
import { person, type Walk, walkers } from "../people.ts";
import { bush, farTrees, palm, tree } from "../plants.ts";
import { drawField, grass, kerb, paving, weather } from "../road.ts";
import { loopSeconds, paintSky, type Scene, type Thing } from "../scene.ts";
import { drawBlock, drawShadow, from, type Pose } from "../solid.ts";
import { bench, bridge, railing, upright } from "../structures.ts";
import { type Context, type Point, type Rgb, shaded, View } from "../view.ts";
import { createRipples, drawWater, fleck, type Stream } from "../water.ts";
import { wayThrough } from "../way.ts";

const view = new View({ at: [8.5, -10, 6.5], yawDeg: -22, pitchDeg: 13, fieldDeg: 62, hazeM: 230 });
const waterZ = -4;
/** Shores, and the crests of the banks. */
const shore = { west: -52, east: 0.5 } as const;
const crest = { west: -58, east: 6 } as const;
const bridgeY = 74;
const stone: Rgb = [158, 154, 142];

const stream: Stream = {
  field: { x: [shore.west, shore.east], y: [-12, 230], z: waterZ },
  colour: [146, 121, 84],
  speed: -1.7,
  count: 430,
  seed: 5,
};
const ripples = createRipples(view, stream);

const bridgeFlows = [
  { y: bridgeY + 2.4, isEast: true, seed: 41 },
  { y: bridgeY + 6.2, isEast: false, seed: 42 },
].map(({ y, isEast, seed }) => {
  const ends: Point[] = [
    [-150, y, 4.2],
    [90, y, 4.2],
  ];
  return flow(view, {
    way: wayThrough(isEast ? ends : ends.reverse()),
    kinds: ["motorbike", "car", "motorbike", "angkot", "van", "motorbike"],
    count: 8,
    speed: [8, 11],
    seed,
  });
});

/** The staff gauge stands in the water before the bank: a mark each ten centimetres, a figure each metre. */
const gaugeFoot: Point = [-2.2, 9, waterZ];
const gauge: Thing = {
  at: gaugeFoot,
  draw(context) {
    const pillar: Pose = { x: gaugeFoot[0], y: gaugeFoot[1] + 0.5, z: waterZ - 0.5, heading: 0 };
    drawBlock(context, view, pillar, {
      along: [-0.75, 0.75],
      left: [-0.5, 0.5],
      up: [0, 6.3],
      colour: stone,
    });
    const [x, y] = [gaugeFoot[0], gaugeFoot[1] - 0.02];
    const board = (left: number, right: number, low: number, high: number, colour: Rgb) =>
      view.fill(context, upright([x + left, y], [x + right, y], waterZ + low, waterZ + high), colour);
    board(-0.55, 0.55, 0, 5.6, [238, 238, 230]);
    for (let mark = 0; mark < 28; mark++) {
      board(-0.5, mark % 5 === 0 ? 0.1 : -0.2, mark * 0.2, mark * 0.2 + 0.1, levelColour(mark * 0.2));
    }
    for (let metre = 1; metre <= 5; metre++) {
      const corners = upright([x + 0.08, y], [x + 0.52, y], waterZ + metre - 0.3, waterZ + metre + 0.3);
      write(context, view, { corners, light: 1 }, String(metre), [0, 1], [0, 1], [24, 26, 30]);
    }
    for (const [low, colour] of [
      [3.2, levelColour(3.2)],
      [4.4, levelColour(4.4)],
    ] as const) {
      board(-0.72, -0.55, low, low + 1.2, colour);
    }
  },
};

/** As the alert levels of Indonesian rivers are painted. */
function levelColour(heightM: number): Rgb {
  if (heightM >= 4.4) return [196, 44, 40];
  if (heightM >= 3.2) return [226, 166, 30];
  return [30, 34, 40];
}

const railings: Thing[] = Array.from({ length: 18 }, (_, index) => {
  const y = -8 + index * 4;
  return {
    at: [crest.east + 0.3, y + 2, 0],
    draw: (context: Context) =>
      railing(context, view, [crest.east + 0.3, y, 0], [crest.east + 0.3, y + 4, 0], 1, 2, [210, 214, 208]),
  };
});

const still: Thing[] = [
  gauge,
  ...railings,
  bridge(view, {
    y: bridgeY,
    x: [-140, 60],
    deck: [2.2, 4],
    piers: [-42, -26, -10],
    footZ: waterZ,
    parapet: [196, 66, 56],
  }),
  ...[10, 26, 42, 58].map((y) => lampPost(view, [13.4, y, 0], 5.5, -1.3)),
  bench(view, { x: 12.2, y: 18, heading: Math.PI }),
  bench(view, { x: 12.2, y: 34, heading: Math.PI }),
  person(view, { x: 12.1, y: 17.6, z: 0, heading: Math.PI }, 8, { isSitting: true }),
  person(view, { x: 12.1, y: 18.5, z: 0, heading: Math.PI }, 19, { isSitting: true }),
  person(view, { x: 7, y: 29, heading: Math.PI }, 23),
  ...[6, 21, 36, 51, 64].map((y, index) =>
    tree(view, [16 + (index % 2), y + 4, 0], 7 + (index % 3), 3, 11 + index),
  ),
  ...[14, 30, 46].map((y, index) => bush(view, [14.6, y, 0], 0.7, 60 + index)),
  ...Array.from({ length: 12 }, (_, index) => {
    const y = 8 + index * 9;
    return index % 4 === 2
      ? palm(view, [crest.west - 1.5, y, 0], 8 + (index % 3), 90 + index)
      : tree(view, [crest.west - 3 - (index % 3) * 2, y, 0], 7.5 + (index % 3), 3.4, 70 + index);
  }),
  ...Array.from({ length: 12 }, (_, index) =>
    bush(view, [crest.west + 1, 4 + index * 6, -0.6], 1.2, 120 + index, [84, 112, 56]),
  ),
  ...Array.from({ length: 8 }, (_, index) =>
    house(view, { x: crest.west - 13 - (index % 2) * 4, y: 12 + index * 15, heading: 0 }, 10, 8, 300 + index),
  ),
  ...Array.from({ length: 4 }, (_, index) =>
    shopHouse(view, { x: 30, y: 40 + index * 7, heading: Math.PI }, 6.5, 2 + (index % 2), 52 + index),
  ),
  mosque(view, { x: -63, y: 132, heading: -1.2 }, 1, [62, 132, 96]),
  tower(view, { x: -30, y: 300, heading: -Math.PI / 2 }, 26, 20, 50, [200, 204, 206]),
  tower(view, { x: -96, y: 290, heading: -Math.PI / 2 }, 22, 20, 36, [208, 200, 188]),
  tower(view, { x: 30, y: 320, heading: -Math.PI / 2 }, 34, 20, 64, [194, 200, 206]),
];

/** Water hyacinth and driftwood: each passes the whole view, several of a kind behind one another. */
function drift(kind: "hyacinth" | "wood", x: number, at: number, seed: number): (seconds: number) => Thing[] {
  const startY = 190;
  const endY = -12;
  const speed = 1.75;
  return (seconds) => {
    const things: Thing[] = [];
    for (let life = seconds - at; startY - life * speed > endY; life += loopSeconds) {
      if (life < 0) continue;
      const y = startY - life * speed;
      const place: Point = [x + Math.sin(y * 0.06 + seed) * 1.4, y, waterZ];
      things.push(kind === "wood" ? log(place) : hyacinth(place, seed));
    }
    return things;
  };
}

function hyacinth(at: Point, seed: number): Thing {
  const random = seededRandom(seed);
  const leaves = Array.from({ length: 16 }, () => ({
    x: (random() - 0.5) * 3,
    y: (random() - 0.5) * 1.7,
    size: 0.26 + random() * 0.3,
    lit: 0.8 + random() * 0.45,
  })).sort((a, b) => b.y - a.y);
  return {
    at,
    draw(context) {
      for (const { x, y, size, lit } of leaves)
        view.ball(context, [at[0] + x, at[1] + y, at[2] + 0.12], size, shaded([84, 124, 58], lit));
    },
  };
}

function log(at: Point): Thing {
  return {
    at,
    draw: (context) =>
      view.line(
        context,
        [
          [at[0] - 1.3, at[1] - 0.4, at[2] + 0.05],
          [at[0] + 1.2, at[1] + 0.5, at[2] + 0.1],
        ],
        0.28,
        [88, 68, 48],
      ),
  };
}

const drifting = [
  drift("hyacinth", -9, 2, 3),
  drift("hyacinth", -24, 11, 8),
  drift("hyacinth", -38, 6, 21),
  drift("wood", -16, 15, 5),
];

/** A boat at anchor for the sand diggers, rocking once in four seconds. */
function boat(seconds: number): Thing {
  const rock = Math.sin((seconds / 4) * Math.PI * 2) * 0.05;
  const pose: Pose = { x: -20, y: 34, z: waterZ + rock, heading: Math.PI / 2 + 0.12 + rock * 0.3 };
  return {
    at: from(pose, -3, 0, 0),
    shadow: (context) =>
      drawShadow(
        context,
        view,
        pose,
        { along: [-6, 0], left: [-0.9, 0.9], up: [0, 0.7], colour: [0, 0, 0] },
        0.3,
      ),
    draw(context) {
      drawBlock(context, view, pose, {
        along: [-6, 0.4],
        left: [-0.6, 0.6],
        up: [0, 0.55],
        taper: [-0.5, -0.8, -0.28],
        colour: [52, 104, 156],
        roof: [120, 92, 62],
      });
      drawBlock(context, view, pose, {
        along: [-4.4, -1.8],
        left: [-0.7, 0.7],
        up: [1.6, 1.75],
        colour: [214, 120, 44],
      });
      for (const along of [-4.3, -1.9])
        for (const left of [-0.6, 0.6])
          view.line(
            context,
            [from(pose, along, left, 0.4), from(pose, along, left, 1.6)],
            0.07,
            [90, 80, 70],
          );
      person(view, { ...pose, ...placeOn(pose, -5.2), z: (pose.z ?? 0) + 0.3 }, 14, { isSitting: true }).draw(
        context,
      );
    },
  };
}

function placeOn(pose: Pose, along: number): { x: number; y: number } {
  const [x, y] = from(pose, along, 0, 0);
  return { x, y };
}

const walks: Walk[] = [
  { way: promenade(9, 66, -12), at: 3, speed: 1.35, seed: 2 },
  { way: promenade(9.9, 66, -12), at: 3.6, speed: 1.35, seed: 9 },
  { way: promenade(7.6, -12, 66), at: 12, speed: 1.5, seed: 5 },
  { way: promenade(10.8, -12, 66), at: 8, speed: 2.9, seed: 31 },
];

function promenade(x: number, fromY: number, toY: number) {
  return wayThrough([
    [x, fromY, 0],
    [x, toY, 0],
  ]);
}

/** A sloping bank between the water and its crest, in courses of stone. */
function bank(context: Context, fromX: number, toX: number, colour: Rgb): void {
  for (let y = -14; y < 220; y += 4) {
    for (let course = 0; course < 4; course++) {
      const at = (part: number): [number, number] => [fromX + (toX - fromX) * part, waterZ * (1 - part)];
      const [[x0, z0], [x1, z1]] = [at(course / 4), at((course + 1) / 4)];
      const wet = course === 0 ? 0.7 : 0.9 + ((y / 4 + course) % 3) * 0.045;
      view.fill(
        context,
        [
          [x0, y, z0],
          [x0, y + 4.05, z0],
          [x1, y + 4.05, z1],
          [x1, y, z1],
        ],
        shaded(colour, wet),
      );
    }
  }
}

/** What the piers and banks do to the water: they darken it below, and it foams where it parts. */
function mirror(context: Context): void {
  for (const x of [-42, -26, -10]) {
    view.fill(
      context,
      [
        [x - 1.4, bridgeY, waterZ],
        [x + 1.4, bridgeY, waterZ],
        [x + 1, bridgeY - 14, waterZ],
        [x - 1, bridgeY - 14, waterZ],
      ],
      [92, 80, 62],
      0.4,
    );
  }
  drawField(
    context,
    view,
    { x: [shore.west, shore.east], y: [bridgeY - 5, bridgeY + 9], z: waterZ },
    [70, 60, 46],
    0.38,
  );
  drawField(context, view, { x: [shore.west, shore.west + 7], y: [-10, 200], z: waterZ }, [74, 80, 54], 0.34);
  drawField(
    context,
    view,
    { x: [shore.west, shore.west + 3.5], y: [-10, 200], z: waterZ },
    [60, 66, 46],
    0.3,
  );
}

function foam(context: Context, seconds: number): void {
  for (const [x, y, reach] of [
    [-42, bridgeY, 7],
    [-26, bridgeY, 7],
    [-10, bridgeY, 7],
    [gaugeFoot[0], gaugeFoot[1], 3.2],
  ] as const) {
    for (let index = 0; index < 9; index++) {
      const life = (seconds / 4 + index / 9) % 1;
      for (const side of [-1, 1]) {
        const at: Point = [x + side * (0.8 + life * reach * 0.22), y - life * reach, waterZ];
        const size = 0.25 + life * 0.5;
        fleck(context, view, {
          at,
          halfX: size,
          halfY: size * 0.4,
          colour: [236, 230, 214],
          alpha: 0.55 * (1 - life),
        });
      }
    }
  }
}

export const river: Scene = {
  view,
  ground(context) {
    paintSky(context, [156, 184, 206], [216, 220, 218]);
    drawField(context, view, { x: [-400, 400], y: [-40, 460] }, [146, 152, 116]);
    farTrees(context, view, -330, 260, 235, 9, 6);
    drawField(context, view, { x: [-110, crest.west], y: [-20, 230] }, grass);
    weather(context, view, { x: [-80, crest.west], y: [-5, 120] }, 90, 2, grass);
    drawWater(context, view, stream);
    mirror(context);
    bank(context, shore.west, crest.west, [126, 132, 92]);
    bank(context, shore.east, crest.east, stone);
    drawField(context, view, { x: [crest.east, 60], y: [-20, 230] }, grass);
    drawField(context, view, { x: [crest.east, 14], y: [-20, 160] }, paving);
    for (let y = -12; y < 80; y += 2)
      drawField(context, view, { x: [crest.east, 14], y: [y, y + 0.06] }, shaded(paving, 0.86));
    drawField(context, view, { x: [8.6, 9.2], y: [-20, 160] }, [178, 122, 92]);
    weather(context, view, { x: [crest.east, 14], y: [-12, 60] }, 50, 12, paving);
    kerb(context, view, 14, [-14, 90], true, 1);
  },
  surface(context, seconds) {
    ripples(context, seconds);
    foam(context, seconds);
  },
  things: (seconds) => [
    ...still,
    boat(seconds),
    ...drifting.flatMap((run) => run(seconds)),
    ...bridgeFlows.flatMap((run) => run(seconds)),
    ...walkers(view, walks, seconds),
  ],
};
