import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareEvents, type RoomEvent } from "../event/event.ts";
import { emptyWall, foldWall, stepWall, type WallPart, wallParts } from "./shared.ts";

let seq = 0;
function set(station: string, ms: number, by: "person" | "room", state: unknown, part: WallPart = "scene") {
  return {
    ...{ station, seq: ++seq, time: { ms, counter: 0 }, actor: by === "person" ? "person:a" : "room" },
    ...{ kind: "wall.set", subject: "wall", body: { part, by, state } },
  } as RoomEvent;
}
const shown = (events: readonly RoomEvent[]) => foldWall(events).parts.scene?.body.state;

describe("the wall of a room", () => {
  it("is that of the station at which a person changed it last; what others do by themselves does not count", () => {
    const chosen = set("desk", 1, "person", "harian");
    const flood = set("wall", 2, "room", "banjir");
    const own = set("desk", 3, "room", "macet");
    expect(shown([chosen, flood])).toBe("harian");
    expect(shown([chosen, flood, own])).toBe("macet");
    const other = set("second", 4, "person", "paparan");
    // It came back after a partition: its wall was taken over meanwhile.
    const late = set("desk", 5, "room", "banjir");
    expect(shown([chosen, flood, own, other, late])).toBe("paparan");
    expect(foldWall([late, other, own, flood, chosen]).owner).toBe("second");
  });

  it("is the room's own as long as no person touched it", () => {
    expect(shown([set("a", 1, "room", "harian"), set("b", 2, "room", "banjir")])).toBe("banjir");
  });

  it("comes to the same in whatever order events arrive, and never shows an automaton's word after a person's elsewhere", () => {
    const event = fc.record({
      station: fc.constantFrom("a", "b", "c"),
      ms: fc.nat(50),
      by: fc.constantFrom("person" as const, "room" as const),
      state: fc.nat(5),
      part: fc.constantFrom(...wallParts),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), fc.nat(), (given, turn) => {
        const events = given.map(({ station, ms, by, state, part }) => set(station, ms, by, state, part));
        const shuffled = [
          ...events.slice(turn % (events.length + 1)),
          ...events.slice(0, turn % (events.length + 1)),
        ].reverse();
        const wall = foldWall(events);
        expect(foldWall(shuffled)).toEqual(wall);
        for (const part of wallParts) {
          const last = wall.parts[part];
          if (last?.body.by !== "room") continue;
          const persons = events.filter(
            (each) => each.kind === "wall.set" && each.body.by === "person" && compareEvents(each, last) < 0,
          );
          const owner = foldWall(persons).owner;
          expect(owner === null || owner === last.station).toBe(true);
        }
        expect(
          stepWall(emptyWall, { ...set("a", 1, "person", 1), kind: "incident.noted" } as RoomEvent),
        ).toBe(emptyWall);
      }),
      { numRuns: 200 },
    );
  });
});
