/**
 * Contrast of text with what is behind it, after WCAG 2.2 (relative luminance, contrast ratio). Pure: colours come in
 * as a browser computes them.
 */

/** Red, green, blue and alpha, each from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** WCAG 2.2, 1.4.6 (AAA): what must be read from afar. */
export const enoughContrast = 7;

const black: Colour = [0, 0, 0, 1];
const white: Colour = [1, 1, 1, 1];

/** Of `rgb(…)`, `rgba(…)` and `color(srgb …)`; undefined for what a browser writes otherwise. */
export function readColour(text: string): Colour | undefined {
  const [, kind = "", inner = ""] = /^(rgba?|color)\((.*)\)$/.exec(text.trim()) ?? [];
  const numbers = inner
    .replace(/^srgb\s+/, "")
    .split(/[\s,/]+/)
    .map(Number);
  const [red, green, blue, alpha = 1] = numbers;
  if (red === undefined || green === undefined || blue === undefined || numbers.some(Number.isNaN)) return;
  const scale = kind === "color" ? 1 : 255;
  return [red / scale, green / scale, blue / scale, alpha];
}

/** `top` painted on `ground`, which is opaque. */
export function paintedOn(ground: Colour, [red, green, blue, alpha]: Colour): Colour {
  const mix = (upper: number, lower: number) => upper * alpha + lower * (1 - alpha);
  return [mix(red, ground[0]), mix(green, ground[1]), mix(blue, ground[2]), 1];
}

export function contrastRatio(one: Colour, other: Colour): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/**
 * Of text on these layers, the uppermost first; the last may be translucent. Under the last one lies black or white,
 * whichever is worse: a picture may be anything.
 */
export function worstContrast(text: Colour, layers: readonly Colour[]): number {
  const grounds = [black, white].map((under) => layers.reduceRight<Colour>(paintedOn, under));
  return Math.min(...grounds.map((ground) => contrastRatio(paintedOn(ground, text), ground)));
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
