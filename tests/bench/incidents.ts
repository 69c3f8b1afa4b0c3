/**
 * A room's data after months of work, for benches: thousands of open incidents, some of them with crews on the way, over
 * a long history of finished ones. Written through the product's store, so every log is a true one.
 */
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore, type Store } from "../../electron/core/store/index.ts";
import { brokerTarget, orderAbout } from "../../electron/core/store/outbox.ts";
import type { City } from "../../shared/domain/city/index.ts";
import type { Decision } from "../../shared/domain/event/event.ts";
import { newIncident, stepIncident } from "../../shared/domain/incident/incident.ts";
import type { ReplyType } from "../../shared/domain/order/order.ts";
import { cityCentre } from "./city.ts";

export interface SeedOptions {
  readonly city: City;
  readonly open: number;
  /** Long over: none of them ended within the last day. */
  readonly finished: number;
  readonly nowMs: number;
}

const station = "st-bench";
const operator = `operator:${station}`;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const atOnce = 1000;
const words = [
  "Sampah menumpuk di tepi jalan sejak dua hari, mulai berbau dan menutup saluran air.",
  "Kemacetan panjang di persimpangan, lampu lalu lintas mati.",
  "Pohon tumbang menutup satu jalur, belum ada petugas.",
  "Lampu jalan padam sepanjang seratus meter.",
  "Genangan setinggi mata kaki di depan pasar, air terus naik.",
];

/** What happened to an incident so far. */
type Course = "new" | "acknowledged" | "dispatched" | "en-route" | "done";

/** Of ten open incidents six wait, two are taken up, one has a crew sent, and one a crew on the way. */
function courseOf(index: number): Course {
  const digit = index % 10;
  if (digit < 6) return "new";
  if (digit < 8) return "acknowledged";
  return digit === 8 ? "dispatched" : "en-route";
}

/** Fills a new database in `dataFolder`. */
export function seedIncidents(dataFolder: string, options: SeedOptions): void {
  const { database } = openDatabase(dataFolder, new Date(options.nowMs));
  const store = createStore(database);
  try {
    const { open, finished, nowMs } = options;
    // The oldest first: a station's clock only grows.
    inBatches(store, finished, (index) => {
      const agoMs = 2 * dayMs + ((finished - index) / finished) * 180 * dayMs;
      writeIncident(store, options, `OLD-${String(index).padStart(6, "0")}`, index, nowMs - agoMs, "done");
    });
    inBatches(store, open, (index) => {
      const agoMs = ((open - index) / open) * 120 * minuteMs;
      const id = `RPT-${String(index).padStart(6, "0")}`;
      writeIncident(store, options, id, index, nowMs - agoMs, courseOf(index));
    });
    // A room does it as reports come in.
    while (store.search.indexDue(atOnce, (category) => category) > 0);
  } finally {
    store.close();
  }
}

function inBatches(store: Store, count: number, write: (index: number) => void): void {
  for (let from = 0; from < count; from += atOnce) {
    store.transaction(() => {
      for (let index = from; index < Math.min(count, from + atOnce); index++) write(index);
    });
  }
}

function writeIncident(
  store: Store,
  { city }: SeedOptions,
  id: string,
  index: number,
  beganMs: number,
  course: Course,
): void {
  const at = Math.floor(beganMs);
  store.reports.put({
    // Every second channel closes what is done; telephone calls stay as they were written down.
    ...{ id, status: course === "done" && index % 2 === 0 ? "closed" : "open" },
    category: city.categories[index % city.categories.length]!.id,
    text: words[index % words.length]!,
    longitude: cityCentre[0] + ((index * 37) % 1000) / 20_000,
    latitude: cityCentre[1] - ((index * 61) % 1000) / 20_000,
    address: `Jalan Daan Mogot No. ${index % 200}`,
    district: city.districts[index % Math.max(1, city.districts.length)]?.code ?? null,
    ...{ outside: false, channel: "Tangerang LIVE", photos: [], reporterName: null, reporterPhone: null },
    ...{ requestedAt: at, updatedAt: at, receivedAt: at },
  });
  const order = `O-${id}`;
  const decisions = decisionsOf(id, order, city.officers[index % city.officers.length]!.id, course, at);
  if (decisions.length === 0) return;
  let incident = newIncident(id);
  for (const [n, { decision, actor }] of decisions.entries()) {
    incident = stepIncident(incident, store.log.append(station, decision, actor, at + n * 1000));
  }
  store.incidents.put(incident);
  // What went out long ago is no longer kept.
  if (incident.orders.size === 0 || course === "done") return;
  const topic = `liveroom/${city.code}/bench`;
  store.outbox.put(
    { target: brokerTarget, topic, payload: "{}", retain: true, about: orderAbout(order) },
    at,
  );
}

function decisionsOf(
  subject: string,
  order: string,
  officer: string,
  course: Course,
  at: number,
): { decision: Decision; actor: string }[] {
  const by = (actor: string, ...decisions: readonly Decision[]) =>
    decisions.map((decision) => ({ decision, actor }));
  const acknowledged = by(operator, { kind: "incident.acknowledged", subject, body: {} });
  const sent = by(operator, {
    ...{ kind: "order.sent", subject },
    body: {
      ...{ order, officer, task: "Datang dan tangani", group: `G-${order}`, support: false, replaces: null },
      replyBy: at + 5 * minuteMs,
    },
  });
  const replied = (...types: readonly ReplyType[]) =>
    types.flatMap((type) =>
      by(`officer:${officer}`, {
        ...{ kind: "order.replied", subject },
        body: {
          order,
          reply: {
            ...{ id: type, type, claimedAt: at, heardAt: at, reason: null, note: null },
            ...{ place: null, photos: [] },
          },
        },
      }),
    );
  switch (course) {
    case "new":
      return [];
    case "acknowledged":
      return acknowledged;
    case "dispatched":
      return [...acknowledged, ...sent, ...replied("accepted")];
    case "en-route":
      return [...acknowledged, ...sent, ...replied("accepted", "en-route")];
    case "done":
      return [
        ...[...sent, ...replied("done")],
        ...by(operator, { kind: "incident.closed", subject, body: { note: null } }),
      ];
  }
}
