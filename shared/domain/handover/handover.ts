/**
 * A handover of the shift, folded from its events.
 *
 * Guarantees: the same set of events gives the same handover, whatever order they arrive in and however often. They are
 * applied by their hybrid clock; one that the table of transitions, or who its actor is, does not allow at its place
 * changes nothing and is remembered as without effect. Responsibility passes with the last signature and with nothing
 * else. Does not guarantee that a signature's hash is that of the document: whoever reads it works it out (document.ts).
 */
import { compareEvents, type EventBody, eventId, type RoomEvent } from "../event/event.ts";
import { actorOf, type Person } from "../roles/role.ts";
import type { Covers, HandoverShift, Side } from "./event.ts";
import type { Item } from "./item.ts";
import { type HandoverAction, type HandoverPhase, phaseAfter } from "./transitions.ts";

/** More a person cannot hand over: what is beyond it is summed up (prepare.ts). */
export const maxItems = 400;
export const maxQuestions = 200;

export interface Mark {
  readonly atMs: number;
  /** As the actor of an event. */
  readonly by: string;
}

export interface HandoverItem {
  readonly item: Item;
  /** Came while the handover ran. */
  readonly isNews: boolean;
  readonly goneThrough: Mark | null;
  readonly remark: string | null;
  readonly confirmed: Mark | null;
}

export interface Question {
  readonly id: string;
  readonly item: string;
  readonly text: string;
  readonly asked: Mark;
  readonly answer: (Mark & { readonly text: string }) | null;
}

export interface Signature extends Mark {
  readonly person: Person;
  readonly sha256: string;
  readonly covers: Covers;
  readonly language: "id" | "en";
}

export interface Handover {
  readonly id: string;
  readonly phase: HandoverPhase;
  /** Epoch ms; 0 while it has not begun. */
  readonly phaseSinceMs: number;
  readonly begunAtMs: number;
  readonly reservedMs: number;
  readonly previous: string | null;
  readonly ending: HandoverShift | null;
  readonly beginning: HandoverShift | null;
  readonly outgoing: Person | null;
  readonly incoming: Person | null;
  /** By id, in the order in which they came. */
  readonly items: ReadonlyMap<string, HandoverItem>;
  readonly questions: ReadonlyMap<string, Question>;
  /** Items of instructions that who takes over has read and confirmed before. */
  readonly readBefore: ReadonlySet<string>;
  readonly missing: (EventBody<"handover.missing"> & Mark) | null;
  readonly interruption: (EventBody<"handover.interrupted"> & Mark) | null;
  readonly signatures: { readonly [Each in Side]: Signature | null };
  /** Why it was refused or given up. */
  readonly ended: (Mark & { readonly reason: string }) | null;
  readonly withoutEffect: ReadonlySet<string>;
}

export const handoverRefusals = [
  "wrong-phase",
  "not-outgoing",
  "not-incoming",
  "not-taking-part",
  "not-supervisor",
  "same-person",
  "side-taken",
  "nobody-there",
  "unknown-item",
  "not-gone-through",
  "already-so",
  "question-open",
  "unknown-question",
  "items-left",
  "other-document",
  "too-many",
] as const;
export type HandoverRefusal = (typeof handoverRefusals)[number];

export function newHandover(id: string): Handover {
  return {
    ...{ id, phase: "none", phaseSinceMs: 0, begunAtMs: 0, reservedMs: 0, previous: null },
    ...{ ending: null, beginning: null, outgoing: null, incoming: null },
    ...{ items: new Map(), questions: new Map(), readBefore: new Set<string>() },
    ...{ missing: null, interruption: null, signatures: { outgoing: null, incoming: null } },
    ...{ ended: null, withoutEffect: new Set<string>() },
  };
}

/** `events` in any order, some perhaps twice; those about other subjects must not be among them. */
export function foldHandover(id: string, events: Iterable<RoomEvent>): Handover {
  const once = new Map<string, RoomEvent>();
  for (const event of events) once.set(eventId(event), event);
  return [...once.values()].sort(compareEvents).reduce(stepHandover, newHandover(id));
}

/** One more event, later than all that the handover has seen. */
export function stepHandover(handover: Handover, event: RoomEvent): Handover {
  const after = handoverAfter(handover, event);
  if (typeof after !== "string") return after;
  return { ...handover, withoutEffect: new Set(handover.withoutEffect).add(eventId(event)) };
}

/** The handover after an event, or why it may not be: the one rule for what people ask for and for what was written. */
export function handoverAfter(handover: Handover, event: RoomEvent): Handover | HandoverRefusal {
  const action = actionOf(handover, event);
  if (!action) return "wrong-phase";
  const phase = phaseAfter(handover.phase, action);
  if (!phase) return "wrong-phase";
  const after = applied(handover, event);
  if (typeof after === "string" || phase === after.phase) return after;
  return { ...after, phase, phaseSinceMs: event.time.ms };
}

