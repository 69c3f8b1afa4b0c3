import { describe, expect, it } from "vitest";
import type { CommandError } from "../../../shared/contract/wire.ts";
import { orderMessage, type ReplyMessage, reportStatusMessage } from "../../../shared/messages/orders.ts";
import { Refused } from "../live/serve.ts";
import { storeInMemory } from "../store/testing.ts";
import { decisionsIn } from "./replies.ts";
import { city, incidentsOn, start } from "./testing.ts";

const minute = 60_000;

/** A room with one report, `TL-1`. */
function room() {
  const made = incidentsOn();
  made.report("TL-1");
  return made;
}

function refusal(act: () => unknown): CommandError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
}

const send = { incident: "TL-1", officers: ["P-001"], task: "Angkut", support: false, replaces: null };

/** An officer answers, by the way that a phone's message takes. */
function reply(
  made: ReturnType<typeof room>,
  order: string,
  officer: string,
  ...types: ReplyMessage["replies"][0]["type"][]
) {
  const replies = types.map((type) => ({ id: type, type, time: made.now() - 2 * 3600_000 }));
  const heard = [{ body: { order, officer, replies }, receivedAt: made.now() }];
  made.decisions.decide(decisionsIn(heard, made.store, made.register));
}

describe("an incident from its report to its end", () => {
  it("is a row as soon as its report is there, and is due by what the city says, from when it was received", () => {
    const { row } = room();
    expect(row("TL-1")).toMatchObject({
      ...{ state: "new", category: "sampah", agency: "kebersihan", priority: "normal", reports: ["TL-1"] },
      deadline: { stage: "acknowledge", at: start + 5 * minute },
    });
  });

  it("goes through its stages, each written down with who and when", () => {
    const made = room();
    const { commands, row } = made;
    commands["incident.acknowledge"]({ incident: "TL-1" });
    expect(row("TL-1")).toMatchObject({ state: "acknowledged", acknowledgedBy: "operator:st-1" });
    made.wait(minute);
    const [order] = commands["order.send"](send).orders;
    expect(row("TL-1")).toMatchObject({
      state: "dispatched",
      orders: [
        { id: order, officer: "P-001", state: "sent", sentAt: null, replyBy: made.now() + 5 * minute },
      ],
    });
    for (const type of ["received", "accepted", "en-route", "on-scene"] as const) {
      made.wait(minute);
      reply(made, order!, "P-001", type);
    }
    expect(row("TL-1")).toMatchObject({ state: "on-scene", deadline: { stage: "resolve" } });
    reply(made, order!, "P-001", "received", "accepted", "en-route", "on-scene", "done");
    expect(row("TL-1")).toMatchObject({ state: "resolved", deadline: null, orders: [{ state: "done" }] });
    commands["incident.close"]({ incident: "TL-1", note: null });
    const history = made.open("history", { incident: "TL-1" })!.rows;
    expect([...history.values()]).toMatchObject([
      { kind: "incident.acknowledged", actor: "operator:st-1", at: start, effective: true },
      { kind: "order.sent", at: start + minute },
      { kind: "order.replied", actor: "officer:P-001", body: { reply: { type: "received" } } },
      { kind: "order.replied", body: { reply: { type: "accepted" } } },
      { kind: "order.replied", body: { reply: { type: "en-route" } } },
      { kind: "order.replied", body: { reply: { type: "on-scene" } } },
      { kind: "order.replied", body: { reply: { type: "done" } } },
      { kind: "incident.closed" },
    ]);
  });

  it("is the same after the program started again", () => {
    const store = storeInMemory();
    const first = incidentsOn(store);
    first.report("TL-1");
    first.report("TL-2");
    first.report("TL-3");
    first.commands["order.send"](send);
    first.commands["incident.merge"]({ incident: "TL-2", into: "TL-1" });
    const rows = [...first.sources.incidents.values()];
    const second = incidentsOn(store);
    expect([...second.sources.incidents.values()]).toEqual(rows);
    expect(rows.map(({ id, reports }) => [id, reports])).toEqual([
      ["TL-1", ["TL-1", "TL-2"]],
      ["TL-3", ["TL-3"]],
    ]);
  });

  it("leaves the screens a day after it ended, and is found again by name", () => {
    const made = room();
    made.report("TL-2", { status: "closed" });
    expect(made.row("TL-2")).toMatchObject({ state: "new", withdrawn: true, deadline: null });
    made.commands["incident.cancel"]({ incident: "TL-1", reason: "iseng" });
    made.wait(23 * 3600_000);
    made.register.advance();
    expect(made.row("TL-1")?.state).toBe("cancelled");
    made.wait(2 * 3600_000);
    made.register.advance();
    expect(made.row("TL-1")).toBeUndefined();
    expect(made.row("TL-2")).toBeUndefined();
    expect(made.register.find("TL-1")?.incident.state).toBe("cancelled");
    // Whoever asks for it by name still sees all of it.
    const old = made.open("incident", { incident: "TL-1" })!;
    expect([...old.rows.values()]).toMatchObject([{ id: "TL-1" }]);
    old.close();
    expect([...made.open("incident", { incident: "TL-99" })!.rows.values()]).toEqual([]);
    made.commands["incident.reopen"]({ incident: "TL-1", reason: "ternyata benar" });
    expect(made.row("TL-1")).toMatchObject({ state: "acknowledged" });
  });

  it("leaves a day after it ended, though its channel never closes the report; also over a start", () => {
    const store = storeInMemory();
    const made = incidentsOn(store);
    for (const id of ["TL-1", "TL-2", "TL-3"]) made.report(id);
    made.commands["incident.merge"]({ incident: "TL-2", into: "TL-1" });
    made.commands["incident.cancel"]({ incident: "TL-1", reason: "iseng" });
    made.wait(25 * 3600_000);
    expect(made.register.advance().sort()).toEqual(["TL-1", "TL-2"]);
    const ids = ({ sources }: typeof made) => [...sources.incidents.values()].map(({ id }) => id);
    expect(ids(made)).toEqual(["TL-3"]);
    const again = incidentsOn(store, { clock: made.now });
    expect(ids(again)).toEqual(["TL-3"]);
    expect([...again.register.values()]).toHaveLength(1);
    // Its channel tells of it once more, and somebody writes something down.
    again.register.hear([store.reports.get("TL-1")!]);
    again.commands["incident.note"]({ incident: "TL-1", text: "foto menyusul" });
    expect(ids(again)).toEqual(["TL-3"]);
    expect(again.register.find("TL-1")?.incident.state).toBe("cancelled");
  });

  it("comes back with all its parts when it is opened again, and each of them is told", () => {
    const store = storeInMemory();
    const made = incidentsOn(store);
    for (const id of ["TL-1", "TL-2", "TL-3"]) made.report(id);
    made.commands["incident.merge"]({ incident: "TL-3", into: "TL-2" });
    made.commands["incident.merge"]({ incident: "TL-2", into: "TL-1" });
    made.commands["incident.cancel"]({ incident: "TL-1", reason: "iseng" });
    made.wait(25 * 3600_000);
    made.register.advance();
    const before = made.waiting().length;
    made.commands["incident.reopen"]({ incident: "TL-1", reason: "ternyata benar" });
    expect(made.row("TL-1")?.reports).toEqual(["TL-1", "TL-2", "TL-3"]);
    expect(
      made
        .waiting()
        .slice(before)
        .map(({ about }) => about),
    ).toEqual(["report:TL-1", "report:TL-2", "report:TL-3"]);
    const again = incidentsOn(store, { clock: made.now });
    expect([...again.sources.incidents.values()]).toEqual([...made.sources.incidents.values()]);
  });

  it("that its channel closed may still be taken up", () => {
    const made = room();
    made.report("TL-1", { status: "closed" });
    made.commands["incident.acknowledge"]({ incident: "TL-1" });
    expect(made.row("TL-1")).toMatchObject({ state: "acknowledged", withdrawn: false });
  });

  it("is handed to another agency, and is new there", () => {
    const made = room();
    const [order] = made.commands["order.send"](send).orders;
    made.wait(minute);
    made.commands["incident.transfer"]({ incident: "TL-1", agency: "dishub", reason: "jalan" });
    expect(made.row("TL-1")).toMatchObject({
      ...{ state: "new", agency: "dishub", acknowledgedBy: null, orders: [{ id: order, state: "recalled" }] },
      deadline: { stage: "acknowledge", at: start + 6 * minute },
    });
  });

  it("is changed by what people say, and lies where they say", () => {
    const made = room();
    made.commands["incident.change"]({ incident: "TL-1", place: [10, 10], priority: "urgent" });
    expect(made.row("TL-1")).toMatchObject({
      place: [10, 10],
      outside: true,
      priority: "urgent",
      category: "sampah",
    });
  });
});

