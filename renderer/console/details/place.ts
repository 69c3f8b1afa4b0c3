import { formatPlace, type LonLat, lonLat } from "../../../shared/domain/place.ts";

export { formatPlace };

const written = /^\s*(-?\d{1,2}(?:[.,]\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:[.,]\d+)?)\s*$/;

/** Reads what `formatPlace` writes, and what people copy from elsewhere: decimal commas, semicolons. Null for no place. */
export function readPlace(text: string): LonLat | null {
  const [, latitude = "", longitude = ""] = written.exec(text) ?? [];
  const [lat, lon] = [latitude, longitude].map((number) => Number(number.replace(",", "."))) as [
    number,
    number,
  ];
  if (latitude === "" || Math.abs(lat) > 90 || Math.abs(lon) > 180) return null;
  return lonLat(lon, lat);
}
