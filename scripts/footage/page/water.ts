/**
 * Flowing water: patches of light and silt that drift with the stream. Each is born, fades in and out and is born
 * again a whole number of times a loop, so that the water repeats whatever its speed.
 */
import { seededRandom } from "../../../shared/domain/random.ts";
import type { Field } from "./road.ts";
import { loopSeconds } from "./scene.ts";
import { type Context, mixed, type Point, type Rgb, shaded, type View } from "./view.ts";

export interface Stream {
  readonly field: Field & { readonly z: number };
  readonly colour: Rgb;
  /** Metres a second along y; negative comes toward us. */
  readonly speed: number;
  readonly count: number;
  readonly seed: number;
}

interface Patch extends Omit<Fleck, "at"> {
  readonly x: number;
  readonly y: number;
  readonly lives: number;
  readonly phase: number;
  readonly speed: number;
}

/** The still part: the farther, the more of the sky it mirrors. */
export function drawWater(context: Context, view: View, { field, colour }: Stream): void {
  const bands = 60;
  const [near, far] = field.y;
  for (let band = 0; band < bands; band++) {
    // Finer where the eye sees more of it.
    const edge = (index: number) => near + (far - near) * (index / bands) ** 1.7;
    const [low, high] = [edge(band), edge(band + 1) + 0.05];
    const [left, right] = field.x;
    const { z } = field;
    const middle: Point = [(left + right) / 2, (low + high) / 2, z];
    const grazing = (view.at[2] - z) / view.distance(middle);
    const sky = 0.06 + 0.52 * (1 - Math.min(1, grazing * 1.5)) ** 3;
    view.fill(
      context,
      [
        [left, low, z],
        [right, low, z],
        [right, high, z],
        [left, high, z],
      ],
      mixed(colour, [196, 204, 206], sky),
      1,
      middle,
    );
  }
}

/** What moves, at a second of the loop. */
export function createRipples(view: View, stream: Stream): (context: Context, seconds: number) => void {
  const random = seededRandom(stream.seed);
  const { field, colour } = stream;
  const patches = Array.from({ length: stream.count }, (): Patch => {
    // More of them nearby, as the picture shows more of what is near.
    const away = random() ** 1.8;
    const isLight = random() < 0.55;
    const size = 0.4 + random() * 0.7 + away * 2.2;
    const halfX = size * (0.9 + random() * 0.8);
    return {
      // Clear of the banks.
      x: field.x[0] + halfX + random() * (field.x[1] - field.x[0] - 2 * halfX),
      y: field.y[0] + away * (field.y[1] - field.y[0]),
      lives: random() < 0.6 ? 4 : 5,
      phase: random() * loopSeconds,
      speed: stream.speed * (0.75 + random() * 0.5),
      halfX,
      halfY: size * (0.14 + random() * 0.16),
      colour: isLight ? mixed(colour, [232, 226, 204], 0.55) : shaded(colour, 0.72),
      alpha: isLight ? 0.34 : 0.3,
    };
  });
  return (context, seconds) => {
    for (const patch of patches) {
      const lifeS = loopSeconds / patch.lives;
      const life = (seconds + patch.phase) % lifeS;
      const y = patch.y + patch.speed * (life - lifeS / 2);
      if (y < field.y[0] || y > field.y[1]) continue;
      const alpha = patch.alpha * Math.sin((Math.PI * life) / lifeS);
      fleck(context, view, { ...patch, at: [patch.x, y, field.z], alpha });
    }
  };
}

export interface Fleck {
  readonly at: Point;
  readonly halfX: number;
  readonly halfY: number;
  readonly colour: Rgb;
  readonly alpha: number;
}

/** A flat oval on the water. */
export function fleck(context: Context, view: View, { at, halfX, halfY, colour, alpha }: Fleck): void {
  const outline = Array.from({ length: 10 }, (_, index): Point => {
    const angle = (index / 10) * Math.PI * 2;
    return [at[0] + Math.cos(angle) * halfX, at[1] + Math.sin(angle) * halfY, at[2]];
  });
  view.fill(context, outline, colour, alpha);
}