describe("what is refused, with its reason", () => {
  it.each<[string, (made: ReturnType<typeof room>) => unknown, Partial<CommandError>]>([
    [
      "an incident that is not there",
      ({ commands }) => commands["incident.acknowledge"]({ incident: "X" }),
      { code: "unknown-incident" },
    ],
    [
      "closing what is not resolved",
      ({ commands }) => commands["incident.close"]({ incident: "TL-1", note: null }),
      { code: "wrong-state", found: "new", expected: "close" },
    ],
    [
      "an officer whom the city does not have",
      ({ commands }) => commands["order.send"]({ ...send, officers: ["X"] }),
      { code: "unknown-officer", found: "X" },
    ],
    [
      "a category that it does not have",
      ({ commands }) => commands["incident.change"]({ incident: "TL-1", category: "x" }),
      { code: "unknown-category" },
    ],
    [
      "an agency that it does not have",
      ({ commands }) => commands["incident.transfer"]({ incident: "TL-1", agency: "x", reason: "y" }),
      { code: "unknown-agency" },
    ],
    [
      "an order that nobody gave",
      ({ commands }) => commands["order.recall"]({ incident: "TL-1", order: "O-1", reason: null }),
      { code: "unknown-order" },
    ],
    [
      "merging it into itself",
      ({ commands }) => commands["incident.merge"]({ incident: "TL-1", into: "TL-1" }),
      { code: "same-incident" },
    ],
  ])("%s", (_, act, reason) => {
    const made = room();
    expect(refusal(() => act(made))).toMatchObject(reason);
    expect(made.store.log.sealed("st-1")).toEqual([]);
    expect(made.waiting()).toEqual([]);
  });

  it("the second of two who take the same incident in the same moment, and who was first", () => {
    const { commands } = room();
    commands["incident.acknowledge"]({ incident: "TL-1" });
    expect(refusal(() => commands["incident.acknowledge"]({ incident: "TL-1" }))).toEqual({
      ...{ code: "wrong-state", expected: "acknowledge", found: "acknowledged" },
      ...{ by: "operator:st-1", at: start },
    });
  });

  it("merging away what a crew is on its way to, and in a circle", () => {
    const made = room();
    made.report("TL-2");
    made.commands["order.send"](send);
    expect(refusal(() => made.commands["incident.merge"]({ incident: "TL-1", into: "TL-2" }))?.code).toBe(
      "has-orders",
    );
    made.commands["incident.merge"]({ incident: "TL-2", into: "TL-1" });
    expect(refusal(() => made.commands["incident.merge"]({ incident: "TL-1", into: "TL-2" }))?.code).toBe(
      "same-incident",
    );
  });

  it("answering for somebody whose order is over; who refused may still set out", () => {
    const made = room();
    const [order] = made.commands["order.send"](send).orders;
    const say = (type: "refused" | "en-route" | "done") =>
      made.commands["order.reply"]({
        incident: "TL-1",
        order: order!,
        type,
        reason: null,
        note: "lewat radio",
      });
    say("refused");
    expect(made.row("TL-1")).toMatchObject({ state: "acknowledged", orders: [{ state: "refused" }] });
    say("en-route");
    expect(made.row("TL-1")).toMatchObject({ state: "en-route" });
    say("done");
    expect(refusal(() => say("en-route"))).toMatchObject({ code: "wrong-state", found: "done" });
  });

  it("recalling what is over", () => {
    const made = room();
    const [order] = made.commands["order.send"](send).orders;
    made.commands["order.recall"]({ incident: "TL-1", order: order!, reason: "salah" });
    const again = () => made.commands["order.recall"]({ incident: "TL-1", order: order!, reason: null });
    expect(refusal(again)).toMatchObject({ code: "wrong-state", found: "recalled" });
  });
});

