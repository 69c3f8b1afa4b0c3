/** A new city's folder, from boundaries of all kinds. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadCity } from "../../electron/core/city/load.ts";
import { headerFault } from "../../electron/core/city/tiles.ts";
import { districtFinder, polygonsOf } from "../../shared/domain/city/district.ts";
import { BoundaryReader, UnusableBoundaries } from "./boundaries.ts";
import { readFeatures, UnreadableGeoJson } from "./features.ts";
import { FolderRefused, type NewCity, writeCityFolder } from "./folder.ts";
import { findRegency, type Regency, UnknownRegency } from "./regency.ts";

const template = join(import.meta.dirname, "../../resources/cities/36.71");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "live-room-city-new-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Place = [number, number];
type Features = Record<string, unknown>[];

/**
 * A city as a chessboard with bent borders: neighbours run along the same places, each in its own direction. `steps`: places
 * along a side; `bend`: how far they stray, as a share of a side.
 */
function board(
  { districts }: Regency,
  properties: (district: Regency["districts"][number]) => object,
  steps = 8,
  bend = 0.2,
  [west, south]: Place = [128, -3.8],
): Features {
  const columns = Math.ceil(Math.sqrt(districts.length));
  const side = 0.05;
  const stray = (n: number) => Math.sin(n * 12.9898) * 0.5 * bend * side;
  // A place of the grid of borders, the same whoever asks; corners stay.
  const at = (x: number, y: number): Place => {
    const isCorner = x % steps === 0 && y % steps === 0;
    const [dx, dy] = isCorner ? [0, 0] : x % steps === 0 ? [stray(x * 991 + y), 0] : [0, stray(x + y * 877)];
    return [west + (x / steps) * side + dx, south + (y / steps) * side + dy];
  };
  return districts.map((district, n) => {
    const [left, bottom] = [(n % columns) * steps, Math.floor(n / columns) * steps];
    const along = (f: (k: number) => Place) => Array.from({ length: steps }, (_, k) => f(k));
    const ring = [
      ...along((k) => at(left + k, bottom)),
      ...along((k) => at(left + steps, bottom + k)),
      ...along((k) => at(left + steps - k, bottom + steps)),
      ...along((k) => at(left, bottom + steps - k)),
    ];
    return {
      type: "Feature",
      properties: properties(district),
      geometry: { type: "Polygon", coordinates: [[...ring, ring[0]]] },
    };
  });
}

function boundariesOf(regency: Regency, features: Features) {
  const reader = new BoundaryReader(regency);
  for (const feature of features) reader.take(feature);
  return reader.finish();
}

function cityOf(regency: Regency, features: Features, over: Partial<NewCity> = {}): NewCity {
  return {
    ...{ regency, englishName: regency.englishName, boundaries: boundariesOf(regency, features) },
    ...{ basemap: null, cameraOrigin: "http://127.0.0.1:8888", without: [] },
    ...over,
  };
}

let count = 0;
async function written(city: NewCity) {
  const to = join(folder, `city-${++count}`);
  await writeCityFolder(to, city, template);
  return { to, ...(await loadCity(to)) };
}

describe("a city by its code", () => {
  it.each([
    ["53.71", "Kota Kupang", "City of Kupang", "Nusa Tenggara Timur", "Asia/Makassar", 6],
    ["82.71", "Kota Ternate", "City of Ternate", "Maluku Utara", "Asia/Jayapura", 8],
    ["32.04", "Kabupaten Bandung", "Bandung Regency", "Jawa Barat", "Asia/Jakarta", 31],
  ])("%s is %s", async (code, name, englishName, province, zone, districts) => {
    const found = await findRegency(code);
    expect(found).toMatchObject({ code, name, englishName, province, zone });
    expect(found.districts).toHaveLength(districts);
  });

  it.each([
    ["ambon", /81\.71 Kota Ambon/],
    ["Kota Ternatte", /82\.71 Kota Ternate/],
    ["81.79", /Nearest: 81\.7[12]/],
    ["8171", /81\.71 Kota Ambon/],
  ])("%s is none, and says which may have been meant", async (given, nearest) => {
    await expect(findRegency(given)).rejects.toThrow(UnknownRegency);
    await expect(findRegency(given)).rejects.toThrow(nearest);
  });
});

