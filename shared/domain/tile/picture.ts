/**
 * What a look at the picture itself tells, once a second: hls.js and the browser see time advance, never whether the
 * picture changes or shows anything.
 *
 * A look is the picture's brightness in a grid of cells (mean, least and most of the points looked at) and a number
 * that differs when any of those points differs. Rules and their limits:
 *
 * - *Still*, first rule: every point is the same over `stillLooks` looks and `stillAfterMs`, and at least two segments
 *   began meanwhile. Each segment begins with a picture that was encoded by itself, out of a sensor that makes noise
 *   (and mostly with a clock burnt in), so that two of them are never the same unless one picture is repeated. Within
 *   one segment a quiet night scene may well be: an encoder skips what does not change. Streams with long segments are
 *   therefore called still later.
 * - *Still*, second rule: a picture that is repeated *and encoded anew* differs in small things. It is recognised where
 *   some cell changed at each of the last `clockLooks` looks (a burnt-in clock; constant traffic does as well) and
 *   suddenly none changes by more than `noise` over `stillLooks` looks. Not recognised: a repeated picture that is
 *   encoded anew, of a camera that shows no clock.
 * - *Black*: all but a tenth of the cells (for the texts that are burnt in) are as dark as black is, evenly. A street at
 *   night has lamps, or noise; where it has neither, nobody can see anything either.
 * - *No signal*: all but a fifth of the cells have the same brightness, with nothing in them, and the picture does not
 *   change; or bars: the upper half holds five or more columns of even brightness. Fog is not even within a cell.
 *
 * Black and no signal are told after `flawLooks` looks in a row. A look away ends any of them.
 */
import type { PictureFlaw } from "./health.ts";

export const gridColumns = 32;
export const gridRows = 18;
const cellCount = gridColumns * gridRows;

export interface PictureLook {
  /** Epoch ms. */
  readonly at: number;
  /** 0 to 255 for each cell, row by row. */
  readonly mean: Float32Array;
  readonly least: Uint8Array;
  readonly most: Uint8Array;
  /** Differs when any point that was looked at differs. */
  readonly fingerprint: number;
  /** Number of the segment that the picture is out of; -1 when unknown. */
  readonly segment: number;
}

export interface PictureWatch {
  readonly last: PictureLook | null;
  /** The first of the looks that are all the same. */
  readonly same: { readonly at: number; readonly looks: number; readonly segments: number };
  /** The same for looks that differ by no more than noise. */
  readonly quiet: { readonly at: number; readonly looks: number };
  /** For each cell, at how many looks in a row it changed. */
  readonly changes: Uint8Array;
  /** A cell changed at each look before the quiet began. */
  readonly hadClock: boolean;
  readonly suspect: { readonly flaw: PictureFlaw; readonly looks: number } | null;
}

export interface PictureVerdict {
  readonly watch: PictureWatch;
  /** Since when the picture is the same one; null while it changes. */
  readonly stillSince: number | null;
  readonly flaw: "black" | "no-signal" | null;
}

const stillAfterMs = 2500;
const stillLooks = 4;
const clockLooks = 15;
/** Brightness of a cell, of 255. */
const noise = 1.5;
const flawLooks = 3;
const black = { mean: 30, most: 48, share: 0.9 } as const;
const even = { within: 6, around: 4, share: 0.8 } as const;
const bars = { within: 3, apart: 8, count: 5, share: 0.85 } as const;

export function newPictureWatch(): PictureWatch {
  return {
    ...{ last: null, hadClock: false, suspect: null },
    ...{ same: { at: 0, looks: 0, segments: 0 }, quiet: { at: 0, looks: 0 } },
    changes: new Uint8Array(cellCount),
  };
}

export function lookAtPicture(watch: PictureWatch, look: PictureLook): PictureVerdict {
  const { last } = watch;
  const isSame = last !== null && last.fingerprint === look.fingerprint;
  const isQuiet = last !== null && (isSame || largestChange(last, look) <= noise);
  const same = isSame
    ? {
        at: watch.same.at,
        looks: watch.same.looks + 1,
        segments: watch.same.segments + Number(last.segment !== look.segment),
      }
    : { at: look.at, looks: 1, segments: 0 };
  const quiet = isQuiet ? { at: watch.quiet.at, looks: watch.quiet.looks + 1 } : { at: look.at, looks: 1 };
  const hadClock = isQuiet ? watch.hadClock : false;
  const changes = isQuiet || !last ? watch.changes : countChanges(watch.changes, last, look);
  const clockNow = isQuiet ? hadClock : changes.some((count) => count >= clockLooks);
  const flawNow = flawOf(look, isQuiet);
  const suspect = flawNow && {
    flaw: flawNow,
    looks: watch.suspect?.flaw === flawNow ? watch.suspect.looks + 1 : 1,
  };
  const next: PictureWatch = { last: look, same, quiet, changes, hadClock: clockNow, suspect };
  const flaw = suspect && suspect.looks >= flawLooks ? flawNow : null;
  // A picture without anything in it is told as that, not as frozen.
  return { watch: next, stillSince: flawNow ? null : stillSince(next, look.at), flaw };
}

function stillSince({ same, quiet, hadClock }: PictureWatch, at: number): number | null {
  if (same.looks >= stillLooks && same.segments >= 2 && at - same.at >= stillAfterMs) return same.at;
  if (hadClock && quiet.looks >= stillLooks && at - quiet.at >= stillAfterMs) return quiet.at;
  return null;
}

function largestChange(before: PictureLook, now: PictureLook): number {
  let largest = 0;
  for (let cell = 0; cell < cellCount; cell++) {
    largest = Math.max(largest, Math.abs(before.mean[cell]! - now.mean[cell]!));
  }
  return largest;
}

function countChanges(counts: Uint8Array, before: PictureLook, now: PictureLook): Uint8Array {
  return counts.map((count, cell) =>
    Math.abs(before.mean[cell]! - now.mean[cell]!) > noise ? Math.min(count + 1, 255) : 0,
  );
}

function flawOf(look: PictureLook, isQuiet: boolean): "black" | "no-signal" | null {
  if (isBlack(look)) return "black";
  return isQuiet && (isEven(look) || isBars(look)) ? "no-signal" : null;
}

function isBlack({ mean, most }: PictureLook): boolean {
  let dark = 0;
  for (let cell = 0; cell < cellCount; cell++) {
    if (mean[cell]! <= black.mean && most[cell]! <= black.most) dark++;
  }
  return dark >= cellCount * black.share;
}

function isEven({ mean, least, most }: PictureLook): boolean {
  const median = [...mean].sort((one, other) => one - other)[cellCount >> 1]!;
  let alike = 0;
  for (let cell = 0; cell < cellCount; cell++) {
    const isFlat = most[cell]! - least[cell]! <= even.within;
    if (isFlat && Math.abs(mean[cell]! - median) <= even.around) alike++;
  }
  return alike >= cellCount * even.share;
}

/** Colour bars fill the upper half at least; a real picture is not the same from its top to its middle. */
function isBars({ mean }: PictureLook): boolean {
  const rows = gridRows >> 1;
  let steady = 0;
  let count = 1;
  let level = mean[0]!;
  for (let column = 0; column < gridColumns; column++) {
    let [least, most] = [255, 0];
    for (let row = 0; row < rows; row++) {
      const value = mean[row * gridColumns + column]!;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    if (most - least <= bars.within) steady++;
    if (Math.abs(mean[column]! - level) > bars.apart) {
      count++;
      level = mean[column]!;
    }
  }
  return steady >= gridColumns * bars.share && count >= bars.count;
}
