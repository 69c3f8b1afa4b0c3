import { describe, expect, it } from "vitest";
import type { Decision, RoomEvent } from "../event/event.ts";
import { foldIncident } from "../incident/incident.ts";
import type { ReplyType } from "../order/order.ts";
import { type CaseContext, caseOf } from "./case.ts";

const id = "TL-1";
/** 23:59 in Jakarta. */
const received = Date.parse("2026-11-24T16:59:00Z");
const context: CaseContext = {
  ...{ category: "banjir", agency: "drainase", district: "36.71.08", receivedAt: received, withdrawn: false },
  ...{ deadlinesMin: { acknowledge: 2, dispatch: 5, arrive: 30, resolve: 480 }, zone: "Asia/Jakarta" },
  crewOf: (officer) => (officer === "P-1" ? { agency: "drainase", crew: "DRN-A" } : undefined),
};

type Happened = readonly [minute: number, kind: Decision["kind"], body?: object];

function caseAfter(happened: readonly Happened[], changes: Partial<CaseContext> = {}) {
  const events = happened.map(
    ([minute, kind, body = {}], index) =>
      ({
        ...{ kind, body, subject: id, station: "a", seq: index + 1, actor: "operator:a" },
        time: { ms: received + minute * 60_000, counter: 0 },
      }) as RoomEvent,
  );
  return caseOf(foldIncident(id, events), { ...context, ...changes });
}

const sent = (minute: number, officer = "P-1", order = `O-${officer}`): Happened => [
  minute,
  "order.sent",
  {
    ...{ order, officer, task: "Pompa", group: "G", support: false, replaces: null },
    replyBy: received + (minute + 3) * 60_000,
  },
];
const replied = (minute: number, type: ReplyType, officer = "P-1"): Happened => [
  minute,
  "order.replied",
  {
    order: `O-${officer}`,
    reply: {
      ...{ id: `${type}-${minute}`, type, claimedAt: 0, heardAt: received + minute * 60_000 },
      ...{ reason: null, note: null, place: null, photos: [] },
    },
  },
];

describe("a case", () => {
  it("belongs to the city's day and hour in which the room heard of it", () => {
    expect(caseAfter([])).toMatchObject({ day: "2026-11-24", hour: 23, open: true, kept: 0, late: 0 });
    expect(caseAfter([], { receivedAt: received + 60_000 })).toMatchObject({ day: "2026-11-25", hour: 0 });
  });

  it("tells how soon each stage was reached, and whether within its deadline", () => {
    const one = caseAfter([
      [1, "incident.acknowledged"],
      ...[
        sent(6),
        replied(7, "accepted"),
        replied(8, "en-route"),
        replied(20, "on-scene"),
        replied(60, "done"),
      ],
    ]);
    expect(one).toMatchObject({ open: false, kept: 3, late: 1, due: [] });
    expect(one?.seconds).toEqual({ acknowledge: 60, dispatch: 360, arrive: 1200, resolve: 3600 });
    expect(one?.orders).toEqual([
      expect.objectContaining({
        ...{
          officer: "P-1",
          agency: "drainase",
          crew: "DRN-A",
          day: "2026-11-25",
          hour: 0,
          kept: 1,
          late: 0,
          refused: 0,
          active: false,
        },
        seconds: { acknowledge: 60, dispatch: 120, arrive: 840, resolve: 3240 },
      }),
    ]);
  });

  it("that was opened again keeps what was reached the first time", () => {
    const first: readonly Happened[] = [[1, "incident.acknowledged"], sent(2), replied(9, "done")];
    const once = caseAfter(first);
    const again = caseAfter([...first, [100, "incident.reopened", { reason: "lagi" }], sent(101, "P-2")]);
    expect(again?.seconds).toEqual(once?.seconds);
    expect(again).toMatchObject({ reopened: 1, kept: once?.kept, late: once?.late, open: true });
    // Deadlines of what is to be done now count from when it was opened again: arrive and resolve are left.
    expect(again?.due).toEqual([130, 580].map((minute) => received + minute * 60_000));
  });

  it("of an agency that it was handed to counts from then", () => {
    const one = caseAfter([
      [50, "incident.transferred", { agency: "damkar", reason: "api" }],
      [51, "incident.acknowledged"],
    ]);
    expect(one?.seconds.acknowledge).toBe(60);
    expect(one).toMatchObject({ kept: 1, late: 0 });
  });

  it("counts a refusal, and an answer that came too late", () => {
    const one = caseAfter([
      sent(1),
      sent(1, "P-2"),
      replied(2, "refused"),
      replied(9, "accepted", "P-2"),
      sent(9, "P-3"),
    ]);
    expect(one?.orders).toMatchObject([
      { officer: "P-1", refused: 1, kept: 1, late: 0, answerBy: null },
      { officer: "P-2", refused: 0, kept: 0, late: 1, answerBy: null, active: true },
      { officer: "P-3", kept: 0, late: 0, answerBy: received + 12 * 60_000, active: true },
    ]);
  });

  it("is none where it is part of another, and open no more where its channel closed it", () => {
    expect(caseAfter([[1, "incident.merged", { into: "TL-0" }]])).toBeUndefined();
    expect(caseAfter([], { withdrawn: true })).toMatchObject({ open: false, due: [] });
    expect(caseAfter([[1, "incident.cancelled", { reason: "palsu" }]])).toMatchObject({
      cancelled: 1,
      open: false,
    });
  });

  it("of a category that the city does not know has no deadlines", () => {
    const one = caseAfter([[1, "incident.acknowledged"]], { deadlinesMin: undefined });
    expect(one).toMatchObject({ kept: 0, late: 0, due: [], seconds: { acknowledge: 60 } });
  });
});
