/** Orders for tests, and officers that answer every one of them with yes. */
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
