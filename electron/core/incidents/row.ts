/** An incident as screens see it: its texts masked, but where a person asked to see who reported it. Pure. */
import type { AlikeRow, ConflictRow, IncidentRow, OrderRow } from "../../../shared/contract/incidents.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import { type Conflict, standingOf } from "../../../shared/domain/incident/conflicts.ts";
import { dueTimes, nextDeadline } from "../../../shared/domain/incident/deadlines.ts";
import type { Incident } from "../../../shared/domain/incident/incident.ts";
import { isOpen } from "../../../shared/domain/incident/transitions.ts";
import type { Order } from "../../../shared/domain/order/order.ts";
import type { AnyPlace } from "../../../shared/domain/place.ts";
import { maskText } from "../../../shared/domain/privacy/mask.ts";
import type { StandingReport } from "../store/reports.ts";

export interface RowContext {
  readonly city: City;
  /** All that it gathers, its own first. */
  readonly reports: readonly string[];
  readonly alike: readonly AlikeRow[];
  /** All of it, also with other incidents. */
  readonly conflicts: readonly Conflict[];
  /** Texts are given as they were written. */
  readonly shown: boolean;
  locate(place: AnyPlace): { district: string | null; outside: boolean };
  /** When the broker had an order, epoch ms; null while it has not gone out. */
  sentAt(order: string): number | null;
  /** What the room does by itself when no answer comes. */
  planned(order: Order): OrderRow["escalation"];
}

export function rowOf(incident: Incident, report: StandingReport, context: RowContext): IncidentRow {
  const { id, state, stateSinceMs, changes, acknowledgedBy, mergedInto, orders } = incident;
  const { category, priority, agency, countedFrom } = handledAs(incident, report, context.city);
  const withdrawn = isWithdrawn(incident, report);
  const { place, address } = whereabouts(incident, report);
  const minutes = context.city.categories.find((each) => each.id === category)?.deadlinesMin;
  const deadline =
    minutes && !withdrawn ? nextDeadline(state, incident.reached, dueTimes(minutes, countedFrom)) : null;
  const written = (text: string) => (context.shown ? text : maskText(text, [report.reporterName]));
  return {
    ...{ id, state, withdrawn, category, priority, agency },
    stateSince: stateSinceMs || report.receivedAt,
    text: written(changes.text ?? report.text),
    place: [place[0], place[1]],
    address: address === null ? null : written(address),
    ...(changes.place
      ? context.locate(changes.place)
      : { district: report.district, outside: report.outside }),
    ...{ channel: report.channel, requestedAt: report.requestedAt, receivedAt: report.receivedAt },
    ...{ acknowledgedBy, mergedInto, deadline },
    reports: [...context.reports],
    orders: [...orders.values()].map((order) => orderRowOf(order, written, context)),
    alike: [...context.alike],
    conflicts: context.conflicts
      .filter(({ id: each }) => !incident.conflictsSeen.has(each))
      .map((conflict) => conflictRowOf(conflict, incident)),
  };
}

/** Nobody took it up, and its channel closed it. */
export function isWithdrawn({ state }: Incident, report: StandingReport | undefined): boolean {
  return state === "new" && report?.status === "closed";
}

/** By whom and how urgently: what people said, else what the category has. A category that the city does not know counts as `normal`. */
export function handledAs(
  { changes, agency, countedFromMs }: Incident,
  report: StandingReport,
  city: City,
): { category: string; priority: IncidentRow["priority"]; agency: string; countedFrom: number } {
  const category = changes.category ?? report.category;
  const known = city.categories.find(({ id }) => id === category);
  return {
    category,
    priority: changes.priority ?? known?.priority ?? "normal",
    agency: agency ?? known?.agency ?? "",
    countedFrom: countedFromMs ?? report.receivedAt,
  };
}

/** Where it is: what people in the room said, else the report. */
export function whereabouts(
  { changes }: Incident,
  { longitude, latitude, address }: StandingReport,
): { place: AnyPlace; address: string | null } {
  return { place: changes.place ?? [longitude, latitude], address: changes.address ?? address };
}

function conflictRowOf(conflict: Conflict, incident: Incident): ConflictRow {
  const { id, kind, first, second } = conflict;
  const stands = standingOf(conflict, incident);
  return {
    ...{
      id,
      kind,
      officer: first.kind === "order.sent" && kind === "officer-twice" ? first.body.officer : null,
    },
    sides: [first, second].map((event) => ({
      ...{ actor: event.actor, station: event.station, at: event.time.ms, act: event.kind },
      incident: event.subject,
      agency: event.kind === "incident.transferred" ? event.body.agency : null,
      stands: event === stands || kind === "officer-twice",
    })),
  };
}

function orderRowOf(
  order: Order,
  written: (text: string) => string,
  { sentAt, planned }: RowContext,
): OrderRow {
  const { id, officer, task, group, support, replaces, state, stateSinceMs, decidedAtMs, replyByMs, reason } =
    order;
  return {
    ...{ id, officer, group, support, replaces, state },
    ...{ task: written(task), reason: reason === null ? null : written(reason) },
    ...{ since: stateSinceMs, decidedAt: decidedAtMs, sentAt: sentAt(id), replyBy: replyByMs },
    escalation: planned(order),
  };
}

/** How many wait for somebody at once: what the room is not left alone for. */
export function urgentOpen(rows: Iterable<Pick<IncidentRow, "priority" | "state" | "withdrawn">>): number {
  let count = 0;
  for (const { priority, state, withdrawn } of rows)
    if (priority === "urgent" && isOpen(state) && !withdrawn) count += 1;
  return count;
}
