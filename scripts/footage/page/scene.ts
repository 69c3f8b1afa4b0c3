/** What a scene is, and how one of its pictures is put together. */
import {
  type Context,
  css,
  type Point,
  pictureHeight,
  pictureWidth,
  stripHeight,
  type View,
} from "./view.ts";

export const loopSeconds = 20;
export const framesPerSecond = 12;

/** Something that stands on the ground: drawn far to near, after all shadows. */
export interface Thing {
  readonly at: Point;
  shadow?(context: Context): void;
  draw(context: Context): void;
}

export interface Scene {
  readonly view: View;
  /** Sky and ground: painted once. */
  ground(context: Context): void;
  /** What changes of the ground itself, such as water; at a time of the loop in seconds. */
  surface?(context: Context, seconds: number): void;
  /** Everything upright. */
  things(seconds: number): Thing[];
  /** What is nearer than everything. */
  front?(context: Context, seconds: number): void;
}

export function paint(context: Context, ground: CanvasImageSource, scene: Scene, seconds: number): void {
  context.globalAlpha = 1;
  context.drawImage(ground, 0, 0);
  scene.surface?.(context, seconds);
  const things = scene.things(seconds).sort((a, b) => scene.view.distance(b.at) - scene.view.distance(a.at));
  for (const thing of things) thing.shadow?.(context);
  for (const thing of things) thing.draw(context);
  scene.front?.(context, seconds);
  lens(context);
}

/** What a cheap dome does to a picture: dark corners, a little milk over all. */
function lens(context: Context): void {
  const corner = context.createRadialGradient(
    pictureWidth / 2,
    pictureHeight / 2,
    pictureHeight * 0.45,
    pictureWidth / 2,
    pictureHeight / 2,
    pictureWidth * 0.68,
  );
  corner.addColorStop(0, "rgba(10,14,20,0)");
  corner.addColorStop(1, "rgba(10,14,20,0.34)");
  context.fillStyle = corner;
  context.fillRect(0, 0, pictureWidth, pictureHeight);
  context.fillStyle = "rgba(190,205,215,0.025)";
  context.fillRect(0, 0, pictureWidth, pictureHeight);
  context.fillStyle = "#000";
  context.fillRect(0, 0, pictureWidth, stripHeight);
}

/** A hazy tropical sky down to the horizon. */
export function paintSky(
  context: Context,
  top: readonly [number, number, number],
  low: readonly [number, number, number],
): void {
  const sky = context.createLinearGradient(0, stripHeight, 0, pictureHeight * 0.6);
  sky.addColorStop(0, css(top));
  sky.addColorStop(1, css(low));
  context.fillStyle = sky;
  context.fillRect(0, 0, pictureWidth, pictureHeight);
}
