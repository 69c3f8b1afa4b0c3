/**
 * What others are told when an incident changes: officers about their orders, citizens about their reports.
 *
 * An order is retained while its officer has to see to it, and taken away after that. A citizen's channel is told when
 * work begins and when it ends, for every report that the incident gathers.
 *
 * The station on which something is decided tells what comes of it, and no other. Where two decided without knowing of
 * each other, what they told may be wrong, and came to the broker in any order: then each tells once more what it comes
 * to now, of its own orders and of the report. These messages are retained and the same, so that twice is as once.
 */
import type { City } from "../../../shared/domain/city/index.ts";
import { dueTimes } from "../../../shared/domain/incident/deadlines.ts";
import type { Incident } from "../../../shared/domain/incident/incident.ts";
import { isActive, type Order } from "../../../shared/domain/order/order.ts";
import type { OrderMessage, ReportStatusMessage } from "../../../shared/messages/orders.ts";
import { orderTopic, reportStatusTopic } from "../../../shared/messages/topics.ts";
import type { Store } from "../store/index.ts";
import { brokerTarget, type Outgoing, orderAbout } from "../store/outbox.ts";
import type { StandingReport } from "../store/reports.ts";
import type { CitizenTexts } from "./citizenTexts.ts";
import type { IncidentRegister } from "./register.ts";
import { handledAs, whereabouts } from "./row.ts";

export interface MessengerOptions {
  readonly city: City;
  readonly station: string;
  readonly register: IncidentRegister;
  readonly store: Pick<Store, "outbox">;
  readonly texts: CitizenTexts;
  /** The way out that leads to a report's channel; undefined for the broker. */
  targetOf(report: string): string | undefined;
}

export interface Messenger {
  /** What goes out because `before` became `after`. `staged`: other incidents that change with it. */
  between(
    before: Incident,
    after: Incident,
    report: StandingReport | undefined,
    staged: ReadonlyMap<string, Incident>,
  ): Outgoing[];
  /**
   * What this station must put right because others' events made `before` to `after`. `contradicts`: they did not know
   * what this station had decided.
   */
  afterOthers(
    before: Incident,
    after: Incident,
    report: StandingReport | undefined,
    contradicts: boolean,
  ): Outgoing[];
}

type CitizenStatus = ReportStatusMessage["status"];

