/**
 * What a CAP message means for the room: which warnings it holds, which it ends, and until when they stand.
 *
 * CAP 1.2 gives a message several `info` blocks, mostly one for each language of the same warning, sometimes one for
 * each of several dangers. The n-th block of each language is taken for the same warning.
 */
import type { CapAlert, CapInfo } from "../../messages/warnings.ts";
import { type District, type DistrictAreas, polygonsOf } from "../city/district.ts";
import { type AnyPlace, type LonLat, type Ring, shifted } from "../place.ts";

/** CAP leaves it to who hears a warning without an end; a day is until the next forecast. */
export const standsWithoutEndMs = 24 * 3600 * 1000;

const circlePoints = 64;

/** The languages of one warning; the same block twice where it is told in one only. */
export interface WarningPart {
  readonly id: CapInfo;
  readonly en: CapInfo;
}

/** Names a message in all the world: identifiers are unique for their sender. */
export function alertKey({ sender, identifier }: Pick<CapAlert, "sender" | "identifier">): string {
  return `${sender},${identifier}`;
}

/** The keys of the messages that this one takes the place of, or takes back. */
export function endedBy({ msgType, references }: CapAlert): string[] {
  if (msgType !== "Update" && msgType !== "Cancel") return [];
  return (references ?? "").split(/\s+/).flatMap((reference) => {
    const [sender, identifier] = reference.split(",");
    return sender && identifier ? [alertKey({ sender, identifier })] : [];
  });
}

export function partsOf({ info }: CapAlert): WarningPart[] {
  const byLanguage = new Map<string, CapInfo[]>();
  for (const block of info) {
    const language = /^(id|in|ms)\b/i.test(block.language ?? "")
      ? "id"
      : (block.language ?? "en").slice(0, 2);
    byLanguage.set(language.toLowerCase(), [...(byLanguage.get(language.toLowerCase()) ?? []), block]);
  }
  const [first = []] = byLanguage.values();
  const indonesian = byLanguage.get("id") ?? byLanguage.get("en") ?? first;
  const english = byLanguage.get("en") ?? indonesian;
  const longer = indonesian.length >= english.length ? indonesian : english;
  return longer.flatMap((block, index) => [{ id: indonesian[index] ?? block, en: english[index] ?? block }]);
}

export function effectiveOf({ sent }: CapAlert, { effective }: CapInfo): number {
  return effective ?? sent;
}

export function expiryOf(alert: CapAlert, info: CapInfo): number {
  return info.expires ?? effectiveOf(alert, info) + standsWithoutEndMs;
}

/** When the last of its warnings ends, epoch ms; 0 for a message that holds none. */
export function lastExpiryOf(alert: CapAlert): number {
  return Math.max(0, ...alert.info.map((block) => expiryOf(alert, block)));
}

/**
 * What an info block covers, as polygons. Geocodes are taken for the Kemendagri codes of districts, or of the city,
 * with or without dots; others name places that this room has no shape of.
 */
export function areaPolygons(
  { area }: CapInfo,
  city: { readonly code: string; readonly districtAreas: DistrictAreas },
): Ring[][] {
  return area.flatMap(({ polygon, circle, geocode }) => [
    ...polygon.map((ring) => [ring]),
    ...circle
      .filter(({ radiusM }) => radiusM > 0)
      .map(({ centre, radiusM }) => [circleRing(centre, radiusM)]),
    ...geocode.flatMap(({ value }) => districtPolygons(value, city)),
  ]);
}

function districtPolygons(
  value: string,
  city: { readonly code: string; readonly districtAreas: DistrictAreas },
): Ring[][] {
  const wanted = digitsOf(value);
  if (wanted === "") return [];
  const all = wanted === digitsOf(city.code);
  return city.districtAreas.features
    .filter(({ properties }) => all || digitsOf(properties.code) === wanted)
    .flatMap((feature) => polygonsOf(feature).map((rings) => [...rings]));
}

function digitsOf(code: District["code"]): string {
  return code.replace(/\D/g, "");
}

function circleRing(centre: AnyPlace, radiusM: number): Ring {
  const ring: LonLat[] = [];
  for (let index = 0; index < circlePoints; index++) {
    const angle = (index * 2 * Math.PI) / circlePoints;
    ring.push(shifted(centre, radiusM * Math.sin(angle), radiusM * Math.cos(angle)));
  }
  return [...ring, ring[0]!];
}
