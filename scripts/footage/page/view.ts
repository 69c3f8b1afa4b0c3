/**
 * A pinhole camera over a flat world in metres (x right, y away, z up), the sun, and the haze of a warm day.
 * Everything that a scene draws goes through `View.fill`.
 */

export type Point = readonly [x: number, y: number, z: number];
export type Rgb = readonly [red: number, green: number, blue: number];
export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface ViewOptions {
  readonly at: Point;
  /** Clockwise from straight away, and downward. */
  readonly yawDeg: number;
  readonly pitchDeg: number;
  readonly fieldDeg: number;
  readonly haze?: Rgb;
  /** Metres at which half of a colour is haze. */
  readonly hazeM?: number;
  readonly sun?: Point;
}

export const pictureWidth = 1280;
export const pictureHeight = 720;
/** The caption strip covers this much of the top. */
export const stripHeight = 64;
const near = 0.4;

export class View {
  readonly at: Point;
  readonly sun: Point;
  readonly haze: Rgb;
  readonly #hazeM: number;
  readonly #focal: number;
  readonly #yaw: readonly [number, number];
  readonly #pitch: readonly [number, number];

  constructor(options: ViewOptions) {
    const radians = Math.PI / 180;
    this.at = options.at;
    this.haze = options.haze ?? [205, 214, 218];
    this.#hazeM = options.hazeM ?? 210;
    this.sun = normal(options.sun ?? [-0.55, -0.35, 0.8]);
    this.#focal = pictureWidth / 2 / Math.tan((options.fieldDeg / 2) * radians);
    this.#yaw = [Math.sin(options.yawDeg * radians), Math.cos(options.yawDeg * radians)];
    this.#pitch = [Math.sin(options.pitchDeg * radians), Math.cos(options.pitchDeg * radians)];
  }

  /** Right, down and forward of the lens, in metres. */
  #seen([x, y, z]: Point): Point {
    const [dx, dy, dz] = [x - this.at[0], y - this.at[1], z - this.at[2]];
    const [sinYaw, cosYaw] = this.#yaw;
    const [sinPitch, cosPitch] = this.#pitch;
    const right = dx * cosYaw - dy * sinYaw;
    const away = dx * sinYaw + dy * cosYaw;
    return [right, -dz * cosPitch - away * sinPitch, away * cosPitch - dz * sinPitch];
  }

  #screen([right, down, forward]: Point): [number, number] {
    const scale = this.#focal / forward;
    return [pictureWidth / 2 + right * scale, (pictureHeight + stripHeight) / 2 + down * scale];
  }

  /** Where a point is in the picture, or undefined behind the lens. */
  project(point: Point): [number, number] | undefined {
    const seen = this.#seen(point);
    return seen[2] < near ? undefined : this.#screen(seen);
  }

  /** Pixels a metre at a point; 0 behind the lens. */
  scaleAt(point: Point): number {
    const forward = this.#seen(point)[2];
    return forward < near ? 0 : this.#focal / forward;
  }

  distance([x, y, z]: Point): number {
    return Math.hypot(x - this.at[0], y - this.at[1], z - this.at[2]);
  }

  /** The outline in the picture, clipped before the lens; empty when nothing is left. */
  outline(points: readonly Point[]): [number, number][] {
    const seen = points.map((point) => this.#seen(point));
    const clipped: Point[] = [];
    seen.forEach((to, index) => {
      const from = seen[(index + seen.length - 1) % seen.length]!;
      if (from[2] < near !== to[2] < near) {
        const part = (near - from[2]) / (to[2] - from[2]);
        clipped.push([from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part, near]);
      }
      if (to[2] >= near) clipped.push(to);
    });
    return clipped.map((point) => this.#screen(point));
  }

  /** Colour as seen through the haze. */
  hazed(colour: Rgb, point: Point): Rgb {
    return mixed(this.haze, colour, 0.5 ** (this.distance(point) / this.#hazeM));
  }

  /** The haze is that of `seenAt`. */
  fill(context: Context, points: readonly Point[], colour: Rgb, alpha = 1, seenAt: Point = points[0]!): void {
    const outline = this.outline(points);
    if (outline.length < 3) return;
    trace(context, outline);
    context.fillStyle = css(this.hazed(colour, seenAt), alpha);
    context.fill();
  }

  line(context: Context, points: readonly Point[], widthM: number, colour: Rgb): void {
    for (let index = 1; index < points.length; index++) {
      const [from, to] = [this.project(points[index - 1]!), this.project(points[index]!)];
      if (!from || !to) continue;
      context.beginPath();
      context.moveTo(...from);
      context.lineTo(...to);
      context.lineWidth = Math.max(0.7, widthM * this.scaleAt(points[index]!));
      context.lineCap = "round";
      context.strokeStyle = css(this.hazed(colour, points[index]!));
      context.stroke();
    }
  }

  /** A ball, lit from the sun's side. */
  ball(context: Context, centre: Point, radiusM: number, colour: Rgb): void {
    const middle = this.project(centre);
    if (!middle) return;
    const radius = radiusM * this.scaleAt(centre);
    context.beginPath();
    context.arc(...middle, radius, 0, 7);
    context.fillStyle = css(this.hazed(colour, centre));
    context.fill();
  }

  /** How bright a face with this normal is, 1 being in full sun. */
  light(face: Point): number {
    const facing = face[0] * this.sun[0] + face[1] * this.sun[1] + face[2] * this.sun[2];
    return 0.54 + 0.52 * Math.max(0, facing) + 0.08 * face[2];
  }

  /** Where the sun throws a point's shadow on a plane. */
  shadowOf([x, y, z]: Point, groundZ = 0): Point {
    const reach = (z - groundZ) / this.sun[2];
    return [x - this.sun[0] * reach, y - this.sun[1] * reach, groundZ];
  }
}

export function trace(context: Context, outline: readonly (readonly [number, number])[]): void {
  context.beginPath();
  outline.forEach(([x, y], index) => {
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
}

export function css([red, green, blue]: Rgb, alpha = 1): string {
  return `rgba(${Math.round(red)},${Math.round(green)},${Math.round(blue)},${alpha})`;
}

/** `part` of 1 gives `second`. */
export function mixed(first: Rgb, second: Rgb, part: number): Rgb {
  return [0, 1, 2].map((index) => first[index]! + (second[index]! - first[index]!) * part) as unknown as Rgb;
}

export function shaded(colour: Rgb, light: number): Rgb {
  return colour.map((value) => Math.min(255, value * light)) as unknown as Rgb;
}

export function normal([x, y, z]: Point): Point {
  const length = Math.hypot(x, y, z) || 1;
  return [x / length, y / length, z / length];
}
