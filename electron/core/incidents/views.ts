/** Views of one incident each: its rows are worked out while somebody looks, and again when the incident changes. */
import type { HistoryRow } from "../../../shared/contract/incidents.ts";
import { type ViewName, views } from "../../../shared/contract/views.ts";
import { compareEvents, eventId } from "../../../shared/domain/event/event.ts";
import { maskBody } from "../../../shared/domain/privacy/maskEvent.ts";
import { LiveRows } from "../live/rows.ts";
import type { OpenedRows } from "../live/serve.ts";
import type { Store } from "../store/index.ts";
import type { IncidentRegister } from "./register.ts";

/** The rows of a view of one incident, as they are now. `shown`: with what tells who a citizen is. */
export type Build = (incident: string, shown: boolean) => readonly unknown[];

export const incidentViews = [
  "incident",
  "incidentReports",
  "citizens",
  "history",
  "sopSteps",
] as const satisfies readonly ViewName[];
export type IncidentView = (typeof incidentViews)[number];

export function isIncidentView(view: ViewName): view is IncidentView {
  return (incidentViews as readonly ViewName[]).includes(view);
}

export function openIncidentView(
  view: IncidentView,
  incident: string,
  build: Build,
  register: IncidentRegister,
  isShown: (incident: string) => boolean,
): OpenedRows {
  const built = () => build(incident, isShown(incident));
  const rows = new LiveRows<unknown>(views[view].key as (row: unknown) => string, built());
  const close = register.watch((changed) => {
    if (changed === incident || changed === register.rootOf(incident)) rows.replace(built());
  });
  return { rows, close };
}

/** Everything that was decided about an incident and about those that are part of it, the oldest first. */
export function historyOf(
  incident: string,
  store: Store,
  register: IncidentRegister,
  shown: boolean,
): HistoryRow[] {
  const gathered = register.gathered(incident);
  const names = gathered.map((id) => register.find(id)?.report?.reporterName ?? null);
  return gathered
    .flatMap((id) => {
      const withoutEffect = register.find(id)?.incident.withoutEffect;
      return store.log.of(id).map((event) => ({ event, effective: !withoutEffect?.has(eventId(event)) }));
    })
    .sort((a, b) => compareEvents(a.event, b.event))
    .map(({ event, effective }) => ({
      id: eventId(event),
      at: event.time.ms,
      actor: event.actor,
      kind: event.kind,
      // What was decided about a part says whose it is.
      body: {
        ...(shown ? event.body : maskBody(event.body, names)),
        ...(event.subject !== incident && { incident: event.subject }),
      },
      effective,
    }));
}
