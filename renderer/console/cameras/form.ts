/** What is typed of a camera, and the camera that it means. Pure. */
import type { CameraInput } from "../../../shared/contract/cameras.ts";
import type { CameraRow } from "../../../shared/contract/rows.ts";

export interface CameraForm {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly district: string | null;
  readonly latitude: string;
  readonly longitude: string;
  readonly bearing: string;
  readonly tags: string;
  readonly groups: string;
}

export const emptyForm: CameraForm = {
  ...{ id: "", name: "", url: "", district: null, latitude: "", longitude: "", bearing: "" },
  ...{ tags: "", groups: "" },
};

export function formOf(camera: CameraRow): CameraForm {
  const { id, name, url, district, place, placeKnown, bearingDeg, tags, groups } = camera;
  return {
    ...{ id, name, url, district },
    latitude: placeKnown ? String(place[1]) : "",
    longitude: placeKnown ? String(place[0]) : "",
    bearing: bearingDeg === null ? "" : String(bearingDeg),
    ...{ tags: tags.join(", "), groups: groups.join(", ") },
  };
}

/** The fields that are empty or no numbers and must not be. */
export function missingIn(form: CameraForm): (keyof CameraForm)[] {
  const isNumber = (text: string) => text.trim() === "" || Number.isFinite(numberOf(text));
  const hasPlace = form.latitude.trim() !== "" || form.longitude.trim() !== "";
  return [
    ...(["name", "id", "url"] as const).filter((name) => form[name].trim() === ""),
    ...(form.district === null && !hasPlace ? (["district"] as const) : []),
    ...(["latitude", "longitude"] as const).filter(
      (name) => !isNumber(form[name]) || (hasPlace && form[name].trim() === ""),
    ),
    ...(isNumber(form.bearing) ? [] : (["bearing"] as const)),
  ];
}

export function inputOf(form: CameraForm): CameraInput {
  const { id, name, url, district, latitude, longitude, bearing, tags, groups } = form;
  const hasPlace = latitude.trim() !== "" && longitude.trim() !== "";
  return {
    ...{ id: id.trim(), name: name.trim(), url: url.trim(), district },
    place: hasPlace ? [numberOf(longitude), numberOf(latitude)] : null,
    bearingDeg: bearing.trim() === "" ? null : numberOf(bearing),
    ...{ tags: tagsIn(tags), groups: wordsIn(groups) },
  };
}

export function tagsIn(text: string): string[] {
  return wordsIn(text).map((tag) => tag.toLowerCase().replace(/\s+/g, "-"));
}

export function wordsIn(text: string): string[] {
  return [...new Set(text.split(/[,;|]/).map((word) => word.trim()))].filter((word) => word !== "");
}

/** With a comma or a point. */
function numberOf(text: string): number {
  return Number(text.trim().replace(",", "."));
}
