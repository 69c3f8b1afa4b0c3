/** A grid's settings out of the scene, and which cameras they mean. Pure. */
import { z } from "zod";
import type { CameraRow } from "../../../shared/contract/rows.ts";

export const gridSchema = z.object({
  columns: z.number().int().min(1).max(12).default(3),
  rows: z.number().int().min(1).max(12).default(3),
  /** The first camera's place in the city's list, from 0; past the end it begins anew. */
  start: z.number().int().min(0).default(0),
  /** Ids of the cameras to begin with. */
  cameras: z.array(z.string()).default([]),
});
export type CameraGridSettings = z.infer<typeof gridSchema>;

/**
 * Which cameras a grid shows: the listed ones that the city has, then the city's others in its order from `start`,
 * so that a camera taken out of the directory leaves no hole. Each is shown once.
 */
export function chooseCameras(all: readonly CameraRow[], grid: CameraGridSettings): CameraRow[] {
  const inOrder = all.map((_, n) => all[(grid.start + n) % all.length] as CameraRow);
  const listed = grid.cameras.flatMap((id) => all.filter((camera) => camera.id === id));
  return [...new Set([...listed, ...inOrder])].slice(0, grid.columns * grid.rows);
}
