/**
 * What a gateway's list changes in a city's `cameras.yaml`.
 *
 * Guarantees: cameras that are there keep everything but the address of their stream, and the file its comments and order;
 * new ones come behind them; none is taken out; no login gets into the file. Changes nothing by itself.
 */
import { isMap, isSeq, parseDocument, type YAMLMap } from "yaml";
import { resolveCamera } from "../../electron/core/cameras/exchange/resolve.ts";
import type { CameraLine } from "../../electron/core/cameras/exchange/words.ts";
import { CameraPlaces } from "../../electron/core/cameras/places.ts";
import { cameraUrl } from "../../shared/domain/city/camera.ts";
import type { Camera, City } from "../../shared/domain/city/index.ts";

export interface MergedLine {
  readonly fate: "new" | "changed" | "unchanged" | "faulty";
  readonly id: string;
  /** Its URL as it stands in the file, or what is wrong with the line. */
  readonly detail: string;
}

export interface Merged {
  readonly lines: readonly MergedLine[];
  /** Of the city, and not in the list. */
  readonly absent: readonly string[];
  /** The file as it would be. */
  readonly text: string;
}

type MergeCity = Pick<City, "cameras" | "cameraOrigin" | "districts" | "districtAreas" | "bounds" | "centre">;

/** `district`: for cameras of which nobody says where they are; a code or a name. `text`: the file as it is. */
export function mergeCameras(
  text: string,
  city: MergeCity,
  list: readonly CameraLine[],
  district: string | null,
): Merged {
  const document = parseDocument(text);
  if (!isSeq(document.contents)) document.contents = document.createNode([]) as never;
  const records = document.contents as unknown as {
    items: YAMLMap[];
    flow?: boolean;
    add(node: unknown): void;
  };
  // What was an empty list on one line is a list of lines from now on.
  records.flow = false;
  const rowOf = new Map(records.items.filter((row) => isMap(row)).map((row) => [String(row.get("id")), row]));
  const known = new Map(city.cameras.map((camera) => [camera.id, camera]));
  const context = {
    directory: {
      get: (id: string) => (known.has(id) ? { camera: known.get(id) as Camera } : undefined),
      urlOf: (camera: Camera) => cameraUrl(camera, city.cameraOrigin),
    },
    places: new CameraPlaces(city),
    district,
  };
  const seen = new Set<string>();
  const lines = list.map(({ line, words }): MergedLine => {
    if (typeof words === "string") return { fate: "faulty", id: String(line), detail: words };
    const resolved = resolveCamera(words, context);
    if ("fault" in resolved) {
      const { code, detail } = resolved.fault;
      return {
        fate: "faulty",
        id: words.name ?? words.id ?? String(line),
        detail: `${code} ${detail}`.trim(),
      };
    }
    const { id, camera, isNew } = resolved;
    if (seen.has(id)) return { fate: "faulty", id, detail: "again" };
    seen.add(id);
    const url = relativeTo(city.cameraOrigin, camera.url);
    if (isNew) {
      const { place, placeUnknown, tags, ...rest } = camera;
      const row = document.createNode({
        ...rest,
        place: [...place],
        ...(placeUnknown && { placeUnknown }),
        tags,
        url,
      });
      (row as { flow?: boolean }).flow = true;
      records.add(row);
      return { fate: "new", id, detail: url };
    }
    const before = known.get(id) as Camera;
    if (cameraUrl(before, city.cameraOrigin) === camera.url)
      return { fate: "unchanged", id, detail: before.url };
    rowOf.get(id)?.set("url", url);
    return { fate: "changed", id, detail: url };
  });
  const absent = city.cameras.map(({ id }) => id).filter((id) => !seen.has(id));
  return { lines, absent, text: document.toString({ lineWidth: 0 }) };
}

/** As people write it: below the city's `cameraOrigin` where it is there. */
function relativeTo(origin: string, url: string): string {
  const base = origin.endsWith("/") ? origin : `${origin}/`;
  return url.startsWith(base) ? url.slice(base.length) : url;
}
