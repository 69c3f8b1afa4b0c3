/**
 * What events of other stations make of incidents here.
 *
 * Guarantees: each incident that they touch is folded anew from the log, so that a late one with an earlier clock gives
 * what the right order would have given; what that comes to is committed with the events. See messages.ts for what this
 * station then tells others.
 */
import { eventId, type RoomEvent } from "../../../shared/domain/event/event.ts";
import { carriesSeen, knew } from "../../../shared/domain/event/seen.ts";
import { foldIncident, type Incident } from "../../../shared/domain/incident/incident.ts";
import type { AnyPlace } from "../../../shared/domain/place.ts";
import type { Store } from "../store/index.ts";
import type { StandingReport } from "../store/reports.ts";
import type { Messenger } from "./messages.ts";
import type { IncidentRegister } from "./register.ts";

export interface AdmittedOptions {
  readonly station: string;
  readonly store: Store;
  readonly register: IncidentRegister;
  readonly messenger: Messenger;
  readonly clock: () => number;
  locate(place: AnyPlace): { district: string | null; outside: boolean };
  /** Something was put into the outbox and committed. */
  outgoing(): void;
}

const prefixes = ["incident.", "order.", "sop.", "report."];

function isAboutIncident({ kind }: RoomEvent): boolean {
  return prefixes.some((prefix) => kind.startsWith(prefix));
}

/** Listens until what it returns is called. */
export function followOthers(options: AdmittedOptions): () => void {
  const { store, register, messenger, station } = options;

  /** A report that somebody took at another station. Who told it stays there: it stands in no event. */
  function taken(event: Extract<RoomEvent, { kind: "report.taken" }>): StandingReport | undefined {
    const { category, text, place, address, channel, requestedAt, reporterName, reporterPhone } = event.body;
    if (store.reports.get(event.subject)) return undefined;
    return store.reports.put({
      ...{ id: event.subject, status: "open", category, text, address, channel, reporterName, reporterPhone },
      ...{ longitude: place[0], latitude: place[1], ...options.locate(place) },
      ...{ photos: [], requestedAt, updatedAt: requestedAt, receivedAt: requestedAt },
    });
  }

  return store.log.onAdmitted((events) => {
    const about = events.filter(isAboutIncident);
    if (about.length === 0) return undefined;
    const reports = about.flatMap((event) => (event.kind === "report.taken" ? (taken(event) ?? []) : []));
    const after: Incident[] = [];
    let outgoing = 0;
    for (const id of new Set(about.map(({ subject }) => subject))) {
      const news = about.filter(({ subject }) => subject === id);
      const all = store.log.of(id);
      const isNew = new Set(news.map(eventId));
      const known = all.filter((event) => !isNew.has(eventId(event)));
      const incident = foldIncident(id, all);
      after.push(incident);
      store.incidents.put(incident);
      for (const event of news) {
        if (event.kind === "order.sent") store.incidents.putOrder(event.body.order, id, event.body.officer);
      }
      store.performance.look(id);
      const own = known.filter((event) => event.station === station && carriesSeen(event.kind));
      if (own.length === 0) continue;
      const contradicts = news.some(
        (event) =>
          event.station !== station && carriesSeen(event.kind) && own.some((each) => !knew(event, each)),
      );
      const report = register.find(id)?.report ?? store.reports.get(id);
      for (const message of messenger.afterOthers(foldIncident(id, known), incident, report, contradicts)) {
        store.outbox.put(message, options.clock());
        outgoing += 1;
      }
    }
    return () => {
      register.hear(reports);
      register.put(after);
      if (outgoing > 0) options.outgoing();
    };
  });
}
