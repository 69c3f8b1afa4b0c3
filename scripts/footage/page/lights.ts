/** Traffic lights: one cycle a loop, so that queues repeat with the footage. */
import type { Thing } from "./scene.ts";
import { shine } from "./vehicles.ts";
import { type Context, type Point, type Rgb, shaded, type View } from "./view.ts";

export interface Signal {
  /** Seconds of the loop at which green begins, and how long it lasts; amber takes two more. */
  readonly greenAt: number;
  readonly greenS: number;
}

export const amberS = 2;

export function isOpen({ greenAt, greenS }: Signal, seconds: number, loopS: number): boolean {
  return (((seconds - greenAt) % loopS) + loopS) % loopS < greenS + amberS * 0.6;
}

export function signalPost(
  view: View,
  foot: Point,
  armX: number,
  signal: Signal,
  seconds: number,
  loopS: number,
  facesUs: boolean,
): Thing {
  const since = (((seconds - signal.greenAt) % loopS) + loopS) % loopS;
  const lit = since < signal.greenS ? 2 : since < signal.greenS + amberS ? 1 : 0;
  const colours: readonly Rgb[] = [
    [255, 60, 44],
    [255, 190, 40],
    [60, 240, 130],
  ];
  return {
    at: foot,
    draw(context: Context) {
      const top: Point = [foot[0], foot[1], foot[2] + 5.6];
      const end: Point = [foot[0] + armX, foot[1], foot[2] + 5.8];
      view.line(context, [foot, top, end], 0.2, [222, 176, 40]);
      for (const [hang, low] of [
        [end, 4.7],
        [[foot[0], foot[1], foot[2] + 0], 2.6],
      ] as const) {
        const x = hang[0];
        const box = (z0: number, z1: number, half: number): Point[] => [
          [x - half, foot[1] - 0.12, foot[2] + z0],
          [x + half, foot[1] - 0.12, foot[2] + z0],
          [x + half, foot[1] - 0.12, foot[2] + z1],
          [x - half, foot[1] - 0.12, foot[2] + z1],
        ];
        view.fill(context, box(low, low + 1.35, 0.26), [26, 28, 30]);
        if (!facesUs) continue;
        colours.forEach((colour, index) => {
          const at: Point = [x, foot[1] - 0.16, foot[2] + low + 1.1 - index * 0.42];
          const middle = view.project(at);
          if (!middle) return;
          const radius = 0.17 * view.scaleAt(at);
          if (index === lit) shine(context, middle, radius, colour);
          else view.ball(context, at, 0.15, shaded(colour, 0.25));
        });
      }
    },
  };
}
