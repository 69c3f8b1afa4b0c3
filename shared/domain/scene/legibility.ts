/**
 * How large text must be to be read: at least 16 minutes of arc of capital height at the viewing distance
 * (ISO 9241-303, 5.5.4: 16′ is the minimum, 20′ to 22′ preferred).
 */

const minimumArcMin = 16;
/** Capital height of IBM Plex Sans Condensed, in em. */
const capHeightEm = 0.698;
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

/** The smallest font size, in CSS pixels of the display, that may be read on it. */
export function minimumFontPx(display: DisplayGeometry): number {
  const arcRad = (minimumArcMin / 60) * (Math.PI / 180);
  const capHeightMm = 2 * display.distanceM * 1000 * Math.tan(arcRad / 2);
  return Math.ceil(capHeightMm / capHeightEm / pitchMm(display));
}