describe("merged reports", () => {
  it("stay readable under one incident, and come apart again", () => {
    const made = room();
    made.report("TL-2", { text: "Sampah di pasar" });
    made.report("TL-3");
    made.commands["incident.merge"]({ incident: "TL-3", into: "TL-2" });
    made.commands["incident.merge"]({ incident: "TL-2", into: "TL-1" });
    expect(made.row("TL-2")).toBeUndefined();
    expect(made.row("TL-1")?.reports).toEqual(["TL-1", "TL-2", "TL-3"]);
    expect(made.register.rootOf("TL-3")).toBe("TL-1");
    const seen = (view: "incident" | "incidentReports") =>
      [...made.open(view, { incident: "TL-3" })!.rows.values()].map((row) => (row as { id: string }).id);
    expect(seen("incident")).toEqual(["TL-1"]);
    expect(seen("incidentReports")).toEqual(["TL-1", "TL-2", "TL-3"]);
    made.commands["incident.separate"]({ incident: "TL-2" });
    expect(made.row("TL-1")?.reports).toEqual(["TL-1"]);
    expect(made.row("TL-2")).toMatchObject({ state: "new", reports: ["TL-2", "TL-3"] });
    const history = made.open("history", { incident: "TL-2" })!.rows;
    expect([...history.values()].map((row) => (row as { kind: string }).kind)).toEqual([
      ...["incident.merged", "incident.merged", "incident.separated"],
    ]);
  });
});

