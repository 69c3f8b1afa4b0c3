import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RoomEvent } from "../event/event.ts";
import { plannedOf, planOf } from "./plan.ts";
import { emptyRoster, foldRoster } from "./roster.ts";
import { faultsOf, shortSoon, staffingOf } from "./staffing.ts";
import { rosterCity, rosterEvents } from "./testing.ts";

const city = rosterCity();
const hourMs = 3_600_000;
const at = (iso: string) => Date.parse(iso);

describe("staffing", () => {
  it("has everybody it needs by the rotation, in every shift", () => {
    const plan = planOf(city, emptyRoster);
    expect(staffingOf(plan, "2026-01-05", "2026-01-08")).toHaveLength(4 * 2 * 3);
    expect(faultsOf(plan, "2026-01-05", "2026-02-05")).toEqual([]);
  });

  it("counts by shift what a post needs in that shift", () => {
    const posts = city.posts.map((post) => ({ ...post, minimum: 1, minimumIn: { malam: 2 } }));
    const faults = faultsOf(planOf(rosterCity({ posts }), emptyRoster), "2026-01-05", "2026-01-05");
    expect(faults).toMatchObject([
      { kind: "short", post: "one", shift: "malam", planned: 1, minimum: 2 },
      { kind: "short", post: "two", shift: "malam", planned: 1, minimum: 2 },
    ]);
  });

  it("is told hours before the shift begins, and no longer when it is over", () => {
    const event = rosterEvents();
    const leave = event("roster.changed", "C-one", { day: "2026-01-05", shifts: [], reason: "leave" });
    const plan = planOf(city, foldRoster([leave]));
    const soon = (iso: string) => shortSoon(plan, at(iso), 4 * hourMs).map(({ shift }) => shift);
    expect(soon("2026-01-05T17:59:59.999+07:00")).toEqual([]);
    expect(soon("2026-01-05T18:00+07:00")).toEqual(["malam"]);
    expect(soon("2026-01-06T05:59+07:00")).toEqual(["malam"]);
    expect(soon("2026-01-06T06:00+07:00")).toEqual([]);
  });
});

describe("faults", () => {
  it("name a gap once, an overlap with both shifts, and what the city does not have", () => {
    const event = rosterEvents();
    const day = "2026-01-05";
    const events: RoomEvent[] = [
      event("roster.changed", "C-one", { day, shifts: [], reason: "" }),
      event("roster.changed", "A-two", {
        ...{ day, reason: "" },
        shifts: ["pagi", "pagi"].map((shift) => ({ shift, post: null })),
      }),
      event("roster.changed", "X-one", { day, shifts: [{ shift: "sore", post: "three" }], reason: "" }),
    ];
    const faults = faultsOf(planOf(city, foldRoster(events)), day, day);
    expect(faults).toMatchObject([
      { kind: "unknown", subject: "officer", id: "X-one" },
      { kind: "unknown", subject: "shift", id: "sore" },
      { kind: "unknown", subject: "post", id: "three" },
      { kind: "overlap", officer: "A-two", first: { shift: "pagi" }, second: { shift: "pagi" } },
      {
        ...{ kind: "gap", post: "one" },
        startsAt: at("2026-01-05T22:00+07:00"),
        endsAt: at("2026-01-06T06:00+07:00"),
      },
    ]);
  });

  it("find an overlap with the night before", () => {
    const long = city.shifts.map((shift) => (shift.id === "malam" ? { ...shift, end: "07:00" } : shift));
    const event = rosterEvents();
    const events = ["2026-01-05", "2026-01-06"].map((day, index) =>
      event("roster.changed", "C-one", {
        ...{ day, reason: "", shifts: [{ shift: index === 0 ? "malam" : "pagi", post: null }] },
      }),
    );
    const plan = planOf(rosterCity({ shifts: long }), foldRoster(events));
    expect(faultsOf(plan, "2026-01-06", "2026-01-06")).toMatchObject([
      { kind: "overlap", first: { day: "2026-01-05" }, second: { day: "2026-01-06" } },
    ]);
    expect(faultsOf(plan, "2026-01-05", "2026-01-05")).toEqual([]);
  });

  it("are the gaps that counting half hours finds", () => {
    const days = ["2026-01-05", "2026-01-06", "2026-01-07"];
    const change = fc.record({
      officer: fc.constantFrom(...city.officers.map(({ id }) => id)),
      day: fc.constantFrom(...days),
      shifts: fc.array(
        fc.record({
          ...{ shift: fc.constantFrom("pagi", "siang", "malam"), post: fc.constantFrom(null, "one", "two") },
        }),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const event = rosterEvents();
        const plan = planOf(
          city,
          foldRoster(
            changes.map(({ officer, ...body }) => event("roster.changed", officer, { ...body, reason: "" })),
          ),
        );
        const first = at("2026-01-05T06:00+07:00");
        const empty = (post: string) =>
          Array.from({ length: 3 * 48 }, (_, half) => first + (half * hourMs) / 2).filter(
            (moment) =>
              !["2026-01-04", ...days].some((day) =>
                city.officers.some(({ id }) =>
                  plannedOf(plan, id, day).some(
                    (planned) =>
                      planned.post === post && planned.startsAt <= moment && moment < planned.endsAt,
                  ),
                ),
              ),
          );
        const gaps = faultsOf(plan, days[0]!, days[2]!).flatMap((fault) =>
          fault.kind === "gap" ? [fault] : [],
        );
        for (const post of ["one", "two"]) {
          const inGaps = gaps
            .filter((gap) => gap.post === post)
            .reduce((sum, { startsAt, endsAt }) => sum + (endsAt - startsAt), 0);
          expect(inGaps).toBe((empty(post).length * hourMs) / 2);
        }
      }),
      { numRuns: 60 },
    );
  });
});
