/** The city's procedures for one incident, as its page lists them. */
import type { SopStepRow } from "../../../shared/contract/incidents.ts";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import { nearestCamera, sopSteps } from "../../../shared/domain/sop/steps.ts";
import type { Known } from "./register.ts";
import { handledAs, whereabouts } from "./row.ts";

export function sopOf({ incident, report }: Known, city: City, cameras: readonly CameraRow[]): SopStepRow[] {
  if (!report) return [];
  const { category, countedFrom } = handledAs(incident, report, city);
  return sopSteps({
    ...{ sops: city.sops, category, countedFromMs: countedFrom, ticks: incident.ticks },
    camera: nearestCamera(cameras, whereabouts(incident, report).place),
  });
}
