/** Rows as points on the map, each with the picture of its mark. Pure: pictures are made by whoever gives `iconOf`. */
import type { Feature, Point } from "geojson";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { priorityWeights } from "../../ui/priority.ts";
import type { Selection } from "../../ui/selection.ts";
import type { Gathering, Placed } from "./gather.ts";
import { gravest, type IncidentOnMap } from "./incidents.ts";
import type { Mark } from "./marks.ts";
import type { SeenOfficer } from "./officers/seen.ts";

export interface MarkProperties {
  readonly kind: Selection["kind"] | "bubble";
  /** Of what it stands for; of its first member for a bubble. */
  readonly id: string;
  readonly icon: string;
  /** What is drawn while the whole city is in view. */
  readonly farIcon: string;
  readonly anchor: "center" | "bottom";
  /** The higher, the farther above its neighbours. */
  readonly order: number;
  /** How many it stands for. */
  readonly count: number;
  readonly bearingDeg: number;
  readonly name: string;
}

/** A bubble's `bbox` spans its members. */
export type MarkFeature = Feature<Point, MarkProperties>;
export type IconOf = (mark: Mark) => string;

const plain = { farIcon: "", anchor: "center", order: 0, count: 1, bearingDeg: 0, name: "" } as const;

export type CameraState = CameraRow["health"];

export interface CameraOnMap {
  readonly camera: CameraRow;
  readonly state: CameraState;
}

/** As its gateway says. Among incidents and crews only one that is down needs to be told from the others. */
export function cameraOnMap(camera: CameraRow): CameraOnMap {
  return { camera, state: camera.health === "down" ? "down" : "up" };
}

export function cameraFeature({ camera, state }: CameraOnMap, ringed: boolean, iconOf: IconOf): MarkFeature {
  const icon = (turned: boolean) => iconOf({ kind: "camera", state, turned, ringed });
  return pointAt(camera.place, {
    ...plain,
    kind: "camera",
    id: camera.id,
    icon: icon(camera.bearingDeg !== null),
    farIcon: icon(false),
    order: state === "down" ? 1 : 0,
    bearingDeg: camera.bearingDeg ?? 0,
    name: camera.name,
  });
}

export function incidentFeature(incident: IncidentOnMap, ringed: boolean, iconOf: IconOf): MarkFeature {
  const { id, priority, shape, stage, breached } = incident;
  return pointAt(incident.place, {
    ...plain,
    kind: "incident",
    id,
    icon: iconOf({ kind: "incident", shape, priority, stage, breached, ringed }),
    anchor: "bottom",
    order: -priorityWeights[priority],
    name: incident.name,
  });
}

export function incidentFeatures(groups: readonly Gathering<IncidentOnMap>[], iconOf: IconOf): MarkFeature[] {
  return groups.map((found) => {
    if (found.members.length === 1) return incidentFeature(found.members[0], false, iconOf);
    const priority = gravest(found.members);
    const breached = found.members.some((incident) => incident.breached);
    return bubble(found, -priorityWeights[priority], (count) =>
      iconOf({ kind: "incidents", priority, breached, count }),
    );
  });
}

export function officerFeatures(bubbles: readonly Gathering<SeenOfficer>[], iconOf: IconOf): MarkFeature[] {
  return bubbles.map((found) => {
    const { shape, colour } = found.members[0].agency;
    const oneAgency = found.members.every((officer) => officer.agency.id === found.members[0].agency.id);
    return bubble(found, 0, (count) =>
      iconOf({ kind: "officers", agency: oneAgency ? { shape, colour } : null, count }),
    );
  });
}

function bubble<Member extends Placed & { readonly id: string }>(
  { place, members }: Gathering<Member>,
  order: number,
  icon: (count: number) => string,
): MarkFeature {
  const longitudes = members.map((member) => member.place[0]);
  const latitudes = members.map((member) => member.place[1]);
  return {
    ...pointAt(place, {
      ...plain,
      kind: "bubble",
      id: members[0].id,
      icon: icon(members.length),
      order,
      count: members.length,
    }),
    bbox: [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)],
  };
}

export function pointAt<Properties>(
  place: Placed["place"],
  properties: Properties,
): Feature<Point, Properties> {
  return { type: "Feature", properties, geometry: { type: "Point", coordinates: [place[0], place[1]] } };
}