const actions: { readonly [Kind in RoomEvent["kind"]]?: HandoverAction } = {
  "handover.begun": "begin",
  "handover.listed": "list",
  "handover.joined": "join",
  "handover.gone-through": "go-through",
  "handover.noted": "note",
  "handover.confirmed": "confirm",
  "handover.asked": "ask",
  "handover.answered": "answer",
  "handover.interrupted": "interrupt",
  "handover.resumed": "resume",
  "handover.missing": "miss",
  "handover.unsigned": "unsign",
  "handover.refused": "refuse",
  "handover.abandoned": "abandon",
};

function actionOf({ missing }: Handover, event: RoomEvent): HandoverAction | undefined {
  if (event.kind !== "handover.signed") return actions[event.kind];
  const isAlone = missing !== null && missing.side !== event.body.side;
  return event.body.side === "incoming" || isAlone ? "sign-last" : "sign-first";
}

/** Who leads the shift after it: null for nobody, undefined where it changed nothing. */
export function leaderAfter({ phase, missing, incoming }: Handover): Person | null | undefined {
  if (phase !== "done") return undefined;
  return missing?.side === "incoming" ? null : incoming;
}

/** What stands in the way of a signature. */
export interface Left {
  readonly goThrough: number;
  readonly confirm: number;
  readonly answer: number;
}

export function leftOf({ items, questions, missing, readBefore }: Handover): Left {
  const all = [...items.values()];
  const count = <Each>(each: readonly Each[], test: (one: Each) => boolean) => each.filter(test).length;
  return {
    goThrough: missing?.side === "outgoing" ? 0 : count(all, ({ goneThrough }) => goneThrough === null),
    confirm:
      missing?.side === "incoming"
        ? 0
        : count(all, ({ confirmed, item }) => confirmed === null && !readBefore.has(item.id)),
    answer: missing ? 0 : count([...questions.values()], ({ answer }) => answer === null),
  };
}

export function isReady(handover: Handover): boolean {
  const { goThrough, confirm, answer } = leftOf(handover);
  return handover.items.size > 0 && goThrough + confirm + answer === 0;
}

/** On which side an actor is; undefined for one who takes no part. */
export function sideOf({ outgoing, incoming }: Handover, actor: string): Side | undefined {
  if (outgoing && actorOf(outgoing) === actor) return "outgoing";
  return incoming && actorOf(incoming) === actor ? "incoming" : undefined;
}

function applied(handover: Handover, event: RoomEvent): Handover | HandoverRefusal {
  const mark: Mark = { atMs: event.time.ms, by: event.actor };
  const side = sideOf(handover, event.actor);
  switch (event.kind) {
    case "handover.begun":
      return begun(handover, event.body, mark);
    case "handover.listed":
      return listed(handover, event.body.items, mark);
    case "handover.joined":
      return joined(handover, event.body, mark);
    case "handover.gone-through": {
      if (side !== "outgoing") return "not-outgoing";
      const { item, remark } = event.body;
      const known = handover.items.get(item);
      if (!known) return "unknown-item";
      if (known.goneThrough && known.remark === remark) return "already-so";
      // What was confirmed is not what is said now.
      return withItem(handover, { ...known, goneThrough: mark, remark, confirmed: null });
    }
    case "handover.noted": {
      if (!side) return "not-taking-part";
      const { item: id, text } = event.body;
      if (handover.items.has(id)) return "already-so";
      if (handover.items.size >= maxItems) return "too-many";
      const title = { id: "", en: "" };
      const item: Item = {
        ...{ id, kind: "note", subject: id, priority: "normal", title, text: { id: text, en: text } },
        ...{ facts: {}, sinceMs: mark.atMs, dueMs: null },
      };
      return withItem(handover, { item, isNews: false, goneThrough: mark, remark: null, confirmed: null });
    }
    case "handover.confirmed":
      return confirmed(handover, event.body.item, side, mark);
    case "handover.asked": {
      if (side !== "incoming") return "not-incoming";
      if (handover.missing) return "nobody-there";
      const { question: id, item, text } = event.body;
      const known = handover.items.get(item);
      if (!known) return "unknown-item";
      if (handover.questions.has(id)) return "already-so";
      if (handover.questions.size >= maxQuestions) return "too-many";
      const question: Question = { id, item, text, asked: mark, answer: null };
      return {
        ...withItem(handover, { ...known, confirmed: null }),
        questions: new Map(handover.questions).set(id, question),
      };
    }
    case "handover.answered": {
      if (side !== "outgoing") return "not-outgoing";
      const known = handover.questions.get(event.body.question);
      if (!known) return "unknown-question";
      if (known.answer) return "already-so";
      const question = { ...known, answer: { ...mark, text: event.body.text } };
      return { ...handover, questions: new Map(handover.questions).set(known.id, question) };
    }
    case "handover.interrupted":
      return { ...handover, interruption: { ...event.body, ...mark } };
    case "handover.resumed":
      return { ...handover, interruption: null };
    case "handover.missing":
      return missed(handover, event.body, side, mark);
    case "handover.signed":
      return signed(handover, event.body, side, mark);
    case "handover.unsigned":
      if (!side) return "not-taking-part";
      return { ...handover, signatures: { outgoing: null, incoming: null } };
    case "handover.refused":
      if (side !== "incoming") return "not-incoming";
      return { ...handover, ended: { ...mark, reason: event.body.reason } };
    case "handover.abandoned":
      return { ...handover, ended: { ...mark, reason: event.body.reason } };
    default:
      return "wrong-phase";
  }
}

