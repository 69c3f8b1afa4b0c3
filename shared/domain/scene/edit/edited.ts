/**
 * What every operation of the scene editor gives: a new draft, or why not. Operations are pure and never change the
 * draft that they are given.
 *
 * Guarantees: a draft that comes out is a valid scene (`sceneSchema`), whatever was asked for.
 */
import { type Scene, sceneSchema } from "../scene.ts";

/** Each has its text in `scenes.json`. */
export const editRefusals = [
  "unknown-panel",
  "unknown-page",
  /** Over the edge of the page, or of the whole wall. */
  "outside",
  /** Another panel is there: `by`. */
  "overlap",
  /** The panel `by` would have to vanish to make room. */
  "no-room",
  "too-small",
  /** No free place, and nothing that could be halved. */
  "page-full",
  /** A page has at least one panel. */
  "last-panel",
  "last-page",
  "too-many-pages",
  /** The panel `by` goes over the edge between two pages that would come apart. */
  "spanned",
  /** There is nothing on that side to change places with. */
  "no-neighbour",
  /** No name, digit, title or setting that a scene may have. */
  "invalid",
] as const;
export type EditRefusal = (typeof editRefusals)[number];

export interface Refused {
  readonly refused: EditRefusal;
  /** The panel that stands in the way. */
  readonly by?: string;
}
export type Edited = { readonly scene: Scene } | Refused;

export function refuse(refused: EditRefusal, by?: string): Refused {
  return by === undefined ? { refused } : { refused, by };
}

/** The schema has the last word. */
export function settle(candidate: Scene): Edited {
  const parsed = sceneSchema.safeParse(candidate);
  return parsed.success ? { scene: parsed.data } : refuse("invalid");
}
