import { describe, expect, it } from "vitest";
import {
  type PerformanceRow,
  type PerformanceStateRow,
  performanceParams,
} from "../../../shared/contract/performance.ts";
import { city, incidentsOn } from "../incidents/testing.ts";
import { LiveRows } from "../live/rows.ts";
import { Refused } from "../live/serve.ts";
import { Performance } from "./index.ts";

const minute = 60_000;
const hour = 60 * minute;

function room() {
  const made = incidentsOn();
  const state = new LiveRows<PerformanceStateRow>((row) => row.id);
  const { store, register, reports, now } = made;
  const options = {
    city,
    store,
    register,
    clock: now,
    state,
    locate: (place: [number, number]) => reports.locate(place),
  };
  const figures = new Performance(options as ConstructorParameters<typeof Performance>[0]);
  const look = (params: object) =>
    figures.view(
      "performance",
      performanceParams.parse({ grouping: "agency", period: "today", ...params }),
      "supervisor",
    )!;
  return {
    ...made,
    ...{ figures, state, look },
    again: () => new Performance(options as ConstructorParameters<typeof Performance>[0]),
    /** The figures are followed and shown. */
    settle() {
      made.wait(1000);
      figures.advance();
    },
    send(incident: string, officer: string) {
      return made.commands["order.send"]({
        ...{ incident, officers: [officer], task: "Angkut", support: false, replaces: null },
      }).orders[0]!;
    },
    say(incident: string, order: string, type: "accepted" | "refused" | "en-route" | "on-scene" | "done") {
      made.commands["order.reply"]({
        incident,
        order,
        type,
        reason: type === "refused" ? "sakit" : null,
        note: null,
      });
    },
  };
}

function rowsOf(view: { rows: LiveRows<unknown> }): Map<string, PerformanceRow> {
  return new Map([...(view.rows as LiveRows<PerformanceRow>).values()].map((row) => [row.key, row]));
}

