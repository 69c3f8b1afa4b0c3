/** A display of the wall: where it stands on the desktop, and what its picture measures. */
import { z } from "zod";

const edgeMm = z.number().min(0, "at least 0 mm").max(150, "at most 150 mm").default(0);

/** What a display does not say of itself: measured once, kept by each station for each of its displays. */
export const displaySizeSchema = z.strictObject({
  /** Of the visible picture, corner to corner, inches. */
  diagonalIn: z.number().min(5, "at least 5 inches").max(400, "at most 400 inches"),
  /** From the reader's eye to the display, metres. */
  distanceM: z.number().min(0.3, "at least 0.3 m").max(50, "at most 50 m"),
  /** From the edge of the picture to the edge of the frame, millimetres; what a picture over two displays skips. */
  bezelMm: z.strictObject({ left: edgeMm, right: edgeMm, top: edgeMm, bottom: edgeMm }).prefault({}),
});
export type DisplaySize = z.infer<typeof displaySizeSchema>;

export const noBezel: DisplaySize["bezelMm"] = { left: 0, right: 0, top: 0, bottom: 0 };

export const wallDisplaySchema = z.object({
  id: z.string(),
  label: z.string(),
  /** Top left corner in the desktop's coordinates, device-independent pixels. */
  x: z.number(),
  y: z.number(),
  widthPx: z.number().positive(),
  heightPx: z.number().positive(),
});
export type WallDisplay = Readonly<z.infer<typeof wallDisplaySchema>>;

/** A display with its measures: what a scene is placed on. */
export interface SizedDisplay extends WallDisplay, DisplaySize {}
