/**
 * The caption strip: the top rows of macroblocks of every picture, a slice of its own, written without an encoder.
 *
 * Guarantees: the strip decodes to exactly the samples given, whatever the picture below shows. It does not touch
 * the other slices; the footage is encoded so that none of them predicts from the strip (no deblocking, still
 * pictures under it).
 *
 * Samples travel as I_PCM macroblocks (ITU-T H.264 clause 7.3.5), 384 bytes each. Two savings keep that small:
 * in an IDR picture a blank macroblock right of a blank edge is Intra_16x16 predicted from it (clause 8.3.3.2)
 * without residual; in other pictures only macroblocks that changed are sent, the rest is P_Skip.
 */
import type { BitWriter } from "./bits.ts";
import { replaceSliceData, type SliceHeader } from "./slice.ts";

/** Luma samples, row by row; colour there is none. */
export interface Strip {
  readonly widthMbs: number;
  readonly heightMbs: number;
  readonly luma: Uint8Array;
}

export const stripBackground = 16;

/** Table 7-11: I_PCM is mb_type 25 in an I slice, and five more in a P slice (Table 7-13). */
const pcmType = 25;
/** Table 7-11: Intra_16x16, horizontal prediction, no coefficients. */
const horizontalType = 2;
const interOffset = 5;
const neutralChroma = new Uint8Array(128).fill(128);

export function blankStrip(widthMbs: number, heightMbs: number): Strip {
  return { widthMbs, heightMbs, luma: new Uint8Array(widthMbs * heightMbs * 256).fill(stripBackground) };
}

/** The strip's slice of an IDR picture, in place of `original`. */
export function intraStripSlice(original: Uint8Array, header: SliceHeader, strip: Strip): Uint8Array {
  const count = strip.widthMbs * strip.heightMbs;
  const isPcm = Array.from({ length: count }, (_, address) => !isPredictable(strip, address));
  return replaceSliceData(original, header, count * 390, (writer) => {
    for (let address = 0; address < count; address++) {
      if (isPcm[address]) writePcm(writer, pcmType, strip, address);
      else writePredicted(writer, coefficientContext(isPcm, address, strip.widthMbs));
    }
  });
}

/** The strip's slice of a P picture: what changed since `before`. */
export function changedStripSlice(
  original: Uint8Array,
  header: SliceHeader,
  before: Strip,
  strip: Strip,
): Uint8Array {
  const count = strip.widthMbs * strip.heightMbs;
  const changed: number[] = [];
  for (let address = 0; address < count; address++) {
    if (!isSame(before, strip, address)) changed.push(address);
  }
  return replaceSliceData(original, header, changed.length * 390 + 8, (writer) => {
    let next = 0;
    for (const address of changed) {
      writer.unsigned(address - next); // mb_skip_run
      writePcm(writer, pcmType + interOffset, strip, address);
      next = address + 1;
    }
    if (next < count) writer.unsigned(count - next);
  });
}

function writePcm(writer: BitWriter, type: number, strip: Strip, address: number): void {
  writer.unsigned(type);
  writer.align();
  for (let row = 0; row < 16; row++) {
    const start = startOf(strip, address) + row * strip.widthMbs * 16;
    writer.bytes(strip.luma.subarray(start, start + 16));
  }
  writer.bytes(neutralChroma);
}

function writePredicted(writer: BitWriter, context: number): void {
  writer.unsigned(horizontalType);
  writer.unsigned(1); // intra_chroma_pred_mode: horizontal
  writer.signed(0); // mb_qp_delta
  // coeff_token of no coefficients, Table 9-5.
  if (context >= 8) writer.bits(0b000011, 6);
  else writer.bit(1);
}

/**
 * nC of clause 9.2.1 for block 0: an I_PCM neighbour counts 16, a predicted one none. It is 0, 8 or 16 here.
 */
function coefficientContext(isPcm: readonly boolean[], address: number, widthMbs: number): number {
  // Never asked for the first column, so a left neighbour is there.
  const left = isPcm[address - 1] ? 16 : 0;
  const above = isPcm[address - widthMbs];
  return above === undefined ? left : (left + (above ? 16 : 0) + 1) >> 1;
}

function isPredictable(strip: Strip, address: number): boolean {
  if (address % strip.widthMbs === 0) return false;
  const stride = strip.widthMbs * 16;
  for (let row = 0; row < 16; row++) {
    const start = startOf(strip, address) + row * stride;
    for (let column = -1; column < 16; column++) {
      if (strip.luma[start + column] !== stripBackground) return false;
    }
  }
  return true;
}

function isSame(before: Strip, after: Strip, address: number): boolean {
  for (let row = 0; row < 16; row++) {
    const start = startOf(after, address) + row * after.widthMbs * 16;
    for (let column = 0; column < 16; column++) {
      if (before.luma[start + column] !== after.luma[start + column]) return false;
    }
  }
  return true;
}

function startOf(strip: Strip, address: number): number {
  const row = Math.floor(address / strip.widthMbs);
  return row * 16 * strip.widthMbs * 16 + (address % strip.widthMbs) * 16;
}

/** Rows of macroblocks that the caption takes of a picture of this height: 16 lines at 180, and in proportion. */
export function captionStripRows(pictureHeight: number): number {
  return Math.max(1, Math.round(pictureHeight / 180));
}