function begun(
  handover: Handover,
  { outgoing, incoming, read, ...body }: EventBody<"handover.begun">,
  { atMs }: Mark,
): Handover | HandoverRefusal {
  if (!outgoing && !incoming) return "nobody-there";
  const refusal = unfit(outgoing, incoming) ?? unfit(incoming, outgoing);
  if (refusal) return refusal;
  return { ...handover, ...body, outgoing, incoming, begunAtMs: atMs, readBefore: new Set(read) };
}

function unfit(person: Person | null, other: Person | null): HandoverRefusal | undefined {
  if (!person) return undefined;
  if (person.role !== "supervisor") return "not-supervisor";
  return person.id === other?.id ? "same-person" : undefined;
}

function listed(handover: Handover, given: readonly Item[], { atMs }: Mark): Handover | HandoverRefusal {
  const fresh = given.filter(({ id }) => !handover.items.has(id));
  if (fresh.length === 0) return "already-so";
  if (handover.items.size + fresh.length > maxItems) return "too-many";
  const items = new Map(handover.items);
  // The list with which it began is written in the moment of its beginning, and by the same station.
  const isNews = atMs > handover.begunAtMs;
  for (const item of fresh) {
    items.set(item.id, { item, isNews, goneThrough: null, remark: null, confirmed: null });
  }
  return { ...handover, items };
}

function joined(
  handover: Handover,
  { side, person, read }: EventBody<"handover.joined">,
  mark: Mark,
): Handover | HandoverRefusal {
  if (mark.by !== actorOf(person)) return "not-taking-part";
  const there = handover[side];
  const other = handover[side === "outgoing" ? "incoming" : "outgoing"];
  const refusal = unfit(person, other);
  if (refusal) return refusal;
  if (there && there.id !== person.id) return "side-taken";
  const isBack = handover.missing?.side === side;
  if (there && !isBack) return "already-so";
  return {
    ...{ ...handover, [side]: person, missing: isBack ? null : handover.missing },
    readBefore: side === "incoming" ? new Set(read) : handover.readBefore,
  };
}

function confirmed(
  handover: Handover,
  id: string,
  side: Side | undefined,
  mark: Mark,
): Handover | HandoverRefusal {
  if (side !== "incoming") return "not-incoming";
  const known = handover.items.get(id);
  if (!known) return "unknown-item";
  if (known.confirmed) return "already-so";
  if (!known.goneThrough && handover.missing?.side !== "outgoing") return "not-gone-through";
  const isOpen = ({ item, answer }: Question) => item === id && !answer;
  if (!handover.missing && [...handover.questions.values()].some(isOpen)) return "question-open";
  return withItem(handover, { ...known, confirmed: mark });
}

function missed(
  handover: Handover,
  body: EventBody<"handover.missing">,
  side: Side | undefined,
  mark: Mark,
): Handover | HandoverRefusal {
  if (!side) return "not-taking-part";
  // Nobody says of himself that he is not there, and one of the two is.
  if (side === body.side) return "nobody-there";
  if (handover.missing) return "already-so";
  if (body.second && handover[side]?.id === body.second.id) return "same-person";
  return { ...handover, missing: { ...body, ...mark } };
}

function signed(
  handover: Handover,
  { side, ...body }: EventBody<"handover.signed">,
  actorSide: Side | undefined,
  mark: Mark,
): Handover | HandoverRefusal {
  const person = handover[side];
  if (actorSide !== side || !person) return side === "outgoing" ? "not-outgoing" : "not-incoming";
  const { missing, signatures } = handover;
  if (missing?.side === side) return "nobody-there";
  const signature = { ...body, ...mark, person };
  const after = { ...handover, signatures: { ...signatures, [side]: signature } };
  if (handover.phase === "signed") {
    return signatures.outgoing?.sha256 === body.sha256 ? after : "other-document";
  }
  // The second one cannot sign what the first has not.
  if (side === "incoming" && !missing) return "wrong-phase";
  if (!missing && !handover.incoming) return "nobody-there";
  return isReady(handover) ? after : "items-left";
}

function withItem(handover: Handover, item: HandoverItem): Handover {
  return { ...handover, items: new Map(handover.items).set(item.item.id, item) };
}
