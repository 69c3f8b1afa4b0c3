/** Which cameras a tour goes through, and in which order. Pure. */
import { z } from "zod";

const name = z.string().min(1).max(80);

export const tourRuleSchema = z.union([
  z.strictObject({ district: name }),
  z.strictObject({ tag: name }),
  z.strictObject({ agency: name }),
  /** Those that were on no screen for so long, the longest first. */
  z.strictObject({
    unseenMinutes: z.number().int("whole minutes").min(1, "at least 1 minute").max(10_080, "at most a week"),
  }),
  z.strictObject({ cameras: z.array(name).min(1, "at least one camera").max(2000) }),
]);
export type TourRule = z.infer<typeof tourRuleSchema>;

/** As a scene's panel, or a tour of the city, says it. */
export const tourSchema = z.strictObject({
  by: tourRuleSchema,
  dwellS: z.number().int("whole seconds").min(5, "at least 5 s").max(3600, "at most 3600 s").default(15),
});
export type Tour = z.infer<typeof tourSchema>;

/** What the rules look at. */
export interface TourCamera {
  readonly id: string;
  readonly district: string;
  readonly tags: readonly string[];
  readonly agencies: readonly string[];
}

/**
 * The cameras' ids, each once. By district, tag and agency in the order given; listed ones in the list's order, without
 * those that there are not. `seenAt` tells when a camera was on a screen last, epoch ms; undefined for never.
 * Where all were seen within the time, the one that was seen the longest ago begins, so that a tour is never empty.
 */
export function tourCameras(
  rule: TourRule,
  cameras: readonly TourCamera[],
  seenAt: (camera: string) => number | undefined,
  at: number,
): string[] {
  if ("cameras" in rule) {
    const known = new Set(cameras.map(({ id }) => id));
    return [...new Set(rule.cameras)].filter((id) => known.has(id));
  }
  if ("unseenMinutes" in rule) {
    const seen = (id: string) => seenAt(id) ?? Number.NEGATIVE_INFINITY;
    const byAge = cameras
      .map(({ id }) => id)
      .sort((a, b) => (seen(a) === seen(b) ? (a < b ? -1 : 1) : seen(a) - seen(b)));
    const unseen = byAge.filter((id) => seen(id) < at - rule.unseenMinutes * 60_000);
    return unseen.length > 0 ? unseen : byAge;
  }
  return cameras.filter((camera) => isMeant(rule, camera)).map(({ id }) => id);
}

function isMeant(
  rule: Exclude<TourRule, { cameras: string[] } | { unseenMinutes: number }>,
  camera: TourCamera,
): boolean {
  if ("district" in rule) return camera.district === rule.district;
  return "tag" in rule ? camera.tags.includes(rule.tag) : camera.agencies.includes(rule.agency);
}
