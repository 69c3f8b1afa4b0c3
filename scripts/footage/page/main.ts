/** What the page offers to the script that drives it: pictures of a scene, one by one, and letters. */
import { paint } from "./scene.ts";
import { scenes } from "./scenes/index.ts";
import { pictureHeight, pictureWidth } from "./view.ts";

const canvas = document.querySelector("canvas")!;
canvas.width = pictureWidth;
canvas.height = pictureHeight;
const context = canvas.getContext("2d", { willReadFrequently: true })!;
let ground: { name: string; picture: OffscreenCanvas } | undefined;

function groundOf(name: string): OffscreenCanvas {
  if (ground?.name !== name) {
    const picture = new OffscreenCanvas(pictureWidth, pictureHeight);
    scenes[name]!.ground(picture.getContext("2d")!);
    ground = { name, picture };
  }
  return ground.picture;
}

/** Paints one picture and hands its samples (RGBA) to the script. */
async function frame(name: string, seconds: number): Promise<void> {
  paint(context, groundOf(name), scenes[name]!, seconds);
  const { data } = context.getImageData(0, 0, pictureWidth, pictureHeight);
  await fetch("/frame", { method: "POST", body: data });
}

/** A letter's coverage, 0 to 15 a sample, at the size of a caption strip. */
function letter(character: string, height: number): { width: number; coverage: number[] } {
  const small = new OffscreenCanvas(height * 2, height);
  const pen = small.getContext("2d", { willReadFrequently: true })!;
  pen.font = `600 ${Math.round(height * 0.82)}px Caption`;
  const measure = (text: string) => pen.measureText(text).width;
  // Digits share a width, so that the clock does not shiver.
  const width = Math.max(
    1,
    Math.round(/\d/.test(character) ? Math.max(...[..."0123456789"].map(measure)) : measure(character)),
  );
  pen.textAlign = "center";
  pen.textBaseline = "alphabetic";
  pen.fillStyle = "#fff";
  pen.fillText(character, width / 2, Math.round(height * 0.79));
  const { data } = pen.getImageData(0, 0, width, height);
  return {
    width,
    coverage: Array.from({ length: width * height }, (_, index) => Math.round(data[index * 4 + 3]! / 17)),
  };
}

Object.assign(globalThis, { frame, letter, sceneNames: Object.keys(scenes) });
const face = new FontFace("Caption", "url(/caption.woff2)", { weight: "600" });
await face.load();
document.fonts.add(face);
document.title = "ready";
