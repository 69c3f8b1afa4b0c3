import { expect, it } from "vitest";
import type { SensorRow } from "../../shared/contract/sensors.ts";
import { levelOf, orderSensors } from "./levels.ts";

const sensor = (id: string, value: number | null, alarm = 200): SensorRow => ({
  ...{ id, name: id, kind: "water-level", place: [106.6, -6.2], district: null, unit: "cm" },
  ...{ warning: alarm * 0.75, alarm, value, time: null, history: [] },
});

it("stands by its limits", () => {
  expect([null, 149, 150, 200].map((value) => levelOf(sensor("a", value)))).toEqual([
    ...["unknown", "normal", "warning", "alarm"],
  ]);
});

it("puts the nearest to an alarm first, and what nobody knows last", () => {
  const rows = [sensor("a", null), sensor("b", 100), sensor("c", 90, 100), sensor("d", 100)];
  expect(orderSensors(rows).map(({ id }) => id)).toEqual(["c", "b", "d", "a"]);
});
