/** `tours.yaml` of a city (optional): which cameras a tour goes through, in which order, and how long each is shown. Pure. */
import { z } from "zod";
import { tagSchema } from "../city/camera.ts";
import { idSchema, localisedSchema } from "../city/text.ts";

const oneRule = "one of district, tag, agency, unseenMinutes, cameras";

/** One of them. */
const tourRuleSchema = z
  .strictObject({
    /** The code of one. */
    district: z.string().optional(),
    tag: tagSchema.optional(),
    agency: idSchema.optional(),
    /** Those that were on no screen for so long, the longest first. */
    unseenMinutes: z
      .number()
      .int("whole minutes")
      .min(1, "at least 1 minute")
      .max(10_080, "at most a week")
      .optional(),
    cameras: z.array(idSchema).min(1, "at least one camera").max(2000, "at most 2000 cameras").optional(),
  })
  .refine((rule) => Object.values(rule).filter((each) => each !== undefined).length === 1, oneRule);
export type TourRule = z.infer<typeof tourRuleSchema>;

export const tourSchema = z.strictObject({
  /** What a scene's panel names it by. */
  id: idSchema,
  name: localisedSchema,
  by: tourRuleSchema,
  dwellS: z.number().int("whole seconds").min(5, "at least 5 s").max(3600, "at most 3600 s").default(15),
});
export type Tour = z.infer<typeof tourSchema>;

export const fewestUnseen = 12;

/** What the rules look at. */
export interface TourCamera {
  readonly id: string;
  readonly district: string;
  readonly tags: readonly string[];
  readonly agencies?: readonly string[] | undefined;
}

/**
 * The cameras' ids, each once. By district, tag and agency in the order given; listed ones in the list's order, without
 * those that there are not. `seenAt` tells when a camera was on a screen last, epoch ms; undefined for never.
 * A tour of unseen ones has at least `fewestUnseen`, with those that were seen the longest ago: else two cameras that
 * never show anything would be all of it.
 */
export function tourCameras(
  { district, tag, agency, unseenMinutes, cameras: listed }: TourRule,
  cameras: readonly TourCamera[],
  seenAt: (camera: string) => number | undefined,
  at: number,
): string[] {
  if (listed !== undefined) {
    const known = new Set(cameras.map(({ id }) => id));
    return [...new Set(listed)].filter((id) => known.has(id));
  }
  if (unseenMinutes !== undefined) {
    const seen = (id: string) => seenAt(id) ?? Number.NEGATIVE_INFINITY;
    const byAge = cameras
      .map(({ id }) => id)
      .sort((a, b) => (seen(a) === seen(b) ? (a < b ? -1 : 1) : seen(a) - seen(b)));
    const unseen = byAge.filter((id) => seen(id) < at - unseenMinutes * 60_000);
    return byAge.slice(0, Math.max(unseen.length, fewestUnseen));
  }
  return cameras
    .filter(
      (camera) =>
        camera.district === district ||
        (tag !== undefined && camera.tags.includes(tag)) ||
        (agency !== undefined && camera.agencies?.includes(agency)),
    )
    .map(({ id }) => id);
}
