/** The toll road between Jakarta and Merak, from a gantry over the carriageway that leads away. No motorbikes here. */
import { house, lampPost, tower } from "../buildings.ts";
import { flow } from "../flow.ts";
import { bush, farTrees, palm, tree } from "../plants.ts";
import { asphalt, dashes, drawField, grass, paint, weather } from "../road.ts";
import { paintSky, type Scene, type Thing } from "../scene.ts";
import { bridge, guardRail, medianBarrier, signGantry } from "../structures.ts";
import type { VehicleKind } from "../vehicles.ts";
import { View } from "../view.ts";
import { wayThrough } from "../way.ts";

const view = new View({ at: [-4.6, -9, 9], yawDeg: 6, pitchDeg: 13.5, fieldDeg: 58, hazeM: 240 });
const farM = 430;
const overpassY = 128;

interface TollLane {
  /** Off the middle of the road; the quickest lane is the innermost. */
  readonly offM: number;
  readonly kinds: readonly VehicleKind[];
  readonly count: number;
  readonly speed: readonly [number, number];
}

const lanes: readonly TollLane[] = [
  { offM: 3.2, kinds: ["car", "van", "car"], count: 6, speed: [25, 28] },
  { offM: 6.8, kinds: ["car", "van", "bus", "van"], count: 6, speed: [21, 24] },
  { offM: 10.4, kinds: ["truck", "box", "van", "truck", "bus"], count: 5, speed: [15, 17.5] },
];

const flows = lanes.flatMap(({ offM, ...lane }, index) => [
  flow(view, {
    ...lane,
    way: wayThrough([
      [-offM, -60, 0],
      [-offM, farM, 0],
    ]),
    seed: 11 + index,
  }),
  flow(view, {
    ...lane,
    way: wayThrough([
      [offM, farM, 0],
      [offM, -40, 0],
    ]),
    count: lane.count + 1,
    seed: 21 + index,
  }),
]);

const overpassFlow = flow(view, {
  way: wayThrough([
    [-90, overpassY + 3, 8.2],
    [90, overpassY + 3, 8.2],
  ]),
  kinds: ["car", "motorbike", "angkot", "motorbike", "box"],
  count: 6,
  speed: [9, 11],
  seed: 31,
});

const still: Thing[] = [
  ...medianBarrier(view, 0, [-6, 300]),
  ...guardRail(view, -15.4, [-8, 260]),
  ...guardRail(view, 15.4, [-8, 260]),
  ...[54, 94, 150, 200].flatMap((y) => [
    lampPost(view, [0, y, 0.9], 11, 3),
    lampPost(view, [0, y + 0.1, 0.9], 11, -3),
  ]),
  signGantry(
    view,
    62,
    [-15.9, -0.7],
    [
      { x: [-14.6, -8.4], lines: ["KARAWACI", "KELUAR 1 KM"] },
      { x: [-7.6, -1.4], lines: ["MERAK", "SERANG"] },
    ],
  ),
  bridge(view, {
    y: overpassY,
    x: [-70, 80],
    deck: [6.4, 8],
    piers: [-17.5, 0, 17.5],
    footZ: 0,
    parapet: [196, 196, 188],
  }),
  ...Array.from({ length: 15 }, (_, index) =>
    tree(
      view,
      [-21 - ((index * 5) % 4), 18 + index * 13, 0],
      7 + (index % 3),
      2.8 + (index % 2) * 0.5,
      30 + index,
    ),
  ),
  ...Array.from({ length: 13 }, (_, index) =>
    tree(view, [23 + ((index * 3) % 5), 30 + index * 14, 0], 6.5 + (index % 4), 2.9, 60 + index),
  ),
  ...[24, 47, 88].map((y, index) => palm(view, [19.5, y, 0], 7 + index, 7 + index)),
  ...Array.from({ length: 12 }, (_, index) =>
    bush(view, [18 + (index % 3), 13 + index * 6, 0], 0.9, 140 + index),
  ),
  ...Array.from({ length: 10 }, (_, index) => bush(view, [-18, 12 + index * 7, 0], 0.8, 160 + index)),
  ...Array.from({ length: 7 }, (_, index) =>
    house(view, { x: 38 + (index % 2) * 9, y: 34 + index * 13, heading: Math.PI }, 9, 8, 200 + index),
  ),
  ...Array.from({ length: 5 }, (_, index) =>
    house(view, { x: -33, y: 45 + index * 15, heading: 0 }, 9, 8, 220 + index),
  ),
  tower(view, { x: 66, y: 250, heading: -Math.PI / 2 }, 24, 20, 62, [200, 204, 206]),
  tower(view, { x: 98, y: 262, heading: -Math.PI / 2 }, 20, 20, 48, [208, 198, 186]),
  tower(view, { x: -62, y: 290, heading: -Math.PI / 2 }, 30, 20, 40, [190, 198, 204]),
  tower(view, { x: -110, y: 240, heading: -Math.PI / 2 }, 60, 30, 13, [206, 210, 210]),
];

export const highway: Scene = {
  view,
  ground(context) {
    paintSky(context, [150, 182, 208], [218, 222, 220]);
    drawField(context, view, { x: [-400, 400], y: [-40, 520] }, [142, 150, 112]);
    farTrees(context, view, -300, 340, 310, 10, 4);
    drawField(context, view, { x: [-60, 60], y: [-20, 330] }, grass);
    weather(context, view, { x: [-40, -16], y: [-5, 120] }, 80, 3, grass);
    weather(context, view, { x: [16, 44], y: [-5, 120] }, 80, 4, grass);
    drawField(context, view, { x: [-15.2, 15.2], y: [-30, 430] }, [126, 124, 120]);
    drawField(context, view, { x: [-12.3, 12.3], y: [-30, 430] }, asphalt);
    for (const side of [-1, 1]) {
      const across: readonly [number, number] = side < 0 ? [-12.2, -1.2] : [1.2, 12.2];
      weather(context, view, { x: across, y: [-15, 170] }, 150, 8 + side, asphalt);
      // Tyres darken the middle of a lane's two tracks.
      for (const { offM } of lanes) {
        for (const track of [-0.8, 0.8]) {
          const x = side * offM + track;
          drawField(context, view, { x: [x - 0.25, x + 0.25], y: [-20, 240] }, [84, 86, 90], 0.28);
        }
      }
      for (const at of [5, 8.6]) {
        dashes(context, view, { at: side * at, along: [-20, 260], dash: 4.5, gap: 7.5, width: 0.16 });
      }
      drawField(context, view, { x: [side * 12.3 - 0.1, side * 12.3 + 0.1], y: [-20, 330] }, paint, 0.9);
      drawField(
        context,
        view,
        { x: [side * 1.3 - 0.1, side * 1.3 + 0.1], y: [-20, 330] },
        [226, 196, 92],
        0.9,
      );
    }
  },
  things: (seconds) => [...still, ...flows.flatMap((run) => run(seconds)), ...overpassFlow(seconds)],
};
