/**
 * One media segment of one camera: pictures of the shared footage under this camera's own caption.
 *
 * Guarantees: stateless, so that every segment of every camera can be made on its own, in any order, twice alike;
 * segment n holds the pictures of [n, n + 1) segment lengths since the epoch, its decode time is that of its first
 * picture, so decode times go on evenly where the footage starts over; the caption's clock is each picture's own.
 */
import { type CaptionText, drawCaption } from "./caption.ts";
import { initSegment, mediaSegment } from "./fmp4.ts";
import type { Footage, Picture, Slice } from "./footage.ts";
import type { Face } from "./lettering.ts";
import { skippedSlice } from "./slice.ts";
import { changedStripSlice, intraStripSlice, type Strip } from "./strip.ts";

export interface SegmentRequest {
  readonly footage: Footage;
  readonly face: Face;
  readonly caption: CaptionText;
  readonly framesPerSecond: number;
  readonly segmentSeconds: number;
  /** Which segment since the epoch. */
  readonly sequence: number;
  /** By how many segments this camera is ahead in the footage. */
  readonly offset: number;
  /** Epoch ms at which picture and clock stopped, as a fault that a room must notice. */
  readonly frozenAt?: number;
}

/** Ticks a picture; any number serves, a round one is easy to read. */
const sampleDuration = 1000;

export function makeInitSegment(footage: Footage, framesPerSecond: number): Buffer {
  const { sequence, sps, pps } = footage;
  return initSegment({
    width: sequence.width,
    height: sequence.height,
    timescale: framesPerSecond * sampleDuration,
    sps,
    pps,
  });
}

export function makeSegment(request: SegmentRequest): Buffer {
  const { footage, framesPerSecond, segmentSeconds, sequence, offset, frozenAt } = request;
  const shown = frozenAt === undefined ? sequence : Math.floor(frozenAt / 1000 / segmentSeconds);
  const count = footage.segments.length;
  const pictures = footage.segments[(((shown + offset) % count) + count) % count]!;
  const startMs = sequence * segmentSeconds * 1000;
  const { widthMbs } = footage.sequence;

  let strip: Strip | undefined;
  let stripSecond = Number.NaN;
  const samples = pictures.map((picture, index) => {
    const at = frozenAt ?? startMs + (index * 1000) / framesPerSecond;
    const second = Math.floor(at / 1000);
    const isFrozen = frozenAt !== undefined && index > 0;
    const below = isFrozen ? repeated(picture, footage) : picture.below.map(({ nal }) => nal);
    const before = strip;
    if (second !== stripSecond) {
      strip = drawCaption(request.caption, request.face, widthMbs, footage.stripRows, at);
      stripSecond = second;
    }
    return [stripSlice(picture.strip, before, strip!), ...below];
  });
  return mediaSegment({
    sequence,
    decodeTime: sequence * segmentSeconds * framesPerSecond * sampleDuration,
    sampleDuration,
    samples,
  });
}

function stripSlice({ nal, header }: Slice, before: Strip | undefined, strip: Strip): Uint8Array {
  if (before === undefined) return intraStripSlice(nal, header, strip);
  if (before === strip) return skippedSlice(nal, header, strip.widthMbs * strip.heightMbs);
  return changedStripSlice(nal, header, before, strip);
}

function repeated(picture: Picture, footage: Footage): Uint8Array[] {
  const { widthMbs, heightMbs } = footage.sequence;
  return picture.below.map(({ nal, header }, index) => {
    const end = picture.below[index + 1]?.header.firstMb ?? widthMbs * heightMbs;
    return skippedSlice(nal, header, end - header.firstMb);
  });
}
