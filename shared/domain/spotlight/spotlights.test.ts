import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  advance,
  drop,
  end,
  endAll,
  keep,
  next,
  nextChangeAt,
  noSpotlights,
  offer,
  type SpotlightPriority,
  type SpotlightRules,
  type Spotlights,
  show,
  spotlightPriorities,
  spotlightRules,
  spotlightsSchema,
} from "./spotlights.ts";

const rules: SpotlightRules = { ...spotlightRules, waitingAtMost: 3 };
const opened = (
  state: Spotlights,
  incident: string,
  now: number,
  priority: SpotlightPriority = "high",
  since = now,
) => offer(state, { incident, priority, since }, now, rules);
const names = ({ shown, waiting }: Spotlights) => [shown?.incident, ...waiting.map((one) => one.incident)];

describe("spotlights", () => {
  it("shows the first at once, and the others in rank when its time is over", () => {
    let state = opened(noSpotlights, "a", 0);
    state = opened(opened(state, "b", 1000), "c", 500);
    expect(names(state)).toEqual(["a", "c", "b"]);
    expect(names(advance(state, 89_999, rules))).toEqual(["a", "c", "b"]);
    state = advance(state, 90_000, rules);
    expect(names(state)).toEqual(["c", "b"]);
    expect(state.shown?.until).toBe(180_000);
    // What its time ended does not come back by itself.
    expect(names(opened(state, "a", 91_000))).toEqual(["c", "b"]);
  });

  it("lets a graver one in only when the shown one was on screen long enough, and brings that one back", () => {
    let state = opened(opened(noSpotlights, "jam", 0), "fire", 1000, "urgent");
    expect(names(state)).toEqual(["jam", "fire"]);
    expect(nextChangeAt(state, rules)).toBe(15_000);
    state = advance(state, 15_000, rules);
    expect(names(state)).toEqual(["fire", "jam"]);
    state = advance(state, 105_000, rules);
    expect(state.shown).toMatchObject({ incident: "jam", until: 105_000 + 75_000 });
  });

  it("is shown at once, and before all others, when an operator asks", () => {
    let state = opened(noSpotlights, "fire", 0, "urgent");
    state = show(state, { incident: "tree", priority: "low" }, 1000, rules);
    expect(names(state)).toEqual(["tree", "fire"]);
    expect(names(advance(state, 60_000, rules))).toEqual(["tree", "fire"]);
    expect(names(end(state, 2000, rules))).toEqual(["fire"]);
    // A person may ask for what a person ended.
    const ended = end(end(state, 2000, rules), 3000, rules);
    expect(names(opened(ended, "tree", 4000))).toEqual([undefined]);
    expect(names(show(ended, { incident: "tree", priority: "low" }, 4000, rules))).toEqual(["tree"]);
  });

  it("stays when an operator keeps it, and goes when its incident ends", () => {
    let state = keep(opened(noSpotlights, "jam", 0), 1000, rules);
    state = opened(state, "fire", 2000, "urgent");
    expect(names(advance(state, 500_000, rules))).toEqual(["jam", "fire"]);
    expect(names(drop(state, "jam", 500_000, rules))).toEqual(["fire"]);
    expect(names(drop(state, "fire", 3000, rules))).toEqual(["jam"]);
    expect(drop(state, "unknown", 3000, rules)).toBe(state);
  });

  it("goes on to the next by key, round and round, and ends all at once", () => {
    let state = opened(opened(opened(noSpotlights, "a", 0), "b", 1), "c", 2);
    state = next(state, 10, rules);
    expect(names(state)).toEqual(["b", "c", "a"]);
    expect(names(next(state, 20, rules))).toEqual(["c", "a", "b"]);
    const none = endAll(state, 30);
    expect(names(none)).toEqual([undefined]);
    expect(names(opened(none, "b", 40))).toEqual([undefined]);
    const alone = opened(noSpotlights, "a", 0);
    expect(next(alone, 1, rules)).toBe(alone);
  });

  it("leaves the lowest out where too many wait, and shows no old news", () => {
    let state = noSpotlights;
    for (const name of ["a", "b", "c", "d", "e"]) state = opened(state, name, 0);
    state = opened(state, "fire", 1, "urgent");
    expect(names(state)).toEqual(["a", "fire", "b", "c"]);
    expect(names(opened(state, "e", 2))).toEqual(names(state));
    expect(opened(noSpotlights, "old", spotlightRules.newsForMs, "urgent", 0)).toBe(noSpotlights);
  });
});

const incident = fc.constantFrom("a", "b", "c", "d", "e", "f", "g");
const priority = fc.constantFrom(...spotlightPriorities);
const step = fc.record({
  afterMs: fc.integer({ min: 0, max: 40_000 }),
  incident,
  priority,
  act: fc.constantFrom("offer", "offer", "offer", "show", "end", "endAll", "next", "keep", "drop", "advance"),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function take(state: Spotlights, { act, incident, priority }: Step, now: number): Spotlights {
  switch (act) {
    case "offer":
      return opened(state, incident, now, priority);
    case "show":
      return show(state, { incident, priority }, now, rules);
    case "end":
      return end(state, now, rules);
    case "endAll":
      return endAll(state, now);
    case "next":
      return next(state, now, rules);
    case "keep":
      return keep(state, now, rules);
    case "drop":
      return drop(state, incident, now, rules);
    default:
      return advance(state, now, rules);
  }
}

describe("whatever comes, in which order", () => {
  it("shows one, none twice, the waiting bounded, and nothing by itself before the last was seen long enough", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let [state, now]: [Spotlights, number] = [noSpotlights, 0];
        for (const one of steps) {
          now += one.afterMs;
          const before = advance(state, now, rules);
          state = take(before, one, now);
          const held = names(state).filter((name) => name !== undefined);
          expect(new Set(held).size).toBe(held.length);
          expect(state.waiting.length).toBeLessThanOrEqual(rules.waitingAtMost);
          expect(state.shown === null && state.waiting.length > 0).toBe(false);
          const byItself = one.act === "offer" || one.act === "advance";
          const changed = before.shown?.incident !== state.shown?.incident;
          if (byItself && changed && before.shown)
            expect(now - before.shown.shownAt).toBeGreaterThanOrEqual(rules.atLeastMs);
          expect(spotlightsSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
        }
      }),
    );
  });

  it("does not bring back by itself what is over, and comes to rest when nothing more happens", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let [state, now]: [Spotlights, number] = [noSpotlights, 0];
        for (const one of steps) {
          now += one.afterMs;
          state = take(advance(state, now, rules), one, now);
        }
        for (const { incident } of state.over) {
          expect(names(opened(state, incident, now, "urgent"))).not.toContain(incident);
        }
        for (let turns = 0; state.shown; turns++) {
          expect(turns).toBeLessThan(100);
          const at = nextChangeAt(state, rules) ?? Number.NaN;
          state = advance(state, at, rules);
        }
        expect(names(state)).toEqual([undefined]);
      }),
    );
  });
});
