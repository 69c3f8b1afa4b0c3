import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type FactKind,
  factSubscriptions,
  factTopic,
  orderTopic,
  parseFactTopic,
  parseStationTopic,
  presenceTopic,
  reportStatusTopic,
  rootTopic,
  stationSubscriptions,
} from "./topics.ts";

const city = "36.71";
const root = rootTopic(city);
const kinds: FactKind[] = ["position", "duty", "report", "camera-health", "reply", "sensor"];
/** One level of a topic. */
const level = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !/[/+#]/.test(text));

it("a topic is read as what it was made of", () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), level, (kind, id) => {
      expect(parseFactTopic(root, factTopic(city, kind, id))).toEqual({ kind, id });
    }),
  );
});

it("what is read from a topic makes the same topic again, and nothing else is read as a fact", () => {
  const family = fc.oneof(
    level,
    fc.constantFrom("officers", "reports", "cameras", "orders", "sensors", "position", "health", ""),
  );
  fc.assert(
    fc.property(fc.array(family, { maxLength: 5 }), (levels) => {
      const topic = [root, ...levels].join("/");
      const about = parseFactTopic(root, topic);
      if (about) expect(factTopic(city, about.kind, about.id)).toBe(topic);
    }),
    { numRuns: 500 },
  );
});

it.each([
  "liveroom/36.71",
  "liveroom/36.71/",
  "liveroom/36.71/reports",
  "liveroom/36.71/reports/",
  "liveroom/36.71/reports/TL-1/status",
  "liveroom/36.71/officers/P-1",
  "liveroom/36.71/officers//position",
  "liveroom/36.71/officers/P-1/position/more",
  "liveroom/36.7/reports/TL-1",
  "liveroom/36.711/reports/TL-1",
  "other/liveroom/36.71/reports/TL-1",
  presenceTopic(city, "st-1"),
])("%s is no fact", (topic) => {
  expect(parseFactTopic(root, topic)).toBeUndefined();
});

it("every fact is subscribed to, by one filter", () => {
  const matches = (filter: string, topic: string) =>
    new RegExp(`^${filter.replaceAll(".", "\\.").replaceAll("+", "[^/]+")}$`).test(topic);
  for (const kind of kinds) {
    const filters = factSubscriptions(city).filter(({ filter }) =>
      matches(filter, factTopic(city, kind, "x")),
    );
    expect(filters, kind).toHaveLength(1);
  }
});

it("what a station tells is read as what it was made of, and subscribed to by one filter", () => {
  const filters = stationSubscriptions(city).map(
    (filter) => new RegExp(`^${filter.replaceAll(".", "\\.").replaceAll("+", "[^/]+")}$`, "s"),
  );
  fc.assert(
    fc.property(level, level, (officer, id) => {
      const order = orderTopic(city, officer, id);
      const status = reportStatusTopic(city, id);
      expect(parseStationTopic(root, order)).toEqual({ kind: "order", officer, id });
      expect(parseStationTopic(root, status)).toEqual({ kind: "report-status", id });
      for (const topic of [order, status]) {
        expect(filters.filter((filter) => filter.test(topic))).toHaveLength(1);
        expect(parseFactTopic(root, topic)).toBeUndefined();
        expect(parseStationTopic(root, `${topic}/more`)).toBeUndefined();
      }
      expect(parseStationTopic(root, factTopic(city, "report", id))).toBeUndefined();
    }),
  );
});
