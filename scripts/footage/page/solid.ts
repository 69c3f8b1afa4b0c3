/** Convex solids: a floor outline and a roof outline with walls between, drawn as far as the camera sees them. */
import { type Context, normal, type Point, type Rgb, shaded, type View } from "./view.ts";

/** A place to stand on and a direction to face (radians, counter-clockwise from +x). */
export interface Pose {
  readonly x: number;
  readonly y: number;
  readonly z?: number;
  readonly heading: number;
}

/** A point given along, left of and above a pose. */
export function from(pose: Pose, along: number, left: number, up: number): Point {
  const [sin, cos] = [Math.sin(pose.heading), Math.cos(pose.heading)];
  return [pose.x + along * cos - left * sin, pose.y + along * sin + left * cos, (pose.z ?? 0) + up];
}

export interface Block {
  /** From back to front and from right to left, of the floor. */
  readonly along: readonly [number, number];
  readonly left: readonly [number, number];
  readonly up: readonly [number, number];
  /** By how much the roof is drawn in: back, front, sides. */
  readonly taper?: readonly [back: number, front: number, sides: number];
  readonly colour: Rgb;
  readonly roof?: Rgb;
}

export interface Face {
  /** Floor first, then roof, so that 0 and 1 are the lower edge. */
  readonly corners: readonly [Point, Point, Point, Point];
  readonly light: number;
}

/** Walls seen by the camera: front, left, back, right, where visible. */
export function wallsOf(view: View, pose: Pose, block: Block): Face[] {
  const [floor, roof] = outlines(pose, block);
  const faces: Face[] = [];
  for (let index = 0; index < 4; index++) {
    const next = (index + 1) % 4;
    const corners = [floor[index]!, floor[next]!, roof[next]!, roof[index]!] as const;
    const facing = normalOf(corners);
    if (isSeen(view, corners[0], facing)) faces.push({ corners, light: view.light(facing) });
  }
  return faces;
}

export function drawBlock(context: Context, view: View, pose: Pose, block: Block): void {
  for (const { corners, light } of wallsOf(view, pose, block)) {
    view.fill(context, corners, shaded(block.colour, light));
  }
  const [, roof] = outlines(pose, block);
  if (isSeen(view, roof[0]!, [0, 0, 1])) {
    view.fill(context, roof, shaded(block.roof ?? block.colour, view.light([0, 0, 1])));
  }
}

/** The shadow of a block's roof and walls on the ground, as one soft patch. */
export function drawShadow(context: Context, view: View, pose: Pose, block: Block, alpha = 0.3): void {
  const ground = pose.z ?? 0;
  const [floor, roof] = outlines(pose, block);
  const thrown = roof.map((corner) => view.shadowOf(corner, ground));
  const hull = convexHull([
    ...floor.map(([x, y]) => [x, y] as const),
    ...thrown.map(([x, y]) => [x, y] as const),
  ]);
  view.fill(
    context,
    hull.map(([x, y]) => [x, y, ground] as const),
    [18, 20, 26],
    alpha,
  );
}

/** A quadrilateral on a wall; `across` and `up` are parts of the wall from its lower left. */
export function onFace(
  face: Face,
  across: readonly [number, number],
  up: readonly [number, number],
): Point[] {
  const at = (u: number, v: number): Point => {
    const [a, b, c, d] = face.corners;
    const mix = (index: 0 | 1 | 2) =>
      (a[index] * (1 - u) + b[index] * u) * (1 - v) + (d[index] * (1 - u) + c[index] * u) * v;
    return [mix(0), mix(1), mix(2)];
  };
  return [at(across[0], up[0]), at(across[1], up[0]), at(across[1], up[1]), at(across[0], up[1])];
}

function outlines(pose: Pose, { along, left, up, taper = [0, 0, 0] }: Block): [Point[], Point[]] {
  const [back, front, sides] = taper;
  const ring = (a0: number, a1: number, l0: number, l1: number, z: number) => [
    from(pose, a1, l0, z),
    from(pose, a1, l1, z),
    from(pose, a0, l1, z),
    from(pose, a0, l0, z),
  ];
  return [
    ring(along[0], along[1], left[0], left[1], up[0]),
    ring(along[0] + back, along[1] - front, left[0] + sides, left[1] - sides, up[1]),
  ];
}

function normalOf([a, b, , d]: readonly [Point, Point, Point, Point]): Point {
  const u = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
  const v = [d[0] - a[0], d[1] - a[1], d[2] - a[2]] as const;
  return normal([u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]);
}

function isSeen(view: View, corner: Point, facing: Point): boolean {
  const [x, y, z] = view.at;
  return facing[0] * (x - corner[0]) + facing[1] * (y - corner[1]) + facing[2] * (z - corner[2]) > 0;
}

/** Andrew's monotone chain. */
function convexHull(points: (readonly [number, number])[]): (readonly [number, number])[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered: (readonly [number, number])[]) => {
    const chain: (readonly [number, number])[] = [];
    for (const point of ordered) {
      while (chain.length >= 2) {
        const [b, a] = [chain.at(-1)!, chain.at(-2)!];
        if ((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]) > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}
