import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxMessageBytes } from "./facts.ts";
import { readFact } from "./read.ts";
import { type FactKind, factTopic, rootTopic } from "./topics.ts";

const city = "36.71";
const time = "2026-11-24T08:42:10.250Z";
const atMs = Date.parse(time);

function read(topic: string, body: unknown) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return readFact(rootTopic(city), topic, Buffer.byteLength(text), () => text);
}

const report = {
  ...{ service_request_id: "TL-1", status: "open", service_code: "sampah", description: "Sampah" },
  ...{ lat: -6.18, long: 106.63, requested_datetime: time },
};

describe("a message", () => {
  it.each<[FactKind, string, unknown, unknown]>([
    ["position", "P-1", { place: [106.6, -6.2], time }, { place: [106.6, -6.2], time: atMs }],
    [
      "duty",
      "P-1",
      { events: [{ id: "e", type: "in", time }] },
      { events: [{ id: "e", type: "in", time: atMs }] },
    ],
    ["sensor", "S-1", { value: 1.5, unit: "cm", time }, { value: 1.5, unit: "cm", time: atMs }],
    ["camera-health", "K-1", { state: "down", since: time }, { state: "down", since: atMs }],
    ["report", "TL-1", report, { ...report, channel: "?", requested_datetime: atMs }],
  ])("of %s is read as a fact", (kind, id, body, expected) => {
    expect(read(factTopic(rootTopic(city), kind, id), body)).toEqual({ kind, id, body: expected });
  });

  it("without content takes a report away, or anything else that was retained", () => {
    expect(read(factTopic(rootTopic(city), "report", "TL-1"), "")).toEqual({
      kind: "report-removed",
      id: "TL-1",
    });
    expect(read(factTopic(rootTopic(city), "duty", "P-1"), "")).toEqual({ kind: "cleared", id: "P-1" });
  });

  it.each([
    ["topic", "liveroom/36.71/officers/P-1", "{}"],
    ["not-json", factTopic(rootTopic(city), "report", "TL-1"), "{"],
    ["schema", factTopic(rootTopic(city), "position", "P-1"), { place: [106.6, -6.2] }],
    ["id-mismatch", factTopic(rootTopic(city), "report", "TL-2"), report],
  ])("is refused for its %s, which is said", (reason, topic, body) => {
    expect(read(topic, body)).toEqual({ kind: "refused", reason, detail: expect.stringMatching(/./) });
  });

  it("of 64 KiB is read, and one byte more is not even decoded", () => {
    const topic = factTopic(rootTopic(city), "report", "TL-1");
    const padding = maxMessageBytes - Buffer.byteLength(JSON.stringify({ ...report, padding: "" }));
    const largest = JSON.stringify({ ...report, padding: "x".repeat(padding) });
    expect(read(topic, largest)).toMatchObject({ kind: "report" });
    const never = () => {
      throw new Error("was decoded");
    };
    expect(readFact(rootTopic(city), topic, maxMessageBytes + 1, never)).toMatchObject({
      reason: "too-large",
    });
  });
});

it("whatever comes becomes a fact or a refusal, and never throws", () => {
  const kinds: FactKind[] = ["position", "duty", "report", "camera-health", "sensor"];
  const topic = fc.oneof(
    fc.string(),
    fc
      .tuple(fc.constantFrom(...kinds), fc.string({ minLength: 1 }))
      .map(([kind, id]) => factTopic(rootTopic(city), kind, id)),
  );
  const body = fc.oneof(fc.string(), fc.json(), fc.constant("[".repeat(60_000)));
  fc.assert(
    fc.property(topic, body, (topic, body) => {
      expect(read(topic, body)).toHaveProperty("kind");
    }),
    { numRuns: 500 },
  );
});
