import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type FactKind,
  factSubscriptions,
  factTopic,
  parseFactTopic,
  presenceTopic,
  rootTopic,
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
