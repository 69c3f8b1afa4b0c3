import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Camera } from "./camera.ts";
import { type CameraChange, differingFields, fieldsOf, mergeCameras } from "./cameraDirectory.ts";

const camera = (id: string, given: Partial<Camera> = {}): Camera => ({
  ...{ id, name: `Kamera ${id}`, place: [106.63, -6.18], district: "36.71.01", tags: ["junction"] },
  ...{ url: `${id}/index.m3u8`, ...given },
});
const change = (id: string, fields: CameraChange["fields"], removedAt: number | null = null) => ({
  ...{ id, fields, removedAt },
});
const { id: _id, ...whole } = camera("x", { url: "https://nvr.example/x.m3u8", groups: ["Proyek A"] });

describe("the directory", () => {
  it("is the city's where nothing was changed", () => {
    const city = [camera("b"), camera("a")];
    expect(mergeCameras(city, [])).toEqual({
      present: city.map((each) => ({ camera: each, origin: "city", edited: false })),
      removed: [],
    });
  });

  it("has the station's own, and what it changed in the city's; the rest follows the city", () => {
    const changes = [change("x", whole), change("a", { name: "Baru", bearingDeg: null })];
    const { present } = mergeCameras([camera("a", { bearingDeg: 90, tags: ["river"] })], changes);
    expect(present).toEqual([
      { camera: camera("a", { name: "Baru", tags: ["river"] }), origin: "city", edited: true },
      { camera: { id: "x", ...whole }, origin: "station", edited: false },
    ]);
    expect(present[0]?.camera).not.toHaveProperty("bearingDeg");
  });

  it("lacks what was taken away, and knows it", () => {
    const { present, removed } = mergeCameras([camera("a")], [change("a", {}, 5), change("x", whole, 6)]);
    expect(present).toEqual([]);
    expect(removed).toMatchObject([
      { camera: { id: "a" }, origin: "city", removedAt: 5 },
      { camera: { id: "x" }, origin: "station", removedAt: 6 },
    ]);
  });

  it("shows nothing of a change that says too little, when the city lists the camera no longer", () => {
    expect(mergeCameras([], [change("a", { name: "Baru" })])).toEqual({ present: [], removed: [] });
  });
});

it("a change holds what differs and nothing else, and gives back the camera that was wanted", () => {
  const wanted = fc.record(
    {
      name: fc.constantFrom("Kamera a", "Baru"),
      tags: fc.constantFrom<string[][]>(["junction"], [], ["river"]),
      groups: fc.constantFrom<string[][]>([], ["Proyek A"]),
      bearingDeg: fc.constantFrom(null, 0, 90),
      placeUnknown: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(wanted, fc.constantFrom(undefined, 90), (fields, bearingDeg) => {
      const city = camera("a", bearingDeg === undefined ? {} : { bearingDeg });
      const differing = differingFields(city, fields);
      const [merged] = mergeCameras([city], [change("a", differing)]).present;
      expect(merged && fieldsOf(merged.camera)).toEqual({ ...fieldsOf(city), ...fields });
      expect(merged?.edited).toBe(Object.keys(differing).length > 0);
      expect(differingFields(merged!.camera, fields)).toEqual({});
    }),
  );
});