describe("what goes out", () => {
  it("an order to its officer, retained until the officer has nothing to do about it any more", () => {
    const made = room();
    const [order] = made.commands["order.send"](send).orders;
    const [message] = made.waiting();
    expect(message).toMatchObject({ topic: `liveroom/36.71/officers/P-001/orders/${order}`, retain: true });
    expect(orderMessage.parse(JSON.parse(message!.payload))).toMatchObject({
      ...{
        order,
        incident: "TL-1",
        task: "Angkut",
        place: [106.63, -6.18],
        priority: "normal",
        contact: "st-1",
      },
      arriveBy: new Date(start + 45 * minute).toISOString(),
    });
    made.commands["order.recall"]({ incident: "TL-1", order: order!, reason: null });
    expect(
      made
        .waiting()
        .filter(({ topic }) => topic === message!.topic)
        .map(({ payload }) => payload),
    ).toEqual([...[message!.payload, ""]]);
  });

  it("an order again, when an officer who refused it sets out all the same", () => {
    const made = room();
    const [order] = made.commands["order.send"](send).orders;
    reply(made, order!, "P-001", "refused");
    reply(made, order!, "P-001", "en-route");
    const told = made.waiting().filter(({ topic }) => topic.endsWith(`/orders/${order}`));
    expect(told.map(({ payload }) => payload === "")).toEqual([false, true, false]);
  });

  it("to citizens: that work began and that it ended, for every report that the incident gathers", () => {
    const made = room();
    const told = () =>
      made
        .waiting()
        .filter(({ about }) => about.startsWith("report:"))
        .map(({ topic, payload }) => [
          topic.split("/").at(-2),
          payload === "" ? "" : reportStatusMessage.parse(JSON.parse(payload)).status,
        ]);
    made.commands["incident.acknowledge"]({ incident: "TL-1" });
    const [order] = made.commands["order.send"](send).orders;
    made.report("TL-2");
    made.commands["incident.merge"]({ incident: "TL-2", into: "TL-1" });
    expect(told()).toEqual([
      ["TL-1", "received"],
      ["TL-1", "in-progress"],
      ["TL-2", "in-progress"],
    ]);
    reply(made, order!, "P-001", "done");
    made.commands["incident.close"]({ incident: "TL-1", note: null });
    expect(told().slice(3)).toEqual([
      ["TL-1", "done"],
      ["TL-2", "done"],
      ["TL-1", ""],
      ["TL-2", ""],
    ]);
  });

  it("a report from another way in is told by that way", () => {
    const made = incidentsOn(storeInMemory(), {
      targetOf: (id) => (id === "LAPOR-1" ? "open311:lapor" : undefined),
    });
    made.report("LAPOR-1");
    made.commands["incident.acknowledge"]({ incident: "LAPOR-1" });
    expect(made.waiting()).toEqual([]);
    expect(made.store.outbox.waiting("open311:lapor", 9)).toMatchObject([{ about: "report:LAPOR-1" }]);
  });

  it("nothing, when the decision cannot be written", () => {
    const made = room();
    const real = made.store.outbox.put;
    (made.store.outbox as { put: unknown }).put = () => {
      throw new Error("disk full");
    };
    expect(() => made.commands["order.send"](send)).toThrow("disk full");
    (made.store.outbox as { put: unknown }).put = real;
    expect(made.row("TL-1")).toMatchObject({ state: "new", orders: [] });
    expect(made.store.log.sealed("st-1")).toEqual([]);
    expect(made.register.find("TL-1")?.incident.state).toBe("new");
  });
});

