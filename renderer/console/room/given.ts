/** For tests and for looking at the page alone. */
import type { StationRow } from "../../../shared/contract/stations.ts";

export function station(id: string, given: Partial<StationRow> = {}): StationRow {
  return {
    ...{ id, name: id, version: "1.0.0", state: "here", self: false, lastContactAt: Date.now() - 2000 },
    ...{ skewMs: 40, behind: 0, queue: 0, progress: null, events: 1200, refused: {} },
    fingerprint: "3f9a61c2d0b74e85aa1790cd5be2f416",
    ...given,
  };
}
