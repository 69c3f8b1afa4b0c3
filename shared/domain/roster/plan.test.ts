import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RoomEvent } from "../event/event.ts";
import { addDays, localDay } from "../zone.ts";
import type { Assignment } from "./event.ts";
import { daysBetween, plannedAt, plannedOf, planOf } from "./plan.ts";
import { emptyRoster, foldRoster, withEvents } from "./roster.ts";
import { rosterCity, rosterEvents } from "./testing.ts";

const city = rosterCity();
const hourMs = 3_600_000;
const shiftsOf = (planned: readonly { shift: string; post: string }[]) =>
  planned.map(({ shift, post }) => `${shift} ${post}`);
const usual = (shift: string): Assignment => ({ shift, post: null });

describe("what stands on a day", () => {
  it("is the rotation where no plan was published", () => {
    const plan = planOf(city, emptyRoster);
    expect(plannedOf(plan, "A-one", "2026-01-05")).toEqual([
      {
        ...{ shift: "pagi", day: "2026-01-05", post: "one", source: { kind: "rotation" } },
        startsAt: Date.parse("2026-01-05T06:00+07:00"),
        endsAt: Date.parse("2026-01-05T14:00+07:00"),
      },
    ]);
    expect(plannedOf(plan, "A-one", "2026-01-08")).toEqual([]);
    expect(plannedOf(plan, "nobody", "2026-01-05")).toEqual([]);
  });

  it("is what the plan says that was published last, for its agency and its days", () => {
    const event = rosterEvents();
    const days = { from: "2026-01-05", until: "2026-01-06" };
    const events = [
      event("roster.drafted", "P1", { name: "all", ...days, agency: null, base: "nothing" }),
      event("roster.entered", "P1", {
        entries: [{ officer: "A-one", day: "2026-01-05", shifts: [usual("malam")] }],
      }),
      event("roster.drafted", "P2", { name: "two", ...days, agency: "agency-two", base: "rotation" }),
    ];
    const draft = planOf(city, foldRoster(events));
    expect(shiftsOf(plannedOf(draft, "A-one", "2026-01-05"))).toEqual(["pagi one"]);
    const preview = planOf(city, foldRoster(events), "P1");
    expect(shiftsOf(plannedOf(preview, "A-one", "2026-01-05"))).toEqual(["malam one"]);

    events.push(event("roster.published", "P2", {}), event("roster.published", "P1", {}));
    const stands = planOf(city, foldRoster(events));
    expect(plannedOf(stands, "A-one", "2026-01-05")[0]).toMatchObject({
      ...{ shift: "malam", source: { kind: "plan", plan: "P1" } },
      endsAt: Date.parse("2026-01-06T06:00+07:00"),
    });
    expect(plannedOf(stands, "A-two", "2026-01-05")).toEqual([]);
    expect(shiftsOf(plannedOf(stands, "A-two", "2026-01-07"))).toEqual(["malam two"]);

    events.push(event("roster.withdrawn", "P1", { reason: "wrong month" }));
    expect(shiftsOf(plannedOf(planOf(city, foldRoster(events)), "A-two", "2026-01-05"))).toEqual([
      "pagi two",
    ]);
  });

  it("keeps a change of a day, whatever plan is published later, until it is restored", () => {
    const event = rosterEvents();
    const [day, until] = ["2026-01-05", "2026-01-31"];
    const events = [
      event("roster.changed", "A-one", { day, shifts: [], reason: "leave" }),
      event("roster.drafted", "P", { name: "", from: day, until, agency: null, base: "rotation" }),
      event("roster.published", "P", {}),
    ];
    expect(plannedOf(planOf(city, foldRoster(events)), "A-one", day)).toEqual([]);
    const moved = event("roster.changed", "A-one", {
      ...{ day, shifts: [{ shift: "siang", post: "two" }], reason: "needed there" },
    });
    events.push(moved);
    expect(plannedOf(planOf(city, foldRoster(events)), "A-one", day)[0]).toMatchObject({
      ...{ shift: "siang", post: "two" },
      source: { kind: "change", reason: "needed there", by: "operator:test", atMs: moved.time.ms },
    });
    events.push(event("roster.restored", "A-one", { day, reason: "" }));
    expect(shiftsOf(plannedOf(planOf(city, foldRoster(events)), "A-one", day))).toEqual(["pagi one"]);
  });

  it("goes over to the other when a swap is agreed, with the post, and not before", () => {
    const event = rosterEvents();
    const first = { officer: "A-one", day: "2026-01-05" };
    const second = { officer: "D-two", day: "2026-01-06" };
    const events = [event("roster.swap-proposed", "S", { first, second, reason: "wedding" })];
    const read = (officer: string, day: string) =>
      shiftsOf(plannedOf(planOf(city, foldRoster(events)), officer, day));
    expect(read("A-one", "2026-01-05")).toEqual(["pagi one"]);
    events.push(event("roster.swap-agreed", "S", {}));
    expect(read("A-one", "2026-01-05")).toEqual([]);
    expect(read("D-two", "2026-01-05")).toEqual(["pagi one"]);
    expect(read("D-two", "2026-01-06")).toEqual([]);
    // Its own afternoon stays: whoever agreed sees an overlap, if there is one, as a fault.
    expect(read("A-one", "2026-01-06")).toEqual(["pagi two", "siang one"]);
    events.push(event("roster.swap-declined", "S", { reason: "too late" }));
    expect(read("D-two", "2026-01-05")).toEqual(["pagi one"]);
    expect(foldRoster(events).withoutEffect.size).toBe(1);
  });

  it("has the hours of the day: Ramadan, and crews that rest on holidays", () => {
    const ramadan = rosterCity({
      otherHours: [
        {
          ...{
            id: "ramadan",
            name: { id: "Ramadan", en: "Ramadan" },
            from: "2027-02-08",
            until: "2027-03-09",
          },
          shifts: { pagi: { start: "05:30", end: "13:00" } },
        },
      ],
      holidays: [{ day: "2027-02-08", name: { id: "x", en: "x" }, kind: "public" }],
      rotation: { ...city.rotation, restOnHolidays: ["B"] },
    });
    const plan = planOf(ramadan, emptyRoster);
    const mornings = daysBetween("2027-02-01", "2027-03-15").flatMap((day) =>
      city.officers.flatMap(({ id }) => plannedOf(plan, id, day).filter(({ shift }) => shift === "pagi")),
    );
    for (const { day, startsAt, endsAt } of mornings) {
      const inside = day >= "2027-02-08" && day <= "2027-03-09";
      expect(startsAt, day).toBe(Date.parse(`${day}T${inside ? "05:30" : "06:00"}+07:00`));
      expect(endsAt - startsAt).toBe((inside ? 7.5 : 8) * hourMs);
    }
    const crewsOn = (day: string) =>
      new Set(city.officers.filter(({ id }) => plannedOf(plan, id, day).length > 0).map(({ crew }) => crew));
    expect([...crewsOn("2027-02-08")]).toEqual(["C", "D"]);
    expect([...crewsOn("2027-02-09")]).toHaveLength(3);
  });

  it("names the city's clock, also on days when it is put forward or back", () => {
    const zone = "Europe/Berlin";
    const plan = planOf(rosterCity({ zone }), emptyRoster);
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
    const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays("2026-01-01", days));
    fc.assert(
      fc.property(day, fc.constantFrom(...city.officers), (on, { id }) => {
        for (const { shift, startsAt, endsAt } of plannedOf(plan, id, on)) {
          const given = city.shifts.find((one) => one.id === shift)!;
          expect([clock.format(startsAt), clock.format(endsAt)]).toEqual([given.start, given.end]);
          expect(localDay(zone, startsAt)).toBe(on);
          // The clocks are changed by night: that shift alone is an hour longer or shorter.
          const hours = (endsAt - startsAt) / hourMs;
          if (shift === "malam") expect([7, 8, 9]).toContain(hours);
          else expect(hours).toBe(8);
        }
      }),
    );
    const nights = daysBetween("2026-01-01", "2026-12-31").flatMap((on) =>
      plannedOf(plan, "A-one", on).filter(({ shift }) => shift === "malam"),
    );
    expect(nights.every(({ startsAt, endsAt }) => endsAt > startsAt)).toBe(true);
  });

  it("has one crew at every moment of the rotation, over midnight and month ends", () => {
    const plan = planOf(city, emptyRoster);
    const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(moment, (at) => {
        const on = city.officers.filter(({ id }) => plannedAt(plan, id, at).length > 0);
        expect(new Set(on.map(({ crew }) => crew)).size).toBe(1);
        expect(on).toHaveLength(2);
      }),
    );
  });
});

