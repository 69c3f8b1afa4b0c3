/**
 * How large text must be to be read: at least 16 minutes of arc of capital height at the viewing distance
 * (ISO 9241-303, 5.5.4: 16′ is the minimum, 20′ to 22′ preferred).
 */

export const minimumArcMin = 16;
/** Height of capitals and figures of IBM Plex Sans Condensed, in em: ISO 9241-303 measures character height by them. */
const capHeightEm = 0.698;
/** A minute of arc, what an eye can just tell, where text of 1 em is the smallest that may be read. */
export const visibleEm = capHeightEm / minimumArcMin;
const mmPerInch = 25.4;

export interface DisplayGeometry {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of the visible picture, corner to corner, inches. */
  readonly diagonalIn: number;
  /** From the reader's eye to the display, metres. */
  readonly distanceM: number;
}

/** How large one CSS pixel is on the display, millimetres. */
export function pitchMm({ widthPx, heightPx, diagonalIn }: Omit<DisplayGeometry, "distanceM">): number {
  return (diagonalIn * mmPerInch) / Math.hypot(widthPx, heightPx);
}

/** How high capitals of this font size are to the reader's eye, minutes of arc. */
export function arcMinutes(fontPx: number, display: DisplayGeometry): number {
  const capHeightMm = fontPx * capHeightEm * pitchMm(display);
  return (2 * Math.atan(capHeightMm / 2 / (display.distanceM * 1000)) * 180 * 60) / Math.PI;
}

/** The smallest font size, in CSS pixels of the display, that may be read on it. */
export function minimumFontPx(display: DisplayGeometry): number {
  const arcRad = (minimumArcMin / 60) * (Math.PI / 180);
  const capHeightMm = 2 * display.distanceM * 1000 * Math.tan(arcRad / 2);
  return Math.ceil(capHeightMm / capHeightEm / pitchMm(display));
}
