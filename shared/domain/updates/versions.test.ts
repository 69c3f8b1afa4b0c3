import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions } from "./manifest.ts";
import {
  begun,
  cameUp,
  chosen,
  firstState,
  rolledBack,
  startsAllowed,
  undone,
  type VersionState,
  versionState,
} from "./versions.ts";

const installed = "1.0.0";
const sound = () => undefined;
const begin = (state: VersionState, faultOf: (version: string) => string | undefined = sound) =>
  begun(state, installed, faultOf, 1);

describe("a version that was chosen", () => {
  it("starts, is confirmed once it came up, and stays", () => {
    const first = begin(chosen(firstState, "1.1.0", 1));
    expect(first).toMatchObject({ current: "1.1.0", former: null, confirmed: false, starts: 1 });
    const up = cameUp(first, 2);
    expect(up).toMatchObject({ confirmed: true, starts: 0 });
    expect(begin(up)).toEqual(up);
    expect(cameUp(begin(up), 3)).toBe(up);
  });

  it("that does not come up gives way by itself, and the database may have to go back with it", () => {
    let state = cameUp(begin(chosen(firstState, "1.1.0", 1)), 2);
    state = chosen(state, "1.2.0", 3);
    for (let start = 1; start <= startsAllowed; start++) {
      state = begin(state);
      expect(state).toMatchObject({ current: "1.2.0", starts: start });
    }
    state = begin(state);
    expect(state).toMatchObject({ current: "1.1.0", confirmed: true, wayBack: true, failed: ["1.2.0"] });
    expect(state.history.at(-1)).toMatchObject({ version: "1.2.0", what: "rolled-back" });
    expect(cameUp(state, 9).wayBack).toBe(false);
  });

  it("that is damaged is not started, and neither is a damaged one before it", () => {
    const both = chosen(cameUp(begin(chosen(firstState, "1.1.0", 1)), 2), "1.2.0", 3);
    expect(begin(both, (version) => (version === "1.2.0" ? "damaged" : undefined)).current).toBe("1.1.0");
    expect(begin(both, () => "damaged")).toMatchObject({ current: null, wayBack: true });
  });

  it("gives way to a package that is as new", () => {
    const state = cameUp(begin(chosen(firstState, "1.1.0", 1)), 2);
    expect(begun(state, "1.1.0", sound, 3).current).toBeNull();
    expect(begun(state, "1.2.0", sound, 3).current).toBeNull();
  });

  it("can be undone", () => {
    const state = cameUp(begin(chosen(firstState, "1.1.0", 1)), 2);
    expect(undone(state, 3)).toMatchObject({ current: null, confirmed: true, wayBack: true });
    expect(undone(firstState, 3)).toBe(firstState);
  });
});

/** What happens to a machine; a kill may come after each of them, and leaves what was written last. */
const happening = fc.oneof(
  fc.record({
    do: fc.constant("choose" as const),
    version: fc.constantFrom("0.9.0", "1.1.0", "1.2.0", "1.3.0"),
  }),
  fc.record({ do: fc.constantFrom("start", "up", "fail", "undo") }),
  fc.record({ do: fc.constant("damage" as const), version: fc.constantFrom("1.1.0", "1.2.0", "1.3.0") }),
);

it("whatever is killed at whatever point, a start finds a version that is whole, and one that does not run does not stay", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
      let state: VersionState = firstState;
      const damaged = new Set<string>();
      const faultOf = (version: string) => (damaged.has(version) ? "damaged" : undefined);
      for (const each of happenings) {
        if (each.do === "choose" && "version" in each) state = chosen(state, each.version, 1);
        if (each.do === "damage" && "version" in each) damaged.add(each.version);
        if (each.do === "start") state = begin(state, faultOf);
        if (each.do === "up") state = cameUp(state, 1);
        if (each.do === "fail") state = rolledBack(state, "x", 1);
        if (each.do === "undo") state = undone(state, 1);
        // What is written is read again.
        state = versionState.parse(JSON.parse(JSON.stringify(state)));
        const started = begin(state, faultOf).current;
        if (started === null) continue;
        expect(damaged.has(started)).toBe(false);
        expect(compareVersions(started, installed)).toBeGreaterThan(0);
      }
      // From here on nothing new ever comes up, whoever kills it.
      const pending = state.confirmed ? null : state.current;
      for (let start = 0; start <= startsAllowed; start++) state = begin(state, faultOf);
      if (pending !== null) expect(state.current).not.toBe(pending);
      expect(state.confirmed).toBe(true);
    }),
    { numRuns: 300 },
  );
});
