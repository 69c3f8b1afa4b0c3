/** The commuter line: tracks along y, overhead wires and trains. Rails are at z 0. */
import { drawField, weather } from "./road.ts";
import type { Thing } from "./scene.ts";
import { type Block, drawBlock, drawShadow, from, onFace, type Pose, wallsOf } from "./solid.ts";
import { shine } from "./vehicles.ts";
import { type Context, type Point, type Rgb, shaded, type View } from "./view.ts";

export const carM = 20;
const ballast: Rgb = [128, 118, 106];
const silver: Rgb = [204, 208, 212];
const red: Rgb = [196, 36, 44];
const yellow: Rgb = [240, 196, 44];
const window: Rgb = [40, 50, 60];

export function track(context: Context, view: View, x: number, along: readonly [number, number]): void {
  drawField(context, view, { x: [x - 1.9, x + 1.9], y: along, z: -0.25 }, ballast);
  weather(context, view, { x: [x - 1.8, x + 1.8], y: [along[0], 70], z: -0.25 }, 90, 7 + x, ballast, false);
  for (let y = along[0]; y < Math.min(along[1], 90); y += 0.9)
    drawField(context, view, { x: [x - 1.1, x + 1.1], y: [y, y + 0.28], z: -0.18 }, [150, 146, 138]);
  for (const rail of [-0.53, 0.53]) {
    drawField(context, view, { x: [x + rail - 0.08, x + rail + 0.08], y: along }, [104, 84, 70]);
    drawField(context, view, { x: [x + rail - 0.035, x + rail + 0.035], y: along }, [214, 214, 210]);
  }
}

/** One car; its pose is of the middle of its front. */
export function railCar(view: View, pose: Pose, isFirst: boolean): Thing {
  const body: Block = {
    along: [-carM + 0.4, 0],
    left: [-1.42, 1.42],
    up: [0.9, 3.5],
    taper: [0, isFirst ? 0.35 : 0, 0.06],
    colour: silver,
    roof: [150, 154, 158],
  };
  const skirt: Block = { ...body, up: [0.25, 0.9], taper: [0, 0, 0], colour: [60, 62, 66] };
  return {
    at: from(pose, -carM / 2, 0, 1),
    shadow: (context) => drawShadow(context, view, pose, { ...body, up: [0, 3.4] }, 0.3),
    draw(context) {
      drawBlock(context, view, pose, skirt);
      drawBlock(context, view, pose, body);
      for (const face of wallsOf(view, pose, body)) {
        const [a, b] = face.corners;
        const part = (across: [number, number], up: [number, number], colour: Rgb) =>
          view.fill(context, onFace(face, across, up), shaded(colour, face.light));
        if (Math.hypot(b[0] - a[0], b[1] - a[1]) > 5) {
          part([0, 1], [0.08, 0.2], red);
          part([0, 1], [0.22, 0.27], yellow);
          part([0, 1], [0.86, 0.93], red);
          for (let door = 0; door < 4; door++) {
            const middle = 0.125 + door * 0.25;
            part([middle - 0.034, middle + 0.034], [0.03, 0.82], shaded(silver, 0.86));
            part([middle - 0.027, middle - 0.004], [0.42, 0.74], window);
            part([middle + 0.004, middle + 0.027], [0.42, 0.74], window);
            if (door < 3) part([middle + 0.055, middle + 0.195], [0.42, 0.76], window);
          }
        } else if (isFirst) {
          part([0, 1], [0, 0.36], red);
          part([0, 1], [0.36, 0.42], yellow);
          part([0.06, 0.94], [0.46, 0.82], [26, 32, 40]);
          part([0.3, 0.7], [0.86, 0.96], [250, 150, 40]);
        }
      }
      if (!isFirst) return;
      for (const side of [-0.95, 0.95]) {
        const lamp = from(pose, -0.04, side, 1.35);
        const middle = view.project(lamp);
        if (middle) shine(context, middle, Math.max(1.5, 0.17 * view.scaleAt(lamp)), [255, 250, 224]);
      }
    },
  };
}

/** A train whose head is at `headY`; it runs toward us. */
export function train(view: View, x: number, headY: number, cars: number): Thing[] {
  return Array.from({ length: cars }, (_, index) =>
    railCar(view, { x, y: headY + index * carM, heading: -Math.PI / 2 }, index === 0),
  );
}

/** A portal over the tracks with the wires to the next one. */
export function catenary(
  view: View,
  y: number,
  posts: readonly [number, number],
  tracks: readonly number[],
  toNextM: number,
): Thing {
  const grey: Rgb = [132, 138, 140];
  return {
    at: [posts[0], y, 0],
    draw(context) {
      for (const x of posts)
        view.line(
          context,
          [
            [x, y, -0.2],
            [x, y, 7],
          ],
          0.28,
          grey,
        );
      view.line(
        context,
        [
          [posts[0], y, 6.6],
          [posts[1], y, 6.6],
        ],
        0.2,
        grey,
      );
      for (const x of tracks) {
        view.line(
          context,
          [
            [x, y, 6.6],
            [x, y, 5],
          ],
          0.08,
          grey,
        );
        const sag = Array.from({ length: 7 }, (_, index): Point => {
          const part = index / 6;
          return [x, y + part * toNextM, 6.1 - Math.sin(Math.PI * part) * 0.7];
        });
        view.line(context, sag, 0.03, [70, 74, 78]);
        view.line(
          context,
          [
            [x, y, 5],
            [x, y + toNextM, 5],
          ],
          0.03,
          [70, 74, 78],
        );
      }
    },
  };
}
