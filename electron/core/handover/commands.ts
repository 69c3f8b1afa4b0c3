/**
 * What people do in a handover. Whether it is allowed, the fold says (shared/domain/handover); here it is found out who
 * acts: whoever is signed in at the window, or the other one, who came to it with their own secret.
 */
import type { handoverCommands } from "../../../shared/contract/handover.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Decision } from "../../../shared/domain/event/event.ts";
import { type HandoverShift, itemsInEvent, type Side } from "../../../shared/domain/handover/event.ts";
import type { Item } from "../../../shared/domain/handover/item.ts";
import { isUrgentIncident } from "../../../shared/domain/handover/prepare.ts";
import { actorOf, type Person } from "../../../shared/domain/roles/role.ts";
import type { Caller } from "../access/caller.ts";
import type { Handlers } from "../handlers.ts";
import type { NewId } from "../incidents/ids.ts";
import { Refused } from "../live/serve.ts";
import type { HandoverBook, KnownHandover } from "./book.ts";
import type { HandoverPaper } from "./paper.ts";

type HandoverCommand = keyof typeof handoverCommands;
export type HandoverHandlers = Handlers<HandoverCommand>;

export interface HandoverCommandContext {
  readonly city: City;
  readonly book: HandoverBook;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly shifts: () => { readonly ending: HandoverShift | null; readonly beginning: HandoverShift | null };
  /** What there is to hand over now. */
  readonly items: () => readonly Item[];
  /** Items of instructions that a person has read and confirmed. */
  readonly readBy: (person: Person) => string[];
  /** Rejects with `Refused` where it is not the person's secret. */
  readonly confirmPerson: (person: string, secret: string) => Promise<Person>;
  /** Where the city wants two persons to end a shift with urgent incidents. Rejects with `Refused`. */
  readonly confirmSecond: (
    first: Person,
    second: { readonly person: string; readonly secret: string } | null,
  ) => Promise<Person | null>;
  /** Seals how far the logs reach, under these names. Within the transaction of the last signature. */
  readonly seal: (handover: string, names: readonly { role: Side; person: Person }[], actor: string) => void;
  readonly paper: HandoverPaper;
}

/** Urgent incidents among what is handed over. */
export function hasUrgent({ handover }: KnownHandover): boolean {
  return [...handover.items.values()].some(({ item }) => isUrgentIncident(item));
}

