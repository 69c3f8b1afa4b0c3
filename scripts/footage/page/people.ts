/** People on foot. A step takes a whole part of the loop, so that walking repeats. */
import { seededRandom } from "../../../shared/domain/random.ts";
import { loopSeconds, type Thing } from "./scene.ts";
import { drawBlock, drawShadow, from, type Pose } from "./solid.ts";
import { type Context, type Rgb, shaded, type View } from "./view.ts";
import type { Way } from "./way.ts";

const shirts: readonly Rgb[] = [
  [226, 226, 220],
  [178, 46, 50],
  [46, 84, 150],
  [226, 180, 60],
  [60, 130, 92],
  [120, 70, 130],
  [54, 56, 62],
  [214, 130, 150],
  [110, 160, 190],
];
const trousers: readonly Rgb[] = [
  [40, 44, 60],
  [70, 66, 60],
  [30, 30, 34],
  [96, 84, 70],
];
const scarves: readonly Rgb[] = [
  [214, 196, 176],
  [146, 92, 110],
  [70, 110, 120],
  [60, 60, 72],
];
const skin: Rgb = [150, 106, 78];
const hair: Rgb = [30, 26, 26];

export interface PersonOptions {
  /** 0 when standing. */
  readonly stride?: number;
  readonly isSitting?: boolean;
}

export function person(
  view: View,
  pose: Pose,
  seed: number,
  { stride = 0, isSitting = false }: PersonOptions = {},
): Thing {
  const random = seededRandom(seed);
  random();
  const choose = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
  const shirt = choose(shirts);
  const legs = choose(trousers);
  const scarf = random() < 0.38 ? choose(scarves) : undefined;
  const tall = 0.9 + random() * 0.14;
  const swing = Math.sin(stride) * 0.26;
  const hip = isSitting ? 0.42 : 0.82 * tall;
  return {
    at: [pose.x, pose.y, pose.z ?? 0],
    shadow(context) {
      drawShadow(
        context,
        view,
        pose,
        { along: [-0.16, 0.16], left: [-0.22, 0.22], up: [0, hip + 0.8], colour: legs },
        0.25,
      );
    },
    draw(context: Context) {
      if (!isSitting) {
        for (const [side, reach] of [
          [-0.1, swing],
          [0.1, -swing],
        ] as const) {
          view.line(
            context,
            [from(pose, reach, side, 0.05), from(pose, 0, side, hip)],
            0.17,
            scarf ? shaded(legs, 1.3) : legs,
          );
        }
      }
      drawBlock(context, view, pose, {
        along: [-0.14, 0.14],
        left: [-0.23, 0.23],
        up: [hip - 0.06, hip + 0.58 * tall],
        taper: [0.02, 0.02, 0.04],
        colour: shirt,
      });
      for (const [side, reach] of [
        [-0.28, -swing],
        [0.28, swing],
      ] as const) {
        view.line(
          context,
          [from(pose, reach * 0.8, side, hip + 0.05), from(pose, 0, side * 0.92, hip + 0.5 * tall)],
          0.1,
          shaded(shirt, 0.85),
        );
      }
      const head = hip + 0.74 * tall;
      view.ball(context, from(pose, 0.02, 0, head), 0.145, scarf ?? skin);
      view.ball(context, from(pose, -0.03, 0, head + 0.045), scarf ? 0.15 : 0.14, scarf ?? hair);
    },
  };
}

export interface Walk {
  readonly way: Way;
  /** Second of the loop at which the walk begins; it takes as long as it takes. */
  readonly at: number;
  readonly speed: number;
  readonly seed: number;
}

/** Where the walkers are at a second of the loop: each comes once a loop. */
export function walkers(view: View, walks: readonly Walk[], seconds: number): Thing[] {
  const things: Thing[] = [];
  for (const { way, at, speed, seed } of walks) {
    for (let life = seconds - at - loopSeconds; life * speed < way.lengthM; life += loopSeconds) {
      if (life < 0) continue;
      things.push(person(view, way.pose(life * speed), seed, { stride: life * speed * 4.2 }));
    }
  }
  return things;
}
