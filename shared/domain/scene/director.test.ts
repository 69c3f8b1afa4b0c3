import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Asking,
  type Direction,
  type DirectorEvent,
  direct,
  directorTimes,
  firstDirection,
  nextTimeAt,
  type Plan,
  tell,
} from "./director.ts";

const { minShownMs, calmMs, quietMs, staleMs } = directorTimes;
const empty: Plan = { running: [], nextAt: Number.POSITIVE_INFINITY };
const minute = 60_000;

const heard = (incident: string, asks: Asking | null): DirectorEvent => ({
  type: "incidents",
  heard: [{ incident, asks }],
});

/** A room that begins on Harian at 0, told one thing after another. */
class Told {
  now: Direction = firstDirection("harian", 0);
  plan: Plan = empty;
  at = 0;

  after(ms: number): this {
    this.at += ms;
    return this.event({ type: "time" });
  }
  event(event: DirectorEvent): this {
    this.now = direct(this.now, event, this.plan, this.at);
    return this;
  }
  opens(incident: string, scene = "banjir", priority: Asking["priority"] = "high", openedAt = this.at): this {
    return this.event(heard(incident, { incident, scene, priority, openedAt }));
  }
  ends(incident: string): this {
    return this.event(heard(incident, null));
  }
  get scene() {
    return tell(this.now).scene;
  }
}

describe("an incident", () => {
  it("brings its scene at once, says so, and gives back the former one after a while of calm", () => {
    const told = new Told().after(minute).opens("A");
    expect(tell(told.now)).toEqual({
      ...{ scene: "banjir", held: false, kind: "incident", until: null, incident: "A", former: "harian" },
    });
    told.after(10 * minute).ends("A");
    expect(tell(told.now)).toMatchObject({ scene: "banjir", until: told.at + calmMs, incident: "A" });
    expect(nextTimeAt(told.now, empty)).toBe(told.at + calmMs);
    expect(told.after(calmMs - 1).scene).toBe("banjir");
    expect(told.after(1).scene).toBe("harian");
    expect(tell(told.now)).toMatchObject({ kind: "chosen", until: null, incident: null, former: null });
  });

  it("that is over in a second stays for two minutes all the same", () => {
    const told = new Told().opens("A").after(1000).ends("A");
    expect(told.after(minShownMs - 1001).scene).toBe("banjir");
    expect(told.after(calmMs - minShownMs + 1001).scene).toBe("harian");
  });

  it("of several decides by urgency, then age, and the scene stays until the last is over", () => {
    const told = new Told().opens("A", "banjir", "high");
    expect(told.after(1000).opens("B", "lalu-lintas", "high").scene).toBe("banjir");
    expect(told.after(1000).opens("C", "kebakaran", "urgent").scene).toBe("kebakaran");
    told.after(1000).ends("C");
    expect(told.scene).toBe("kebakaran");
    // The next in rank has waited until the scene was on for long enough.
    expect(nextTimeAt(told.now, empty)).toBe(2000 + minShownMs);
    expect(told.after(minShownMs - 1000).scene).toBe("banjir");
    told.ends("A").after(minShownMs);
    expect(told.scene).toBe("lalu-lintas");
    expect(told.ends("B").after(calmMs).scene).toBe("harian");
  });

  it("told twice, or late, or ended twice does no harm", () => {
    const told = new Told().opens("A").ends("A").ends("A").ends("never");
    expect(told.after(calmMs).scene).toBe("harian");
    told.after(staleMs).opens("old", "banjir", "urgent", told.at - staleMs - 1);
    expect(told.scene).toBe("harian");
    // What is told of it later makes it no younger.
    expect(told.opens("old", "banjir", "urgent", told.at - staleMs - 1).scene).toBe("harian");
  });
});

