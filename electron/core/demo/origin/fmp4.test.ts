import { BufferSource, type EncodedPacket, EncodedPacketSink, Input, MP4 } from "mediabunny";
import { expect, it } from "vitest";
import { shippedFootage } from "./decode.ts";
import { initSegment, type MediaSegment, mediaSegment } from "./fmp4.ts";

interface Box {
  readonly type: string;
  readonly body: Buffer;
  /** Of the whole file. */
  readonly start: number;
}

/** Boxes side by side; throws where their sizes do not add up. */
function boxes(bytes: Buffer, offset = 0): Box[] {
  const found: Box[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    if (size < 8 || at + size > bytes.length)
      throw new Error(`expected a box of 8 to ${bytes.length - at} bytes, found ${size}`);
    found.push({
      type: bytes.toString("latin1", at + 4, at + 8),
      body: bytes.subarray(at + 8, at + size),
      start: offset + at,
    });
    at += size;
  }
  return found;
}

function inside(box: Box, ...path: string[]): Box {
  const [type, ...rest] = path;
  if (type === undefined) return box;
  const next = boxes(box.body, box.start + 8).find((one) => one.type === type);
  if (!next) throw new Error(`expected ${type} in ${box.type}`);
  return inside(next, ...rest);
}

const nal = (length: number, first = 0x41) => Buffer.alloc(length, first);
const segment: MediaSegment = {
  sequence: 885_000_000,
  decodeTime: 885_000_000 * 24_000,
  sampleDuration: 1000,
  samples: [[nal(5, 0x65), nal(700, 0x65)], [nal(3)], [nal(9), nal(11)]],
};

it("puts each picture where the run of samples says that it is", () => {
  const bytes = mediaSegment(segment);
  const [styp, moof, mdat] = boxes(bytes);
  expect([styp!.type, moof!.type, mdat!.type]).toEqual(["styp", "moof", "mdat"]);
  expect(inside(moof!, "traf", "tfdt").body.readBigUInt64BE(4)).toBe(BigInt(segment.decodeTime));
  expect(inside(moof!, "mfhd").body.readUInt32BE(4)).toBe(segment.sequence);

  const run = inside(moof!, "traf", "trun").body;
  expect(run.readUInt32BE(4)).toBe(3);
  let at = moof!.start + run.readUInt32BE(8);
  expect(at).toBe(mdat!.start + 8);
  // The first picture is one to begin with, the others are not (ISO/IEC 14496-12, 8.8.3.1).
  expect(run.readUInt32BE(12) & 0x10000).toBe(0);
  expect(inside(moof!, "traf", "tfhd").body.readUInt32BE(12) & 0x10000).toBe(0x10000);
  segment.samples.forEach((nals, index) => {
    const end = at + run.readUInt32BE(16 + index * 4);
    for (const expected of nals) {
      expect(bytes.readUInt32BE(at)).toBe(expected.length);
      expect(bytes.subarray(at + 4, at + 4 + expected.length).equals(expected)).toBe(true);
      at += 4 + expected.length;
    }
    expect(at).toBe(end);
  });
  expect(at).toBe(bytes.length);
});

it("is read by a demuxer that is not ours, with size, codec, times and key pictures", async () => {
  const { footage, rendition } = await shippedFootage("junction", 360);
  const { sps, pps } = footage;
  const track = { width: 640, height: 360, timescale: 12_000, sps, pps };
  const pictures = footage.segments[0]!;
  const samples = pictures.map(({ strip, below }) => [strip.nal, ...below.map((slice) => slice.nal)]);
  const file = Buffer.concat([
    initSegment(track),
    mediaSegment({ sequence: 1, decodeTime: 24_000, sampleDuration: 1000, samples }),
    mediaSegment({ sequence: 2, decodeTime: 48_000, sampleDuration: 1000, samples }),
  ]);
  using input = new Input({ source: new BufferSource(file), formats: [MP4] });
  const video = await input.getPrimaryVideoTrack();
  expect(await video!.getCodecParameterString()).toBe(rendition.codec.toLowerCase());
  expect([await video!.getCodedWidth(), await video!.getCodedHeight()]).toEqual([640, 360]);
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(video!).packets()) packets.push(packet);
  expect(packets.map(({ timestamp }) => Math.round(timestamp * 12))).toEqual(
    Array.from({ length: 48 }, (_, index) => 24 + index),
  );
  expect(packets.every(({ duration }) => Math.abs(duration - 1 / 12) < 1e-6)).toBe(true);
  expect(packets.flatMap(({ type }, index) => (type === "key" ? [index] : []))).toEqual([0, 24]);
  expect(packets.slice(0, 24).map(({ byteLength }) => byteLength)).toEqual(
    samples.map((nals) => nals.reduce((sum, { length }) => sum + 4 + length, 0)),
  );
});
