import { expect, it } from "vitest";
import { shownForMs } from "../../../shared/contract/citizens.ts";
import type { ViewName } from "../../../shared/contract/views.ts";
import { Refused } from "../live/serve.ts";
import { testCaller } from "../testing.ts";
import { incidentsOn } from "./testing.ts";

const text = "Saya Budi Santoso, hubungi 0812-3456-7890";
const masked = "Saya B*** S***, hubungi ***890";
const operator = testCaller({ role: "operator" });

function room() {
  const made = incidentsOn();
  made.report("TL-1", { text, reporterName: "Budi Santoso", reporterPhone: "0812-3456-7890" });
  made.report("TL-2");
  const seen = (view: ViewName, window = 1) => [
    ...made.open(view, { incident: "TL-1" }, window)!.rows.values(),
  ];
  return { ...made, seen };
}

it("who reported is masked in every view until a person asks, and on other windows then too", () => {
  const { commands, citizenCommands, seen, row, store } = room();
  commands["incident.note"]({ incident: "TL-1", text: "Budi minta ditelepon di 081234567890" });
  const everywhere = () => [seen("incident"), seen("incidentReports"), seen("history"), seen("citizens")];
  expect(JSON.stringify(everywhere())).not.toMatch(/Budi|Santoso|3456/);
  expect(seen("citizens")).toEqual([{ report: "TL-1", name: "B*** S***", phone: "***890", shown: false }]);

  const shown = citizenCommands["citizen.reveal"]({ incident: "TL-1" }, operator);
  expect(shown.citizens).toEqual([
    { report: "TL-1", name: "Budi Santoso", phone: "0812-3456-7890", shown: true },
  ]);
  expect(seen("incident")).toMatchObject([{ text }]);
  expect(seen("incidentReports")).toMatchObject([{ text }]);
  expect(seen("history")).toMatchObject([
    { body: { text: "Budi minta ditelepon di 081234567890" } },
    { kind: "citizen.revealed", actor: operator.actor },
  ]);
  expect(row("TL-1")).toMatchObject({ text: masked });
  expect(JSON.stringify([seen("incident", 2), seen("history", 2), seen("citizens", 2)])).not.toMatch(/Budi/);
  expect(JSON.stringify(store.log.of("TL-1").at(-1))).not.toMatch(/Budi|3456/);
});

it("rows that are open change as it is shown, and again as it is hidden or time is up", () => {
  const made = room();
  const { rows } = made.open("citizens", { incident: "TL-1" })!;
  const isShown = () => (rows.get("TL-1") as { shown: boolean }).shown;
  const { "citizen.reveal": reveal, "citizen.hide": hide } = made.citizenCommands;
  reveal({ incident: "TL-1" }, operator);
  expect(isShown()).toBe(true);
  hide({ incident: "TL-1" }, operator);
  expect(isShown()).toBe(false);
  reveal({ incident: "TL-1" }, operator);
  made.forget(operator.id);
  expect(isShown()).toBe(false);
  reveal({ incident: "TL-1" }, operator);
  made.wait(shownForMs);
  expect(made.seen("citizens")).toMatchObject([{ shown: false }]);
});

it("all reports that an incident gathers are shown, and one that was shown alone is not", () => {
  const made = room();
  made.citizenCommands["citizen.reveal"]({ incident: "TL-2" }, operator);
  made.commands["incident.merge"]({ incident: "TL-1", into: "TL-2" });
  expect(made.seen("citizens")).toMatchObject([
    { report: "TL-2", shown: true },
    { report: "TL-1", name: "Budi Santoso" },
  ]);
  made.commands["incident.separate"]({ incident: "TL-1" });
  expect(made.seen("citizens")).toMatchObject([{ report: "TL-1", shown: false }]);
});

it("who has nothing to do with an incident that somebody handles is refused, and looking does not help", () => {
  const { commands, citizenCommands } = room();
  commands["incident.acknowledge"]({ incident: "TL-1" });
  const stranger = { ...testCaller({ role: "operator" }, 3), actor: "person:ana" };
  const ask = () => citizenCommands["citizen.reveal"]({ incident: "TL-1" }, stranger);
  for (const _ of [1, 2]) {
    expect(ask).toThrow(
      expect.objectContaining({ reason: { code: "not-handling", by: operator.actor } }) as Refused,
    );
  }
  expect(() => citizenCommands["citizen.reveal"]({ incident: "TL-9" }, operator)).toThrow(Refused);
  expect(
    citizenCommands["citizen.reveal"]({ incident: "TL-1" }, { ...stranger, role: "supervisor" }),
  ).toBeTruthy();
});

it("an officer is told what is known, also the one who goes instead, and screens see it masked", () => {
  const { commands, row, store } = room();
  const order = { incident: "TL-1", support: false, replaces: null };
  const [first] = commands["order.send"]({ ...order, officers: ["P-001"], task: text }).orders;
  expect(row("TL-1")?.orders[0]).toMatchObject({ task: masked });
  commands["order.send"]({ ...order, officers: ["P-002"], task: masked, replaces: first! });
  const told = store.outbox.waiting("mqtt", 10).filter(({ topic }) => topic.includes("P-002"));
  expect(told.map(({ payload }) => (JSON.parse(payload) as { task: string }).task)).toEqual([text]);
});

it("a search finds by a number that somebody tells, and shows none", () => {
  const { commands } = room();
  const [hit] = commands.search({ text: "hubungi", limit: 5 }).hits;
  expect(hit?.excerpt).toBe("Saya B*** S***, \u0002hubungi\u0003 ***890");
});
