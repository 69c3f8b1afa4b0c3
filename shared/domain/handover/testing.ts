/** For tests: two supervisors, an item, and events as a station would write them. */
import type { Decision, RoomEvent } from "../event/event.ts";
import { actorOf, type Person } from "../roles/role.ts";
import type { Item } from "./item.ts";

export const ani: Person = { id: "U-1", name: "Ani", role: "supervisor" };
export const budi: Person = { id: "U-2", name: "Budi", role: "supervisor" };
export const handoverId = "H-1";
export const begunAtMs = Date.parse("2026-11-24T06:50:00Z");
export const sha = "a".repeat(64);

export function item(id: string, given: Partial<Item> = {}): Item {
  return {
    ...{
      id,
      kind: "incident",
      subject: id,
      priority: "normal",
      title: { id: "Banjir", en: "Flood" },
      text: null,
    },
    ...{ facts: {}, sinceMs: begunAtMs - 60_000, dueMs: null },
    ...given,
  };
}

export type Made = Omit<Decision, "subject">;
/** By whom; null for the room. */
export type Said = readonly [Person | null, Made];

export const begun: Made = {
  kind: "handover.begun",
  body: {
    ...{ outgoing: ani, incoming: null, ending: null, beginning: null, previous: null },
    ...{ reservedMs: 900_000, read: [] },
  },
};
export const listed = (...ids: string[]): Made => ({
  kind: "handover.listed",
  body: { items: ids.map((id) => item(id)) },
});
export const joins: Made = { kind: "handover.joined", body: { side: "incoming", person: budi, read: [] } };
export const told = (id: string, remark: string | null = null): Made => ({
  kind: "handover.gone-through",
  body: { item: id, remark },
});
export const confirms = (id: string): Made => ({ kind: "handover.confirmed", body: { item: id } });
export const signs = (side: "outgoing" | "incoming", sha256 = sha): Made => ({
  kind: "handover.signed",
  body: { side, sha256, covers: [{ station: "a", seq: 1 }], language: "id" },
});

/** One event after the other, a second apart, but those of the beginning in one moment. */
export function history(...made: readonly Said[]): RoomEvent[] {
  return made.map(([person, decision], index) => {
    const isList = decision.kind === "handover.listed" && index <= 1;
    return {
      ...(decision as Decision),
      ...{ subject: handoverId, station: "a", seq: index + 1 },
      time: { ms: begunAtMs + (isList ? 0 : index * 1000), counter: isList ? 1 : 0 },
      actor: person ? actorOf(person) : "room",
    } as RoomEvent;
  });
}
