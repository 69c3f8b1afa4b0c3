/**
 * What operators put onto places of the wall by hand, as in a broadcast control room.
 *
 * Guarantees: a place holds one thing; what was last done can be taken back, step by step, up to `mostUndo` steps.
 * The rule: a push belongs to its panel (and cell) of the scene that is shown. It stays when displays go and come and
 * when the core starts anew, and ends when it is cleared, when another is pushed there, or when another scene is shown.
 */
import { z } from "zod";
import { lonLatSchema } from "../place.ts";
import { isSamePlace, type PlaceName } from "./places.ts";

export const pushContentSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("camera"), camera: z.string() }),
  z.object({ kind: z.literal("map"), centre: lonLatSchema, zoom: z.number().min(0).max(24) }),
  z.object({ kind: z.literal("incident"), incident: z.string() }),
  z.object({ kind: z.literal("tour"), tour: z.string() }),
]);
export type PushContent = z.infer<typeof pushContentSchema>;

export const pushSchema = z.object({
  panel: z.string(),
  cell: z.number().int().min(0).nullable(),
  content: pushContentSchema,
});
export type Push = z.infer<typeof pushSchema>;

/** Plain data: it can be written down and read again. */
export const pushesSchema = z.object({
  scene: z.string(),
  pushes: z.array(pushSchema),
  /** What was there before each of the last changes, the newest last. */
  before: z.array(z.array(pushSchema)),
});
export type Pushes = z.infer<typeof pushesSchema>;

export const mostUndo = 20;

export function noPushes(scene: string): Pushes {
  return { scene, pushes: [], before: [] };
}

export function push(state: Pushes, place: PlaceName, content: PushContent): Pushes {
  const others = state.pushes.filter((one) => !isSamePlace(one, place));
  return changed(state, [...others, { panel: place.panel, cell: place.cell, content }]);
}

/** Frees a place, or all of them (null). Nothing changes where nothing was pushed. */
export function clear(state: Pushes, place: PlaceName | null): Pushes {
  const left = place === null ? [] : state.pushes.filter((one) => !isSamePlace(one, place));
  return left.length === state.pushes.length ? state : changed(state, left);
}

/** Takes the last change back. */
export function undo(state: Pushes): Pushes {
  const pushes = state.before.at(-1);
  return pushes ? { ...state, pushes, before: state.before.slice(0, -1) } : state;
}

/** Another scene has other places. */
export function forScene(state: Pushes, scene: string): Pushes {
  return state.scene === scene ? state : noPushes(scene);
}

function changed(state: Pushes, pushes: Push[]): Pushes {
  return { ...state, pushes, before: [...state.before, state.pushes].slice(-mostUndo) };
}