describe("the operator", () => {
  it("answers every incident with a choice, and is not asked again by the same", () => {
    const told = new Told().opens("A").opens("B", "lalu-lintas", "normal");
    told.after(1000).event({ type: "choose", scene: "kebakaran" });
    expect(tell(told.now)).toMatchObject({ scene: "kebakaran", kind: "chosen", former: "harian" });
    told.after(1000).opens("A").opens("B", "lalu-lintas", "normal");
    expect(told.after(minute).scene).toBe("kebakaran");
    // More reports of the same flood ask no more than it did, a worse one does, and a later one.
    expect(told.opens("C").scene).toBe("kebakaran");
    expect(told.opens("D", "banjir", "urgent").scene).toBe("banjir");
    told.event({ type: "back" }).after(quietMs);
    expect(told.scene).toBe("kebakaran");
    expect(told.opens("E").scene).toBe("banjir");
  });

  it("goes back with one key: to what was before the incident, else to the choice before", () => {
    const told = new Told().event({ type: "choose", scene: "kebakaran" }).after(1000).opens("A");
    expect(told.event({ type: "back" }).scene).toBe("kebakaran");
    expect(told.event({ type: "back" }).scene).toBe("harian");
    expect(told.event({ type: "back" }).scene).toBe("kebakaran");
    expect(new Told().event({ type: "back" }).scene).toBe("harian");
  });

  it("holds the wall, which knows on release what there is to show", () => {
    const told = new Told().event({ type: "hold" }).opens("A");
    expect(tell(told.now)).toMatchObject({ scene: "harian", held: true });
    expect(told.event({ type: "release" }).scene).toBe("banjir");
    told
      .after(1000)
      .event({ type: "hold" })
      .ends("A")
      .after(minShownMs + calmMs);
    expect(tell(told.now)).toMatchObject({ scene: "banjir", held: true, until: null });
    expect(told.event({ type: "release" }).scene).toBe("harian");
  });
});

describe("the schedule", () => {
  const briefing = { scene: "paparan", startsAt: minute, endsAt: 31 * minute };

  it("shows its scene while it runs, gives way to an incident, and is turned away for that time only", () => {
    const told = new Told();
    told.plan = { running: [briefing], nextAt: briefing.endsAt };
    expect(told.after(minute).scene).toBe("paparan");
    expect(tell(told.now)).toMatchObject({ kind: "scheduled", until: briefing.endsAt, former: "harian" });
    expect(nextTimeAt(told.now, told.plan)).toBe(briefing.endsAt);
    expect(told.opens("A", "banjir", "low").scene).toBe("banjir");
    expect(told.ends("A").after(minShownMs).scene).toBe("paparan");
    expect(told.event({ type: "back" }).after(minute).scene).toBe("harian");
    const tomorrow = { ...briefing, startsAt: told.at, endsAt: told.at + minute };
    told.plan = { running: [tomorrow], nextAt: tomorrow.endsAt };
    expect(told.after(0).scene).toBe("paparan");
    told.plan = empty;
    expect(told.after(minute).scene).toBe("harian");
  });
});

