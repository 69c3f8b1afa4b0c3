import { describe, expect, it } from "vitest";
import { epochOf } from "../zone.ts";
import { itemSchema } from "./item.ts";
import {
  type IncidentToHandOver,
  maxOfKind,
  newsAmong,
  preparedItems,
  type RoomToHandOver,
  subjectsOf,
} from "./prepare.ts";
import { shiftsAt } from "./shifts.ts";

const now = Date.parse("2026-11-24T06:50:00Z");
const text = (value: string) => ({ id: value, en: value });
const empty: RoomToHandOver = {
  ...{ incidents: [], shelvedAlarms: [], camerasOut: [], staffing: [], warnings: [], notes: [] },
  ...{ instructions: [], changes: null },
};
const incident = (id: string, given: Partial<IncidentToHandOver> = {}): IncidentToHandOver => ({
  ...{
    id,
    state: "acknowledged",
    priority: "normal",
    category: text("Banjir"),
    agency: "DRN",
    address: "Jl. A",
  },
  ...{ district: "Karawaci", text: "air naik", receivedAtMs: now - 600_000 },
  ...{ deadline: { stage: "dispatch", atMs: now + 60_000 }, orders: [] },
  ...given,
});
const order = { id: "O-1", officerName: "Sari", task: "pompa", awaitsReply: true, isActive: true };

describe("what there is to hand over", () => {
  it("has open incidents by risk, each with what comes next", () => {
    const late = { stage: "arrive" as const, atMs: now - 1 };
    const waiting = { ...order, decidedAtMs: now - 1000, replyByMs: now + 5000 };
    const items = preparedItems(
      {
        ...empty,
        incidents: [
          incident("I-1"),
          incident("I-2", { priority: "urgent" }),
          incident("I-3", { deadline: late }),
          incident("I-4", { orders: [waiting] }),
          incident("I-5", { state: "resolved", deadline: null }),
          incident("I-6", { state: "closed", deadline: null }),
        ],
      },
      now,
    );
    expect(items.map(({ id, facts }) => [id, facts.next])).toEqual([
      ["incident:I-2:urgent", "dispatch"],
      ["incident:I-3:normal", "arrive"],
      ["incident:I-4:normal", "answer"],
      ["incident:I-1:normal", "dispatch"],
      ["incident:I-5:normal", "close"],
      ["order:O-1", undefined],
    ]);
    expect(items.at(-1)).toMatchObject({ kind: "order", title: text("Sari"), dueMs: now + 5000 });
  });

  it("names the gravest of a flood, and sums the others up", () => {
    const many = Array.from({ length: maxOfKind + 5 }, (_, n) =>
      incident(`I-${n}`, { receivedAtMs: now - n }),
    );
    const items = preparedItems({ ...empty, incidents: many }, now);
    expect(items).toHaveLength(maxOfKind + 1);
    expect(items.at(-1)).toMatchObject({ id: "others:incident", facts: { count: 5, urgent: 0 } });
  });

  it("fits its schema, whatever length the room's texts have", () => {
    const long = "x".repeat(30_000);
    const items = preparedItems(
      {
        ...empty,
        incidents: [
          incident("I-1", {
            text: long,
            address: long,
            orders: [{ ...order, task: long, decidedAtMs: 1, replyByMs: 2 }],
          }),
        ],
        warnings: [
          {
            id: "W",
            headline: text(long),
            instruction: text(long),
            severity: "Severe",
            areas: long,
            effectiveAtMs: 1,
            expiresAtMs: 2,
          },
        ],
        shelvedAlarms: [
          {
            id: "A",
            title: text("x"),
            priority: "high",
            reason: long,
            by: "person:U-1",
            sinceMs: 1,
            untilMs: 2,
          },
        ],
        camerasOut: [{ id: "C", name: long, district: long, sinceMs: 1 }],
        notes: [{ id: "N", text: long, by: "Ani", atMs: 1 }],
        staffing: [
          {
            post: "P",
            postName: "Pos",
            shift: "siang",
            shiftName: text("Siang"),
            startsAtMs: now,
            planned: 1,
            minimum: 2,
          },
        ],
        instructions: [{ id: "kunci", version: 2, title: text("Kunci"), text: text("Simpan di laci.") }],
        changes: { sinceMs: 1, reported: 3, finished: 2, orders: 4, stillOpen: 1 },
      },
      now,
    );
    expect(new Set(items.map(({ kind }) => kind))).toEqual(
      new Set([
        "incident",
        "order",
        "warning",
        "alarm",
        "staffing",
        "camera",
        "note",
        "changes",
        "instruction",
      ]),
    );
    for (const item of items) expect(itemSchema.safeParse(item).error?.issues ?? []).toEqual([]);
  });

  it("tells as news what came since, and what grew more urgent, and nothing that was behind a sum all the time", () => {
    const old = preparedItems({ ...empty, incidents: [incident("I-1"), incident("I-2")] }, now);
    const has = { subjects: subjectsOf(old), has: (id: string) => old.some((item) => item.id === id) };
    const later = preparedItems(
      {
        ...empty,
        incidents: [
          incident("I-1", { priority: "urgent" }),
          incident("I-2"),
          incident("I-3", { receivedAtMs: now + 1 }),
          incident("I-4"),
        ],
      },
      now + 1000,
    );
    expect(newsAmong(later, has, now).map(({ id }) => id)).toEqual([
      "incident:I-1:urgent",
      "incident:I-3:normal",
    ]);
  });
});

describe("the shifts of a handover", () => {
  const hours: Record<string, [string, string]> = {
    pagi: ["06:00", "14:00"],
    siang: ["14:00", "22:00"],
    malam: ["22:00", "06:00"],
  };
  const zone = "Asia/Jakarta";
  const times = {
    zone,
    shifts: Object.entries(hours).map(([id, [start, end]]) => ({ id, name: text(id), start, end })),
    span(shift: string, day: string) {
      const [start] = hours[shift]!;
      const startsAt = epochOf(zone, day, start);
      return { startsAt, endsAt: startsAt + 8 * 3600_000 };
    },
  };
  const at = (clock: string) => epochOf(zone, "2026-11-24", clock);
  const ids = (clock: string, taken: Parameters<typeof shiftsAt>[2] = null) => {
    const { ending, beginning } = shiftsAt(times, at(clock), taken);
    return [ending?.id, beginning?.id];
  };

  it("are the one that runs and the next, also a while after it should have begun, and over midnight", () => {
    expect(ids("13:45")).toEqual(["pagi", "siang"]);
    expect(ids("14:40")).toEqual(["pagi", "siang"]);
    expect(ids("16:00")).toEqual(["siang", "malam"]);
    expect(ids("23:00")).toEqual(["siang", "malam"]);
    expect(ids("05:00")).toEqual(["malam", "pagi"]);
  });

  it("do not offer the shift that was taken over", () => {
    const { beginning } = shiftsAt(times, at("13:50"), null);
    expect(ids("14:10", beginning)).toEqual(["siang", "malam"]);
  });
});