describe("a report that a citizen told by telephone", () => {
  it("is written with the decision to take it, and is an incident", () => {
    const made = incidentsOn();
    const { incident } = made.commands["report.take"]({
      ...{
        category: "sampah",
        text: "Bau <b>sekali</b> 😷",
        place: [106.63, -6.18],
        address: null,
        channel: "Telepon",
      },
      ...{ reporterName: "Ibu Sri", reporterPhone: "0812" },
    });
    expect(made.row(incident)).toMatchObject({
      state: "new",
      text: "Bau <b>sekali</b> 😷",
      channel: "Telepon",
    });
    expect(made.store.reports.get(incident)).toMatchObject({ reporterName: "Ibu Sri" });
    expect(made.store.log.of(incident)).toMatchObject([
      // An event is never deleted: who it was stands with the report, which can be.
      { kind: "report.taken", actor: "operator:st-1", body: { reporterName: null, reporterPhone: null } },
    ]);
  });
});

it("a search finds what was merged away under the incident that it belongs to now", () => {
  const made = room();
  made.report("TL-2", { text: "Bau busuk dari tumpukan" });
  made.commands["incident.merge"]({ incident: "TL-2", into: "TL-1" });
  made.commands["incident.acknowledge"]({ incident: "TL-1" });
  expect(made.commands.search({ text: "busuk", limit: 10 }).hits).toMatchObject([
    {
      report: "TL-2",
      incident: "TL-1",
      state: "acknowledged",
      excerpt: "Bau \u0002busuk\u0003 dari tumpukan",
    },
  ]);
});

describe("a report like another", () => {
  const step = 0.0005;

  function street() {
    const made = room();
    made.wait(minute);
    made.report("TL-2", { lon: 106.63 + step });
    return made;
  }

  it("is offered as the same as the earlier one, with distance and age; the earlier is offered nothing", () => {
    const { row } = street();
    expect(row("TL-1")?.alike).toEqual([]);
    expect(row("TL-2")?.alike).toMatchObject([{ incident: "TL-1", ageMs: minute }]);
    expect(row("TL-2")?.alike[0]?.distanceM).toBeCloseTo(55.3, 0);
  });

  it.each<[string, (made: ReturnType<typeof street>) => unknown]>([
    ["kept apart", ({ commands }) => commands["incident.keepApart"]({ incident: "TL-2", from: "TL-1" })],
    [
      "kept apart from the other side",
      ({ commands }) => commands["incident.keepApart"]({ incident: "TL-1", from: "TL-2" }),
    ],
    [
      "elsewhere after all",
      ({ commands }) => commands["incident.change"]({ incident: "TL-2", place: [106.7, -6.2] }),
    ],
    ["over", ({ commands }) => commands["incident.cancel"]({ incident: "TL-1", reason: "iseng" })],
  ])("is not offered any more when it is %s", (_, act) => {
    const made = street();
    act(made);
    expect(made.row("TL-2")?.alike).toEqual([]);
  });

  it("is offered again after the program started again, and its like after the like was merged away", () => {
    const made = street();
    made.report("TL-3", { lon: 106.63 + 1.5 * step });
    expect(made.row("TL-3")?.alike.map(({ incident }) => incident)).toEqual(["TL-2", "TL-1"]);
    made.commands["incident.merge"]({ incident: "TL-2", into: "TL-1" });
    expect(made.row("TL-3")?.alike.map(({ incident }) => incident)).toEqual(["TL-1"]);
    const again = incidentsOn(made.store);
    expect([...again.sources.incidents.values()]).toEqual([...made.sources.incidents.values()]);
  });
});

