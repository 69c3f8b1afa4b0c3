/** The spotlight, and what operators push onto places of the wall: the rows that screens see, and what may be asked. */
import { z } from "zod";
import { spotlightPriorities } from "../domain/spotlight/spotlights.ts";
import { pushContentSchema } from "../domain/wall/pushes.ts";
import { command } from "./define.ts";
import { epochMs } from "./units.ts";

const nothing = z.object({}).strict();

export const spotlightRow = z.object({
  incident: z.string(),
  /** 0 is shown, 1 is the next, and so on. */
  turn: z.number(),
  /** An operator asked for it. */
  asked: z.boolean(),
  priority: z.enum(spotlightPriorities),
  /** Until when it is shown; null while it waits. */
  until: epochMs.nullable(),
  /** An operator keeps it for longer. */
  kept: z.boolean(),
});
export type SpotlightRow = z.infer<typeof spotlightRow>;

/** A place of the wall that has a number; see shared/domain/wall/places.ts. */
export const placeRow = z.object({
  number: z.number(),
  display: z.string(),
  panel: z.string(),
  cell: z.number().nullable(),
  /** CSS pixels from its display's top left corner. */
  ...{ x: z.number(), y: z.number(), width: z.number(), height: z.number() },
  /** What was pushed there; null for what the scene shows. */
  content: pushContentSchema.nullable(),
  /** The spotlight lies over it now. */
  covered: z.boolean(),
});
export type PlaceRow = z.infer<typeof placeRow>;

/** By its number, or by the panel and cell that it stands for. */
const place = z.union([
  z.number().int().positive(),
  z.object({ panel: z.string(), cell: z.number().int().min(0).nullable() }),
]);

export const spotlightCommands = {
  /** On screen at once; what is shown waits. */
  "spotlight.show": command(z.object({ incident: z.string() }), nothing, ["console"]),
  /** Ends what is shown, and the next comes; or everything. */
  "spotlight.end": command(z.object({ all: z.boolean().default(false) }), nothing, ["console", "wall"]),
  "spotlight.next": command(nothing, nothing, ["console", "wall"]),
  /** Keeps what is shown for longer. */
  "spotlight.keep": command(nothing, nothing, ["console", "wall"]),
  "wall.push": command(z.object({ place, content: pushContentSchema }), nothing, ["console"]),
  /** Frees one place, or all (null): the scene is there again. */
  "wall.clear": command(z.object({ place: place.nullable() }), nothing, ["console"]),
  /** Takes the last push, or the last clearing, back. */
  "wall.undo": command(nothing, nothing, ["console"]),
} as const;
