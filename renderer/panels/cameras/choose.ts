/** A grid's settings out of the scene, and which cameras they mean. Pure. */
import { z } from "zod";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { lonLatSchema } from "../../../shared/domain/place.ts";

export const gridSchema = z.object({
  columns: z.number().int().min(1).max(12).default(3),
  rows: z.number().int().min(1).max(12).default(3),
  /** The first camera's place in the order, from 0; past the end it begins anew. */
  start: z.number().int().min(0).default(0),
  /** Ids of the cameras to begin with. */
  cameras: z.array(z.string()).default([]),
  /** In the order those with one of these tags come first, then the city's others. */
  tags: z.array(z.string()).default([]),
  /** No others than those. */
  only: z.boolean().default(false),
  /** Cells, from 0, that something else lies on: they stay empty, and nothing moves. */
  without: z.array(z.number().int()).default([]),
  /** Somebody waits for these: their streams open before all others. */
  urgent: z.boolean().default(false),
  /** A place that the cameras are shown for: each says how far from it, and where, it stands. */
  from: lonLatSchema.optional(),
  /** The id of a tour of the city: its cameras take turns. Where the city has no such tour, standing ones are shown. */
  tour: z.string().optional(),
});
export type CameraGridSettings = z.infer<typeof gridSchema>;

/**
 * Which cameras a grid shows: the listed ones that the city has, then the city's others in their order from `start`,
 * so that a camera taken out of the directory leaves no hole. Each is shown once. Null is a cell that stays empty.
 */
export function chooseCameras(all: readonly CameraRow[], grid: CameraGridSettings): (CameraRow | null)[] {
  const isTagged = ({ tags }: CameraRow) => tags.some((tag) => grid.tags.includes(tag));
  const order =
    grid.tags.length === 0 ? all : [...all.filter(isTagged), ...all.filter((camera) => !isTagged(camera))];
  const inOrder = grid.only ? [] : order.map((_, n) => order[(grid.start + n) % order.length] as CameraRow);
  const listed = grid.cameras.flatMap((id) => all.filter((camera) => camera.id === id));
  const shown = [...new Set([...listed, ...inOrder])].slice(0, grid.columns * grid.rows);
  return shown.map((camera, cell) => (grid.without.includes(cell) ? null : camera));
}
