/** The state of the room as the list of a handover is made of it (shared/domain/handover/prepare.ts). */
import type { City } from "../../../shared/domain/city/index.ts";
import type { HandoverShift } from "../../../shared/domain/handover/event.ts";
import type {
  IncidentToHandOver,
  Localised,
  RoomToHandOver,
} from "../../../shared/domain/handover/prepare.ts";
import { isOpen } from "../../../shared/domain/incident/transitions.ts";
import { awaitsReply, isActive } from "../../../shared/domain/order/order.ts";
import type { Plan } from "../../../shared/domain/roster/plan.ts";
import { staffingOf } from "../../../shared/domain/roster/staffing.ts";
import { localDay } from "../../../shared/domain/zone.ts";
import type { Sources } from "../live/sources.ts";

export interface GatherOptions {
  readonly city: City;
  readonly sources: Sources;
  readonly plan: () => Plan;
  /** What an alarm says. */
  readonly alarmTitle: (cause: string, params: Readonly<Record<string, string>>) => Localised;
  /** Whom an actor of an event is, in words. */
  readonly nameOf: (actor: string) => string;
  /** Notes to pass on that stand in the shift log since a time, epoch ms. */
  readonly notesSince: (ms: number) => RoomToHandOver["notes"];
}

/** Where no handover went before, notes of the last day. */
const dayMs = 24 * 3_600_000;

/** `lastMs`: when the shift was handed over last; null for never. */
export function gatherRoom(
  options: GatherOptions,
  { beginning, lastMs, nowMs }: { beginning: HandoverShift | null; lastMs: number | null; nowMs: number },
): RoomToHandOver {
  const { city, sources, nameOf } = options;
  const districts = new Map(city.districts.map(({ code, name }) => [code, name]));
  const nameOfDistrict = (code: string | null) => (code === null ? null : (districts.get(code) ?? code));
  return {
    incidents: incidentsIn(options, nameOfDistrict),
    shelvedAlarms: [...sources.alarms.values()].flatMap(({ id, cause, params, priority, shelf }) =>
      shelf
        ? [
            {
              ...{ id, title: options.alarmTitle(cause, params), priority, reason: shelf.reason },
              ...{ by: nameOf(shelf.by), sinceMs: nowMs, untilMs: shelf.until },
            },
          ]
        : [],
    ),
    camerasOut: [...sources.cameras.values()].flatMap(({ id, name, district, health, healthSince }) => {
      const look = sources.cameraStatus.get(id);
      const isOut = health === "down" || (health === "unknown" && look?.seen === "none");
      const sinceMs = health === "down" ? healthSince : look?.since;
      return isOut ? [{ id, name, district: nameOfDistrict(district), sinceMs: sinceMs ?? nowMs }] : [];
    }),
    staffing: beginning ? staffingIn(options, beginning) : [],
    warnings: [...sources.warnings.values()].map(
      ({ id, headline, instruction, severity, areas, effectiveAt, expiresAt }) => ({
        ...{ id, headline, instruction, severity, areas },
        ...{ effectiveAtMs: effectiveAt, expiresAtMs: expiresAt },
      }),
    ),
    notes: options.notesSince(lastMs ?? nowMs - dayMs),
    instructions: city.handover.instructions,
    changes: lastMs === null ? null : changesSince(sources, lastMs),
  };
}

function incidentsIn(
  { city, sources }: GatherOptions,
  nameOfDistrict: (code: string | null) => string | null,
): IncidentToHandOver[] {
  const categories = new Map(city.categories.map(({ id, name }) => [id, name]));
  const agencies = new Map(city.agencies.map(({ id, short }) => [id, short]));
  return [...sources.incidents.values()].map((row) => {
    const { id, state, priority, category, agency, address, district, text, receivedAt, deadline, orders } =
      row;
    return {
      ...{ id, state, priority, address, text, receivedAtMs: receivedAt },
      category: categories.get(category) ?? { id: category, en: category },
      agency: agencies.get(agency) ?? agency,
      district: nameOfDistrict(district),
      deadline: deadline && { stage: deadline.stage, atMs: deadline.at },
      orders: orders.map((order) => ({
        ...{ id: order.id, task: order.task, awaitsReply: awaitsReply(order), isActive: isActive(order) },
        officerName: sources.officers.get(order.officer)?.name ?? order.officer,
        ...{ decidedAtMs: order.decidedAt, replyByMs: order.replyBy },
      })),
    };
  });
}

function staffingIn({ city, plan }: GatherOptions, shift: HandoverShift): RoomToHandOver["staffing"] {
  const posts = new Map(city.posts.map(({ id, name }) => [id, name]));
  const day = localDay(city.zone, shift.startsAtMs);
  return staffingOf(plan(), day, day)
    .filter((staffing) => staffing.shift === shift.id)
    .map(({ post, planned, minimum, startsAt }) => ({
      ...{ post, postName: posts.get(post) ?? post, shift: shift.id, shiftName: shift.name },
      ...{ startsAtMs: startsAt, planned, minimum },
    }));
}

/** Of what is on screen: open incidents, and finished ones of the last day. */
function changesSince(sources: Sources, sinceMs: number): NonNullable<RoomToHandOver["changes"]> {
  const incidents = [...sources.incidents.values()];
  return {
    sinceMs,
    reported: [...sources.reports.values()].filter(({ receivedAt }) => receivedAt > sinceMs).length,
    finished: incidents.filter(
      ({ state, stateSince }) => !isOpen(state) && state !== "merged" && stateSince > sinceMs,
    ).length,
    orders: incidents.flatMap(({ orders }) => orders).filter(({ decidedAt }) => decidedAt > sinceMs).length,
    stillOpen: incidents.filter(({ state }) => isOpen(state)).length,
  };
}
