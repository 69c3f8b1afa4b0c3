/** The districts' names as they are written on the map, and how much room each takes. */
import type { BaseMap } from "./base.ts";
import type { Placed } from "./gather.ts";

export const districtNameSpacingEm = 0.1;
export const districtNameLineEm = 1.15;

export interface DistrictName extends Placed {
  /** In capitals, one word a line. */
  readonly name: string;
  readonly widthRem: number;
  readonly heightRem: number;
}

export function districtNames(base: BaseMap): DistrictName[] {
  const context = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
  context.font = '500 100px "IBM Plex Sans Condensed"';
  return base.names.features.flatMap(({ geometry, properties }) => {
    if (geometry.type !== "Point" || properties?.kind !== "district") return [];
    const lines = String(properties.name).toUpperCase().split(" ");
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    return [
      {
        place: [longitude, latitude],
        name: lines.join("\n"),
        widthRem: Math.max(
          ...lines.map((line) => context.measureText(line).width / 100 + line.length * districtNameSpacingEm),
        ),
        heightRem: lines.length * districtNameLineEm,
      },
    ];
  });
}
