import { describe, expect, it } from "vitest";
import { drillSchema } from "../../../../shared/domain/drill.ts";
import type { DrillMessage } from "./message.ts";
import { orderFor, quietDay } from "./orderTesting.ts";
import { smallCity } from "./smallCity.ts";
import { createDrillWorld, type WorldInjection } from "./world.ts";

const minuteMs = 60_000;
const startMs = Date.UTC(2026, 10, 24, 6, 30);
const city = smallCity();
const drill = drillSchema.parse(quietDay);
const [officer, camera, sensor] = [city.officers[0]!.id, city.cameras[0]!.id, city.sensors[0]?.id];

/** What follows within so many minutes, after five in which nothing was put in. */
function following(what: WorldInjection, minutes: number, order = false): DrillMessage[] {
  const world = createDrillWorld({ city, drill, seed: 1, startMs });
  world.advance(startMs + 5 * minuteMs);
  world.insert(what);
  const body = orderFor(officer, "O-1", [106.63, -6.18]);
  if (order) world.hear({ kind: "order", officer, id: "O-1", body });
  return world.advance(startMs + (5 + minutes) * minuteMs);
}
const about = (messages: DrillMessage[], kind: DrillMessage["kind"], id: string) =>
  messages.filter((message) => message.kind === kind && message.id === id);
const replies = (messages: DrillMessage[]) =>
  (about(messages, "reply", "O-1").at(-1)?.body as { replies: { type: string }[] } | undefined)?.replies.map(
    ({ type }) => type,
  ) ?? [];

describe("put in beside the script", () => {
  it("a report comes at once, where it was said to be", () => {
    const place: [number, number] = [106.63, -6.18];
    const told = following({ kind: "report", category: "sampah", text: "Uji", address: "Jl. Uji", place }, 1);
    const [report] = told.filter(({ kind }) => kind === "report");
    expect(report).toMatchObject({
      atMs: startMs + 5 * minuteMs,
      body: { description: "Uji", channel: "112" },
    });
    expect(report!.body).toMatchObject({ long: 106.63, lat: -6.18, status: "open" });
  });

  it("an officer's phone falls silent, orders wait for it, and it is heard again", () => {
    const silent = following({ kind: "officer-silent", officer, minutes: 10 }, 9, true);
    expect(about(silent, "position", officer)).toEqual([]);
    expect(replies(silent)).toEqual([]);
    const again = following({ kind: "officer-silent", officer, minutes: 10 }, 13, true);
    expect(about(again, "position", officer).length).toBeGreaterThan(3);
    expect(replies(again)).toContain("accepted");
  });

  it("an officer has an order and does not answer, however long one waits; who is left alone does", () => {
    expect(replies(following({ kind: "officer-no-answer", officer, minutes: 10 }, 30, true))).toEqual([
      "received",
    ]);
    const other = city.officers[1]!.id;
    expect(replies(following({ kind: "officer-no-answer", officer: other, minutes: 10 }, 5, true))).toContain(
      "accepted",
    );
  });

  it("a camera is down for so long", () => {
    const states = about(
      following({ kind: "camera-down", camera, minutes: 10 }, 12),
      "camera-health",
      camera,
    );
    expect(states.map(({ atMs, body }) => [atMs - startMs, (body as { state: string }).state])).toEqual([
      [5 * minuteMs, "down"],
      [15 * minuteMs, "up"],
    ]);
  });

  it.skipIf(sensor === undefined)(
    "a sensor measures it for so long, also one that measures nothing else",
    () => {
      const values = about(
        following({ kind: "sensor", sensor: sensor!, value: 250, minutes: 10 }, 30),
        "sensor",
        sensor!,
      );
      expect(values.length).toBeGreaterThan(30);
      expect(values.every(({ body }) => (body as { value: number }).value === 250)).toBe(true);
      expect(values.at(-1)!.atMs).toBeLessThanOrEqual(startMs + 15 * minuteMs);
    },
  );
});
