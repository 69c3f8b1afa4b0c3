/** Orders for tests, officers that answer every one of them with yes, and a day on which nothing else happens. */
import type { DrillOrders } from "../../../../shared/domain/drill.ts";
import type { LonLat } from "../../../../shared/domain/place.ts";
import type { OrderMessage } from "../../../../shared/messages/orders.ts";

export const promptOrders: DrillOrders = {
  receivedSeconds: [1, 2],
  answerSeconds: [5, 20],
  setOutSeconds: [10, 30],
  off: 0,
  unanswered: 0,
  refused: 0,
  refusals: ["Mobil mogok."],
  workMinutes: { urgent: [10, 20], sampah: [3, 4], other: [5, 10] },
  doneNotes: { sampah: ["Sudah diangkut."], other: ["Selesai."] },
  sceneNotes: { sampah: ["Dua gerobak."] },
};

/** What `drillSchema` reads. */
export const quietDay = {
  name: { id: "Uji", en: "Test" },
  officers: {
    everybodyOnDuty: true,
    positionEverySeconds: [2, 4],
    accuracyM: [4, 4],
    vehicleKmh: [20, 40],
    footKmh: [3.5, 4.5],
    restMinutes: [0.5, 2],
    ways: { other: { vehicle: 1, foot: 0, post: 0 } },
    late: { share: 0, minutes: [0, 0] },
    absent: 0,
    silent: { everyMinutes: [600, 600], minutes: [3, 6] },
    orders: promptOrders,
  },
  cameras: { down: 0, changeEveryMinutes: [60, 60] },
  reports: {
    openAtStart: 0,
    everySeconds: [6000, 6000],
    openMinutes: [5, 5],
    told: [{ category: "sampah", channel: "112", text: "x", address: "y", place: [106.63, -6.18] }],
  },
};

export function orderFor(officer: string, order: string, place: LonLat): OrderMessage {
  const time = "2026-11-24T06:30:00.000Z";
  return {
    ...{
      order,
      incident: `I-${order}`,
      officer,
      task: "Angkut sampah",
      category: "sampah",
      priority: "normal",
    },
    ...{ place: [place[0], place[1]], address: null, support: false, time, replyBy: time, arriveBy: null },
    contact: "room-1",
  };
}
