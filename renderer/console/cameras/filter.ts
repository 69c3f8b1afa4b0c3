/** Which cameras of the directory are shown, and in which order. Pure. */
import type { TFunction } from "i18next";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { tagText } from "../../camera/tag.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import { hasWords } from "../words.ts";

/** In the order in which a key goes through them; `city` is the folder's, which is by district. */
export const cameraOrders = ["city", "name", "health"] as const;
export type CameraOrder = (typeof cameraOrders)[number];

export interface CameraFilter {
  readonly text: string;
  readonly district: string | null;
  readonly tag: string | null;
  readonly group: string | null;
  readonly health: CameraRow["health"] | null;
  /** Added or changed at this station. */
  readonly ours: boolean;
}

export const everyCamera: CameraFilter = {
  ...{ text: "", district: null, tag: null, group: null, health: null, ours: false },
};

export function filterCameras(
  cameras: readonly CameraRow[],
  filter: CameraFilter,
  city: CityIndex,
  t: TFunction<"cameras">,
): readonly CameraRow[] {
  const { district, tag, group, health, ours, text } = filter;
  return cameras.filter(
    (camera) =>
      (district === null || camera.district === district) &&
      (tag === null || camera.tags.includes(tag)) &&
      (group === null || camera.groups.includes(group)) &&
      (health === null || camera.health === health) &&
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
  cameras: readonly CameraRow[],
  order: CameraOrder,
  language: string,
): readonly CameraRow[] {
  if (order === "city") return cameras;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const byName = (a: CameraRow, b: CameraRow) => compare(a.name, b.name);
  return [...cameras].sort((a, b) =>
    order === "name" ? byName(a, b) : healthRank[a.health] - healthRank[b.health] || byName(a, b),
  );
}

/** Every word that cameras bear, with how many bear it, the most frequent first. */
export function countWords(lists: Iterable<readonly string[]>): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const words of lists) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, others]) => others - many || (a < b ? -1 : 1));
}
