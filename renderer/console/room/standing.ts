/** How a station stands, as people say it: what its row tells, put into one word. Pure. */
import type { StationRow } from "../../../shared/contract/stations.ts";
import { catchesUpFrom } from "../../../shared/domain/replication/history.ts";
import { mostSkewMs } from "../../../shared/domain/replication/skewLimit.ts";

export const standings = ["online", "catching-up", "offline", "training", "stranger", "retired"] as const;
export type Standing = (typeof standings)[number];

export function standingOf({ state, progress, behind }: StationRow): Standing {
  if (state === "here") return progress === null || behind < catchesUpFrom ? "online" : "catching-up";
  return state === "away" ? "offline" : state;
}

/** Of the room, there or not. */
export function isMember({ state }: Pick<StationRow, "state">): boolean {
  return state === "here" || state === "away" || state === "training";
}

/** This one first, then who asks to be let in, then the others by name; retired ones last. */
export function inOrder(rows: readonly StationRow[]): StationRow[] {
  const rank = (row: StationRow) =>
    row.self ? 0 : row.state === "stranger" ? 1 : row.state === "retired" ? 3 : 2;
  return [...rows].sort(
    (a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1),
  );
}

/** So far off that an alarm says so. */
export function isSkewed({ skewMs }: Pick<StationRow, "skewMs">): boolean {
  return skewMs !== null && Math.abs(skewMs) > mostSkewMs;
}

export function refusedOf({ refused }: Pick<StationRow, "refused">): number {
  return Object.values(refused).reduce((sum, count) => sum + count, 0);
}

/** In groups of four, as people read it to one another. */
export function grouped(letters: string): string {
  return (
    letters
      .replaceAll(/[\s:-]/g, "")
      .match(/.{1,4}/g)
      ?.join(" ") ?? ""
  );
}