describe("whatever happens", () => {
  const scene = fc.constantFrom("harian", "banjir", "lalu-lintas", "kebakaran");
  const incident = fc.constantFrom("A", "B", "C", "D");
  const asking = fc.record({
    incident,
    scene,
    priority: fc.constantFrom<Asking["priority"]>("urgent", "high", "normal", "low"),
    ageMs: fc.integer({ min: 0, max: 2 * staleMs }),
  });
  const step = fc.record({
    waitMs: fc.integer({ min: 0, max: 5 * minute }),
    event: fc.oneof(
      { weight: 1, arbitrary: fc.record({ type: fc.constant("choose" as const), scene }) },
      {
        weight: 1,
        arbitrary: fc.record({ type: fc.constantFrom("back", "hold", "release") as fc.Arbitrary<"back"> }),
      },
      { weight: 4, arbitrary: fc.record({ type: fc.constant("opens" as const), asking }) },
      { weight: 3, arbitrary: fc.record({ type: fc.constant("ends" as const), incident }) },
      { weight: 2, arbitrary: fc.constant({ type: "time" as const }) },
    ),
    planned: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
  });
  const steps = fc.array(step, { maxLength: 40 });
  type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

  /** Calls back with each change. */
  function play(
    all: Step[],
    each: (before: Direction, event: DirectorEvent, after: Direction, at: number, plan: Plan) => void,
  ) {
    const told = new Told();
    for (const { waitMs, event, planned } of all) {
      const until = told.at + waitMs;
      // The room looks again when it said it would, and then hears the event.
      for (
        let next = nextTimeAt(told.now, told.plan);
        next <= until;
        next = nextTimeAt(told.now, told.plan)
      ) {
        const before = told.now;
        told.at = Math.max(next, told.at);
        if (told.plan.nextAt <= told.at) told.plan = empty;
        each(before, { type: "time" }, told.event({ type: "time" }).now, told.at, told.plan);
      }
      told.at = until;
      if (planned !== undefined) {
        const endsAt = told.at + planned * minute;
        told.plan = { running: [{ scene: "paparan", startsAt: told.at, endsAt }], nextAt: endsAt };
      } else if (told.plan.nextAt <= told.at) told.plan = empty;
      const before = told.now;
      const given = eventOf(event, told.at);
      each(before, given, told.event(given).now, told.at, told.plan);
    }
    return told;
  }

  function eventOf(event: Step["event"], at: number): DirectorEvent {
    if (event.type === "opens") {
      const { ageMs, ...asks } = event.asking;
      return heard(asks.incident, { ...asks, openedAt: at - ageMs });
    }
    if (event.type === "ends") return heard(event.incident, null);
    return event;
  }

  const isOperators = ({ type }: DirectorEvent) => type === "choose" || type === "back";

  it("a held wall changes by the operator's hand alone", () => {
    fc.assert(
      fc.property(steps, (all) => {
        play(all, (before, event, after) => {
          if (before.held && event.type !== "release" && !isOperators(event)) {
            expect(after.shown).toEqual(before.shown);
          }
        });
      }),
    );
  });

  it("an operator's choice is on screen at once, and nothing that was there before takes it away", () => {
    fc.assert(
      fc.property(steps, scene, (all, chosen) => {
        const told = play(all, () => {});
        const asked = Object.values(told.now.asking);
        told.event({ type: "choose", scene: chosen });
        expect(tell(told.now)).toMatchObject({ scene: chosen, kind: "chosen" });
        for (const asks of asked) told.event(heard(asks.incident, asks));
        expect(told.after(minute).scene).toBe(chosen);
      }),
    );
  });

  it("a scene that an incident brought stays for two minutes, but for the operator and for what is more urgent", () => {
    fc.assert(
      fc.property(steps, (all) => {
        play(all, (before, event, after, at) => {
          const { reason, since } = before.shown;
          if (reason.kind !== "incident" || after.shown.scene === before.shown.scene || before.held) return;
          if (isOperators(event) || at >= since + minShownMs) return;
          const next = after.shown.reason;
          expect(next.kind).toBe("incident");
          if (next.kind !== "incident") return;
          const rank = ["urgent", "high", "normal", "low"];
          expect(rank.indexOf(next.asking.priority)).toBeLessThan(rank.indexOf(reason.asking.priority));
        });
      }),
    );
  });

  it("with everything over and nothing held, the operator's choice comes back in bounded time", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const told = play(all, () => {});
        told.plan = empty;
        for (const each of ["A", "B", "C", "D"]) told.ends(each);
        told.event({ type: "release" }).after(minShownMs + calmMs);
        expect(tell(told.now)).toMatchObject({ scene: told.now.base, kind: "chosen", until: null });
        expect(nextTimeAt(told.now, empty)).toBe(Number.POSITIVE_INFINITY);
      }),
    );
  });

  it("telling an incident twice is telling it once, and looking too early changes nothing", () => {
    fc.assert(
      fc.property(steps, (all) => {
        play(all, (_, event, after, at, plan) => {
          if (event.type === "incidents" || event.type === "time")
            expect(direct(after, event, plan, at)).toEqual(after);
          const next = nextTimeAt(after, plan);
          const early = Math.min(next, at + minute) - 1;
          if (early > at && plan.nextAt > early) {
            expect(direct(after, { type: "time" }, plan, early).shown).toEqual(after.shown);
          }
        });
      }),
    );
  });

  it("is plain data, so that it can be kept over a restart", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const told = play(all, () => {});
        const restored: Direction = JSON.parse(JSON.stringify(told.now));
        expect(restored).toEqual(told.now);
      }),
    );
  });
});
