/**
 * A city's districts out of the boundaries that it gives: which feature is which district, simplified for a map.
 *
 * Guarantees: borders that districts share stay shared, to the last place, however much is simplified (TopoJSON: Bostock,
 * after Visvalingam and Whyatt, "Line generalisation by repeated elimination of points", 1993); no district is lost; the
 * result is WGS 84, rounded to about 1 m. Does not guarantee that an island smaller than `smallestM` is kept.
 */
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { mergeArcs, feature as toFeature } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import type { GeometryCollection, Topology } from "topojson-specification";
import { multiPolygonSchema, polygonSchema } from "../../shared/domain/city/geojson.ts";
import { type AnyPlace, type Bounds, pointInPolygon } from "../../shared/domain/place.ts";
import { lettersApart, plainDistrict, type Regency } from "./regency.ts";

/** The boundaries cannot be used; says what to do. */
export class UnusableBoundaries extends Error {
  override readonly name = "UnusableBoundaries";
}

export interface Boundaries {
  readonly areas: readonly Feature<Polygon | MultiPolygon>[];
  readonly bounds: Bounds;
  /** Names of features that are no district of this city; at most `told` of them. */
  readonly others: readonly string[];
  readonly otherCount: number;
  /** How many places the borders had, and have. */
  readonly placesBefore: number;
  readonly placesAfter: number;
}

/** One collection of the features, each with its district's code. */
type Coarse = Topology<Record<string, GeometryCollection<{ code: string }>>>;
type Ring = [number, number][];
type Area = Polygon | MultiPolygon;

/** Where Indonesia is, with some sea around. */
const indonesia: Bounds = [94, -12, 142, 7.5] as unknown as Bounds;
const told = 8;
const metresPerDegree = 111_320;
/** What is first tried and last, and how many places the whole city should have: of thousands of islands more are left. */
const firstToleranceM = 12;
const lastToleranceM = 150;
const mostPlaces = 12_000;
const smallestM = 60;
const margin = 0.02;
const decimals = 5;

/** Takes features as they come, then makes the districts of them. */
export class BoundaryReader {
  private readonly regency: Regency;
  private readonly found = new Map<string, Area[]>();
  private readonly others: string[] = [];
  private otherCount = 0;
  private placesBefore = 0;

  constructor(regency: Regency) {
    this.regency = regency;
  }

  /** Throws `UnusableBoundaries` for what is meant for a district and cannot be one. */
  take(feature: Record<string, unknown>): void {
    const properties = (feature.properties ?? {}) as Record<string, unknown>;
    const district = districtOf(properties, this.regency);
    if (district === undefined) {
      this.otherCount++;
      if (this.others.length < told) this.others.push(nameOf(properties));
      return;
    }
    const area = readArea(feature.geometry, nameOf(properties));
    this.placesBefore += area.coordinates.flat(area.type === "Polygon" ? 1 : 2).length;
    this.found.set(district, [...(this.found.get(district) ?? []), area]);
  }

  /** Throws `UnusableBoundaries` where a district has no feature. */
  finish(): Boundaries {
    const missing = this.regency.districts.filter(({ code }) => !this.found.has(code));
    if (missing.length > 0) throw new UnusableBoundaries(this.missingText(missing));
    const areas = simplified(this.found, this.regency);
    const rings = areas.flatMap(({ geometry }) => ringsOf(geometry));
    return {
      ...{ areas, bounds: boundsOf(rings), others: this.others, otherCount: this.otherCount },
      ...{ placesBefore: this.placesBefore, placesAfter: rings.flat().length },
    };
  }

  private missingText(missing: Regency["districts"]): string {
    const names = missing.map(({ code, name }) => {
      const near = [...this.others].sort((a, b) => apart(a, name) - apart(b, name))[0];
      return `${code} ${name}${near === undefined ? "" : ` (nearest feature: ${near})`}`;
    });
    return (
      `expected a feature for each of ${this.regency.districts.length} districts, found none for ${names.join(", ")}. ` +
      'A feature says which district it is by a property with its Kemendagri code ("81.71.01" or 817101) or its name'
    );
  }
}

function apart(one: string, other: string): number {
  return lettersApart(plainDistrict(one), plainDistrict(other));
}

/**
 * By a property that is a code, else by one that is a name. A name counts only where nothing says that the feature lies in
 * another city: districts of one name are in many.
 */
