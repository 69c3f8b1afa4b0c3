import fc from "fast-check";
import { expect, it } from "vitest";
import { type Camera, cameraSchema } from "../../../../shared/domain/city/camera.ts";
import { storeInMemory } from "../../store/testing.ts";
import { camerasOn, cityOfCameras } from "../testing.ts";

const letters = fc.constantFrom(...Array.from("aZé 9,;|'\"=+-@<>&\u{1F692}#."), "Simpang", "مرحبا");
const name = fc
  .array(letters, { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join("").trim())
  .filter((text) => cameraSchema.shape.name.safeParse(text).success);
const group = fc
  .array(letters, { minLength: 1, maxLength: 8 })
  .map((parts) =>
    parts
      .join("")
      .replace(/[;|,"]/g, "")
      .trim(),
  )
  .filter((text) => text.length > 0);
const coordinate = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true }).map((value) => Number(value.toFixed(6)));
const tag = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/);
const uniqueArray = <T>(of: fc.Arbitrary<T>) => fc.uniqueArray(of, { maxLength: 3 });

const camera = fc.record({
  name,
  place: fc.tuple(coordinate(106.51, 106.79), coordinate(-6.29, -6.06)),
  placeUnknown: fc.boolean(),
  district: fc.constantFrom("36.71.01", "36.71.02"),
  tags: uniqueArray(tag),
  groups: uniqueArray(group),
  bearingDeg: fc.option(fc.integer({ min: 0, max: 360 }), { nil: null }),
  path: fc.webPath(),
});

function roomWith(cameras: readonly Camera[]) {
  const store = storeInMemory();
  const room = camerasOn(store, { city: { ...cityOfCameras(), cameras: [] } });
  for (const { id, ...given } of cameras) {
    const { placeUnknown, groups = [], bearingDeg = null, place, ...rest } = given;
    const known = { ...rest, groups, bearingDeg, place: placeUnknown ? null : place };
    room.commands["cameras.save"]({ camera: { id, ...known }, isNew: true });
  }
  return room;
}

async function read(room: ReturnType<typeof camerasOn>, text: string) {
  const bytes = new TextEncoder().encode(text);
  room.commands["cameras.read"]({ name: "daftar", bytes, district: null });
  await expect
    .poll(() => room.sources.cameraImport.get("import")?.state, { interval: 1 })
    .not.toBe("reading");
  return room.sources.cameraImport.get("import")!;
}

it.each(["csv", "m3u"] as const)(
  "a directory goes out as %s and comes in again as it was",
  async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(camera, { minLength: 1, maxLength: 6 }), async (drawn) => {
        const cameras = drawn.map(({ path, bearingDeg, ...given }, n) => ({
          ...{ ...given, id: `K-${n}`, url: `https://nvr.example/${n}${path}` },
          ...(bearingDeg !== null && { bearingDeg }),
        }));
        const first = roomWith(cameras);
        const { text } = (await first.commands["cameras.export"]({ format, cameras: null })) as {
          text: string;
        };
        expect(await read(first, text)).toMatchObject({
          ...{ state: "preview", kind: format, fresh: 0, changed: 0, faulty: 0, unchanged: cameras.length },
        });
        const other = roomWith([]);
        expect(await read(other, text)).toMatchObject({ fresh: cameras.length, faulty: 0 });
        other.commands["cameras.import"]({});
        expect([...other.sources.cameras.values()]).toEqual([...first.sources.cameras.values()]);
      }),
      { numRuns: 40 },
    );
  },
);
