/** For tests: handovers of a small city, with two supervisors and a clock that the test moves. */
import { join } from "node:path";
import type { HandoverItemRow, HandoverRow } from "../../../shared/contract/handover.ts";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import type { Person } from "../../../shared/domain/roles/role.ts";
import { planOf } from "../../../shared/domain/roster/plan.ts";
import { emptyRoster } from "../../../shared/domain/roster/roster.ts";
import { type Caller, personCaller } from "../access/caller.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { createIds } from "../incidents/ids.ts";
import { Refused } from "../live/serve.ts";
import { createSources } from "../live/sources.ts";
import { openProof } from "../proof/index.ts";
import type { Store } from "../store/index.ts";
import { storeInMemory } from "../store/testing.ts";
import { type HandoverOptions, openHandover } from "./index.ts";
import { createNotes } from "./notes.ts";

export const ani: Person = { id: "U-1", name: "Ani Rahayu", role: "supervisor" };
export const budi: Person = { id: "U-2", name: "Budi Santoso", role: "supervisor" };
export const citra: Person = { id: "U-3", name: "Citra Dewi", role: "supervisor" };
const people = [ani, budi, citra];
export const secretOf = ({ id }: Person) => `pin-${id}`;
/** 13:50 in the city. */
export const start = Date.parse("2026-11-24T13:50:00+07:00");

export const resourcesFolder = join(import.meta.dirname, "../../../resources");

export function incidentRow(id: string, given: Partial<IncidentRow> = {}): IncidentRow {
  return {
    ...{ id, state: "acknowledged", stateSince: start - 60_000, withdrawn: false, category: "banjir" },
    ...{ priority: "high", agency: "drainase", text: "Air setinggi lutut", place: [106.63, -6.18] },
    ...{ address: "Jl. Merdeka", district: null, outside: false, channel: "Tangerang LIVE" },
    ...{ requestedAt: start - 600_000, receivedAt: start - 600_000, acknowledgedBy: null, reports: [id] },
    ...{
      mergedInto: null,
      deadline: { stage: "dispatch", at: start + 60_000 },
      orders: [],
      alike: [],
      conflicts: [],
    },
    ...given,
  };
}

/** Cores of one test, one after the other, give no name twice. */
let drawn = 0;

export function handoverOn(store: Store = storeInMemory(), changes: Partial<HandoverOptions> = {}) {
  let now = start;
  const clock = () => now;
  const city = changes.city ?? {
    ...smallCity(),
    handover: {
      ...{ reservedMinutes: 15, noteTags: [] },
      instructions: [
        {
          id: "kunci",
          version: 1,
          title: { id: "Kunci", en: "Keys" },
          text: { id: "Di laci.", en: "In the drawer." },
        },
      ],
    },
  };
  const sources = createSources();
  sources.incidents.put(incidentRow("TL-1"));
  const { station = "st-1" } = changes;
  const proof = openProof({ store, station, signer: undefined, clock });
  const plan = planOf(city, emptyRoster);
  const desk = openHandover({
    ...{ city, station, store, sources, clock, plan: () => plan, resourcesFolder, wantsTwo: true },
    newId: createIds(clock, () => (drawn++ * 0.618033988749895) % 1),
    async confirmPerson(id, secret) {
      const person = people.find((each) => each.id === id);
      if (!person || secret !== secretOf(person)) throw new Refused({ code: "wrong-secret" });
      return person;
    },
    async confirmSecond(first, second) {
      if (!second) throw new Refused({ code: "second-person" });
      const person = people.find((each) => each.id === second.person && each.id !== first.id);
      if (!person || second.secret !== secretOf(person)) throw new Refused({ code: "second-person" });
      return person;
    },
    alarmTitle: (cause) => ({ id: cause, en: cause }),
    nameOf: (actor) => actor,
    notesSince: createNotes(store, ["serah-terima"], (actor) => actor),
    seal: (handover, names, actor) => {
      const signed = names.map(({ role, person: { id: person, name } }) => ({ role, person, name }));
      proof.sealHeads(handover, signed, actor);
    },
    ...changes,
  });
  const rows = <Row>(view: "handover" | "handoverItems" | "handoverDraft", handover = "") => {
    const opened = desk.open(view, { handover })!;
    opened.close();
    return [...opened.rows.values()] as Row[];
  };
  return {
    ...{ desk, commands: desk.commands, store, sources, city },
    /** Under whose names the logs were sealed for a handover. */
    seals: (id: string) =>
      store.log
        .of(id)
        .flatMap((event) => (event.kind === "log.sealed" ? [event.body.names.map(({ name }) => name)] : [])),
    wait(ms: number) {
      now += ms;
      desk.advance();
    },
    at: (person: Person, window = 1): Caller => personCaller({ id: window, kind: "console" }, person),
    row: (id: string) => rows<HandoverRow>("handover", id)[0]!,
    items: (id: string) => rows<HandoverItemRow>("handoverItems", id),
    draft: () => rows<{ id: string }>("handoverDraft"),
    duty: () => sources.duty.get("duty")!,
  };
}

export type Room = ReturnType<typeof handoverOn>;

/** All steps of a handover, each of which writes something down. `id`: of the one that the first step begins. */
export function stepsOf(): readonly ((room: Room, id: string) => unknown)[] {
  const first = (room: Room, id: string) => room.items(id)[0]!.id;
  const rest = (room: Room, id: string) => room.items(id).slice(1);
  return [
    (room) => room.commands["handover.begin"]({ as: "outgoing" }, room.at(ani)),
    (room, handover) =>
      room.commands["handover.join"](
        { handover, side: "incoming", person: budi.id, secret: secretOf(budi) },
        room.at(ani),
      ),
    (room, handover) =>
      room.commands["handover.goThrough"](
        { handover, item: first(room, handover), remark: "pompa" },
        room.at(ani),
      ),
    (room, handover) =>
      room.commands["handover.ask"](
        { handover, item: first(room, handover), text: "Kapan?" },
        room.at(budi, 2),
      ),
    (room, handover) =>
      room.commands["handover.answer"](
        { handover, question: room.items(handover)[0]!.questions[0]!.id, text: "Besok" },
        room.at(ani),
      ),
    (room, handover) =>
      room.commands["handover.confirm"]({ handover, item: first(room, handover) }, room.at(budi, 2)),
    (room, handover) => room.commands["handover.note"]({ handover, text: "Kunci di laci" }, room.at(ani)),
    (room, handover) => {
      for (const { id, goneThrough } of rest(room, handover)) {
        if (!goneThrough)
          room.commands["handover.goThrough"]({ handover, item: id, remark: null }, room.at(ani));
      }
    },
    (room, handover) => {
      for (const { id } of rest(room, handover)) {
        room.commands["handover.confirm"]({ handover, item: id }, room.at(budi, 2));
      }
    },
    (room, handover) => sign(room, handover, ani),
    (room, handover) => sign(room, handover, budi),
  ];
}

export function sign(room: Room, handover: string, person: Person): unknown {
  const row = room.row(handover);
  const side = row.outgoing?.id === person.id ? ("outgoing" as const) : ("incoming" as const);
  const document = row.document ?? "0".repeat(64);
  return room.commands["handover.sign"](
    { handover, side, secret: secretOf(person), document, language: "id" },
    room.at(person, side === "outgoing" ? 1 : 2),
  );
}