/** Few officers and days, so that what is decided meets. */
const officer = fc.constantFrom("A-one", "B-one", "C-two", "D-two");
const day = fc.constantFrom("2026-01-05", "2026-01-06", "2026-01-07");
const assignment = fc.record({
  shift: fc.constantFrom("pagi", "siang", "malam"),
  post: fc.constantFrom(null, "one", "two"),
});
const shifts = fc.array(assignment, { maxLength: 2 });
const planId = fc.constantFrom("P1", "P2");
const swapId = fc.constantFrom("S1", "S2", "S3");
const side = fc.record({ officer, day });
const decision = fc.oneof(
  fc.record({
    ...{ kind: fc.constant("roster.drafted" as const), subject: planId },
    body: fc.record({
      ...{ name: fc.constant(""), from: day, until: day },
      agency: fc.constantFrom(null, "agency-one"),
      base: fc.constantFrom("rotation" as const, "nothing" as const),
    }),
  }),
  fc.record({
    ...{ kind: fc.constant("roster.entered" as const), subject: planId },
    body: fc.record({ entries: fc.array(fc.record({ officer, day, shifts }), { maxLength: 4 }) }),
  }),
  fc.record({ kind: fc.constant("roster.published" as const), subject: planId, body: fc.constant({}) }),
  fc.record({
    ...{ kind: fc.constant("roster.withdrawn" as const), subject: planId },
    body: fc.constant({ reason: "" }),
  }),
  fc.record({
    ...{ kind: fc.constant("roster.changed" as const), subject: officer },
    body: fc.record({ day, shifts, reason: fc.constant("r") }),
  }),
  fc.record({
    ...{ kind: fc.constant("roster.restored" as const), subject: officer },
    body: fc.record({ day, reason: fc.constant("") }),
  }),
  fc.record({
    ...{ kind: fc.constant("roster.swap-proposed" as const), subject: swapId },
    body: fc.record({ first: side, second: side, reason: fc.constant("") }),
  }),
  fc.record({
    ...{ kind: fc.constant("roster.holidays-added" as const), subject: fc.constant("36.71") },
    body: fc.record({
      holidays: fc.array(fc.record({ day, name: fc.constantFrom("one", "two") }), { maxLength: 2 }),
    }),
  }),
  fc.record({ kind: fc.constant("roster.swap-agreed" as const), subject: swapId, body: fc.constant({}) }),
  fc.record({
    ...{ kind: fc.constant("roster.swap-declined" as const), subject: swapId },
    body: fc.constant({ reason: "" }),
  }),
);
const decisions = fc.array(decision, { maxLength: 40 }).map((made): RoomEvent[] => {
  const event = rosterEvents();
  return made.map(({ kind, subject, body }) => event(kind, subject, body as never));
});

