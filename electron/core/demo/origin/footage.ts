/**
 * The sample footage: one H.264 byte stream a scene and rendition, cut into segments of one closed GOP each, which
 * repeat without end. Read from disk when somebody first watches, and then shared by all cameras of the scene.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { nalType, splitByteStream, typeOf } from "./nal.ts";
import {
  FootageUnusable,
  type PictureParameters,
  readPictureParameters,
  readSequenceParameters,
  type SequenceParameters,
} from "./parameters.ts";
import { readSliceHeader, type SliceHeader } from "./slice.ts";

const renditionSchema = z.strictObject({
  height: z.number().int().positive(),
  width: z.number().int().positive(),
  codec: z.string(),
  file: z.string().regex(/^[a-z0-9-]+\.h264$/),
  segments: z.number().int().positive(),
  /** Of whole segments with their captions, as the origin serves them. */
  peakBitsPerSecond: z.number().positive(),
  averageBitsPerSecond: z.number().positive(),
});
const footageListSchema = z.strictObject({
  framesPerSecond: z.number().int().positive(),
  segmentSeconds: z.number().int().positive(),
  scenes: z.record(z.string(), z.array(renditionSchema).min(1)),
});

/** `footage.json`, written by `npm run footage`. */
export type FootageList = z.infer<typeof footageListSchema>;
export type Rendition = FootageList["scenes"][string][number];

export interface Slice {
  readonly nal: Buffer;
  readonly header: SliceHeader;
}

export interface Picture {
  readonly strip: Slice;
  readonly below: readonly Slice[];
}

export interface Footage {
  readonly sequence: SequenceParameters;
  readonly picture: PictureParameters;
  readonly sps: Buffer;
  readonly pps: Buffer;
  /** How many rows of macroblocks the caption strip has. */
  readonly stripRows: number;
  readonly segments: readonly (readonly Picture[])[];
}

/** Throws `FootageUnusable` where the list is missing or malformed. */
export async function readFootageList(folder: string): Promise<FootageList> {
  const file = join(folder, "footage.json");
  try {
    return footageListSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (cause) {
    throw new FootageUnusable(`expected the list of sample footage in ${file}; make it: npm run footage`, {
      cause,
    });
  }
}

/** Throws `FootageUnusable` where the stream is not what the caption strip needs. */
export function parseFootage(stream: Buffer): Footage {
  const nals = splitByteStream(stream);
  const sps = nals.find((nal) => typeOf(nal) === nalType.sps);
  const pps = nals.find((nal) => typeOf(nal) === nalType.pps);
  if (!sps || !pps) throw new FootageUnusable("expected parameter sets, found none");
  const sequence = readSequenceParameters(sps);
  const picture = readPictureParameters(pps);
  const segments: { strip: Slice; below: Slice[] }[][] = [];
  for (const nal of nals) {
    const type = typeOf(nal);
    if (type !== nalType.slice && type !== nalType.idrSlice) continue;
    const slice = { nal, header: readSliceHeader(nal, sequence, picture) };
    if (slice.header.disableDeblocking !== 1) throw new FootageUnusable("expected no deblocking");
    if (slice.header.firstMb === 0) {
      if (type === nalType.idrSlice) segments.push([]);
      segments.at(-1)?.push({ strip: slice, below: [] });
    } else {
      segments.at(-1)?.at(-1)?.below.push(slice);
    }
  }
  const stripMbs = segments[0]?.[0]?.below[0]?.header.firstMb ?? 0;
  if (stripMbs === 0 || stripMbs % sequence.widthMbs !== 0) {
    throw new FootageUnusable("expected the caption strip in a slice of its own");
  }
  return { sequence, picture, sps, pps, stripRows: stripMbs / sequence.widthMbs, segments };
}

/** Each rendition is read once, when first asked for. */
export function createFootageShelf(folder: string): (rendition: Rendition) => Promise<Footage> {
  const shelf = new Map<string, Promise<Footage>>();
  return ({ file }) => {
    const held = shelf.get(file);
    if (held) return held;
    const reading = readFile(join(folder, file)).then(parseFootage);
    shelf.set(file, reading);
    // A failure is not kept: the file may come back.
    reading.catch(() => shelf.delete(file));
    return reading;
  };
}
