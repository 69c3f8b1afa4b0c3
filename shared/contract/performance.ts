/** Figures on how work was done, as screens see them. What each one means stands in the texts `definition-…`. */
import { z } from "zod";
import { groupings } from "../domain/performance/figures.ts";
import { periodNames } from "../domain/performance/period.ts";

const chosen = z.string().max(80).nullable().default(null);

/** Figures by the name of an officer are refused to a wall, unless the city's data lets them there. */
export const performanceParams = z
  .object({
    grouping: z.enum(groupings),
    period: z.enum(periodNames),
    /** Null lets all through. */
    category: chosen,
    agency: chosen,
    district: chosen,
  })
  .strict();
export type PerformanceParams = z.output<typeof performanceParams>;

const paceRow = z.object({
  /** How many reached the stage. */
  count: z.number(),
  /** Seconds; null where none did. */
  median: z.number().nullable(),
  p90: z.number().nullable(),
});

const figures = z.object({
  count: z.number(),
  acknowledge: paceRow,
  dispatch: paceRow,
  arrive: paceRow,
  resolve: paceRow,
  /** Deadlines that were kept, of 1; null where none was due. */
  kept: z.number().nullable(),
  keptOf: z.number(),
  reopened: z.number(),
  refused: z.number(),
  cancelled: z.number(),
});
export type PerformanceFigures = z.infer<typeof figures>;

export const performanceRow = figures.extend({
  /** The group's id, or an hour; empty for all together, `-` for what belongs to no group. */
  key: z.string(),
  /** Of so few that the figures say little. */
  small: z.boolean(),
  /** Now, whenever it began: what is still to be done, and what of it is late. */
  open: z.number(),
  overdue: z.number(),
  /** For each 10 000 inhabitants; null where the city gives no number of them, or the group has none. */
  perInhabitants: z.number().nullable(),
  /** Hours that people were on duty, together; null where that is not known of the group. */
  dutyHours: z.number().nullable(),
  /** How many in each part of the period, the oldest first: hours of today, days, or months of a year. */
  course: z.array(z.number()),
  before: figures,
  target: z
    .object({
      kept: z.number().nullable(),
      p90S: z.object({
        acknowledge: z.number().optional(),
        dispatch: z.number().optional(),
        arrive: z.number().optional(),
        resolve: z.number().optional(),
      }),
    })
    .nullable(),
});
export type PerformanceRow = z.infer<typeof performanceRow>;

export const performanceStateRow = z.object({
  id: z.literal("performance"),
  /** Incidents that the figures do not know the latest of yet. */
  waiting: z.number(),
  /** Figures of fewer than this are marked. */
  smallBelow: z.number(),
  personalOnWall: z.boolean(),
});
export type PerformanceStateRow = z.infer<typeof performanceStateRow>;
