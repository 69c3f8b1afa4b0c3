import { describe, expect, it } from "vitest";
import type { EventBody, EventKind, RoomEvent } from "../event/event.ts";
import { areConcurrent, knew } from "../event/seen.ts";
import { conflictsBetween, conflictsIn, standingOf } from "./conflicts.ts";
import { foldIncident } from "./incident.ts";

const numbers = new Map<string, number>();

/** The station's next event at `ms`; `seen`: how far the other's log reached there. */
function at<Kind extends EventKind>(
  station: "a" | "b",
  ms: number,
  kind: Kind,
  body: EventBody<Kind>,
  seen = 0,
): RoomEvent {
  const seq = (numbers.get(station) ?? 0) + 1;
  numbers.set(station, seq);
  const other = station === "a" ? "b" : "a";
  return {
    ...{ station, seq, kind, subject: "TL-1", actor: `person:${station}`, time: { ms, counter: 0 } },
    body: { ...body, seen: { [other]: seen } },
  } as unknown as RoomEvent;
}

const order = (id: string, officer: string): EventBody<"order.sent"> => ({
  ...{ order: id, officer, task: "Angkut", group: "G", support: false, replaces: null, replyBy: 0 },
});
const kindsIn = (...events: RoomEvent[]) => conflictsIn(foldIncident("TL-1", events)).map(({ kind }) => kind);

describe("conflicts", () => {
  it("are of two that did not know of each other, whatever their clocks say", () => {
    const first = at("a", 1000, "incident.acknowledged", {});
    // An hour later by its clock, and still it knew nothing of the first.
    const blind = at("b", 3_600_000, "incident.acknowledged", {});
    const knowing = at("b", 1001, "incident.acknowledged", {}, first.seq);
    expect([knew(blind, first), knew(knowing, first)]).toEqual([false, true]);
    expect(areConcurrent(first, blind)).toBe(true);
    expect(kindsIn(first, blind)).toEqual(["taken-twice"]);
    expect(kindsIn(first, knowing)).toEqual([]);
  });

  it("say which of the two stands: of two who took it the first, of two transfers the last", () => {
    const taken = [at("a", 1, "incident.acknowledged", {}), at("b", 2, "incident.acknowledged", {})];
    const moved = [
      at("a", 3, "incident.transferred", { agency: "damkar", reason: "x" }),
      at("b", 4, "incident.transferred", { agency: "dishub", reason: "y" }),
    ];
    const incident = foldIncident("TL-1", [...moved, ...taken]);
    const [first, second] = conflictsIn(incident);
    expect([first!.kind, standingOf(first!, incident)]).toEqual(["taken-twice", taken[0]]);
    expect([second!.kind, standingOf(second!, incident)]).toEqual(["transferred-twice", moved[1]]);
    expect(incident.agency).toBe("dishub");
  });

  it("are two orders to one officer, for one incident or for two", () => {
    const [a, b] = [
      at("a", 1, "order.sent", order("O-1", "P-1")),
      at("b", 2, "order.sent", order("O-2", "P-1")),
    ];
    expect(kindsIn(a, b)).toEqual(["officer-twice"]);
    expect(kindsIn(a, at("b", 3, "order.sent", order("O-3", "P-2")))).toEqual([]);
    expect(kindsIn(a, at("b", 4, "order.sent", order("O-1", "P-1")))).toEqual([]);
    const one = foldIncident("TL-1", [a]);
    const other = foldIncident("TL-2", [{ ...b, subject: "TL-2" }]);
    expect(conflictsBetween(one, other, "P-1").map(({ id }) => id)).toEqual(
      conflictsBetween(other, one, "P-1").map(({ id }) => id),
    );
    expect(conflictsBetween(one, other, "P-1")).toHaveLength(1);
    expect(conflictsBetween(one, other, "P-2")).toEqual([]);
  });

  it("are a merge or an end against what carries on, and not two ends", () => {
    const merged = at("a", 1, "incident.merged", { into: "TL-2" });
    const closed = at("b", 2, "incident.closed", { note: null });
    const sent = at("b", 3, "order.sent", order("O-4", "P-1"));
    expect(kindsIn(merged, closed)).toEqual(["contradicted"]);
    expect(kindsIn(merged, sent)).toEqual(["contradicted"]);
    expect(kindsIn(at("a", 4, "incident.resolved", { note: null }), sent)).toEqual(["contradicted"]);
    expect(kindsIn(at("a", 5, "incident.resolved", { note: null }), closed)).toEqual([]);
    expect(kindsIn(at("a", 6, "incident.noted", { text: "x" }), closed)).toEqual([]);
  });

  it("are over when somebody has seen them", () => {
    const events = [at("a", 1, "incident.acknowledged", {}), at("b", 2, "incident.acknowledged", {})];
    const [conflict] = conflictsIn(foldIncident("TL-1", events));
    const seen = at("b", 3, "incident.conflict-seen", { conflict: conflict!.id });
    expect(foldIncident("TL-1", [...events, seen]).conflictsSeen).toEqual(new Set([conflict!.id]));
  });
});
