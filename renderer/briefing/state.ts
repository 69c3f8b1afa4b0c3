import type { ViewSnapshot } from "../data/core.ts";

type State = ViewSnapshot<unknown>["state"];

/** Of several views together: what one of them lacks, all of it lacks. */
export function stateOf(...states: readonly State[]): State {
  return states.find((state) => state === "loading") ?? states.find((state) => state === "stale") ?? "live";
}
