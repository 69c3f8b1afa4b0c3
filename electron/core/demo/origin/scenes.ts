/** Which sample footage a camera shows: a tag without footage of its own borrows what comes nearest. */
import type { SceneTag } from "../../../../shared/domain/city/index.ts";
import { FootageUnusable } from "./parameters.ts";

export const footageOfTag: Readonly<Record<SceneTag, string>> = {
  junction: "junction",
  highway: "highway",
  river: "river",
  market: "market",
  station: "station",
  park: "park",
  bridge: "river",
  underpass: "highway",
};

/** Of the scenes that there are; the first of them for another word. Throws `FootageUnusable` where there are none. */
export function footageScene(tag: string, available: readonly string[]): string {
  const [first] = available;
  if (first === undefined) throw new FootageUnusable("expected a scene, found none");
  const scene = Object.hasOwn(footageOfTag, tag) ? footageOfTag[tag as SceneTag] : first;
  return available.includes(scene) ? scene : first;
}
