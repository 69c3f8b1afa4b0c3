import fc from "fast-check";
import { expect, it } from "vitest";
import { seededRandom } from "../../../../shared/domain/random.ts";
import { decode, shippedFootage } from "./decode.ts";
import { skippedSlice } from "./slice.ts";
import { blankStrip, changedStripSlice, intraStripSlice, type Strip, stripBackground } from "./strip.ts";

const startCode = Buffer.from([0, 0, 0, 1]);

/** Blank, save for some macroblocks of noise: as many neighbours of each kind as a caption has, and more. */
function noisyStrip(widthMbs: number, heightMbs: number, seed: number, share: number): Strip {
  const random = seededRandom(seed);
  const strip = blankStrip(widthMbs, heightMbs);
  for (let address = 0; address < widthMbs * heightMbs; address++) {
    if (random() >= share) continue;
    const left = (address % widthMbs) * 16;
    const top = Math.floor(address / widthMbs) * 16;
    for (let sample = 0; sample < 256; sample++) {
      strip.luma[(top + (sample >> 4)) * widthMbs * 16 + left + (sample & 15)] = Math.floor(random() * 256);
    }
  }
  return strip;
}

/** The byte stream of the first pictures of some footage, each under a strip of its own. */
async function under(height: number, strips: (widthMbs: number, heightMbs: number) => readonly Strip[]) {
  const { footage } = await shippedFootage("junction", height);
  const { sequence, sps, pps, stripRows } = footage;
  const wanted = strips(sequence.widthMbs, stripRows);
  const pictures = footage.segments[0]!.slice(0, wanted.length);
  const plain = [sps, pps];
  const written: Uint8Array[] = [sps, pps];
  pictures.forEach(({ strip: { nal, header }, below }, index) => {
    const strip = wanted[index]!;
    const before = wanted[index - 1];
    plain.push(nal, ...below.map((slice) => slice.nal));
    written.push(
      before ? changedStripSlice(nal, header, before, strip) : intraStripSlice(nal, header, strip),
      ...below.map((slice) => slice.nal),
    );
  });
  const decoded = (nals: readonly Uint8Array[]) =>
    decode("h264", Buffer.concat(nals.flatMap((nal) => [startCode, nal])), sequence.width, sequence.height);
  return { wanted, stripSamples: wanted[0]!.luma.length, before: decoded(plain), after: decoded(written) };
}

it.each([180, 360, 720])(
  "decodes to the samples given, and leaves the picture alone, at %i rows",
  async (height) => {
    const { wanted, stripSamples, before, after } = await under(height, (widthMbs, heightMbs) => {
      const full = noisyStrip(widthMbs, heightMbs, 1, 1);
      const sparse = noisyStrip(widthMbs, heightMbs, 2, 0.3);
      return [sparse, sparse, full, blankStrip(widthMbs, heightMbs), noisyStrip(widthMbs, heightMbs, 3, 0.6)];
    });
    expect(after).toHaveLength(wanted.length);
    after.forEach(({ luma, chroma }, index) => {
      const what = `picture ${index}`;
      expect(luma.subarray(0, stripSamples).equals(wanted[index]!.luma), what).toBe(true);
      expect(luma.subarray(stripSamples).equals(before[index]!.luma.subarray(stripSamples)), what).toBe(true);
      // Each chroma plane is a quarter of the luma's samples, and neutral under the strip.
      for (const plane of [0, 1]) {
        const start = (plane * chroma.length) / 2;
        const end = start + chroma.length / 2;
        const stripEnd = start + stripSamples / 4;
        expect(
          chroma.subarray(start, stripEnd).every((sample) => sample === 128),
          what,
        ).toBe(true);
        expect(
          chroma.subarray(stripEnd, end).equals(before[index]!.chroma.subarray(stripEnd, end)),
          what,
        ).toBe(true);
      }
    });
  },
);

it("decodes whatever macroblocks are blank", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (seed, share) => {
        const { wanted, stripSamples, after } = await under(360, (widthMbs, heightMbs) => [
          noisyStrip(widthMbs, heightMbs, seed, share),
          noisyStrip(widthMbs, heightMbs, seed + 1, share),
        ]);
        expect(after).toHaveLength(2);
        after.forEach(({ luma }, index) => {
          expect(luma.subarray(0, stripSamples).equals(wanted[index]!.luma)).toBe(true);
        });
      },
    ),
    { numRuns: 8 },
  );
});

it("costs little where nothing is written", async () => {
  const { footage } = await shippedFootage("junction", 720);
  const [first, second] = footage.segments[0]!.map((picture) => picture.strip);
  const blank = blankStrip(footage.sequence.widthMbs, footage.stripRows);
  const blocks = blank.widthMbs * blank.heightMbs;
  // The first column cannot be predicted: 384 bytes a block.
  expect(intraStripSlice(first!.nal, first!.header, blank).length).toBeLessThan(
    blank.heightMbs * 400 + blocks,
  );
  expect(changedStripSlice(second!.nal, second!.header, blank, blank)).toEqual(
    skippedSlice(second!.nal, second!.header, blocks),
  );
  expect(blank.luma.every((sample) => sample === stripBackground)).toBe(true);
});
