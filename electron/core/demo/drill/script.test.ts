/** What the script of a drill makes happen, in the small city. */
import { describe, expect, it } from "vitest";
import { drillSchema } from "../../../../shared/domain/drill.ts";
import type { DrillMessage } from "./message.ts";
import { quietDay } from "./orderTesting.ts";
import { smallCity } from "./smallCity.ts";
import { createDrillWorld, type DrillStart } from "./world.ts";

const secondMs = 1000;
const minuteMs = 60_000;
const startMs = Date.UTC(2026, 10, 24, 6, 30);
const city = smallCity(3);
const report = (text: string) => ({
  ...{ category: "sampah", channel: "WhatsApp", text, address: "Jl. Satria Sudirman" },
  place: [106.631, -6.181],
});

const drill = drillSchema.parse({
  ...quietDay,
  cameras: { down: 1, changeEveryMinutes: [1, 2] },
  reports: { ...quietDay.reports, scriptOpenMinutes: [30, 30] },
  sensors: { everySeconds: [20, 20], sharesOfWarning: [0.2, 0.6] },
  script: [
    { atSeconds: 90, report: report("Kedua") },
    { atSeconds: 30, report: report("Pertama") },
    { fromSeconds: 60, toSeconds: 160, sensor: "WL-1", fromValue: 100, toValue: 220, everySeconds: 10 },
    { atSeconds: 300, sensor: "WL-1", value: 90.5 },
    { atSeconds: 60, cameraDown: "CAM-2", minutes: 2 },
    { atSeconds: 150, cameraDown: "CAM-2", minutes: 1 },
    { atSeconds: 200, cameraDown: "CAM-3" },
  ],
});

const worldOf = (changes: Partial<DrillStart> = {}) =>
  createDrillWorld({ city, drill, seed: 1, startMs, ...changes });

const told = (messages: DrillMessage[], kind: DrillMessage["kind"], id?: string) =>
  messages
    .filter((message) => message.kind === kind && (id === undefined || message.id === id))
    .map(({ atMs, id: about, body }) => ({
      seconds: (atMs - startMs) / secondMs,
      about,
      body: body as { description?: string; value?: number; state?: string } | null,
    }));

describe("a script", () => {
  const messages = worldOf().advance(startMs + 20 * minuteMs);

  it("tells its reports at their times and exact places, which then stay open long", () => {
    expect(told(messages, "report").map(({ seconds, body }) => [seconds, body?.description])).toEqual([
      [30, "Pertama"],
      [90, "Kedua"],
    ]);
    expect(told(messages, "report")[0]!.body).toMatchObject({ long: 106.631, lat: -6.181, status: "open" });
  });

  it("lets a sensor rise, stay and fall, after an ordinary course below its warning", () => {
    const values = told(messages, "sensor", "WL-1").map(
      ({ seconds, body }) => [seconds, body!.value!] as const,
    );
    const ordinary = values.filter(([seconds]) => seconds < 60).map(([, value]) => value);
    expect(ordinary.length).toBe(3);
    for (const value of ordinary) {
      expect(value).toBeGreaterThanOrEqual(0.2 * 150);
      expect(value).toBeLessThanOrEqual(0.6 * 150);
    }
    const rising = values.filter(([seconds]) => seconds >= 60 && seconds <= 160);
    expect(rising).toEqual(Array.from({ length: 11 }, (_, step) => [60 + 10 * step, 100 + 12 * step]));
    expect(
      values.filter(([seconds]) => seconds > 160 && seconds < 300).every(([, value]) => value === 220),
    ).toBe(true);
    const after = values.filter(([seconds]) => seconds >= 300);
    expect(after.length).toBeGreaterThan(40);
    expect(after.every(([, value]) => value === 90.5)).toBe(true);
  });

  it("takes cameras down, overlapping too, which nothing else repairs", () => {
    const states = (camera: string) =>
      told(messages, "camera-health", camera).map(({ seconds, body }) => [seconds, body!.state]);
    expect(states("CAM-2")).toEqual([
      [0, "up"],
      [60, "down"],
      [210, "up"],
    ]);
    expect(states("CAM-3")).toEqual([
      [0, "up"],
      [200, "down"],
    ]);
    // The rest of the city goes on.
    expect(told(messages, "camera-health").length).toBeGreaterThan(city.cameras.length + 6);
  });

  it("is the same whatever the steps, and takes an nth of the time in a fast drill", () => {
    const inSteps = worldOf();
    const again: DrillMessage[] = [];
    for (let atMs = startMs; atMs <= startMs + 20 * minuteMs; atMs += 6_400)
      again.push(...inSteps.advance(atMs));
    again.push(...inSteps.advance(startMs + 20 * minuteMs));
    expect(again).toEqual(messages);

    const fast = worldOf({ speed: 10 }).advance(startMs + 2 * minuteMs);
    expect(told(fast, "report").map(({ seconds }) => seconds)).toEqual([3, 9]);
    expect(told(fast, "camera-health", "CAM-2").map(({ seconds }) => seconds)).toEqual([0, 6, 21]);
  });

  it("goes on where an earlier run left it, and tells nothing twice", () => {
    const first = worldOf();
    first.advance(startMs + 70 * secondMs);
    const restartMs = startMs + 80 * secondMs;
    const next = worldOf({ startMs: restartMs, scriptBeganMs: startMs, remembered: first.memory(), seed: 5 });
    const begun = next.advance(restartMs);
    // What is open is told to a broker that forgot it, under its old id.
    expect(told(begun, "report").map(({ about }) => about)).toEqual(first.memory().open.map(({ id }) => id));
    expect(told(begun, "sensor", "WL-1")[0]!.body!.value).toBe(124);
    expect(told(begun, "camera-health", "CAM-2")[0]!.body!.state).toBe("down");
    expect(told(next.advance(startMs + 20 * minuteMs), "report").map(({ seconds }) => seconds)).toEqual([90]);
  });
});
