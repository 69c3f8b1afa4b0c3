/** Which cameras of the directory are shown. Pure. */
import type { TFunction } from "i18next";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { tagText } from "../../camera/tag.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import { hasWords } from "../words.ts";

export interface CameraFilter {
  readonly text: string;
  readonly district: string | null;
  readonly health: CameraRow["health"] | null;
}

export const everyCamera: CameraFilter = { text: "", district: null, health: null };

/** In the city's order, which is by district. */
export function filterCameras(
  cameras: readonly CameraRow[],
  filter: CameraFilter,
  city: CityIndex,
  t: TFunction<"cameras">,
): readonly CameraRow[] {
  return cameras.filter(
    (camera) =>
      (filter.district === null || camera.district === filter.district) &&
      (filter.health === null || camera.health === filter.health) &&
      hasWords(filter.text, [
        camera.name,
        camera.id,
        city.districts.get(camera.district)?.name ?? "",
        ...camera.tags.flatMap((tag) => [tag, tagText(tag, t)]),
      ]),
  );
}
