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
  topicRootPattern,
} from "./topics.ts";

const city = "36.71";
const root = rootTopic(city);
const kinds: FactKind[] = ["position", "duty", "report", "camera-health", "reply", "sensor"];
/** One level of a topic. */
const level = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !/[/+#]/.test(text));

it("a topic is read as what it was made of", () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), level, (kind, id) => {
      expect(parseFactTopic(root, factTopic(root, kind, id))).toEqual({ kind, id });
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
      if (about) expect(factTopic(root, about.kind, about.id)).toBe(topic);
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
  presenceTopic(root, "st-1"),
])("%s is no fact", (topic) => {
  expect(parseFactTopic(root, topic)).toBeUndefined();
});

it("every fact is subscribed to, by one filter", () => {
  const matches = (filter: string, topic: string) =>
    new RegExp(`^${filter.replaceAll(".", "\\.").replaceAll("+", "[^/]+")}$`).test(topic);
  for (const kind of kinds) {
    const filters = factSubscriptions(root).filter(({ filter }) =>
      matches(filter, factTopic(root, kind, "x")),
    );
    expect(filters, kind).toHaveLength(1);
  }
});

it("what a station tells is read as what it was made of, and subscribed to by one filter", () => {
  const filters = stationSubscriptions(root).map(
    (filter) => new RegExp(`^${filter.replaceAll(".", "\\.").replaceAll("+", "[^/]+")}$`, "s"),
  );
  fc.assert(
    fc.property(level, level, (officer, id) => {
      const order = orderTopic(root, officer, id);
      const status = reportStatusTopic(root, id);
      expect(parseStationTopic(root, order)).toEqual({ kind: "order", officer, id });
      expect(parseStationTopic(root, status)).toEqual({ kind: "report-status", id });
      for (const topic of [order, status]) {
        expect(filters.filter((filter) => filter.test(topic))).toHaveLength(1);
        expect(parseFactTopic(root, topic)).toBeUndefined();
        expect(parseStationTopic(root, `${topic}/more`)).toBeUndefined();
      }
      expect(parseStationTopic(root, factTopic(root, "report", id))).toBeUndefined();
    }),
  );
});

it("stands below what the city names instead, and below nothing else then", () => {
  const own = rootTopic("36.71", "liveroom/36-71");
  expect(factTopic(own, "report", "TL-1")).toBe("liveroom/36-71/reports/TL-1");
  expect(parseFactTopic(own, "liveroom/36-71/reports/TL-1")).toEqual({ kind: "report", id: "TL-1" });
  expect(parseFactTopic(own, factTopic(root, "report", "TL-1"))).toBeUndefined();
});

it("no root holds a wildcard, an empty level, a level of the broker's own, or what a broker may take for something else", () => {
  const right = ["liveroom/36-71", "liveroom/36.71", "x", "id/banten/tangerang/liveroom"];
  const wrong = [
    "",
    "/x",
    "x/",
    "x//y",
    "x/+",
    "#",
    "x/#",
    "$SYS",
    "x/$share",
    ".",
    "x/..",
    "x y",
    "x\n",
    "é",
  ];
  expect(right.filter((text) => !topicRootPattern.test(text))).toEqual([]);
  expect(wrong.filter((text) => topicRootPattern.test(text))).toEqual([]);
  expect(topicRootPattern.test(Array(9).fill("x").join("/"))).toBe(false);
});
