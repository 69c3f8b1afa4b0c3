import { expect, it } from "vitest";
import type { RoomEvent } from "../event/event.ts";
import { foldMembers, stationSubject } from "./members.ts";

let ms = 0;
const event = (
  by: string,
  kind: "station.admitted" | "station.retired",
  station: string,
  publicKey = `key-${station}`,
) => {
  const body =
    kind === "station.admitted" ? { station, publicKey, by: "code" } : { station, reason: "hilang" };
  const time = { ms: ++ms, counter: 0 };
  return {
    station: by,
    seq: ms,
    time,
    actor: "person:U-1",
    kind,
    subject: stationSubject(station),
    body,
  } as RoomEvent;
};
const standings = (self: string, events: RoomEvent[]) => {
  const members = foldMembers(self, "key", events);
  return ["a", "b", "c", "x"].map((id) => members.standingOf(id));
};

it("a station alone is the room", () => {
  expect(standings("a", [])).toEqual(["member", "stranger", "stranger", "stranger"]);
});

it("whoever is let in, and lets in, belongs: every station sees the same room, in whatever order it hears of it", () => {
  const events = [event("a", "station.admitted", "b"), event("b", "station.admitted", "a")];
  events.push(event("b", "station.admitted", "c"), event("c", "station.admitted", "b"));
  const all = ["member", "member", "member", "stranger"];
  for (const self of ["a", "b", "c"]) expect(standings(self, events)).toEqual(all);
  expect(standings("a", [...events].reverse())).toEqual(all);
});

it("a stranger lets nobody in, not even itself", () => {
  const events = [event("x", "station.admitted", "x"), event("x", "station.admitted", "c")];
  expect(standings("a", [event("a", "station.admitted", "b"), ...events])).toEqual([
    ...["member", "member", "stranger", "stranger"],
  ]);
});

it("a retired station stays known by its key, and comes in again when a person lets it in, not by itself", () => {
  const events = [event("a", "station.admitted", "b"), event("a", "station.retired", "b")];
  expect(standings("a", events)[1]).toBe("retired");
  expect(foldMembers("a", "key", events).keysOf("b")).toEqual(["key-b"]);
  events.push(event("b", "station.admitted", "b"));
  expect(standings("a", events)[1]).toBe("retired");
  events.push(event("a", "station.admitted", "b", "key-new"));
  expect(standings("a", events)[1]).toBe("member");
  expect(foldMembers("a", "key", events).keysOf("b")).toEqual(["key-new", "key-b"]);
});
