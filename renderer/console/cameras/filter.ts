/** Which cameras of the directory are shown, and in which order. Pure. */
import type { TFunction } from "i18next";
import type { Standing } from "../../../shared/domain/camera/watch.ts";
import { tagText } from "../../camera/tag.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import { hasWords } from "../words.ts";
import { isNeverSeen, type SeenCamera } from "./seen.ts";

/** In the order in which a key goes through them; `city` is the folder's, which is by district. */
export const cameraOrders = ["city", "name", "health"] as const;
export type CameraOrder = (typeof cameraOrders)[number];

export interface CameraFilter {
  readonly text: string;
  readonly district: string | null;
  readonly tag: string | null;
  readonly group: string | null;
  /** How they stand, of what their gateways say and what was seen. */
  readonly health: Standing["state"] | null;
  readonly neverSeen: boolean;
  /** Added or changed at this station. */
  readonly ours: boolean;
}

export const everyCamera: CameraFilter = {
  ...{ text: "", district: null, tag: null, group: null, health: null, neverSeen: false, ours: false },
};

export function filterCameras(
  cameras: readonly SeenCamera[],
  filter: CameraFilter,
  city: CityIndex,
  t: TFunction<"cameras">,
): readonly SeenCamera[] {
  const { district, tag, group, health, neverSeen, ours, text } = filter;
  return cameras.filter(
    (camera) =>
      (district === null || camera.district === district) &&
      (tag === null || camera.tags.includes(tag)) &&
      (group === null || camera.groups.includes(group)) &&
      (health === null || camera.standing.state === health) &&
      (!neverSeen || isNeverSeen(camera)) &&
      (!ours || camera.origin === "station" || camera.edited) &&
      hasWords(text, [
        camera.name,
        camera.id,
        city.districts.get(camera.district)?.name ?? "",
        ...camera.tags.flatMap((each) => [each, tagText(each, t)]),
        ...camera.groups,
      ]),
  );
}

const healthRank = { down: 0, unknown: 1, up: 2 } as const;

export function orderCameras(
  cameras: readonly SeenCamera[],
  order: CameraOrder,
  language: string,
): readonly SeenCamera[] {
  if (order === "city") return cameras;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const byName = (a: SeenCamera, b: SeenCamera) => compare(a.name, b.name);
  return [...cameras].sort((a, b) =>
    order === "name"
      ? byName(a, b)
      : healthRank[a.standing.state] - healthRank[b.standing.state] || byName(a, b),
  );
}

/** Every word that cameras bear, with how many bear it, the most frequent first. */
export function countWords(lists: Iterable<readonly string[]>): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const words of lists) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, others]) => others - many || (a < b ? -1 : 1));
}