describe("the fold", () => {
  it("is the same in whatever order events arrive, and however often", () => {
    fc.assert(
      fc.property(
        decisions.chain((events) =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], {
              ...{ minLength: events.length * 2, maxLength: events.length * 2 },
            }),
          ),
        ),
        ([events, shuffled]) => {
          const whole = foldRoster(events);
          expect(foldRoster(shuffled)).toEqual(whole);
          const stepped = events.reduce((roster, event) => withEvents(roster, [event]), emptyRoster);
          expect(stepped).toEqual(whole);
        },
      ),
    );
  });

  it("leaves what it was given as it was", () => {
    fc.assert(
      fc.property(decisions, decisions, (before, after) => {
        const roster = foldRoster(before);
        const copy = structuredClone(roster);
        withEvents(roster, after);
        expect(roster).toEqual(copy);
      }),
    );
  });

  it("says of every day what a sheet of paper says on which each decision is written as it comes", () => {
    fc.assert(
      fc.property(decisions, (events) => {
        const plan = planOf(city, foldRoster(events));
        for (const on of ["2026-01-05", "2026-01-06", "2026-01-07"]) {
          for (const { id } of city.officers) {
            expect(shiftsOf(plannedOf(plan, id, on)), `${id} ${on}`).toEqual(onPaper(events, id, on));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

/**
 * The same rules by the opposite way: first the plans that end up published are written on the sheet, in the order of
 * their publication, then each change and swap writes over it.
 */
function onPaper(events: readonly RoomEvent[], officerId: string, on: string): string[] {
  const known = new Map(city.officers.map((one) => [one.id, one]));
  const turns = ["pagi", "siang", "malam", "off"];
  const offset: Record<string, number> = { A: 0, B: 1, C: 2, D: 3 };
  const base = new Map<string, string[]>();
  for (const { id, crew, post } of city.officers) {
    const shift = turns[(offset[crew]! + Number(on.slice(8)) - 5) % 4]!;
    base.set(id, shift === "off" ? [] : [`${shift} ${post}`]);
  }
  const drafts = new Map<
    string,
    {
      state: string;
      head: (RoomEvent & { kind: "roster.drafted" })["body"];
      lines: Map<string, Assignment[]>;
    }
  >();
  const published: string[] = [];
  for (const { kind, subject, body } of events) {
    const draft = drafts.get(subject);
    if (kind === "roster.drafted" && !draft && body.from <= body.until)
      drafts.set(subject, { state: "draft", head: body, lines: new Map() });
    if (kind === "roster.entered" && draft?.state === "draft")
      for (const line of body.entries) if (line.day === on) draft.lines.set(line.officer, line.shifts);
    if (kind === "roster.published" && draft?.state === "draft") {
      draft.state = "published";
      published.push(subject);
    }
    if (kind === "roster.withdrawn" && draft) draft.state = "withdrawn";
  }
  const write = (id: string, list: readonly Assignment[]) =>
    list.map(({ shift, post }) => `${shift} ${post ?? known.get(id)!.post}`);
  const rotation = new Map(base);
  for (const subject of published) {
    const { state, head, lines } = drafts.get(subject)!;
    if (state !== "published" || on < head.from || on > head.until) continue;
    for (const { id, agency } of city.officers) {
      if (head.agency !== null && head.agency !== agency) continue;
      const line = lines.get(id);
      base.set(id, line ? write(id, line) : head.base === "rotation" ? rotation.get(id)! : []);
    }
  }
  const sheet = new Map(base);
  const swaps = new Map<
    string,
    { open: boolean; body: (RoomEvent & { kind: "roster.swap-proposed" })["body"] }
  >();
  for (const { kind, subject, body } of events) {
    if (kind === "roster.changed" && body.day === on) sheet.set(subject, write(subject, body.shifts));
    if (kind === "roster.restored" && body.day === on) sheet.set(subject, base.get(subject)!);
    const swap = swaps.get(subject);
    if (kind === "roster.swap-proposed" && !swap && body.first.officer !== body.second.officer)
      swaps.set(subject, { open: true, body });
    if (kind === "roster.swap-declined" && swap) swap.open = false;
    if (kind === "roster.swap-agreed" && swap?.open) {
      swap.open = false;
      const { first, second } = swap.body;
      const [one, other] = [sheet.get(first.officer)!, sheet.get(second.officer)!];
      if (first.day === on && second.day === on) {
        sheet.set(first.officer, other);
        sheet.set(second.officer, one);
      } else if (first.day === on) {
        sheet.set(first.officer, []);
        sheet.set(second.officer, [...other, ...one]);
      } else if (second.day === on) {
        sheet.set(second.officer, []);
        sheet.set(first.officer, [...one, ...other]);
      }
    }
  }
  const order = (line: string) => turns.indexOf(line.split(" ")[0]!);
  return [...sheet.get(officerId)!].sort((a, b) => order(a) - order(b));
}
