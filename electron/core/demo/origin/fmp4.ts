/**
 * Fragmented MP4 of one video track: the initialisation segment and media segments of CMAF.
 * Boxes as in ISO/IEC 14496-12 (clause numbers below), `avc1` and `avcC` as in ISO/IEC 14496-15.
 */

export interface VideoTrack {
  readonly width: number;
  readonly height: number;
  /** Ticks a second. */
  readonly timescale: number;
  readonly sps: Uint8Array;
  readonly pps: Uint8Array;
}

export interface MediaSegment {
  readonly sequence: number;
  /** baseMediaDecodeTime, ticks. */
  readonly decodeTime: number;
  readonly sampleDuration: number;
  /** Each a picture: its NAL units, the first picture being an IDR. */
  readonly samples: readonly (readonly Uint8Array[])[];
}

const trackId = 1;
const unity = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

export function initSegment(track: VideoTrack): Buffer {
  const { width, height, timescale, sps, pps } = track;
  const movieHeader = full(
    "mvhd",
    0,
    0,
    u32(0, 0, 1000, 0, 0x10000),
    u16(0x100, 0),
    u32(0, 0, ...unity),
    zeros(24),
    u32(2),
  );
  const trackHeader = full(
    "tkhd",
    0,
    3,
    u32(0, 0, trackId, 0, 0, 0, 0),
    u16(0, 0, 0, 0),
    u32(...unity, width * 65536, height * 65536),
  );
  // 0x55c4: language "und".
  const mediaHeader = full("mdhd", 0, 0, u32(0, 0, timescale, 0), u16(0x55c4, 0));
  const handler = full("hdlr", 0, 0, u32(0), text("vide"), zeros(12), text("video\0"));
  const configuration = box(
    "avcC",
    Buffer.from([1, sps[1]!, sps[2]!, sps[3]!, 0xff, 0xe1]),
    u16(sps.length),
    sps,
    Buffer.from([1]),
    u16(pps.length),
    pps,
  );
  const sampleEntry = box(
    "avc1",
    zeros(6),
    u16(1),
    zeros(16),
    u16(width, height),
    u32(0x480000, 0x480000, 0),
    u16(1),
    zeros(32),
    u16(24, 0xffff),
    configuration,
  );
  const sampleTable = box(
    "stbl",
    full("stsd", 0, 0, u32(1), sampleEntry),
    full("stts", 0, 0, u32(0)),
    full("stsc", 0, 0, u32(0)),
    full("stsz", 0, 0, u32(0, 0)),
    full("stco", 0, 0, u32(0)),
  );
  const information = box(
    "minf",
    full("vmhd", 0, 1, zeros(8)),
    box("dinf", full("dref", 0, 0, u32(1), full("url ", 0, 1))),
    sampleTable,
  );
  return Buffer.concat([
    box("ftyp", text("iso6"), u32(0), text("iso6cmfcavc1")),
    box(
      "moov",
      movieHeader,
      box("trak", trackHeader, box("mdia", mediaHeader, handler, information)),
      box("mvex", full("trex", 0, 0, u32(trackId, 1, 0, 0, 0))),
    ),
  ]);
}

/** `styp`, `moof`, `mdat` (8.16.2, 8.8). NAL units get four bytes of length before them, in place of start codes. */
export function mediaSegment(segment: MediaSegment): Buffer {
  const sizes = segment.samples.map((nals) => nals.reduce((sum, nal) => sum + 4 + nal.length, 0));
  const dataBytes = sizes.reduce((sum, size) => sum + size, 0);
  // default-base-is-moof, default duration, default flags: not a sync sample, depends on others (8.8.3.1).
  const header = full("tfhd", 0, 0x020028, u32(trackId, segment.sampleDuration, 0x01010000));
  const decodeTime = Buffer.alloc(8);
  decodeTime.writeBigUInt64BE(BigInt(segment.decodeTime));
  const time = full("tfdt", 1, 0, decodeTime);
  const run = (dataOffset: number) =>
    // data offset, first sample's flags (an IDR picture), sizes (8.8.8).
    full("trun", 0, 0x000205, u32(sizes.length, dataOffset, 0x02000000, ...sizes));
  const fragment = (dataOffset: number) =>
    box(
      "moof",
      full("mfhd", 0, 0, u32(segment.sequence % 2 ** 32)),
      box("traf", header, time, run(dataOffset)),
    );
  const fragmentBytes = fragment(0).length;
  const start = Buffer.concat([
    box("styp", text("msdh"), u32(0), text("msdhmsix")),
    fragment(fragmentBytes + 8),
  ]);

  const bytes = Buffer.allocUnsafe(start.length + 8 + dataBytes);
  start.copy(bytes);
  let position = bytes.writeUInt32BE(8 + dataBytes, start.length);
  position += bytes.write("mdat", position, "latin1");
  for (const nals of segment.samples) {
    for (const nal of nals) {
      position = bytes.writeUInt32BE(nal.length, position);
      bytes.set(nal, position);
      position += nal.length;
    }
  }
  return bytes;
}

function box(type: string, ...contents: Uint8Array[]): Buffer {
  const length = contents.reduce((sum, content) => sum + content.length, 8);
  return Buffer.concat([u32(length), text(type), ...contents]);
}

function full(type: string, version: number, flags: number, ...contents: Uint8Array[]): Buffer {
  return box(type, u32(version * 2 ** 24 + flags), ...contents);
}

function u32(...values: number[]): Buffer {
  const bytes = Buffer.allocUnsafe(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value, index * 4);
  });
  return bytes;
}

function u16(...values: number[]): Buffer {
  const bytes = Buffer.allocUnsafe(values.length * 2);
  values.forEach((value, index) => {
    bytes.writeUInt16BE(value, index * 2);
  });
  return bytes;
}

function zeros(count: number): Buffer {
  return Buffer.alloc(count);
}

function text(value: string): Buffer {
  return Buffer.from(value, "latin1");
}
