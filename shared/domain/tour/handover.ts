/**
 * How one cell of a tour comes from a camera to the next without a black picture: the next one is opened out of sight a
 * while before its turn, and shown only once it has a picture. One that has none in time is passed over, and the
 * present one stays.
 *
 * Guarantees: what is shown changes only to a camera that has shown a picture; at most two are open at once, and two
 * only while one gives way to the other. Pure; times are epoch ms.
 */
import type { TourStop } from "./tour.ts";

/** How long before its turn the next one is opened, and no longer than half a turn. */
const warmMs = 6000;
/** How long after its turn began the next one is waited for. */
const graceMs = 4000;

export interface Handover {
  /** On screen; null before the first. */
  readonly present: string | null;
  /** Open, and not on screen yet. */
  readonly next: { readonly camera: string; readonly dueAt: number } | null;
  /** Had no picture when its turn came: not tried again before this moment. */
  readonly passedOver: { readonly camera: string; readonly until: number } | null;
}

export const emptyHandover: Handover = { present: null, next: null, passedOver: null };

/**
 * `now` is the cell's stop at this moment, `then` the one that follows it; `hasPicture` says whether the next one has
 * shown something.
 */
export function handOver(
  before: Handover,
  now: TourStop,
  then: TourStop,
  hasPicture: boolean,
  at: number,
): Handover {
  const isWarming = at >= now.until - Math.min(warmMs, (now.until - now.since) / 2);
  const wanted = isWarming ? then.camera : now.camera;
  const dueAt = isWarming ? now.until : Math.min(before.next?.dueAt ?? at, at);
  // Nothing is on screen that could stay.
  if (before.present === null) return { present: now.camera, next: null, passedOver: null };
  const passedOver = before.passedOver && at < before.passedOver.until ? before.passedOver : null;
  if (wanted === null || wanted === before.present || wanted === passedOver?.camera) {
    return same(before, { ...before, next: null, passedOver });
  }
  if (before.next?.camera !== wanted) return { ...before, next: { camera: wanted, dueAt }, passedOver };
  if (hasPicture && at >= before.next.dueAt) return { present: wanted, next: null, passedOver };
  if (at > before.next.dueAt + graceMs) {
    return {
      ...before,
      next: null,
      passedOver: { camera: wanted, until: isWarming ? then.until : now.until },
    };
  }
  return same(before, { ...before, passedOver });
}

function same(before: Handover, after: Handover): Handover {
  const isSame = before.next === after.next && before.passedOver === after.passedOver;
  return isSame ? before : after;
}
