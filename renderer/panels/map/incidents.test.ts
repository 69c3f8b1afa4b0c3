import { expect, it } from "vitest";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { indexCity } from "../../city/useCityIndex.ts";
import { givenIncident, givenOrder } from "../../incident/given.ts";
import { IncidentReader, waysOf } from "./incidents.ts";

const reader = () => new IncidentReader(indexCity(undefined), "id");

it("shows what is open and inside the city, but for the one that is drawn by itself", () => {
  const rows: IncidentRow[] = [
    givenIncident("new", 0),
    givenIncident("on-scene", 0, { state: "on-scene" }),
    givenIncident("selected", 0),
    givenIncident("outside", 0, { outside: true }),
    givenIncident("withdrawn", 0, { withdrawn: true }),
    ...(["merged", "cancelled", "resolved", "closed"] as const).map((state) =>
      givenIncident(state, 0, { state }),
    ),
  ];
  const shown = reader().onMap(rows, "selected", 0);
  expect(shown.map(({ id }) => id)).toEqual(["new", "on-scene"]);
});

it("gives the same object for what has not changed, and another when it becomes late", () => {
  const row = givenIncident("a", 0, { deadline: { stage: "acknowledge", at: 100 } });
  const reading = reader();
  const before = reading.one(row, 0);
  expect(reading.one(row, 99)).toBe(before);
  expect(before.breached).toBe(false);
  expect(reading.one(row, 100).breached).toBe(true);
  expect(reading.one({ ...row }, 0)).not.toBe(before);
});

it("draws a way from each officer who is on it, and from nobody else", () => {
  const orders = (["sent", "accepted", "en-route", "on-scene", "recalled"] as const).map((state) =>
    givenOrder(state, 0, { state }),
  );
  const rows = [
    givenIncident("a", 0, { state: "en-route", place: [106.6, -6.1], orders }),
    givenIncident("b", 0, { state: "cancelled", orders }),
    givenIncident("c", 0, { state: "on-scene", orders: [givenOrder("x", 0, { state: "en-route" })] }),
  ];
  expect(waysOf(rows)).toEqual([
    { officer: "en-route", to: [106.6, -6.1] },
    { officer: "x", to: [106.63, -6.18] },
  ]);
});
