/** What stands along roads and rivers: barriers, guard rails, sign gantries, bridges, benches. */
import { write } from "./buildings.ts";
import type { Thing } from "./scene.ts";
import { drawBlock, drawShadow, type Face, type Pose } from "./solid.ts";
import { type Context, type Point, type Rgb, shaded, type View } from "./view.ts";

const concrete: Rgb = [186, 184, 176];
const steel: Rgb = [176, 182, 186];
const signGreen: Rgb = [20, 104, 66];

/** Cut into pieces, each a thing, so that what drives on either side is drawn in the right order. */
function pieces(
  along: readonly [number, number],
  pieceM: number,
  make: (from: number, to: number) => Thing,
): Thing[] {
  const things: Thing[] = [];
  for (let from = along[0]; from < along[1]; from += pieceM)
    things.push(make(from, Math.min(along[1], from + pieceM)));
  return things;
}

/** A concrete median along y. */
export function medianBarrier(view: View, x: number, along: readonly [number, number]): Thing[] {
  return pieces(along, 6, (from, to) => {
    const pose: Pose = { x, y: from, heading: Math.PI / 2 };
    const block = {
      along: [0, to - from],
      left: [-0.32, 0.32],
      up: [0, 0.9],
      taper: [0, 0, 0.2],
      colour: concrete,
    } as const;
    return {
      at: [x, (from + to) / 2, 0],
      shadow: (context) => drawShadow(context, view, pose, block, 0.22),
      draw: (context) => drawBlock(context, view, pose, block),
    };
  });
}

/** A steel rail on posts along y. */
export function guardRail(view: View, x: number, along: readonly [number, number]): Thing[] {
  return pieces(along, 8, (from, to) => ({
    at: [x, (from + to) / 2, 0],
    draw(context) {
      for (let post = from; post < to; post += 4) {
        view.line(
          context,
          [
            [x, post, 0],
            [x, post, 0.75],
          ],
          0.12,
          shaded(steel, 0.7),
        );
      }
      const band = (low: number, high: number, colour: Rgb) =>
        view.fill(context, upright([x, from], [x, to], low, high), colour);
      band(0.42, 0.76, steel);
      band(0.54, 0.62, shaded(steel, 0.72));
    },
  }));
}

export interface SignBoard {
  readonly x: readonly [number, number];
  readonly lines: readonly string[];
  readonly colour?: Rgb;
}

/** A gantry over a road that runs along y, with boards that face us. */
export function signGantry(
  view: View,
  y: number,
  posts: readonly [number, number],
  boards: readonly SignBoard[],
): Thing {
  return {
    at: [(posts[0] + posts[1]) / 2, y, 6],
    shadow(context) {
      for (const x of posts) view.line(context, [[x, y, 0], view.shadowOf([x, y, 7])], 0.3, [80, 82, 84]);
    },
    draw(context) {
      for (const x of posts) {
        view.line(
          context,
          [
            [x, y, 0],
            [x, y, 7.6],
          ],
          0.34,
          steel,
        );
      }
      for (const z of [6.9, 7.5]) {
        view.line(
          context,
          [
            [posts[0], y, z],
            [posts[1], y, z],
          ],
          0.18,
          shaded(steel, 0.85),
        );
      }
      for (const { x, lines, colour = signGreen } of boards) {
        const face: Face = { corners: upright([x[0], y - 0.3], [x[1], y - 0.3], 6, 8.8), light: 0.96 };
        view.fill(context, face.corners, [226, 230, 226]);
        const inner: Face = {
          corners: upright([x[0] + 0.1, y - 0.3], [x[1] - 0.1, y - 0.3], 6.1, 8.7),
          light: 0.96,
        };
        view.fill(context, inner.corners, colour);
        lines.forEach((line, index) => {
          const top = 0.92 - index * (0.88 / lines.length);
          const low = top - 0.72 / lines.length;
          write(context, view, inner, line, [0.06, 0.94], [low, top], [240, 244, 240]);
        });
      }
    },
  };
}

export interface BridgeOptions {
  readonly y: number;
  readonly x: readonly [number, number];
  readonly deck: readonly [low: number, high: number];
  readonly piers: readonly number[];
  /** Where the piers stand. */
  readonly footZ: number;
  readonly parapet?: Rgb;
}

/** A bridge across the picture: its near side, with the parapet that hides the wheels of what drives on it. */
export function bridge(view: View, { y, x, deck, piers, footZ, parapet = concrete }: BridgeOptions): Thing {
  const [low, high] = deck;
  return {
    at: [Math.min(x[1], Math.max(x[0], view.at[0])), y, high],
    draw(context) {
      const under: Point[] = [
        [x[0], y, low],
        [x[1], y, low],
        [x[1], y + 9, low],
        [x[0], y + 9, low],
      ];
      for (const pier of piers) {
        const pose: Pose = { x: pier, y: y + 1, z: footZ, heading: 0 };
        drawBlock(context, view, pose, {
          along: [-0.9, 0.9],
          left: [0, 7],
          up: [0, low - footZ - 0.6],
          colour: shaded(concrete, 0.9),
        });
        drawBlock(context, view, pose, {
          along: [-1.6, 1.6],
          left: [-0.4, 7.4],
          up: [low - footZ - 0.6, low - footZ],
          colour: concrete,
        });
      }
      if (view.at[2] < low) view.fill(context, under, shaded(concrete, 0.5));
      view.fill(context, upright([x[0], y], [x[1], y], low, high), shaded(concrete, 0.84));
      view.fill(
        context,
        upright([x[0], y], [x[1], y], low + (high - low) * 0.72, high),
        shaded(concrete, 0.96),
      );
      for (let at = x[0]; at < x[1]; at += 4) {
        view.fill(context, upright([at + 0.3, y], [at + 3.7, y], high + 0.15, high + 0.85), parapet);
      }
      railing(context, view, [x[0], y, high], [x[1], y, high], 1, 4, concrete);
    },
  };
}

/** A wooden bench; it faces where its pose does. */
export function bench(view: View, pose: Pose): Thing {
  const seat = {
    along: [-0.25, 0.25],
    left: [-0.95, 0.95],
    up: [0.32, 0.46],
    colour: [122, 86, 58],
  } as const;
  return {
    at: [pose.x, pose.y, 0],
    shadow: (context) => drawShadow(context, view, pose, seat, 0.22),
    draw(context) {
      drawBlock(context, view, pose, seat);
      drawBlock(context, view, pose, { ...seat, along: [-0.3, -0.24], up: [0.46, 0.9] });
    },
  };
}

/** Posts and two bars between two points. */
export function railing(
  context: Context,
  view: View,
  from: Point,
  to: Point,
  heightM: number,
  everyM: number,
  colour: Rgb,
): void {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const at = (part: number, up: number): Point => [
    from[0] + (to[0] - from[0]) * part,
    from[1] + (to[1] - from[1]) * part,
    from[2] + (to[2] - from[2]) * part + up,
  ];
  for (let post = 0; post <= length; post += everyM) {
    view.line(context, [at(post / length, 0), at(post / length, heightM)], 0.12, shaded(colour, 0.85));
  }
  for (const up of [heightM * 0.5, heightM]) view.line(context, [at(0, up), at(1, up)], 0.09, colour);
}

/** An upright rectangle between two places on the ground. */
export function upright(
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
  low: number,
  high: number,
): [Point, Point, Point, Point] {
  return [
    [from[0], from[1], low],
    [to[0], to[1], low],
    [to[0], to[1], high],
    [from[0], from[1], high],
  ];
}
