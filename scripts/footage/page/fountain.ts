/** A round fountain: its jets repeat each second, a whole number of times a loop. */
import { drawField } from "./road.ts";
import type { Thing } from "./scene.ts";
import { type Context, type Point, type Rgb, shaded, type View } from "./view.ts";
import { fleck } from "./water.ts";

const stone: Rgb = [196, 190, 178];
const water: Rgb = [112, 158, 170];
const spray: Rgb = [238, 246, 248];
const jets = 12;
const drops = 14;

export function fountain(view: View, at: Point, radiusM: number, seconds: number): Thing {
  const ring = (radius: number, z: number, from = 0, to = Math.PI * 2): Point[] =>
    Array.from({ length: 29 }, (_, index) => {
      const angle = from + (index / 28) * (to - from);
      return [at[0] + Math.cos(angle) * radius, at[1] + Math.sin(angle) * radius, at[2] + z];
    });
  return {
    at,
    draw(context: Context) {
      view.fill(context, ring(radiusM, 0.6), stone);
      view.fill(context, ring(radiusM - 0.45, 0.5), water);
      // The wall's outside, on the side that faces us.
      const low = ring(radiusM, 0, Math.PI, Math.PI * 2);
      const high = ring(radiusM, 0.6, Math.PI, Math.PI * 2).reverse();
      view.fill(context, [...low, ...high], shaded(stone, 0.78));
      for (let ripple = 0; ripple < 3; ripple++) {
        const life = (seconds / 2 + ripple / 3) % 1;
        const size = 0.6 + life * (radiusM - 1.6);
        const middle: Point = [at[0], at[1], at[2] + 0.5];
        fleck(context, view, {
          at: middle,
          halfX: size,
          halfY: size,
          colour: spray,
          alpha: 0.22 * (1 - life),
        });
      }
      view.line(
        context,
        [
          [at[0], at[1], at[2] + 0.4],
          [at[0], at[1], at[2] + 1.6],
        ],
        0.5,
        shaded(stone, 0.9),
      );
      for (let jet = 0; jet < jets; jet++) {
        const angle = ((jet + 0.5) / jets) * Math.PI * 2;
        for (let drop = 0; drop < drops; drop++) {
          const life = (seconds + drop / drops) % 1;
          const out = life * (radiusM - 1.5);
          const z = 1.6 + 6.2 * life - 7.2 * life * life;
          const place: Point = [at[0] + Math.cos(angle) * out, at[1] + Math.sin(angle) * out, at[2] + z];
          view.ball(context, place, 0.06 + life * 0.05, spray);
        }
      }
      for (let drop = 0; drop < 10; drop++) {
        const life = (seconds + drop / 10) % 1;
        const z = 1.6 + 3.4 * Math.sin(Math.PI * life);
        view.ball(context, [at[0] + 0.12 * Math.sin(drop * 5), at[1], at[2] + z], 0.14, spray);
      }
    },
  };
}

/** A ring of paving on the ground, around what stands in its middle. */
export function roundPaving(context: Context, view: View, at: Point, radiusM: number, colour: Rgb): void {
  const ring = (radius: number): Point[] =>
    Array.from({ length: 40 }, (_, index) => {
      const angle = (index / 40) * Math.PI * 2;
      return [at[0] + Math.cos(angle) * radius, at[1] + Math.sin(angle) * radius, at[2]];
    });
  view.fill(context, ring(radiusM), shaded(colour, 0.9), 1, at);
  view.fill(context, ring(radiusM - 0.4), colour, 1, at);
  drawField(
    context,
    view,
    { x: [at[0] - radiusM, at[0] + radiusM], y: [at[1], at[1] + 0.05], z: at[2] },
    shaded(colour, 0.88),
  );
}
