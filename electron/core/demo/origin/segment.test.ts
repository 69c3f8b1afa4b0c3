import { expect, it } from "vitest";
import { drawCaption } from "./caption.ts";
import { decode, footageFolder, type Planes, shippedFootage } from "./decode.ts";
import { readFootageList } from "./footage.ts";
import { type Face, readLettering } from "./lettering.ts";
import { makeInitSegment, makeSegment } from "./segment.ts";

const faces = await readLettering(footageFolder);
const scenes = Object.keys((await readFootageList(footageFolder)).scenes);
const caption = { camera: "simpang-otista Simpang Otista", zone: "Asia/Jakarta" };
const timing = { framesPerSecond: 12, segmentSeconds: 2 };
/** The last segment before the footage starts over, and the time of it. */
const sequence = 885_000_009;
const startMs = sequence * 2000;

async function cameraAt(scene: string, height: number) {
  const { footage } = await shippedFootage(scene, height);
  const request = { ...timing, footage, face: faces.get(height)!, caption, offset: 0 };
  const { width, widthMbs } = footage.sequence;
  return {
    footage,
    request,
    captionAt: (at: number, face: Face = request.face) =>
      drawCaption(caption, face, widthMbs, footage.stripRows, at).luma,
    decoded: (...segments: Buffer[]) =>
      decode(
        "mp4",
        Buffer.concat([makeInitSegment(footage, timing.framesPerSecond), ...segments]),
        width,
        height,
      ),
  };
}

const topOf = ({ luma }: Planes, samples: number) => luma.subarray(0, samples);

it.each([180, 360, 720])("shows the moment of each picture, on and on, at %i rows", async (height) => {
  const { request, decoded, captionAt } = await cameraAt("junction", height);
  const pictures = decoded(
    makeSegment({ ...request, sequence }),
    makeSegment({ ...request, sequence: sequence + 1 }),
  );
  expect(pictures).toHaveLength(48);
  const seen = new Set<string>();
  pictures.forEach((picture, index) => {
    const expected = captionAt(startMs + (index * 1000) / 12);
    const strip = topOf(picture, expected.length);
    expect(strip.equals(expected), `picture ${index}`).toBe(true);
    seen.add(strip.toString("base64"));
  });
  expect(seen.size).toBe(4);
});

it.each(scenes)("goes on without a jump where the footage starts over: %s", async (scene) => {
  const { request, decoded, footage } = await cameraAt(scene, 180);
  expect((sequence + 1) % footage.segments.length).toBe(0);
  const segments = [-1, 0, 1, 2].map((step) => makeSegment({ ...request, sequence: sequence + step }));
  const below = decoded(...segments).map(({ luma }) => luma.subarray(320 * 16));
  /** By how much a sample differs, on average, where a segment begins: the coding starts anew in each. */
  const changeAt = (segment: number) => {
    const [before, after] = [below[segment * 24 - 1]!, below[segment * 24]!];
    return after.reduce((sum, sample, at) => sum + Math.abs(sample - before[at]!), 0) / after.length;
  };
  expect(changeAt(2)).toBeGreaterThan(0);
  expect(changeAt(2)).toBeLessThan(1.6 * Math.max(changeAt(1), changeAt(3)));
});

it("is the same whenever it is made, and another camera's is not", async () => {
  const { request } = await cameraAt("junction", 180);
  const once = makeSegment({ ...request, sequence });
  expect(makeSegment({ ...request, sequence }).equals(once)).toBe(true);
  expect(makeSegment({ ...request, sequence, offset: 3 }).equals(once)).toBe(false);
  expect(makeSegment({ ...request, sequence, caption: { ...caption, camera: "other" } }).equals(once)).toBe(
    false,
  );
});

it("freezes picture and clock, while its times go on", async () => {
  const { request, decoded, captionAt } = await cameraAt("junction", 180);
  const frozenAt = startMs - 61_500;
  const later = makeSegment({ ...request, sequence, frozenAt });
  const pictures = decoded(later, makeSegment({ ...request, sequence: sequence + 1, frozenAt }));
  expect(pictures).toHaveLength(48);
  expect(new Set(pictures.map(({ luma }) => luma.toString("hex"))).size).toBe(1);
  const expected = captionAt(frozenAt);
  expect(topOf(pictures[0]!, expected.length).equals(expected)).toBe(true);
});