describe("the folder", () => {
  it.each(["53.71", "82.71", "32.04"])("of %s passes the check", async (code) => {
    const regency = await findRegency(code);
    const { city, faults } = await written(
      cityOf(
        regency,
        board(regency, (district) => ({ kode: district.code })),
      ),
    );
    expect(faults).toEqual([]);
    expect(city).toMatchObject({ code, zone: regency.zone, cameras: [], officers: [], hasTiles: false });
    expect(city?.districts.map(({ name }) => name)).toEqual(regency.districts.map(({ name }) => name));
    expect(city?.categories.length).toBeGreaterThan(10);
  });

  it("has the modules that the city uses, and its own words", async () => {
    const regency = await findRegency("53.71");
    const features = board(regency, ({ name }) => ({ KECAMATAN: `KEC. ${name.toUpperCase()}` }));
    const over = { without: ["sensors", "attendance"], englishName: 'Kupang "Kasih"' } as const;
    const { city, faults } = await written(cityOf(regency, features, over));
    expect(faults).toEqual([]);
    expect(city?.modules).toMatchObject({ sensors: false, attendance: false, cameras: true });
    expect(city?.name.en).toBe('Kupang "Kasih"');
  });

  it("is not written over another, nor with a base map that is none; a good one is copied", async () => {
    const regency = await findRegency("53.71");
    const features = board(regency, ({ code }) => ({ code }));
    const { to } = await written(cityOf(regency, features));
    const before = readFileSync(join(to, "city.yaml"), "utf8");
    await expect(writeCityFolder(to, cityOf(regency, features), template)).rejects.toThrow(
      /expected no .* yet/,
    );
    expect(readFileSync(join(to, "city.yaml"), "utf8")).toBe(before);

    const tiles = join(folder, "map.pmtiles");
    writeFileSync(tiles, "no tiles");
    const wrong = join(folder, "wrong");
    const withTiles = cityOf(regency, features, { basemap: tiles });
    await expect(writeCityFolder(wrong, withTiles, template)).rejects.toThrow(FolderRefused);
    expect(existsSync(wrong)).toBe(false);
    const header = Buffer.alloc(127);
    header.write("PMTiles");
    header[7] = 3;
    header[99] = 1;
    expect(headerFault(header, 127)).toBeUndefined();
    writeFileSync(tiles, header);
    const { city, faults } = await written(withTiles);
    expect([faults, city?.hasTiles]).toEqual([[], true]);
  });
});

