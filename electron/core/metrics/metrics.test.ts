import { request } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { createSources } from "../live/sources.ts";
import { openEndpoint } from "./endpoint.ts";
import { metricRows, roomFigures } from "./figures.ts";

function figuresOn() {
  const sources = createSources();
  sources.link.put({
    ...{ id: "link", state: "online", since: 0, broker: "b:1", lastMessageAt: 0, attempts: 0 },
    ...{ nextAttemptAt: null, reason: null, received: 41, quarantined: 2, unsent: 3 },
  });
  for (const [id, state] of [
    ["a", "live"],
    ["b", "live"],
    ["c", "frozen"],
  ] as const)
    sources.tiles.put({ id, camera: id, state, since: 0 });
  const read = () =>
    roomFigures({
      ...{ sources, appVersion: "1.0.0", station: "st-1", city: "36.71" },
      ...{ freeBytes: () => 5e9 },
    });
  return { sources, read };
}

function ask(port: number, path: string, host = "localhost"): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers: { host } }, (response) => {
      let text = "";
      response.on("data", (part) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.on("error", reject).end();
  });
}

describe("the figures", () => {
  it("say what the screens show, one row for each label", () => {
    const rows = metricRows(figuresOn().read());
    const value = (id: string) => rows.find((row) => row.id === id)?.value;
    expect(value("live_room_link_up")).toBe(1);
    expect(value("live_room_link_messages_received_total")).toBe(41);
    expect(value("live_room_tiles state=live")).toBe(2);
    expect(value("live_room_tiles state=frozen")).toBe(1);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });
});

describe("the endpoint", () => {
  it("tells them in Prometheus' format, those of now, and to this machine alone", async () => {
    const { sources, read } = figuresOn();
    const endpoint = await openEndpoint(0, read);
    onTestFinished(() => endpoint.close());
    const first = await ask(endpoint.port, "/metrics");
    expect(first.status).toBe(200);
    expect(first.text).toContain("# TYPE live_room_link_messages_received_total counter");
    expect(first.text).toContain("live_room_link_messages_received_total 41");
    expect(first.text).toContain('live_room_tiles{state="frozen"} 1');
    expect(first.text).toContain("nodejs_eventloop_lag_seconds");
    sources.tiles.remove("c");
    const second = await ask(endpoint.port, "/metrics");
    expect(second.text).not.toContain("frozen");
    expect(second.text).not.toContain("live_room_station_clock_ahead_seconds");
    expect((await ask(endpoint.port, "/")).status).toBe(404);
    expect((await ask(endpoint.port, "/metrics", "room.example:80")).status).toBe(403);
  });
});