describe("figures in the room", () => {
  it("follow an incident from its report to its end, while somebody looks", () => {
    const { report, commands, wait, settle, send, say, look } = room();
    const view = look({});
    report("TL-1");
    settle();
    expect(rowsOf(view).get("kebersihan")).toMatchObject({
      count: 1,
      open: 1,
      overdue: 0,
      kept: null,
      small: true,
    });
    wait(4 * minute - 1000);
    commands["incident.acknowledge"]({ incident: "TL-1" });
    wait(20 * minute);
    const order = send("TL-1", "P-001");
    settle();
    // Taken up within 5 minutes; 24 are more than the 15 until somebody is sent.
    expect(rowsOf(view).get("kebersihan")).toMatchObject({
      ...{ count: 1, open: 1, kept: 0.5, keptOf: 2 },
      acknowledge: { count: 1, median: 240, p90: 240 },
      dispatch: { count: 1, median: 24 * 60 },
      arrive: { count: 0, median: null },
    });
    wait(30 * minute);
    say("TL-1", order, "on-scene");
    say("TL-1", order, "done");
    settle();
    expect(rowsOf(view).get("")).toMatchObject({ count: 1, open: 0, keptOf: 4, resolve: { count: 1 } });
    view.close();
  });

  it("are the same for who looks later, and after a start", () => {
    const { report, commands, wait, settle, send, say, look, again } = room();
    const live = look({ grouping: "category" });
    for (let n = 0; n < 30; n++) {
      report(`TL-${n}`, { category: n % 3 ? "sampah" : "kebakaran" });
      wait(n * 7000);
      if (n % 2) commands["incident.acknowledge"]({ incident: `TL-${n}` });
      if (n % 4 === 1) say(`TL-${n}`, send(`TL-${n}`, "P-002"), "done");
      if (n % 8 === 1) commands["incident.reopen"]({ incident: `TL-${n}`, reason: "lagi" });
      if (n % 3 === 0) settle();
    }
    commands["incident.cancel"]({ incident: "TL-2", reason: "palsu" });
    commands["incident.merge"]({ incident: "TL-4", into: "TL-6" });
    settle();
    const later = look({ grouping: "category", period: "today", agency: null });
    expect(rowsOf(later)).toEqual(rowsOf(live));
    const restarted = again().view(
      "performance",
      performanceParams.parse({ grouping: "category", period: "today" }),
      "supervisor",
    )!;
    expect(rowsOf(restarted)).toEqual(rowsOf(live));
    expect(rowsOf(live).get("")).toMatchObject({ count: 29, cancelled: 1, reopened: 4 });
    // A year is told by whole months as well as by days.
    const year = rowsOf(look({ grouping: "category", period: "year" }));
    expect(year.get("")).toMatchObject({ count: 29, acknowledge: rowsOf(live).get("")!.acknowledge });
  });

  it("tell of officers by their orders, with who refused", () => {
    const { report, settle, send, say, look } = room();
    report("TL-1");
    say("TL-1", send("TL-1", "P-001"), "refused");
    say("TL-1", send("TL-1", "P-004"), "accepted");
    settle();
    const officers = rowsOf(look({ grouping: "officer" }));
    expect(officers.get("P-001")).toMatchObject({ count: 1, refused: 1, open: 0, kept: 1 });
    expect(officers.get("P-004")).toMatchObject({
      count: 1,
      refused: 0,
      open: 1,
      dutyHours: null,
      target: null,
    });
    const [crew] = city.officers.filter(({ id }) => id === "P-004").map((officer) => officer.crew);
    expect(rowsOf(look({ grouping: "crew" })).get(crew!)).toMatchObject({ refused: expect.any(Number) });
  });

  it("show what is late though nothing happens, and compare with the same weekday", () => {
    const { report, wait, settle, look } = room();
    report("TL-1");
    settle();
    wait(7 * 24 * hour);
    report("TL-2");
    const view = look({});
    settle();
    expect(rowsOf(view).get("kebersihan")).toMatchObject({
      count: 1,
      before: { count: 1 },
      open: 2,
      overdue: 1,
    });
    wait(10 * minute);
    settle();
    expect(rowsOf(view).get("kebersihan")).toMatchObject({ overdue: 2, kept: 0, keptOf: 1 });
  });

  it("count the hours that people were on duty, beside what they had to do", () => {
    const { report, wait, settle, look, store, now } = room();
    const clock = (officer: string, type: "in" | "out", time: number) =>
      store.officers.putDutyEvent({
        ...{ officer, id: `${type}-${time}`, type, time, receivedAt: time },
        ...{ longitude: null, latitude: null, accuracyM: null, device: null },
      });
    clock("P-001", "in", now() - 2 * hour);
    clock("P-002", "in", now() - 3 * hour);
    clock("P-002", "out", now() - hour);
    report("TL-1");
    settle();
    wait(-1000);
    const view = look({});
    const byId = new Map(city.officers.map(({ id, agency }) => [id, agency]));
    expect(rowsOf(view).get("")?.dutyHours).toBeCloseTo(4, 5);
    expect(rowsOf(view).get(byId.get("P-002")!)?.dutyHours).toBeCloseTo(2, 5);
    expect(rowsOf(look({ grouping: "category" })).get("sampah")?.dutyHours).toBeNull();
    expect(rowsOf(look({ category: "sampah" })).get("")?.dutyHours).toBeNull();
  });

  it("by the names of officers are not for a wall, unless the city says so", () => {
    const { figures } = room();
    const params = performanceParams.parse({ grouping: "officer", period: "today" });
    expect(() => figures.view("performance", params, "wall")).toThrow(Refused);
    expect(figures.view("performance", params, "supervisor")).toBeDefined();
  });

  it("say how many incidents they do not know the latest of", () => {
    const { report, figures, state, settle } = room();
    for (let n = 0; n < 5; n++) report(`TL-${n}`);
    settle();
    expect(state.get("performance")?.waiting).toBe(0);
    expect(figures.view("incidents", {}, "supervisor")).toBeUndefined();
  });
});
