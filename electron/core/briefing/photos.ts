/** Incidents of the last day with a picture of before and one of after: the first and the last that were kept of each. */
import type { BriefingPhotoRow } from "../../../shared/contract/briefing.ts";
import type { IncidentRegister } from "../incidents/register.ts";
import type { Store } from "../store/index.ts";

const lookBackMs = 24 * 3_600_000;
/** As many as are shown in a briefing. */
const most = 12;

export function photosOf(
  store: Store,
  register: Pick<IncidentRegister, "rowOf">,
  nowMs: number,
): BriefingPhotoRow[] {
  const pictures = new Map<string, BriefingPhotoRow["before"][]>();
  for (const event of store.log.since(nowMs - lookBackMs, ["incident.pictured"])) {
    if (event.kind !== "incident.pictured") continue;
    const { sha256, cameraName, takenAt } = event.body;
    const picture = { sha256, camera: cameraName, at: takenAt ?? event.time.ms };
    pictures.set(event.subject, [...(pictures.get(event.subject) ?? []), picture]);
  }
  return [...pictures]
    .flatMap(([id, of]) => {
      const row = register.rowOf(id, false);
      const [before, after] = [of[0], of.at(-1)];
      if (!row || !before || !after || before.sha256 === after.sha256) return [];
      const { category, address, district } = row;
      return [{ incident: id, category, address, district, before, after }];
    })
    .sort((a, b) => b.after.at - a.after.at)
    .slice(0, most);
}
