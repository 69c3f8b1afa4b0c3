/** Tours of cameras: the row that screens see, and what may be asked of those that are on the wall. */
import { z } from "zod";
import { localisedSchema } from "../domain/city/text.ts";
import { command } from "./define.ts";
import { epochMs } from "./units.ts";

const nothing = z.object({}).strict();

/** With it, any window knows what a tour shows at any moment (shared/domain/tour/tour.ts). */
export const tourRow = z.object({
  id: z.string(),
  name: localisedSchema,
  /** Ids, in the order of their turns. */
  cameras: z.array(z.string()),
  dwellMs: z.number(),
  startedAt: epochMs,
  /** Time stands for it since then; null while it goes on. */
  pausedAt: epochMs.nullable(),
  onWall: z.boolean(),
});
export type TourRow = z.infer<typeof tourRow>;

/** About every tour that is on the wall. */
export const tourCommands = {
  "tours.pause": command(nothing, nothing, ["console", "wall"]),
  "tours.resume": command(nothing, nothing, ["console", "wall"]),
  /** On to the next camera (1), or back (-1); its turn begins now. */
  "tours.step": command(z.object({ by: z.union([z.literal(1), z.literal(-1)]) }), nothing, [
    "console",
    "wall",
  ]),
} as const;
