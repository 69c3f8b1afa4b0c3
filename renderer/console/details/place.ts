import type { AnyPlace } from "../../../shared/domain/place.ts";

/** `-6.18420, 106.63680`: latitude first, as maps and radios take it. */
export function formatPlace([longitude, latitude]: AnyPlace): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}
