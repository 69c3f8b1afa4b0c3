/**
 * What looks at a camera tell of it. What nobody looked at is no downtime: a share of time is always one of the time in
 * which somebody, or the round of tests, did look.
 */
import type { CameraStatusRow, Looked } from "../../contract/cameraWatch.ts";
import type { CameraRow, TileState } from "../../contract/rows.ts";

export type Seen = CameraStatusRow["seen"];

/** What all tiles of one camera show together; null while none has come to know. One that plays proves the picture. */
export function seenOn(states: Iterable<TileState>): Seen | null {
  let seen: Seen | null = null;
  for (const state of states) {
    if (state === "live") return "picture";
    if (state === "frozen" || state === "failed") seen = "none";
  }
  return seen;
}

/** The share of time with a picture, 0 to 1; null where nobody looked. */
export function pictureShare({ pictureMs, noneMs }: Looked): number | null {
  return pictureMs + noneMs === 0 ? null : pictureMs / (pictureMs + noneMs);
}

/** Whole per cent, rounded down: one that was ever without a picture has no 100. Null where nobody looked. */
export function picturePercent(looked: Looked): number | null {
  const share = pictureShare(looked);
  return share === null ? null : Math.floor(share * 100);
}

export interface Standing {
  readonly state: CameraRow["health"];
  readonly since: number | null;
  /** Whose word it is; null where there is none. */
  readonly from: "gateway" | "look" | null;
  /** When that was known last, epoch ms; null for a gateway, whose word stands until it says another. */
  readonly knownAt: number | null;
}

/** How a camera stands, of what its gateway says and what was seen: the newer word counts. */
export function standingOf(
  { health, healthSince }: Pick<CameraRow, "health" | "healthSince">,
  status: Pick<CameraStatusRow, "seen" | "since" | "lookedAt"> | undefined,
): Standing {
  const told = health === "unknown" ? null : (healthSince ?? 0);
  if (status && (told === null || status.lookedAt >= told)) {
    const { seen, since, lookedAt } = status;
    return { state: seen === "picture" ? "up" : "down", since, from: "look", knownAt: lookedAt };
  }
  return { state: health, since: healthSince, from: told === null ? null : "gateway", knownAt: null };
}
