/**
 * An incident and an officer are where they are. What only tells roughly where something is steps aside for them: the
 * districts' names, then the bubbles of officers.
 */
import type { Map as MapLibre } from "maplibre-gl";
import type { DistrictName } from "./districtNames.ts";
import { type MarkFeature, pointAt } from "./features.ts";
import type { Placed } from "./gather.ts";
import { markScale } from "./layers.ts";
import { type Box, makeRoom } from "./makeRoom.ts";
import type { Marks } from "./marks.ts";
import type { KnownPoint } from "./sources.ts";

/** How far it may go. */
const reachRem = 4;
/** Between a name and what stands beside it, or two names would be read as one. */
const nameGapRem = 0.6;
/** Decimals of a degree: a hand's breadth. */
const placeDigits = 6;

export interface Standing {
  /** Marks of incidents, and of what is looked at. */
  readonly marks: readonly MarkFeature[];
  readonly officers: readonly Placed[];
  readonly officerRem: number;
}

export class StepAside {
  private readonly map: Pick<MapLibre, "project" | "unproject" | "getZoom">;
  private readonly marks: Pick<Marks, "sizeOf">;
  private readonly names: readonly DistrictName[];
  private readonly remPx: number;

  constructor(
    map: StepAside["map"],
    marks: Pick<Marks, "sizeOf">,
    names: readonly DistrictName[],
    remPx: number,
  ) {
    this.map = map;
    this.marks = marks;
    this.names = names;
    this.remPx = remPx;
  }

  /** Where names and bubbles find room beside what stands. */
  arrange(
    standing: Standing,
    bubbles: readonly MarkFeature[],
  ): { names: KnownPoint[]; bubbles: MarkFeature[] } {
    const reach = reachRem * this.remPx;
    const marks = standing.marks.map((mark) => this.boxOf(mark));
    const nameBoxes = this.names.map(({ place, widthRem, heightRem }) =>
      this.boxAt(place, widthRem + nameGapRem, heightRem),
    );
    const names = makeRoom(marks, nameBoxes, reach);
    const alone = standing.officers.map(({ place }) =>
      this.boxAt(place, standing.officerRem, standing.officerRem),
    );
    const bubbleBoxes = bubbles.map((mark) => this.boxOf(mark));
    const moved = makeRoom([...marks, ...names, ...alone], bubbleBoxes, reach);
    return {
      names: this.names.map(({ name, place }, index) =>
        pointAt(this.placeOf(place, nameBoxes[index], names[index]), { id: String(index), name }),
      ),
      bubbles: bubbles.map(({ geometry: { coordinates }, properties, bbox }, index) => ({
        ...pointAt(
          this.placeOf(coordinates as [number, number], bubbleBoxes[index], moved[index]),
          properties,
        ),
        ...(bbox && { bbox }),
      })),
    };
  }

  private boxOf({ geometry, properties: { icon, anchor } }: MarkFeature): Box {
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    const { x, y } = this.map.project([longitude, latitude]);
    const scale = markScale(this.map.getZoom());
    const [width, height] = this.marks.sizeOf(icon).map((side) => side * scale) as [number, number];
    return { x, y: anchor === "bottom" ? y - height / 2 : y, width, height };
  }

  private boxAt(place: Placed["place"], widthRem: number, heightRem: number): Box {
    const { x, y } = this.map.project([place[0], place[1]]);
    return { x, y, width: widthRem * this.remPx, height: heightRem * this.remPx };
  }

  /** Where a box is now that was of this place. The same on the screen is the same place, or it would be news. */
  private placeOf(place: Placed["place"], before: Box | undefined, after: Box | undefined): Placed["place"] {
    if (!after || after === before) return place;
    const { lng, lat } = this.map.unproject([after.x, after.y]);
    return [Number(lng.toFixed(placeDigits)), Number(lat.toFixed(placeDigits))];
  }
}