export function createMessenger(options: MessengerOptions): Messenger {
  const { city, station, register, texts } = options;

  function orderMessages(before: Incident, after: Incident, report: StandingReport): Outgoing[] {
    return [...after.orders.values()].flatMap((order) => {
      const known = before.orders.get(order.id);
      // Who refused may set out all the same: then what was taken away stands again.
      const earlier = known && isActive(known) ? known : undefined;
      if (isActive(order)) {
        // Escalation reminds whoever has not answered.
        const isNews = !earlier || order.escalation > earlier.escalation;
        const told = [...order.supervisors].filter((officer) => !earlier?.supervisors.has(officer));
        return [
          ...(isNews ? [orderMessage(order, after, report)] : []),
          ...told.map((officer) => ({
            ...orderMessage(order, after, report),
            ...copyOf(order, officer),
          })),
        ];
      }
      if (!earlier) return [];
      const copies = [...order.supervisors].map((officer) => copyOf(order, officer));
      return [withdrawal(order), ...copies.map((copy) => ({ ...withdrawal(order), ...copy }))];
    });
  }

  function orderMessage(order: Order, incident: Incident, report: StandingReport): Outgoing {
    const { category, priority, countedFrom } = handledAs(incident, report, city);
    const { place, address } = whereabouts(incident, report);
    const minutes = city.categories.find(({ id }) => id === category)?.deadlinesMin;
    const body: OrderMessage = {
      ...{ order: order.id, incident: incident.id, officer: order.officer, task: order.task },
      ...{ category, priority, place: [place[0], place[1]], address, support: order.support },
      time: isoOf(order.decidedAtMs),
      replyBy: isoOf(order.replyByMs),
      arriveBy: minutes ? isoOf(dueTimes(minutes, countedFrom).arrive) : null,
      contact: station,
    };
    return {
      ...{ target: brokerTarget, topic: orderTopic(city.topicRoot, order.officer, order.id) },
      ...{ payload: JSON.stringify(body), retain: true, about: orderAbout(order.id) },
    };
  }

  /** An order that a supervisor is told of, since nobody answers it. It names the officer whose it is. */
  function copyOf({ id }: Order, supervisor: string): Pick<Outgoing, "topic" | "about"> {
    return { topic: orderTopic(city.topicRoot, supervisor, id), about: `order-copy:${id}` };
  }

  function withdrawal({ id, officer }: Order): Outgoing {
    return {
      ...{ target: brokerTarget, topic: orderTopic(city.topicRoot, officer, id) },
      ...{ payload: "", retain: true, about: `order-end:${id}` },
    };
  }

  function statusMessages(
    before: Incident,
    after: Incident,
    report: StandingReport,
    staged: ReadonlyMap<string, Incident>,
  ): Outgoing[] {
    const status = citizenStatus(after, staged);
    const earlier = citizenStatus(before, staged);
    const reports = register.gathered(after.id);
    if (after.state === "closed" && before.state !== "closed") {
      return reports.flatMap((id) => (options.targetOf(id) ? [] : [statusMessage(id, "")]));
    }
    // That a crew was called back is nothing that a citizen can do something about.
    if (status === null || status === earlier || (earlier === "in-progress" && status === "received"))
      return [];
    return statusNow(after, status, report, reports);
  }

  function statusAgain(before: Incident, after: Incident, report: StandingReport): Outgoing[] {
    const nobody = new Map<string, Incident>();
    const status = citizenStatus(after, nobody);
    const isNews = status !== citizenStatus(before, nobody);
    // A way that keeps no message is not told twice.
    const reports = register.gathered(after.id).filter((id) => isNews || !options.targetOf(id));
    if (after.state === "closed") {
      return reports.flatMap((id) => (options.targetOf(id) ? [] : [statusMessage(id, "")]));
    }
    return status === null ? [] : statusNow(after, status, report, reports);
  }

  function statusNow(
    after: Incident,
    status: CitizenStatus,
    report: StandingReport,
    reports: readonly string[],
  ): Outgoing[] {
    const agencyId = handledAs(after, report, city).agency;
    const agency = city.agencies.find(({ id }) => id === agencyId)?.name[city.language] ?? null;
    const at = isoOf(after.stateSinceMs);
    const photos = status === "done" ? photosOf(after) : [];
    return reports.map((id) =>
      statusMessage(
        id,
        JSON.stringify({
          ...{ report: id, status, agency, time: at, photos },
          text: texts(status, agency),
        } satisfies ReportStatusMessage),
      ),
    );
  }

  function statusMessage(report: string, payload: string): Outgoing {
    return {
      target: options.targetOf(report) ?? brokerTarget,
      topic: reportStatusTopic(city.topicRoot, report),
      ...{ payload, retain: true, about: `report:${report}` },
    };
  }

  function citizenStatus(incident: Incident, staged: ReadonlyMap<string, Incident>): CitizenStatus | null {
    switch (incident.state) {
      case "new":
        return null;
      case "acknowledged":
        return "received";
      case "dispatched":
      case "en-route":
      case "on-scene":
        return "in-progress";
      case "resolved":
      case "closed":
        return "done";
      case "cancelled":
        return "cancelled";
      case "merged": {
        const into = incident.mergedInto && register.rootOf(incident.mergedInto);
        const root = into ? (staged.get(into) ?? register.find(into)?.incident) : undefined;
        return root && root.state !== "merged" ? citizenStatus(root, staged) : null;
      }
    }
  }

  function ownOrderMessages(before: Incident, after: Incident, report: StandingReport): Outgoing[] {
    const active = ({ orders }: Incident) => [...orders.values()].filter(isActive);
    const isOwn = (order: Order) => order.station === station;
    const topics = (order: Order) =>
      [order.officer, ...order.supervisors].map((officer) => orderTopic(city.topicRoot, officer, order.id));
    const standing = new Set(active(after).flatMap(topics));
    const known = new Set(active(before).map(({ id }) => id));
    const gone = active(before)
      .filter(isOwn)
      .flatMap((order) =>
        topics(order)
          .filter((topic) => !standing.has(topic))
          .map((topic) => ({ ...withdrawal(order), topic })),
      );
    // What was taken for over stands again.
    const again = active(after).filter((order) => isOwn(order) && !known.has(order.id));
    return [...gone, ...again.map((order) => orderMessage(order, after, report))];
  }

  return {
    afterOthers(before, after, report, contradicts) {
      if (!report) return [];
      if (contradicts) {
        return [...ownOrderMessages(before, after, report), ...statusAgain(before, after, report)];
      }
      // An order that waits to go out would go out after it was taken back.
      const waits = [...before.orders.values()].some(
        ({ id }) => options.store.outbox.sentAt(orderAbout(id)) === null,
      );
      return waits ? ownOrderMessages(before, after, report) : [];
    },
    between(before, after, report, staged) {
      if (!report) return [];
      return [...orderMessages(before, after, report), ...statusMessages(before, after, report, staged)];
    },
  };
}

function photosOf(incident: Incident): string[] {
  const replies = [...incident.orders.values()].flatMap((order) => [...order.replies.values()]);
  return [...new Set(replies.filter(({ type }) => type === "done").flatMap(({ photos }) => photos))].slice(
    0,
    20,
  );
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
