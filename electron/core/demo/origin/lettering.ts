/** The letters of the captions: coverage bitmaps made by `npm run footage`, drawn onto the strip's luma. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { FootageUnusable } from "./parameters.ts";
import { type Strip, stripBackground } from "./strip.ts";

const letteringSchema = z.strictObject({
  /** By the picture's height; each face is as high as that picture's caption strip. */
  faces: z.record(
    z.string(),
    z.strictObject({
      height: z.number().int().positive(),
      /** Width, then coverage of 0 to 15 a sample, row by row, two a byte. */
      glyphs: z.record(z.string().length(1), z.tuple([z.number().int().positive(), z.base64()])),
    }),
  ),
});

interface Glyph {
  readonly width: number;
  readonly coverage: Uint8Array;
}

export interface Face {
  readonly height: number;
  readonly glyphs: ReadonlyMap<string, Glyph>;
}

const white = 235;

/** Faces by picture height. Throws `FootageUnusable` where the file is missing or malformed. */
export async function readLettering(folder: string): Promise<ReadonlyMap<number, Face>> {
  const file = join(folder, "lettering.json");
  try {
    const { faces } = letteringSchema.parse(JSON.parse(await readFile(file, "utf8")));
    return new Map(
      Object.entries(faces).map(([pictureHeight, { height, glyphs }]) => [
        Number(pictureHeight),
        {
          height,
          glyphs: new Map(
            Object.entries(glyphs).map(([letter, [width, packed]]) => [
              letter,
              { width, coverage: unpack(packed, width * height) },
            ]),
          ),
        },
      ]),
    );
  } catch (cause) {
    throw new FootageUnusable(`expected the captions' letters in ${file}; make them: npm run footage`, {
      cause,
    });
  }
}

function unpack(packed: string, count: number): Uint8Array {
  const bytes = Buffer.from(packed, "base64");
  return Uint8Array.from(
    { length: count },
    (_, index) => ((bytes[index >> 1] ?? 0) >> (index & 1 ? 0 : 4)) & 15,
  );
}

/** What a face can write: capitals without accents. Anything else becomes a question mark. */
export function writable(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toUpperCase()
    .replace(/[^\x20-\x7e]/g, "?");
}

/** In samples. */
export function widthOf(face: Face, text: string): number {
  let width = 0;
  for (const letter of text) width += face.glyphs.get(letter)?.width ?? 0;
  return width;
}

/** Draws from `left` on; what does not fit is cut off. */
export function drawText(strip: Strip, face: Face, text: string, left: number): void {
  const stride = strip.widthMbs * 16;
  let x = left;
  for (const letter of text) {
    const glyph = face.glyphs.get(letter);
    if (!glyph) continue;
    if (x + glyph.width > stride) return;
    for (let row = 0; row < face.height; row++) {
      for (let column = 0; column < glyph.width; column++) {
        const coverage = glyph.coverage[row * glyph.width + column]!;
        if (coverage === 0) continue;
        strip.luma[row * stride + x + column] =
          stripBackground + Math.round(((white - stripBackground) * coverage) / 15);
      }
    }
    x += glyph.width;
  }
}
