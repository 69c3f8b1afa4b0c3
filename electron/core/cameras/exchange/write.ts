/** The directory as a CSV or an M3U list, which read in again change nothing. Never a login: none stands with a camera. */
import type { Camera } from "../../../../shared/domain/city/camera.ts";
import { csvOf } from "../../paper/csv.ts";
import { type CameraWords, cameraColumns } from "./words.ts";

/** `url` is absolute. A place that nobody knows is left open. */
function wordsOf(camera: Camera): Required<CameraWords> {
  const { id, name, district, place, placeUnknown = false, bearingDeg, tags, groups = [], url } = camera;
  const [longitude, latitude] = placeUnknown ? ["", ""] : place.map(String);
  return {
    ...{ id, name, district, latitude: latitude ?? "", longitude: longitude ?? "" },
    ...{ bearing: bearingDeg === undefined ? "" : String(bearingDeg) },
    ...{ tags: tags.join("|"), groups: groups.join("|"), url },
  };
}

export function writeCsv(cameras: readonly Camera[]): string {
  const rows = cameras.map((camera) => {
    const words = wordsOf(camera);
    return cameraColumns.map((column) => words[column]);
  });
  return csvOf([cameraColumns, ...rows]);
}

export function writeM3u(cameras: readonly Camera[]): string {
  const entries = cameras.map((camera) => {
    const { id, name, groups, url, ...others } = wordsOf(camera);
    const attributes = { "tvg-id": id, "group-title": groups.replaceAll("|", ";"), ...others };
    const told = Object.entries(attributes).filter(([, value]) => value !== "");
    return `#EXTINF:-1 ${told.map(([key, value]) => `${key}="${value}"`).join(" ")},${name}\n${url}\n`;
  });
  return `#EXTM3U\n${entries.join("")}`;
}
