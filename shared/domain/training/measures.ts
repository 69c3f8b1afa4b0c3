/**
 * What a drill showed of how the room works: how soon, in time or not, what nobody answered, what was taken twice. Pure;
 * durations are the performance figures' own (domain/performance), in seconds by the drill's clock.
 *
 * Guarantees: it follows from the facts alone, in whatever order they come; nothing that did not happen is a duration:
 * what was not reached has none, and is counted as late where its deadline was over at the end.
 */
import { z } from "zod";
import { type Stage, stages } from "../incident/deadlines.ts";
import type { Case, StageSeconds } from "../performance/case.ts";
import { Durations } from "../performance/durations.ts";
import { type Role, roleSchema } from "../roles/role.ts";

const count = z.number().int().nonnegative();
const seconds = z.number().nonnegative().nullable();
export const paceSchema = z.object({ count, median: seconds, p90: seconds });
export type PaceOf = z.infer<typeof paceSchema>;

const stagePace = paceSchema.extend({
  /** Reached after its deadline. */
  late: count,
  /** Not reached at the end, its deadline over. */
  missed: count,
});

export const drillMeasuresSchema = z.object({
  incidents: count,
  /** At the end. */
  open: count,
  cancelled: count,
  stages: z.object({
    acknowledge: stagePace,
    dispatch: stagePace,
    arrive: stagePace,
    resolve: stagePace,
  }),
  orders: z.object({ sent: count, late: count, unanswered: count, refused: count, escalated: count }),
  alarms: paceSchema.extend({ raised: count, unacknowledged: count }),
  /** `missed`: incidents that are like an earlier one, and that nobody merged or kept apart. */
  reports: z.object({ received: count, merged: count, missed: count }),
  /** Who acknowledged and who sent crews, by the role that they have; only what is known of people. */
  roles: z.array(
    z.object({ role: roleSchema, decisions: count, acknowledge: paceSchema, dispatch: paceSchema }),
  ),
});
export type DrillMeasures = z.infer<typeof drillMeasuresSchema>;

/** One incident of the drill. */
export const drillIncidentSchema = z.object({
  id: z.string(),
  category: z.string(),
  agency: z.string(),
  /** Empty outside all districts. */
  district: z.string(),
  seconds: z.object({ acknowledge: seconds, dispatch: seconds, arrive: seconds, resolve: seconds }),
  /** Stages that were reached too late, or not at all with their deadline over. */
  breached: z.array(z.enum(stages)),
  open: z.boolean(),
  orders: z.object({ sent: count, unanswered: count, escalated: count }),
});
export type DrillIncident = z.infer<typeof drillIncidentSchema>;

export interface IncidentFacts {
  readonly id: string;
  readonly case: Case;
  /** Undefined for a category that the city does not know. */
  readonly deadlinesMin: Readonly<Record<Stage, number>> | undefined;
  /** Its orders about which something was done because nobody answered. */
  readonly escalated: number;
  /** Who did it, where a person did. */
  readonly acknowledgedBy: Role | null;
  readonly dispatchedBy: Role | null;
}

export interface DrillFacts {
  readonly incidents: readonly IncidentFacts[];
  /** When the drill ended, by its own clock. */
  readonly endMs: number;
  readonly reports: { readonly received: number; readonly merged: number; readonly missed: number };
  readonly alarms: readonly { readonly announcedAt: number; readonly acknowledgedAt: number | null }[];
  readonly decisions: ReadonlyMap<Role, number>;
}

export function incidentOf(
  { id, case: one, deadlinesMin, escalated }: IncidentFacts,
  endMs: number,
): DrillIncident {
  return {
    ...{ id, category: one.category, agency: one.agency, district: one.district, open: one.open },
    seconds: { ...one.seconds },
    breached: stages.filter((stage) => breachOf(one, stage, deadlinesMin, endMs) !== null),
    orders: { sent: one.orders.length, unanswered: one.orders.filter(isUnanswered).length, escalated },
  };
}

export function measuresOf({ incidents, endMs, reports, alarms, decisions }: DrillFacts): DrillMeasures {
  const orders = incidents.flatMap((each) => each.case.orders);
  const stageOf = (stage: Stage) => {
    const breaches = incidents.map((each) => breachOf(each.case, stage, each.deadlinesMin, endMs));
    return {
      ...paceOf(incidents.map((each) => each.case.seconds[stage])),
      late: breaches.filter((breach) => breach === "late").length,
      missed: breaches.filter((breach) => breach === "missed").length,
    };
  };
  const answered = alarms.flatMap(({ announcedAt, acknowledgedAt }) =>
    acknowledgedAt === null ? [] : Math.max(0, Math.round((acknowledgedAt - announcedAt) / 1000)),
  );
  const by = (role: Role, who: "acknowledgedBy" | "dispatchedBy", stage: keyof StageSeconds) =>
    paceOf(incidents.filter((each) => each[who] === role).map((each) => each.case.seconds[stage]));
  return {
    incidents: incidents.length,
    open: incidents.filter((each) => each.case.open).length,
    cancelled: incidents.filter((each) => each.case.cancelled === 1).length,
    stages: {
      acknowledge: stageOf("acknowledge"),
      dispatch: stageOf("dispatch"),
      arrive: stageOf("arrive"),
      resolve: stageOf("resolve"),
    },
    orders: {
      sent: orders.length,
      late: orders.filter(({ late }) => late === 1).length,
      unanswered: orders.filter(isUnanswered).length,
      refused: orders.filter(({ refused }) => refused === 1).length,
      escalated: incidents.reduce((sum, { escalated }) => sum + escalated, 0),
    },
    alarms: { ...paceOf(answered), raised: alarms.length, unacknowledged: alarms.length - answered.length },
    reports: { ...reports },
    roles: [...decisions]
      .map(([role, made]) => ({
        ...{ role, decisions: made },
        acknowledge: by(role, "acknowledgedBy", "acknowledge"),
        dispatch: by(role, "dispatchedBy", "dispatch"),
      }))
      .sort((one, other) => (one.role < other.role ? -1 : 1)),
  };
}

/** Neither in time nor late, and not because it was taken back. */
function isUnanswered({ kept, late, active, answerBy }: Case["orders"][number]): boolean {
  return kept === 0 && late === 0 && (answerBy !== null || !active);
}

/** Cancelled ones have nothing left to reach. */
function breachOf(
  { seconds: reached, open, due }: Case,
  stage: Stage,
  deadlinesMin: IncidentFacts["deadlinesMin"],
  endMs: number,
): "late" | "missed" | null {
  if (!deadlinesMin) return null;
  const after = reached[stage];
  if (after !== null) return after > deadlinesMin[stage] * 60 ? "late" : null;
  if (!open) return null;
  // In the order of the stages; of one that was opened again, those of the second time.
  const left = stages.filter((each) => reached[each] === null);
  const dueAt = due[left.indexOf(stage)];
  return dueAt !== undefined && endMs > dueAt ? "missed" : null;
}

export function paceOf(values: readonly (number | null)[]): PaceOf {
  const durations = new Durations(values.filter((value) => value !== null));
  return { count: durations.size, median: durations.percentile(50), p90: durations.percentile(90) };
}
