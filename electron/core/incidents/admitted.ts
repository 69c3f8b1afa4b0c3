/**
 * What events of other stations make of incidents here.
 *
 * Guarantees: an incident that a late event with an earlier clock touches is folded anew from the log, so that it comes to
 * what the right order would have given; what that is is committed with the events. See messages.ts for what this
 * station then tells others.
 */
import { eventId, type RoomEvent } from "../../../shared/domain/event/event.ts";
import { carriesSeen, knew } from "../../../shared/domain/event/seen.ts";
import { foldIncident, type Incident, stepWhereLater } from "../../../shared/domain/incident/incident.ts";
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

  /** The events about an incident without the new ones, which are in the log already; read once, if at all. */
  function knownBefore(id: string, news: readonly RoomEvent[]): () => readonly RoomEvent[] {
    let known: readonly RoomEvent[] | undefined;
    return () => {
      if (known) return known;
      const isNew = new Set(news.map(eventId));
      known = store.log.of(id).filter((event) => !isNew.has(eventId(event)));
      return known;
    };
  }

  return store.log.onAdmitted((events) => {
    const about = events.filter(isAboutIncident);
    if (about.length === 0) return undefined;
    const reports = about.flatMap((event) => (event.kind === "report.taken" ? (taken(event) ?? []) : []));
    const after: Incident[] = [];
    let outgoing = 0;
    const bySubject = new Map<string, RoomEvent[]>();
    for (const event of about) {
      const news = bySubject.get(event.subject);
      if (news) news.push(event);
      else bySubject.set(event.subject, [event]);
    }
    for (const [id, news] of bySubject) {
      const known = knownBefore(id, news);
      // What is in memory was committed: all that it has not seen is among these.
      const before = register.held(id)?.incident ?? foldIncident(id, known());
      const incident = stepWhereLater(before, news) ?? foldIncident(id, [...known(), ...news]);
      after.push(incident);
      store.incidents.put(incident);
      for (const event of news) {
        if (event.kind === "order.sent") store.incidents.putOrder(event.body.order, id, event.body.officer);
      }
      store.performance.look(id);
      const contradicting = news.filter((event) => event.station !== station && carriesSeen(event.kind));
      const contradicts =
        contradicting.length > 0 &&
        known().some(
          (own) =>
            own.station === station &&
            carriesSeen(own.kind) &&
            contradicting.some((event) => !knew(event, own)),
        );
      if (!contradicts && ![...before.orders.values()].some((order) => order.station === station)) continue;
      const report = register.held(id)?.report ?? store.reports.get(id);
      for (const message of messenger.afterOthers(before, incident, report, contradicts)) {
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