it("who could go is suggested by what the room knows: agency, duty, orders, and how far", () => {
  const made = room();
  const put = (officer: string, longitude: number) => {
    const place = { longitude, latitude: -6.18, headingDeg: null, accuracyM: 5 };
    made.positions.put({ officer, ...place, time: made.now(), receivedAt: made.now() });
    made.sources.officers.put({ ...made.sources.officers.get(officer)!, duty: "on" });
  };
  // Of the agency that sees to waste are every third: P-001, P-004, P-007.
  put("P-001", 106.65);
  put("P-004", 106.631);
  put("P-002", 106.63);
  const [first, second] = made.commands["officers.suggest"]({ incident: "TL-1", limit: 3 }).suggestions;
  expect(first).toMatchObject({ officer: "P-004", rightAgency: true, activeOrders: 0, positionAgeMs: 0 });
  expect(second).toMatchObject({ officer: "P-001" });
  made.commands["order.send"]({ ...send, officers: ["P-004"] });
  expect(made.commands["officers.suggest"]({ incident: "TL-1", limit: 1 }).suggestions).toMatchObject([
    { officer: "P-001" },
  ]);
});

it("lists the city's procedure with the nearest camera, and who did which step", () => {
  const text = { id: "Lihat", en: "Look" };
  const look = { id: "look", text, who: text, limitMin: 3, action: { type: "camera" as const } };
  const sops = [{ id: "waste", version: 4, categories: ["sampah"], steps: [look] }];
  const made = incidentsOn(undefined, { city: { ...city, sops } });
  made.report("TL-1");
  const { rows, close } = made.open("sopSteps", { incident: "TL-1" })!;
  const step = () => [...rows.values()];
  expect(step()).toMatchObject([
    { sop: "waste", version: 4, step: "look", dueAt: start + 3 * minute, doneAt: null, doneBy: null },
  ]);
  expect(step()).toMatchObject([{ action: { type: "camera", camera: expect.stringMatching(/^CAM-/) } }]);
  made.commands["sop.tick"]({ incident: "TL-1", sop: "waste", version: 4, step: "look", done: true });
  expect(step()).toMatchObject([{ doneAt: start, doneBy: "operator:st-1" }]);
  made.commands["sop.tick"]({ incident: "TL-1", sop: "waste", version: 4, step: "look", done: false });
  expect(step()).toMatchObject([{ doneAt: null, doneBy: null }]);
  const tick = { incident: "TL-1", sop: "waste", version: 4, step: "look", done: true };
  const before = made.register.find("TL-1")?.incident;
  for (const wrong of [{ sop: "flood" }, { version: 3 }, { step: "dig" }]) {
    expect(refusal(() => made.commands["sop.tick"]({ ...tick, ...wrong }))?.code).toBe("unknown-step");
  }
  expect(made.register.find("TL-1")?.incident).toBe(before);
  close();
});

it("what was offered as the same is offered no more once it lies elsewhere", () => {
  const made = room();
  made.report("TL-2");
  expect(made.row("TL-2")?.alike).toMatchObject([{ incident: "TL-1" }]);
  made.commands["incident.change"]({ incident: "TL-1", place: [106.7, -6.1] });
  expect(made.row("TL-2")?.alike).toEqual([]);
});