describe("boundaries", () => {
  const styles = [
    ({ code }: { code: string }) => ({ kode_kec: code }),
    ({ code }: { code: string }) => ({ KDCPUM: Number(code.replaceAll(".", "")) }),
    ({ name }: { name: string }) => ({ WADMKC: name, WADMKK: "Kota Kupang" }),
  ];

  it("of any shape make a folder that passes the check, whose districts adjoin without gap or overlap", async () => {
    const regency = await findRegency("53.71");
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...styles),
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.integer({ min: 94, max: 139 }),
        async (style, steps, bend, west) => {
          const { city, faults } = await written(
            cityOf(regency, board(regency, style, steps, bend, [west + 0.123456789, -3.987654321])),
          );
          expect(faults).toEqual([]);
          const edges = new Set<string>();
          let inner = 0;
          for (const area of city!.districtAreas.features) {
            for (const ring of polygonsOf(area).flat()) {
              ring.slice(1).forEach((place, n) => {
                const edge = `${ring[n]} ${place}`;
                expect(edges.has(edge)).toBe(false);
                if (edges.has(`${place} ${ring[n]}`)) inner++;
                edges.add(edge);
              });
            }
          }
          // Six districts on a board of three columns have seven borders between them, of one edge at the least.
          expect(inner).toBeGreaterThanOrEqual(7);
          const find = districtFinder(city!.districtAreas);
          for (const { properties } of city!.districtAreas.features)
            expect(find(properties.label as never)).toBe(properties.code);
        },
      ),
      { numRuns: 12 },
    );
  });

  it("of villages and islands are one district", async () => {
    const regency = await findRegency("53.71");
    const features = board(regency, ({ code }) => ({ code: `${code}.1001` }));
    const island = [
      [128.9, -3.8],
      [128.91, -3.8],
      [128.91, -3.79],
      [128.9, -3.8],
    ];
    features.push({
      ...{ type: "Feature", properties: { code: regency.districts[0]?.code } },
      geometry: { type: "MultiPolygon", coordinates: [[island.map((place) => [...place, 12.5])]] },
    });
    const { areas } = boundariesOf(regency, features);
    expect(areas.map(({ geometry }) => geometry.type)).toEqual(["MultiPolygon", ...Array(5).fill("Polygon")]);
  });

  it("that match no district are told, with the nearest", async () => {
    const regency = await findRegency("53.71");
    const [first, ...others] = board(regency, ({ name }) => ({ name }));
    const wrong = { ...first, properties: { name: "Allak" } };
    expect(() => boundariesOf(regency, [wrong, ...others])).toThrow(
      /53\.71\.01 Alak \(nearest feature: Allak\)/,
    );
    // A district of the same name in another city is another one.
    const elsewhere = { ...first, properties: { name: "Alak", kab: "Kabupaten Lain" } };
    expect(() => boundariesOf(regency, [elsewhere, ...others])).toThrow(UnusableBoundaries);
    const both = boundariesOf(regency, [first as never, elsewhere, ...others]);
    expect([both.otherCount, both.others]).toEqual([1, ["Alak"]]);
  });

  it.each([
    [
      "in metres",
      {
        type: "Polygon",
        coordinates: [
          [
            [576000, 9876000],
            [577000, 9876000],
            [577000, 9877000],
            [576000, 9876000],
          ],
        ],
      },
      /EPSG:4326/,
    ],
    [
      "of another kind",
      { type: "Point", coordinates: [128, -3] },
      /a Polygon or MultiPolygon for Alak, found Point/,
    ],
    ["without an area", null, /found null/],
    [
      "that are open",
      {
        type: "Polygon",
        coordinates: [
          [
            [128, -3],
            [128.1, -3],
            [128.1, -3.1],
            [128, -3.1],
          ],
        ],
      },
      /closed ring/,
    ],
  ])("%s are refused with what to do", async (_, geometry, reason) => {
    const reader = new BoundaryReader(await findRegency("53.71"));
    expect(() => reader.take({ type: "Feature", properties: { name: "Alak" }, geometry })).toThrow(reason);
  });

  it("of a hundred thousand places are simplified to what a map needs", async () => {
    const regency = await findRegency("53.71");
    const { placesBefore, placesAfter, areas } = boundariesOf(
      regency,
      board(regency, ({ code }) => ({ code }), 5_000, 0.02),
    );
    expect(placesBefore).toBeGreaterThan(100_000);
    expect(placesAfter).toBeLessThanOrEqual(12_000);
    expect(areas).toHaveLength(6);
  });
});

describe("reading GeoJSON", () => {
  async function* cut(text: string, at: readonly number[]): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(text);
    const places = [
      0,
      ...at.map((share) => Math.floor(share * bytes.length)).sort((a, b) => a - b),
      bytes.length,
    ];
    for (let n = 1; n < places.length; n++) yield bytes.subarray(places[n - 1], places[n]);
  }
  async function read(text: string, at: readonly number[] = []) {
    const found: unknown[] = [];
    for await (const feature of readFeatures(cut(text, at))) found.push(feature);
    return found;
  }

  it("gives every feature, wherever the file is cut, whatever its texts hold", async () => {
    const feature = fc.record({
      properties: fc.dictionary(fc.string(), fc.jsonValue()),
      geometry: fc.jsonValue(),
    });
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(feature, { maxLength: 5 }),
        shares,
        fc.boolean(),
        async (features, at, wide) => {
          const text = JSON.stringify(
            { type: "FeatureCollection", features, after: "]}" },
            null,
            wide ? 2 : 0,
          );
          expect(await read(text, at)).toEqual(JSON.parse(JSON.stringify(features)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ["no JSON", "# a note", /a GeoJSON FeatureCollection, found "# a note"/],
    ["nothing", "", /found ""/],
    ["one feature alone", '{"type":"Feature","geometry":null}', /a GeoJSON FeatureCollection/],
    [
      "a file that is cut short",
      '{"type":"FeatureCollection","features":[{"a":1},{"b":',
      /the end of the file after 1/,
    ],
    [
      "a feature that is none",
      '{"type":"FeatureCollection","features":[{"a":x}]}',
      /expected JSON in feature 1/,
    ],
  ])("tells %s", async (_, text, reason) => {
    await expect(read(text)).rejects.toThrow(UnreadableGeoJson);
    await expect(read(text)).rejects.toThrow(reason);
  });
});
