import { expect, it } from "vitest";
import { smallCity } from "../demo/drill/smallCity.ts";
import { sensorHistorySize } from "../store/sensors.ts";
import { storeInMemory } from "../store/testing.ts";
import { LiveSensors } from "./sensors.ts";
import { createSources } from "./sources.ts";

it("a sensor is of the city's list, with what it measured last", () => {
  const { sensors: repository } = storeInMemory();
  const { sensors: rows } = createSources();
  const city = smallCity();
  const sensors = new LiveSensors(city, repository, rows);
  expect(rows.get("WL-1")).toMatchObject({ unit: "cm", warning: 150, alarm: 200, value: null, time: null });

  repository.put({ sensor: "WL-1", value: 120, time: 20, receivedAt: 30 });
  repository.put({ sensor: "WL-1", value: 90, time: 10, receivedAt: 31 });
  repository.put({ sensor: "gone", value: 1, time: 10, receivedAt: 31 });
  sensors.refresh(["WL-1", "gone"]);
  expect(rows.size).toBe(1);
  const told = {
    value: 120,
    time: 20,
    history: [
      [10, 90],
      [20, 120],
    ],
  };
  expect(rows.get("WL-1")).toMatchObject(told);

  const { sensors: again } = createSources();
  new LiveSensors(city, repository, again);
  expect(again.get("WL-1")).toMatchObject(told);
});

it("a sensor that measures for ever fills nothing", () => {
  const { sensors } = storeInMemory();
  for (let time = 1; time <= sensorHistorySize + 25; time++) {
    sensors.put({ sensor: "a", value: time, time, receivedAt: time });
    sensors.put({ sensor: "b", value: time, time, receivedAt: time });
  }
  const times = sensors.history("a").map(({ time }) => time);
  expect([times.length, times[0], times.at(-1)]).toEqual([sensorHistorySize, 26, sensorHistorySize + 25]);
  sensors.put({ sensor: "a", value: 1, time: 1, receivedAt: 999 });
  expect(sensors.history("a").map(({ time }) => time)).toEqual(times);
});