function districtOf(
  properties: Record<string, unknown>,
  { code, name, districts }: Regency,
): string | undefined {
  const values = Object.values(properties).flatMap((value) =>
    typeof value === "string" || typeof value === "number" ? [String(value).trim()] : [],
  );
  const codes = values.flatMap((value) => codeIn(value) ?? []);
  const ownCode = codes.find((each) => districts.some((district) => district.code === each));
  if (ownCode !== undefined) return ownCode;
  if (codes.length > 0) return undefined;
  const plain = new Set(values.map(plainDistrict));
  const named = districts.filter((district) => plain.has(plainDistrict(district.name)));
  if (named.length === 0) return undefined;
  const own = new Set([name, ...districts.map((district) => district.name)].map(plainDistrict));
  const elsewhere = values.some(
    (value) => /^(kota|kabupaten|kab\.?)\s/i.test(value) && !own.has(plainDistrict(value)),
  );
  if (elsewhere) return undefined;
  if (named.length > 1) {
    const both = named.map((district) => district.name).join(" and ");
    throw new UnusableBoundaries(`expected a feature of one district of ${code}, found one named ${both}`);
  }
  return named[0]?.code;
}

/** The district's, of a district's or a village's code with dots, or a district's six digits. */
function codeIn(value: string): string | undefined {
  const dotted = /^(\d\d\.\d\d\.\d\d)(\.\d{4})?$/.exec(value);
  if (dotted) return dotted[1];
  const [, province, regency, district] = /^(\d\d)(\d\d)(\d\d)$/.exec(value) ?? [];
  return province && `${province}.${regency}.${district}`;
}

function nameOf(properties: Record<string, unknown>): string {
  const texts = Object.entries(properties).filter(([, value]) => typeof value === "string" && value !== "");
  const named = texts.find(([key]) => /^(name|nama|kecamatan|district|name_3|wadmkc|namobj)$/i.test(key));
  return String((named ?? texts[0])?.[1] ?? "a feature without a name");
}

function readArea(geometry: unknown, name: string): Area {
  const type = (geometry as { type?: unknown } | null)?.type;
  if (type !== "Polygon" && type !== "MultiPolygon")
    throw new UnusableBoundaries(
      `expected a Polygon or MultiPolygon for ${name}, found ${String(type ?? null)}`,
    );
  const { coordinates } = geometry as { coordinates: unknown };
  // Heights are dropped: a map has none.
  const flat = withoutHeights(coordinates);
  const read = (type === "Polygon" ? polygonSchema : multiPolygonSchema).safeParse({
    type,
    coordinates: flat,
  });
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = wrongPlace(flat);
    throw new UnusableBoundaries(
      where
        ? `expected longitude and latitude (WGS 84, EPSG:4326) for ${name}, found ${where}: reproject the file first`
        : `expected ${issue?.message} for ${name}`,
    );
  }
  const where = wrongPlace(flat);
  if (where) throw new UnusableBoundaries(`expected a place in Indonesia for ${name}, found ${where}`);
  return read.data as Area;
}

function withoutHeights(coordinates: unknown): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  if (typeof coordinates[0] === "number") return coordinates.slice(0, 2);
  return coordinates.map(withoutHeights);
}

function wrongPlace(coordinates: unknown): string | undefined {
  if (!Array.isArray(coordinates)) return undefined;
  if (typeof coordinates[0] !== "number") {
    for (const each of coordinates) {
      const found = wrongPlace(each);
      if (found) return found;
    }
    return undefined;
  }
  const [longitude, latitude] = coordinates as [number, number];
  const [west, south, east, north] = indonesia;
  const isThere = longitude >= west && longitude <= east && latitude >= south && latitude <= north;
  return isThere ? undefined : `[${longitude}, ${latitude}]`;
}

function simplified(found: ReadonlyMap<string, Area[]>, { districts }: Regency): Feature<Area>[] {
  const geometries = districts.flatMap(({ code }) =>
    (found.get(code) ?? []).map(
      (geometry): Feature<Area> => ({ type: "Feature", properties: { code }, geometry }),
    ),
  );
  const extent = boundsOf(geometries.flatMap(({ geometry }) => ringsOf(geometry)));
  // A grid of about a metre: what two surveys of one border differ by in the last decimals is one line again.
  const steps = Math.max(extent[2] - extent[0], extent[3] - extent[1]) * 10 ** decimals;
  const areas: FeatureCollection<Area> = { type: "FeatureCollection", features: geometries };
  const whole = presimplify(topology({ areas }, Math.max(2, Math.ceil(steps))) as Coarse);
  for (let toleranceM = firstToleranceM; ; toleranceM *= 1.5) {
    const side = toleranceM / metresPerDegree;
    const coarse = simplify(whole, (side * side) / 2);
    const simple = districts.map(({ code, name }) => areaOf(coarse, code, name));
    const places = simple.flatMap(({ geometry }) => ringsOf(geometry)).flat().length;
    if (places <= mostPlaces || toleranceM > lastToleranceM) return simple;
  }
}

