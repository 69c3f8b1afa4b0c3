/**
 * Whether a picture has the shape that it should have: cheap second streams are often squeezed into 4:3.
 *
 * A camera's `aspect` in cameras.yaml decides, and the picture is then drawn in that shape. Without one, the shape that
 * the stream had first is taken for right, and a change is told; the picture is drawn as the stream says, as it cannot
 * be known which of the two is squeezed.
 */
export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Encoders round sizes to 8 or 16 pixels: 640x352 for 16:9, 720x480 with square pixels for 3:2. */
const tolerance = 0.05;

export function hasWrongAspect(size: PictureSize, expected: number): boolean {
  return Math.abs(aspectOf(size) / expected - 1) > tolerance;
}

export function aspectOf({ widthPx, heightPx }: PictureSize): number {
  return widthPx / heightPx;
}

/** `16:9` as a number; undefined for what is none. */
export function readAspect(text: string): number | undefined {
  const [, width = "0", height = "0"] = /^(\d{1,4}):(\d{1,4})$/.exec(text) ?? [];
  const aspect = Number(width) / Number(height);
  return aspect >= 0.25 && aspect <= 4 ? aspect : undefined;
}
