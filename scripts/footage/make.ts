/**
 * Makes the demo cameras' footage and letters: `npm run footage [-- scene …]`. A developer's tool: it needs Debian's
 * `chromium` and `ffmpeg`, which the product never does. Seeded, so that the same sources give the same pictures.
 */
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type FootageList, parseFootage, type Rendition } from "../../electron/core/demo/origin/footage.ts";
import { type Face, readLettering } from "../../electron/core/demo/origin/lettering.ts";
import { makeSegment } from "../../electron/core/demo/origin/segment.ts";
import { captionStripRows } from "../../electron/core/demo/origin/strip.ts";
import { type RenditionPlan, renditionPlans, startEncoder } from "./encode.ts";
import { framesPerSecond, loopSeconds } from "./page/scene.ts";
import { openStudio, type Studio } from "./studio.ts";

const folder = join(import.meta.dirname, "../../resources/footage");
const segmentSeconds = 2;
const letters = Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0x20 + index)).filter(
  (letter) => !/[a-z]/.test(letter),
);

await mkdir(folder, { recursive: true });
const studio = await openStudio();
try {
  const names = await studio.sceneNames();
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown) throw new Error(`expected one of ${names.join(", ")}, found ${unknown}`);
  await makeLettering(studio);
  for (const name of wanted.length > 0 ? wanted : names) await makeScene(studio, name);
  await writeList(names);
} finally {
  await studio.close();
}

async function makeLettering(from: Studio): Promise<void> {
  const faces: Record<string, unknown> = {};
  for (const plan of renditionPlans) {
    const height = captionStripRows(plan.height) * 16;
    const glyphs: Record<string, [number, string]> = {};
    for (const letter of letters) {
      const { width, coverage } = await from.letter(letter, height);
      const packed = Buffer.alloc(Math.ceil(coverage.length / 2));
      coverage.forEach((value, index) => {
        packed[index >> 1]! |= value << (index & 1 ? 0 : 4);
      });
      glyphs[letter] = [width, packed.toString("base64")];
    }
    faces[plan.height] = { height, glyphs };
  }
  await writeFile(join(folder, "lettering.json"), `${JSON.stringify({ faces })}\n`);
}

async function makeScene(from: Studio, name: string): Promise<void> {
  const encoder = startEncoder(framesPerSecond, segmentSeconds, (plan) => join(folder, fileOf(name, plan)));
  const started = Date.now();
  for (let frame = 0; frame < loopSeconds * framesPerSecond; frame++) {
    await encoder.write(await from.frame(name, frame / framesPerSecond));
  }
  await encoder.finish();
  const sizes = await Promise.all(renditionPlans.map((plan) => stat(join(folder, fileOf(name, plan)))));
  const kilobytes = sizes.map(({ size }) => `${Math.round(size / 1024)} kB`).join(", ");
  console.log(`${name}: ${kilobytes} in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** The list tells the true rates: of the segments as the origin serves them, captions included. */
async function writeList(names: readonly string[]): Promise<void> {
  const faces = await readLettering(folder);
  const list: FootageList = { framesPerSecond, segmentSeconds, scenes: {} };
  for (const name of names) {
    const measured: Rendition[] = [];
    for (const plan of renditionPlans) measured.push(await measure(name, plan, faces.get(plan.height)!));
    list.scenes[name] = measured;
  }
  await writeFile(join(folder, "footage.json"), `${JSON.stringify(list, null, 2)}\n`);
}

async function measure(name: string, plan: RenditionPlan, face: Face): Promise<Rendition> {
  const file = fileOf(name, plan);
  const footage = parseFootage(await readFile(join(folder, file)));
  const count = footage.segments.length;
  const pictures = footage.segments.flat().length;
  if (count !== loopSeconds / segmentSeconds || pictures !== loopSeconds * framesPerSecond) {
    throw new Error(`expected ${loopSeconds / segmentSeconds} even segments in ${file}, found ${count}`);
  }
  const caption = { camera: "SIMPANG DENGAN NAMA YANG PANJANG SEKALI", zone: "Asia/Makassar" };
  const sizes = footage.segments.map((_, sequence) => {
    return makeSegment({ footage, face, caption, framesPerSecond, segmentSeconds, sequence, offset: 0 })
      .length;
  });
  return {
    height: plan.height,
    width: plan.width,
    codec: footage.sequence.codec,
    file,
    segments: count,
    peakBitsPerSecond: (Math.max(...sizes) * 8) / segmentSeconds,
    averageBitsPerSecond: Math.ceil(
      (sizes.reduce((sum, size) => sum + size, 0) * 8) / segmentSeconds / count,
    ),
  };
}

function fileOf(name: string, { height }: RenditionPlan): string {
  return `${name}-${height}.h264`;
}
