/** The procedures of the city that hold for an incident, as a list of steps to tick. Pure. */
import type { SopStepRow } from "../../contract/incidents.ts";
import type { Camera } from "../city/camera.ts";
import type { Sop, SopStep } from "../city/sop.ts";
import { type SopTick, tickKey } from "../incident/incident.ts";
import { type AnyPlace, distanceM } from "../place.ts";

export interface SopQuery {
  readonly sops: readonly Sop[];
  readonly category: string;
  /** From when limits count, epoch ms. */
  readonly countedFromMs: number;
  /** By `tickKey`. One made on another version stands: the work was done. */
  readonly ticks: ReadonlyMap<string, SopTick>;
  /** The nearest camera's id; null for none. */
  readonly camera: string | null;
}

export function sopSteps({ sops, category, countedFromMs, ticks, camera }: SopQuery): SopStepRow[] {
  return sops
    .filter(({ categories }) => categories.includes(category))
    .flatMap(({ id: sop, version, steps }) =>
      steps.map(({ id: step, text, who, limitMin, action }) => {
        const tick = ticks.get(tickKey(sop, step));
        return {
          ...{ sop, version, step, text, who },
          dueAt: limitMin === undefined ? null : countedFromMs + limitMin * 60_000,
          action: actionOf(action, camera),
          ...(tick?.done ? { doneAt: tick.atMs, doneBy: tick.actor } : { doneAt: null, doneBy: null }),
        };
      }),
    );
}

function actionOf(action: SopStep["action"], camera: string | null): SopStepRow["action"] {
  if (action === undefined) return null;
  return action.type === "camera" ? { type: "camera", camera } : action;
}

/** The camera that stands nearest to a place; null in a city without cameras. */
export function nearestCamera(
  cameras: readonly Pick<Camera, "id" | "place">[],
  place: AnyPlace,
): string | null {
  let nearest: string | null = null;
  let leastM = Number.POSITIVE_INFINITY;
  for (const camera of cameras) {
    const awayM = distanceM(camera.place, place);
    if (awayM < leastM) {
      leastM = awayM;
      nearest = camera.id;
    }
  }
  return nearest;
}
