import fc from "fast-check";
import { expect, it } from "vitest";
import { alarmPriorities } from "./alarm.ts";
import { floodCount, floods, floodWithinMs, type Groupable, gathered, groupId } from "./group.ts";

const alarm = (n: number, given: Partial<Groupable> = {}): Groupable => ({
  ...{ id: `a-${n}`, cause: "deadline", district: "36.71.08", priority: "high", state: "unacknowledged" },
  since: n * 1000,
  ...given,
});
const many = (count: number, given: Partial<Groupable> = {}) =>
  Array.from({ length: count }, (_, n) => alarm(n, given));
const withGroups = (alarms: readonly Groupable[]) => {
  const found = floods(alarms);
  return alarms.map((each) => ({ ...each, group: found.has(groupId(each)) ? groupId(each) : null }));
};

it("ten of one cause and place within ten minutes are one, nine are nine", () => {
  expect(gathered(withGroups(many(floodCount - 1)))).toHaveLength(floodCount - 1);
  const [group, ...rest] = gathered(withGroups(many(floodCount)));
  expect(rest).toEqual([]);
  expect(group).toMatchObject({ id: "group:deadline:36.71.08", since: 0, priority: "high" });
  expect(group!.members).toHaveLength(floodCount);
});

it("ten that came more slowly, of other causes or in other places are no flood", () => {
  const slow = Array.from({ length: 30 }, (_, n) =>
    alarm(n, { since: n * Math.ceil(floodWithinMs / (floodCount - 1)) }),
  );
  expect(floods(slow).size).toBe(0);
  expect(floods([...many(6), ...many(6, { district: null })]).size).toBe(0);
  expect(floods([...many(6), ...many(6, { cause: "link" })]).size).toBe(0);
});

it("a group stands for the most pressing of its members", () => {
  const members = [
    ...many(9, { state: "acknowledged", priority: "urgent" }),
    alarm(9, { priority: "low", since: 5 }),
  ];
  expect(gathered(withGroups(members))[0]).toMatchObject({
    state: "unacknowledged",
    priority: "low",
    since: 0,
  });
});

it("what nobody has acknowledged comes first, then the gravest, then the newest", () => {
  const ids = gathered(
    withGroups([
      alarm(1, { state: "acknowledged", priority: "urgent" }),
      alarm(2, { priority: "low" }),
      alarm(3, { priority: "urgent" }),
      alarm(4, { priority: "urgent" }),
      alarm(5, { state: "returned", priority: "urgent" }),
    ]),
  ).map(({ id }) => id);
  expect(ids).toEqual(["a-4", "a-3", "a-2", "a-5", "a-1"]);
});

it("nothing is lost in groups, and nothing is in two", () => {
  const some = fc.record({
    cause: fc.constantFrom("deadline", "camera-down"),
    district: fc.constantFrom("36.71.01", "36.71.08", null),
    priority: fc.constantFrom(...alarmPriorities),
    state: fc.constantFrom("unacknowledged" as const, "acknowledged" as const, "returned" as const),
    since: fc.nat(floodWithinMs * 3),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 60 }), (given) => {
      const rows = withGroups(given.map((each, n) => ({ ...each, id: `a-${n}` })));
      const entries = gathered(rows);
      const ids = entries.flatMap(({ members }) => members.map(({ id }) => id));
      expect(ids.sort()).toEqual(rows.map(({ id }) => id).sort());
      for (const { members } of entries) {
        expect(new Set(members.map(groupId)).size).toBe(1);
        if (members.length > 1) expect(members.length).toBeGreaterThanOrEqual(floodCount);
      }
    }),
  );
});
