/**
 * How one cell of a tour comes from a camera to the next without a black picture: the next one is opened out of sight a
 * while before its turn, and shown only once it has a picture. One that has none in time is passed over, and the
 * present one stays meanwhile.
 *
 * Guarantees: what is shown changes only to a camera that has shown a picture; at most two are open at once, and two
 * only while one gives way to the other. Pure; times are epoch ms.
 */
import type { TourStop } from "./tour.ts";

/** How long before its turn the next one is opened, and no longer than half a turn. */
const warmMs = 6000;
/** How long after its turn began the next one is waited for, and no longer than a quarter of it; not at all if it failed. */
const graceMs = 4000;
/** One that was passed over is tried again after this time. */
export const retryAfterMs = 60_000;

/** What the camera that comes next shows. */
export type NextPicture = "opening" | "picture" | "failed";

export interface Handover {
  /** On screen; null before the first. */
  readonly present: string | null;
  /** Open, and not on screen yet. */
  readonly next: { readonly camera: string; readonly dueAt: number } | null;
  /** Had no picture when its turn came: not tried again before this moment. Its turn is another one's (tourAt). */
  readonly passedOver: { readonly camera: string; readonly until: number } | null;
}

export const emptyHandover: Handover = { present: null, next: null, passedOver: null };

/**
 * `now` is the cell's stop at this moment, `then` the one that follows it; `picture` is what the next one shows.
 */
export function handOver(
  before: Handover,
  now: TourStop,
  then: TourStop,
  picture: NextPicture,
  at: number,
): Handover {
  const isWarming = at >= now.until - Math.min(warmMs, (now.until - now.since) / 2);
  const wanted = isWarming ? then.camera : now.camera;
  // It may become due sooner than it was to be: the present one dies, or somebody goes on by hand.
  const dueAt = wanted === now.camera ? at : now.until;
  // Nothing is on screen that could stay.
  if (before.present === null) return { present: now.camera, next: null, passedOver: null };
  const passedOver = before.passedOver && at < before.passedOver.until ? before.passedOver : null;
  if (wanted === null || wanted === before.present || wanted === passedOver?.camera) {
    return same(before, { ...before, next: null, passedOver });
  }
  if (before.next?.camera !== wanted) return { ...before, next: { camera: wanted, dueAt }, passedOver };
  const next = dueAt < before.next.dueAt ? { camera: wanted, dueAt } : before.next;
  if (at >= next.dueAt) {
    if (picture === "picture") return { present: wanted, next: null, passedOver };
    const waitMs = Math.min(graceMs, (now.until - now.since) / 4);
    if (picture === "failed" || at > next.dueAt + waitMs) {
      return { ...before, next: null, passedOver: { camera: wanted, until: at + retryAfterMs } };
    }
  }
  return same(before, { ...before, next, passedOver });
}

function same(before: Handover, after: Handover): Handover {
  const isSame = before.next === after.next && before.passedOver === after.passedOver;
  return isSame ? before : after;
}