/** All features of a district as one, its borders as simple as they are everywhere. */
function areaOf(coarse: Coarse, code: string, name: string): Feature<Area> {
  const all = coarse.objects.areas?.geometries ?? [];
  const own = all.filter(({ properties }) => (properties as { code?: string } | undefined)?.code === code);
  const merged = mergeArcs(coarse, own as never);
  const drawn = (toFeature(coarse, merged) as unknown as Feature<MultiPolygon>).geometry
    .coordinates as Ring[][];
  const polygons = drawn
    .map((rings) => rings.map(rounded))
    .map(([outer, ...holes]) => [outer as Ring, ...holes.filter(isArea)])
    .sort((a, b) => size(b[0] as Ring) - size(a[0] as Ring));
  const smallest = (smallestM / metresPerDegree) ** 2;
  const kept = polygons.filter(([outer], n) => outer && isArea(outer) && (n === 0 || size(outer) > smallest));
  if (kept.length === 0) throw new UnusableBoundaries(`expected an area for ${code} ${name}, found a line`);
  const [largest] = kept as [Ring[], ...Ring[][]];
  const geometry: Area =
    kept.length === 1
      ? { type: "Polygon", coordinates: largest }
      : { type: "MultiPolygon", coordinates: kept };
  return { type: "Feature", properties: { code, name, label: placeIn(largest) }, geometry };
}

/** A place that repeats is one. */
function rounded(ring: Ring): Ring {
  const places = ring.map(([x, y]): [number, number] => [
    Number(x.toFixed(decimals)),
    Number(y.toFixed(decimals)),
  ]);
  return places.filter(([x, y], n) => n === 0 || x !== places[n - 1]?.[0] || y !== places[n - 1]?.[1]);
}

function isArea(ring: Ring): boolean {
  return ring.length >= 4 && size(ring) > 0;
}

/** Square degrees. */
function size(ring: Ring): number {
  let twice = 0;
  for (let n = 0; n < ring.length - 1; n++) {
    const [[x, y], [nextX, nextY]] = [ring[n], ring[n + 1]] as [[number, number], [number, number]];
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}

function ringsOf({ type, coordinates }: Area): Ring[] {
  return (type === "Polygon" ? coordinates : coordinates.flat()) as Ring[];
}

function boundsOf(rings: readonly Ring[]): Bounds {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const ring of rings) {
    for (const [x, y] of ring) {
      [west, east] = [Math.min(west, x), Math.max(east, x)];
      [south, north] = [Math.min(south, y), Math.max(north, y)];
    }
  }
  const around = Math.max((east - west) * margin, (north - south) * margin, 0.002);
  const round = (value: number) => Number(value.toFixed(4));
  const bounds = [west - around, south - around, east + around, north + around].map(round);
  return bounds as unknown as Bounds;
}

/** Where the widest of some lines from west to east lies inside: for the name, also of a bent area. */
function placeIn(rings: readonly Ring[]): [number, number] {
  const [outer] = rings as [Ring];
  const ys = outer.map(([, y]) => y);
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const lines = 24;
  let best = { width: 0, place: outer[0] as [number, number] };
  for (let n = 1; n < lines; n++) {
    const y = south + ((north - south) * n) / lines;
    const crossings = rings.flatMap((ring) => crossingsOf(ring, y)).sort((a, b) => a - b);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [from, to] = [crossings[at] as number, crossings[at + 1] as number];
      // The middle of the height is where a name is looked for.
      const width = (to - from) * (1 - Math.abs(n / lines - 0.5));
      const place: [number, number] = [
        Number(((from + to) / 2).toFixed(decimals)),
        Number(y.toFixed(decimals)),
      ];
      if (width > best.width && pointInPolygon(place as unknown as AnyPlace, rings as never))
        best = { width, place };
    }
  }
  return best.place;
}

function crossingsOf(ring: Ring, y: number): number[] {
  return ring.slice(1).flatMap((to, n) => {
    const from = ring[n] as [number, number];
    if (from[1] > y === to[1] > y) return [];
    return [from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0])];
  });
}
