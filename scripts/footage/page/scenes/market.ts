/** A street market in the morning, from a lamp post over its entrance. */
import { seededRandom } from "../../../../shared/domain/random.ts";
import { lampPost, shopHouse, tower, write } from "../buildings.ts";
import { flow } from "../flow.ts";
import { person, type Walk, walkers } from "../people.ts";
import { farTrees, tree } from "../plants.ts";
import { drawField, paving, weather } from "../road.ts";
import { paintSky, type Scene, type Thing } from "../scene.ts";
import { drawBlock, type Face } from "../solid.ts";
import { foodCart, pennants, stall, sunshade } from "../stalls.ts";
import { upright } from "../structures.ts";
import { vehicle } from "../vehicles.ts";
import { type Point, type Rgb, View } from "../view.ts";
import { wayThrough } from "../way.ts";

const view = new View({
  at: [1.1, -6.5, 6.2],
  yawDeg: -4,
  pitchDeg: 18,
  fieldDeg: 64,
  hazeM: 150,
  sun: [-0.4, -0.5, 0.8],
});
const ground: Rgb = [134, 130, 124];
/** Fronts of the stalls, and of the shop-houses behind them. */
const stallX = 2.9;
const shopX = 7.6;
const toward = { west: 0, east: Math.PI } as const;

const random = seededRandom(77);
const stalls: Thing[] = [];
const buyers: Thing[] = [];
for (const side of [-1, 1] as const) {
  const heading = side < 0 ? toward.west : toward.east;
  for (let index = 0; index < 14; index++) {
    const y = 1.2 + index * 3.5;
    const seed = 500 + index * 7 + (side > 0 ? 3 : 0);
    if ((index + (side > 0 ? 2 : 0)) % 5 === 3) {
      stalls.push(sunshade(view, [side * (stallX + 0.9), y, 0], 1.45, seed));
    } else {
      const wares = random() < 0.7 ? "produce" : "clothes";
      stalls.push(stall(view, { x: side * stallX, y, heading }, { wares, widthM: 3.1, seed }));
    }
    stalls.push(person(view, { x: side * (stallX + 1.75), y: y + 0.4, heading }, seed + 900));
    if (index % 2 === (side > 0 ? 0 : 1) && index > 0)
      buyers.push(
        person(
          view,
          { x: side * (stallX - 0.55), y: y - 0.5 + random(), heading: heading + Math.PI },
          seed + 40,
        ),
      );
  }
}

const gateY = 33;
const gate: Thing = {
  at: [0, gateY, 5],
  draw(context) {
    const red: Rgb = [170, 44, 40];
    for (const x of [-4.6, 4.6]) {
      drawBlock(
        context,
        view,
        { x, y: gateY, heading: 0 },
        { along: [-0.4, 0.4], left: [-0.4, 0.4], up: [0, 5.2], colour: red },
      );
    }
    const beam: Point[] = upright([-5.4, gateY - 0.5], [5.4, gateY - 0.5], 3.9, 5.4);
    view.fill(context, beam, red);
    view.fill(context, upright([-5.1, gateY - 0.52], [5.1, gateY - 0.52], 4, 5.3), [244, 234, 204]);
    const face: Face = { corners: upright([-5.1, gateY - 0.54], [5.1, gateY - 0.54], 4, 5.3), light: 1 };
    write(context, view, face, "PASAR RAKYAT", [0.08, 0.92], [0.16, 0.84], [150, 36, 34]);
    view.fill(
      context,
      [
        [-5.9, gateY - 0.6, 5.4],
        [5.9, gateY - 0.6, 5.4],
        [4.4, gateY, 6.3],
        [-4.4, gateY, 6.3],
      ],
      [146, 84, 62],
    );
  },
};

