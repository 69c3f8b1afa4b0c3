import { describe, expect, it } from "vitest";
import { storeInMemory } from "../store/testing.ts";
import { cameraOrigin, camerasOn } from "./testing.ts";

const fresh = {
  ...{ id: "baru-1", name: "Baru 1", place: [106.7, -6.2] as [number, number], district: null, tags: [] },
  ...{ groups: ["Proyek A"], bearingDeg: null, url: "https://nvr.example/baru-1.m3u8" },
};

async function refusal(act: () => unknown): Promise<string> {
  try {
    await act();
  } catch (error) {
    return (error as { reason: { code: string } }).reason.code;
  }
  return "done";
}

describe("a camera that is added", () => {
  it("is live at once, in the district that it lies in, with its server let through; a restart keeps it", () => {
    const store = storeInMemory();
    const { commands, row, sources } = camerasOn(store);
    expect([...sources.cameraOrigins.values()]).toEqual([{ origin: cameraOrigin, authorization: null }]);
    commands["cameras.save"]({ camera: fresh, isNew: true });
    const expected = {
      ...{ name: "Baru 1", district: "36.71.02", placeKnown: true, origin: "station", edited: false },
      ...{ groups: ["Proyek A"], url: fresh.url, health: "unknown" },
    };
    expect(row("baru-1")).toMatchObject(expected);
    expect(sources.cameraOrigins.get("https://nvr.example")).toBeDefined();
    expect(camerasOn(store).row("baru-1")).toMatchObject(expected);
  });

  it("stands in the middle of its district where nobody knows its place", () => {
    const { commands, row } = camerasOn();
    commands["cameras.save"]({ camera: { ...fresh, place: null, district: "Jatiuwung" }, isNew: true });
    expect(row("baru-1")).toMatchObject({
      placeKnown: false,
      district: "36.71.02",
      place: [106.715, -6.175],
    });
  });

  it("is refused without a district, outside the city, under an id that there is, and with a wrong URL", async () => {
    const { commands } = camerasOn();
    const save = (given: object, isNew = true) =>
      refusal(() => commands["cameras.save"]({ camera: { ...fresh, ...given }, isNew }));
    expect(await save({ place: null })).toBe("no-district");
    expect(await save({ district: "Atlantis" })).toBe("no-district");
    expect(await save({ place: [100, 0] })).toBe("no-district");
    expect(await save({ id: "CAM-1" })).toBe("camera-exists");
    expect(await save({}, false)).toBe("unknown-camera");
    expect(await save({ url: "rtsp://10.0.0.4/s" })).toBe("invalid-input");
    expect(await save({ url: "https://h/a.m3u8?token=x" })).toBe("invalid-input");
    expect(await save({})).toBe("done");
  });
});

describe("a camera of the city", () => {
  const tags = { add: ["bridge"], remove: ["junction"] };

  it("that is marked keeps following the city in all else, and comes back as it was", () => {
    const store = storeInMemory();
    const { commands, row } = camerasOn(store);
    commands["cameras.mark"]({ cameras: ["CAM-1", "CAM-2"], tags });
    expect(row("CAM-1")).toMatchObject({ tags: ["bridge"], origin: "city", edited: true });
    expect(store.cameraDirectory.changes()).toEqual(
      ["CAM-1", "CAM-2"].map((id) => ({ id, fields: { tags: ["bridge"] }, removedAt: null })),
    );
    commands["cameras.restore"]({ cameras: ["CAM-1"] });
    expect(row("CAM-1")).toMatchObject({ tags: ["junction"], edited: false });
    expect(store.cameraDirectory.changes().map(({ id }) => id)).toEqual(["CAM-2"]);
  });

  it("that is saved as it is stays the city's, its URL relative", () => {
    const store = storeInMemory();
    const { commands, row } = camerasOn(store);
    const { id, name, place, district, bearingDeg, groups, url, tags: known } = row("CAM-1")!;
    const camera = { ...{ id, name, place, district, bearingDeg, groups, url }, tags: known };
    commands["cameras.save"]({ camera, isNew: false });
    expect(store.cameraDirectory.changes()).toEqual([]);
    commands["cameras.save"]({ camera: { ...camera, name: "Lain" }, isNew: false });
    expect(store.cameraDirectory.changes()).toMatchObject([{ id, fields: { name: "Lain" } }]);
  });

  it("that is taken away goes from every screen, and comes back", () => {
    const store = storeInMemory();
    const { commands, row, sources } = camerasOn(store);
    commands["cameras.save"]({ camera: fresh, isNew: true });
    commands["cameras.remove"]({ cameras: ["CAM-1", "baru-1"] });
    expect([row("CAM-1"), row("baru-1")]).toEqual([undefined, undefined]);
    expect(sources.cameraOrigins.get("https://nvr.example")).toBeUndefined();
    expect([...sources.camerasRemoved.values()].map(({ id, origin }) => [id, origin])).toEqual([
      ["CAM-1", "city"],
      ["baru-1", "station"],
    ]);
    const { commands: later, row: laterRow, sources: laterSources } = camerasOn(store);
    expect(laterRow("CAM-1")).toBeUndefined();
    later["cameras.restore"]({ cameras: ["CAM-1", "baru-1"] });
    expect(laterRow("CAM-1")).toMatchObject({ edited: false });
    expect(laterRow("baru-1")).toMatchObject({ name: "Baru 1", groups: ["Proyek A"] });
    expect(laterSources.camerasRemoved.size).toBe(0);
  });
});

it("of many changes all are made or none", async () => {
  const { commands, row, store } = camerasOn();
  const tags = { add: ["bridge"], remove: [] };
  expect(await refusal(() => commands["cameras.mark"]({ cameras: ["CAM-1", "nobody"], tags }))).toBe(
    "unknown-camera",
  );
  const many = Array.from({ length: 20 }, (_, n) => `tag-${n}`);
  expect(
    await refusal(() => commands["cameras.mark"]({ cameras: ["CAM-1"], tags: { add: many, remove: [] } })),
  ).toBe("invalid-input");
  expect(await refusal(() => commands["cameras.remove"]({ cameras: ["CAM-1", "nobody"] }))).toBe(
    "unknown-camera",
  );
  expect(row("CAM-1")).toMatchObject({ edited: false });
  expect(store.cameraDirectory.changes()).toEqual([]);
});
