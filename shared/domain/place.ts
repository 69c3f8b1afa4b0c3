/**
 * Places on the earth, in WGS 84 degrees, longitude before latitude as in GeoJSON (RFC 7946).
 *
 * The arithmetic treats the earth as a sphere: distances are right to 0.5 %, which is enough for a city.
 * Areas must not cross the 180th meridian.
 */
import { z } from "zod";

export const lonLatSchema = z
  .tuple(
    [
      z.number().min(-180, "a longitude from -180 to 180").max(180, "a longitude from -180 to 180"),
      z.number().min(-90, "a latitude from -90 to 90").max(90, "a latitude from -90 to 90"),
    ],
    "a place [longitude, latitude] in degrees",
  )
  .transform((place): LonLat => place);

/**
 * `[longitude, latitude]` in degrees. The unit is a brand that a literal may leave out: `[106.6, -6.2]` is a
 * place, but what is branded as pixels or metres is not.
 */
export type LonLat = [longitude: number, latitude: number] & { readonly unit?: "LonLat" };
/** A place that is only read. */
export type AnyPlace = readonly [longitude: number, latitude: number] & { readonly unit?: "LonLat" };

/** `[west, south, east, north]` in degrees. */
export const boundsSchema = z
  .tuple([z.number(), z.number(), z.number(), z.number()], "bounds [west, south, east, north] in degrees")
  .refine(
    ([west, south, east, north]) => west < east && south < north,
    "west before east, south before north",
  )
  .refine(
    ([west, south, east, north]) => west >= -180 && east <= 180 && south >= -90 && north <= 90,
    "longitudes from -180 to 180, latitudes from -90 to 90",
  )
  .transform((bounds): Bounds => bounds);
export type Bounds = [west: number, south: number, east: number, north: number] & {
  readonly unit?: "Bounds";
};

/** A closed ring; its last place repeats the first. */
export type Ring = readonly AnyPlace[];

/** Mean radius R1 of the GRS 80 ellipsoid (Moritz, "Geodetic Reference System 1980", 2000), in metres. */
export const earthRadiusM = 6_371_008.8;

export function lonLat(longitude: number, latitude: number): LonLat {
  return [longitude, latitude];
}

/** Great-circle distance in metres, by the haversine (R. W. Sinnott, Sky & Telescope 68 (2), 1984, p. 159). */
export function distanceM(from: AnyPlace, to: AnyPlace): number {
  const halfLatitude = radians(to[1] - from[1]) / 2;
  const halfLongitude = radians(to[0] - from[0]) / 2;
  const chord =
    Math.sin(halfLatitude) ** 2 +
    Math.cos(radians(from[1])) * Math.cos(radians(to[1])) * Math.sin(halfLongitude) ** 2;
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Initial bearing from one place to another, degrees clockwise from north in [0, 360); 0 for the same place. */
export function bearingDeg(from: AnyPlace, to: AnyPlace): number {
  const longitude = radians(to[0] - from[0]);
  const east = Math.sin(longitude) * Math.cos(radians(to[1]));
  const north =
    Math.cos(radians(from[1])) * Math.sin(radians(to[1])) -
    Math.sin(radians(from[1])) * Math.cos(radians(to[1])) * Math.cos(longitude);
  const bearing = (degrees(Math.atan2(east, north)) + 360) % 360;
  return Object.is(bearing, -0) ? 0 : bearing;
}

export function boundsContain([west, south, east, north]: Bounds, [longitude, latitude]: AnyPlace): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** The smallest bounds that hold every place of the rings; null for none. */
export function extentOf(rings: readonly Ring[]): Bounds | null {
  if (rings.length === 0) return null;
  return rings
    .flat()
    .reduce<Bounds>(
      ([west, south, east, north], [longitude, latitude]) => [
        Math.min(west, longitude),
        Math.min(south, latitude),
        Math.max(east, longitude),
        Math.max(north, latitude),
      ],
      [180, 90, -180, -90],
    );
}

/**
 * Even-odd rule over all rings, so that holes are outside (W. R. Franklin's PNPOLY). Of polygons that share
 * their border vertices exactly, one and only one contains a place on the border.
 */
export function pointInPolygon([longitude, latitude]: AnyPlace, rings: readonly Ring[]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const a = ring[index - 1]!;
      const b = ring[index]!;
      if (a[1] > latitude === b[1] > latitude) continue;
      // South end first, whichever way the ring runs: neighbours then compute the very same crossing.
      const [south, north] = a[1] < b[1] ? [a, b] : [b, a];
      const crossing = south[0] + ((latitude - south[1]) / (north[1] - south[1])) * (north[0] - south[0]);
      if (longitude < crossing) inside = !inside;
    }
  }
  return inside;
}

/** Distance in metres to the nearest border of the polygon, from either side; flat-earth, so for near places. */
export function distanceToBorderM(place: AnyPlace, rings: readonly Ring[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      nearest = Math.min(nearest, distanceM(place, nearestOnSegment(place, ring[index - 1]!, ring[index]!)));
    }
  }
  return nearest;
}

/** The place that lies so many metres east and north; for distances of a city. */
export function shifted(place: AnyPlace, eastM: number, northM: number): LonLat {
  return [
    place[0] + degrees(eastM / (earthRadiusM * Math.cos(radians(place[1])))),
    place[1] + degrees(northM / earthRadiusM),
  ];
}

/** The place at a share (0 to 1) of the straight way between two near places. */
export function partWay(from: AnyPlace, to: AnyPlace, share: number): LonLat {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

/** The place on the straight segment from `a` to `b` that is nearest to `place`. */
export function nearestOnSegment(place: AnyPlace, a: AnyPlace, b: AnyPlace): LonLat {
  const eastScale = Math.cos(radians(place[1]));
  const east = (b[0] - a[0]) * eastScale;
  const north = b[1] - a[1];
  const lengthSquared = east ** 2 + north ** 2;
  if (lengthSquared === 0) return [a[0], a[1]];
  const along = ((place[0] - a[0]) * eastScale * east + (place[1] - a[1]) * north) / lengthSquared;
  const share = Math.min(1, Math.max(0, along));
  return lonLat(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share);
}

function radians(degreesValue: number): number {
  return (degreesValue * Math.PI) / 180;
}

function degrees(radiansValue: number): number {
  return (radiansValue * 180) / Math.PI;
}

/** `-6.18420, 106.63680`: latitude first, as maps and radios take it. */
export function formatPlace([longitude, latitude]: AnyPlace): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}