const still: Thing[] = [
  ...stalls,
  ...buyers,
  gate,
  ...[-1, 1].flatMap((side) =>
    Array.from({ length: 11 }, (_, index) =>
      shopHouse(
        view,
        { x: side * shopX, y: 3 + index * 6.2, heading: side < 0 ? toward.west : toward.east },
        6,
        2 + ((index + (side > 0 ? 1 : 0)) % 3 === 1 ? 1 : 0),
        140 + index * 3 + (side > 0 ? 1 : 0),
        10,
      ),
    ),
  ),
  foodCart(view, { x: 2.3, y: 8.4, heading: -Math.PI / 2 + 0.1 }, "BAKSO", [40, 104, 168]),
  person(view, { x: 2.3, y: 10.6, heading: -Math.PI / 2 }, 71),
  foodCart(view, { x: -2.4, y: 17.2, heading: -Math.PI / 2 }, "CENDOL", [56, 140, 84]),
  person(view, { x: -2.4, y: 19.4, heading: -Math.PI / 2 }, 83),
  vehicle(view, "motorbike", { x: -1.9, y: 5.2, heading: 2.2 }, 12),
  vehicle(view, "motorbike", { x: 2.2, y: 24, heading: 0.9 }, 19),
  pennants(view, [-shopX, 10, 6.2], [shopX, 10.5, 6]),
  pennants(view, [-shopX, 17, 6.4], [shopX, 16.6, 6.6]),
  lampPost(view, [-5.6, 27, 0], 7.5, 1.6),
  lampPost(view, [5.6, 44, 0], 7.5, -1.6),
  tree(view, [0.5, 74, 0], 8, 4, 4),
  tree(view, [-8, 78, 0], 8, 4, 5),
  tree(view, [8, 77, 0], 9, 4, 6),
  tower(view, { x: 26, y: 150, heading: -Math.PI / 2 }, 24, 20, 40, [202, 206, 206]),
  tower(view, { x: -30, y: 160, heading: -Math.PI / 2 }, 24, 20, 34, [208, 200, 188]),
];

const motorbikes = [
  { x: -0.55, fromY: -12, toY: 64, seed: 5 },
  { x: 0.6, fromY: 64, toY: -12, seed: 6 },
].map(({ x, fromY, toY, seed }) =>
  flow(view, {
    way: wayThrough([
      [x, fromY, 0],
      [x, toY, 0],
    ]),
    kinds: ["motorbike"],
    count: 2,
    speed: [3, 3.8],
    seed,
    swayM: 0.2,
  }),
);

const walks: Walk[] = Array.from({ length: 16 }, (_, index) => {
  const isAway = index % 2 === 0;
  // Keeping left, and clear of the motorbikes in the middle.
  const x = (isAway ? -1 : 1) * (0.95 + random() * 0.55);
  const ends: Point[] = [
    [x, -9, 0],
    [x + (random() - 0.5) * 0.5, 18 + random() * 8, 0],
    [x, 62, 0],
  ];
  return {
    way: wayThrough(isAway ? ends : ends.reverse(), 6),
    at: random() * 20,
    speed: 0.85 + random() * 0.5,
    seed: 700 + index * 13,
  };
});

export const market: Scene = {
  view,
  ground(context) {
    paintSky(context, [160, 188, 208], [218, 222, 218]);
    drawField(context, view, { x: [-300, 300], y: [-30, 300] }, [150, 150, 132]);
    farTrees(context, view, -120, 120, 110, 9, 3);
    drawField(context, view, { x: [-40, 40], y: [-20, 100] }, paving);
    drawField(context, view, { x: [-5.8, 5.8], y: [-20, 100] }, ground);
    weather(context, view, { x: [-5.6, 5.6], y: [-8, 60] }, 130, 21, ground);
    // A market street is never quite dry.
    for (let index = 0; index < 14; index++) {
      const [x, y] = [(random() - 0.5) * 4, random() * 40 - 4];
      drawField(context, view, { x: [x - 0.5, x + 0.5], y: [y, y + 0.8 + random()] }, [168, 176, 180], 0.22);
    }
  },
  things: (seconds) => [
    ...still,
    ...motorbikes.flatMap((run) => run(seconds)),
    ...walkers(view, walks, seconds),
  ],
};
