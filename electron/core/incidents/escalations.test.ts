import { describe, expect, it } from "vitest";
import type { City } from "../../../shared/domain/city/index.ts";
import { noticeMs } from "../../../shared/domain/order/escalation.ts";
import { orderMessage } from "../../../shared/messages/orders.ts";
import { incidentsOn, city as small } from "./testing.ts";

const minute = 60_000;
const send = { incident: "TL-1", officers: ["P-001"], task: "Angkut", support: false, replaces: null };

/** Those of the agency that sees to waste are every third; the last of them leads it. */
const city: City = {
  ...small,
  agencies: small.agencies.map((agency) => ({
    ...agency,
    supervisors: agency.id === "kebersihan" ? ["P-022"] : [],
  })),
};

/** An order to P-001 that has gone out; P-004 is the nearest of the others. */
function room(store?: ReturnType<typeof incidentsOn>["store"]) {
  const made = incidentsOn(store, { city });
  const at = (officer: string, longitude: number) => {
    const place = { longitude, latitude: -6.18, headingDeg: null, accuracyM: 5 };
    made.positions.put({ officer, ...place, time: made.now(), receivedAt: made.now() });
    made.sources.officers.put({ ...made.sources.officers.get(officer)!, duty: "on" });
  };
  for (const row of [...made.sources.officers.values()]) made.sources.officers.put({ ...row, duty: "off" });
  at("P-001", 106.629);
  at("P-004", 106.631);
  at("P-007", 106.64);
  /** The broker has everything. */
  const goesOut = () => {
    for (const { number } of made.waiting()) made.store.outbox.sent(number, made.now());
    made.register.refresh("TL-1");
  };
  const waits = (ms: number) => {
    made.wait(ms);
    made.escalations.advance();
  };
  const orders = () => made.row("TL-1")?.orders ?? [];
  return { ...made, goesOut, waits, orders };
}

function roomWithOrder() {
  const made = room();
  made.report("TL-1");
  made.commands["order.send"](send);
  made.goesOut();
  return made;
}

const shown = (made: ReturnType<typeof room>) =>
  made.orders().map(({ officer, state, escalation }) => ({ officer, state, escalation }));

describe("an order without an answer", () => {
  it("says what comes next, is sent again, goes to the next nearest and is told to the supervisor", () => {
    const made = roomWithOrder();
    const begun = made.now();
    const first = { step: 1, action: "again", officer: "P-001", at: begun + 5 * minute };
    expect(shown(made)).toEqual([{ officer: "P-001", state: "sent", escalation: first }]);
    made.waits(5 * minute - 1);
    expect(made.waiting()).toEqual([]);

    made.waits(1);
    expect(made.waiting().map(({ topic }) => topic)).toEqual([
      expect.stringMatching(/officers\/P-001\/orders\/O-/),
    ]);
    // Not sent yet: nothing is planned until it is.
    expect(made.orders()[0]?.escalation).toBeNull();
    made.goesOut();
    const second = { step: 2, action: "next", officer: "P-004", at: begun + 10 * minute };
    expect(made.orders()[0]?.escalation).toEqual(second);

    made.waits(5 * minute);
    made.goesOut();
    const third = { step: 3, action: "supervisor", officer: "P-022", at: begun + 15 * minute };
    expect(shown(made)).toEqual([
      { officer: "P-001", state: "recalled", escalation: null },
      { officer: "P-004", state: "sent", escalation: third },
    ]);
    expect(made.row("TL-1")?.state).toBe("dispatched");

    made.waits(5 * minute);
    const copy = made.waiting().find(({ topic }) => topic.includes("/P-022/"));
    expect(orderMessage.parse(JSON.parse(copy!.payload))).toMatchObject({ officer: "P-004", task: "Angkut" });
    made.goesOut();
    expect(made.orders()[1]?.escalation).toBeNull();
    made.waits(60 * minute);
    expect(made.waiting()).toEqual([]);
    expect(made.store.log.of("TL-1").filter(({ kind }) => kind === "order.escalated")).toMatchObject([
      { actor: "room", body: { step: 1, action: "again", officer: "P-001" } },
      { actor: "room", body: { step: 2, action: "next", officer: "P-004" } },
      { actor: "room", body: { step: 3, action: "supervisor", officer: "P-022" } },
    ]);

    const [, second2] = made.orders();
    made.commands["order.recall"]({ incident: "TL-1", order: second2!.id, reason: null });
    const withdrawn = made.waiting().filter(({ topic }) => topic.includes(`/orders/${second2!.id}`));
    expect(withdrawn.map(({ topic, payload }) => [topic.split("/")[3], payload])).toEqual([
      ["P-004", ""],
      ["P-022", ""],
    ]);
  });

  it("is left alone once somebody stopped it, answered, or the incident is over", () => {
    for (const act of [
      (made: ReturnType<typeof room>, order: string) =>
        made.commands["order.stopEscalation"]({ incident: "TL-1", order }),
      (made: ReturnType<typeof room>, order: string) =>
        made.commands["order.reply"]({
          ...{ incident: "TL-1", order, type: "accepted" as const, reason: null, note: null },
        }),
      (made: ReturnType<typeof room>) =>
        made.commands["incident.cancel"]({ incident: "TL-1", reason: "iseng" }),
    ]) {
      const made = roomWithOrder();
      act(made, made.orders()[0]!.id);
      expect(made.orders()[0]?.escalation).toBeNull();
      made.goesOut();
      made.waits(60 * minute);
      expect(made.waiting()).toEqual([]);
    }
  });

  it("names another as the next one when the one who was named cannot go any more", () => {
    const made = roomWithOrder();
    made.waits(5 * minute);
    made.goesOut();
    expect(made.orders()[0]?.escalation?.officer).toBe("P-004");
    made.waits(4.5 * minute);
    made.sources.officers.put({ ...made.sources.officers.get("P-004")!, duty: "off" });
    made.waits(10_000);
    expect(made.orders()[0]?.escalation?.officer).toBe("P-007");
    made.waits(20_000);
    expect(made.orders().map(({ officer }) => officer)).toEqual(["P-001", "P-007"]);
  });

  it("waits on the screens first after the room was off for hours, and is then done once", () => {
    const before = roomWithOrder();
    const made = room(before.store);
    const planned = made.orders()[0]?.escalation;
    expect(planned).toMatchObject({ step: 1, at: before.now() + 5 * minute });
    made.wait(3 * 3600_000);
    const later = incidentsOn(before.store, { city, clock: made.now });
    const row = () => later.row("TL-1")?.orders[0];
    expect(row()?.escalation?.at).toBe(made.now() + noticeMs);
    later.escalations.advance();
    expect(later.waiting()).toEqual([]);
    made.wait(noticeMs);
    later.escalations.advance();
    later.escalations.advance();
    expect(later.waiting()).toHaveLength(1);
  });
});