export function createHandoverCommands(context: HandoverCommandContext) {
  const { city, book, newId } = context;
  /** By window: who came to it beside whoever is signed in there (`host`), of which handover. */
  const besides = new Map<
    number,
    { readonly handover: string; readonly person: Person; readonly host: string }
  >();

  function personAt({ person }: Caller): Person {
    if (!person) throw new Refused({ code: "not-allowed" });
    return person;
  }

  /** Who acts for a side at this window. Throws `Refused` where that person is not here. */
  function acting({ handover }: KnownHandover, side: Side, caller: Caller): string {
    const person = handover[side];
    if (person && caller.person?.id === person.id) return caller.actor;
    const beside = besides.get(caller.id);
    const isHere = beside?.handover === handover.id && beside.host === caller.person?.id;
    if (person && isHere && beside.person.id === person.id) return actorOf(person);
    throw new Refused({ code: "handover", found: side === "outgoing" ? "not-outgoing" : "not-incoming" });
  }

  /** Either side, whoever is here; who is signed in before who came to the window. */
  function anySide(known: KnownHandover, caller: Caller): string {
    const own = (["outgoing", "incoming"] as const).find(
      (side) => known.handover[side]?.id === caller.person?.id,
    );
    return own ? caller.actor : acting(known, known.handover.outgoing ? "outgoing" : "incoming", caller);
  }

  function decide(actor: string, ...decisions: Decision[]): void {
    book.decide(decisions.map((decision) => ({ decision, actor })));
  }

  const handlers: HandoverHandlers = {
    "handover.begin"({ as }, caller) {
      const running = book.running;
      if (running) throw new Refused({ code: "handover-runs", found: running.handover.id });
      const person = personAt(caller);
      const leader = book.leader?.person ?? null;
      if (as === "outgoing" && leader && leader.id !== person.id) {
        throw new Refused({ code: "handover", found: "not-outgoing" });
      }
      if (as === "incoming" && leader?.id === person.id) {
        throw new Refused({ code: "handover", found: "same-person" });
      }
      const handover = newId("H");
      const begun: Decision = {
        ...{ kind: "handover.begun", subject: handover },
        body: {
          outgoing: as === "outgoing" ? person : leader,
          incoming: as === "incoming" ? person : null,
          ...context.shifts(),
          previous: book.leader?.handover.id ?? null,
          reservedMs: city.handover.reservedMinutes * 60_000,
          read: as === "incoming" ? context.readBy(person) : [],
        },
      };
      book.decide([
        { decision: begun, actor: caller.actor },
        ...listed(handover, context.items()).map((decision) => ({ decision, actor: "room" })),
      ]);
      return { handover };
    },
    async "handover.join"({ handover: id, side, person, secret }, caller) {
      const own = personAt(caller);
      if (secret === null && own.id !== person)
        throw new Refused({ code: "handover", found: "not-taking-part" });
      const known = secret === null ? own : await context.confirmPerson(person, secret);
      const joining = { id: known.id, name: known.name, role: known.role };
      const { handover } = book.find(id);
      const isThere = handover[side]?.id === joining.id && handover.missing?.side !== side;
      if (!isThere) {
        const read = side === "incoming" ? context.readBy(joining) : [];
        const body = { side, person: joining, read };
        decide(actorOf(joining), { kind: "handover.joined", subject: id, body });
      }
      if (joining.id !== own.id) besides.set(caller.id, { handover: id, person: joining, host: own.id });
      return {};
    },
    "handover.goThrough"({ handover, item, remark }, caller) {
      const actor = acting(book.find(handover), "outgoing", caller);
      decide(actor, { kind: "handover.gone-through", subject: handover, body: { item, remark } });
      return {};
    },
    "handover.note"({ handover, text }, caller) {
      const actor = anySide(book.find(handover), caller);
      const body = { item: `note:${newId("N")}`, text };
      decide(actor, { kind: "handover.noted", subject: handover, body });
      return {};
    },
    "handover.confirm"({ handover, item }, caller) {
      const actor = acting(book.find(handover), "incoming", caller);
      decide(actor, { kind: "handover.confirmed", subject: handover, body: { item } });
      return {};
    },
    "handover.ask"({ handover, item, text }, caller) {
      const actor = acting(book.find(handover), "incoming", caller);
      const body = { item, question: newId("Q"), text };
      decide(actor, { kind: "handover.asked", subject: handover, body });
      return {};
    },
    "handover.answer"({ handover, question, text }, caller) {
      const actor = acting(book.find(handover), "outgoing", caller);
      decide(actor, { kind: "handover.answered", subject: handover, body: { question, text } });
      return {};
    },
    "handover.interrupt"({ handover, reason }, caller) {
      const actor = anySide(book.find(handover), caller);
      const body = { cause: "asked" as const, reason };
      decide(actor, { kind: "handover.interrupted", subject: handover, body });
      return {};
    },
    "handover.resume"({ handover }, caller) {
      const actor = anySide(book.find(handover), caller);
      decide(actor, { kind: "handover.resumed", subject: handover, body: {} });
      return {};
    },
    async "handover.miss"({ handover, side, reason, second }, caller) {
      const there = side === "outgoing" ? "incoming" : "outgoing";
      const known = book.find(handover);
      const actor = acting(known, there, caller);
      const first = known.handover[there]!;
      const other = hasUrgent(known) || second ? await context.confirmSecond(first, second) : null;
      const confirmed = other && { id: other.id, name: other.name, role: other.role };
      decide(actor, {
        kind: "handover.missing",
        subject: handover,
        body: { side, reason, second: confirmed },
      });
      return {};
    },
    async "handover.sign"({ handover: id, side, secret, document, language }, caller) {
      const known = book.find(id);
      const actor = acting(known, side, caller);
      const person = known.handover[side]!;
      await context.confirmPerson(person.id, secret);
      // While the secret was looked at, something may have come.
      const now = book.find(id);
      const first = now.handover.signatures.outgoing;
      const isSecond = now.handover.phase === "signed" && first !== null;
      const { sha256, covers } = isSecond ? first : book.document(now);
      if (sha256 !== document) throw new Refused({ code: "handover", found: "other-document" });
      const isLast = isSecond || now.handover.missing !== null;
      const body = { side, sha256, covers, language };
      const others =
        side === "incoming" && first ? [{ role: "outgoing" as const, person: first.person }] : [];
      book.decide([{ decision: { kind: "handover.signed", subject: id, body }, actor }], () => {
        if (isLast) context.seal(id, [...others, { role: side, person }], actor);
      });
      return {};
    },
    "handover.unsign"({ handover }, caller) {
      decide(anySide(book.find(handover), caller), {
        kind: "handover.unsigned",
        subject: handover,
        body: {},
      });
      return {};
    },
    "handover.refuse"({ handover, reason }, caller) {
      const actor = acting(book.find(handover), "incoming", caller);
      decide(actor, { kind: "handover.refused", subject: handover, body: { reason } });
      return {};
    },
    /** Also of a handover that two others left standing. */
    "handover.abandon"({ handover, reason }, caller) {
      book.find(handover);
      decide(caller.actor, { kind: "handover.abandoned", subject: handover, body: { reason } });
      return {};
    },
    "handover.paper": ({ handover, language }) => context.paper(book.find(handover), language),
  };
  return {
    handlers,
    /** The window is gone, and with it who came to it. */
    forget: (client: number) => void besides.delete(client),
  };
}

/** As many events as it takes: each must fit a message. */
export function listed(handover: string, items: readonly Item[]): Decision[] {
  return Array.from({ length: Math.ceil(items.length / itemsInEvent) }, (_, index) => ({
    ...{ kind: "handover.listed", subject: handover },
    body: { items: items.slice(index * itemsInEvent, (index + 1) * itemsInEvent) },
  }));
}
