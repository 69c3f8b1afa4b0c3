/**
 * What is signed: everything that a handover came to, as plain data. The hash of its canonical JSON (RFC 8785) is what
 * both put their names under, and its paper is made of it and of nothing else.
 */
import type { RoomEvent } from "../event/event.ts";
import type { Person } from "../roles/role.ts";
import type { Covers, HandoverShift, Side } from "./event.ts";
import { foldHandover, type Handover } from "./handover.ts";
import type { Item } from "./item.ts";

export interface DocumentItem {
  readonly item: Item;
  readonly isNews: boolean;
  readonly goneThroughAtMs: number | null;
  readonly remark: string | null;
  readonly confirmedAtMs: number | null;
  /** An instruction that who takes over had read and confirmed before. */
  readonly readBefore: boolean;
  readonly questions: readonly {
    readonly text: string;
    readonly askedAtMs: number;
    readonly answer: string | null;
    readonly answeredAtMs: number | null;
  }[];
}

export interface HandoverDocument {
  readonly form: 1;
  /** The city's code. */
  readonly city: string;
  readonly handover: string;
  readonly previous: string | null;
  readonly begunAtMs: number;
  readonly ending: HandoverShift | null;
  readonly beginning: HandoverShift | null;
  readonly outgoing: Person | null;
  readonly incoming: Person | null;
  readonly missing: { readonly side: Side; readonly reason: string; readonly second: Person | null } | null;
  readonly items: readonly DocumentItem[];
}

export function documentOf(city: string, handover: Handover): HandoverDocument {
  const { id, previous, begunAtMs, ending, beginning, outgoing, incoming, missing } = handover;
  return {
    ...{ form: 1, city, handover: id, previous, begunAtMs, ending, beginning, outgoing, incoming },
    missing: missing && { side: missing.side, reason: missing.reason, second: missing.second },
    items: [...handover.items.values()].map(({ item, isNews, goneThrough, remark, confirmed }) => ({
      ...{ item, isNews, remark },
      goneThroughAtMs: goneThrough?.atMs ?? null,
      confirmedAtMs: confirmed?.atMs ?? null,
      readBefore: handover.readBefore.has(item.id),
      questions: [...handover.questions.values()]
        .filter((question) => question.item === item.id)
        .map(({ text, asked, answer }) => ({
          ...{ text, askedAtMs: asked.atMs },
          ...{ answer: answer?.text ?? null, answeredAtMs: answer?.atMs ?? null },
        })),
    })),
  };
}

/** How far the events reach. */
export function coversOf(events: Iterable<RoomEvent>): Covers {
  const reached = new Map<string, number>();
  for (const { station, seq } of events) reached.set(station, Math.max(seq, reached.get(station) ?? 0));
  return [...reached]
    .map(([station, seq]) => ({ station, seq }))
    .sort((a, b) => (a.station < b.station ? -1 : a.station > b.station ? 1 : 0));
}

/** The document that a signature is about: of what its station knew then, whatever was heard of later. */
export function coveredDocument(
  city: string,
  id: string,
  events: Iterable<RoomEvent>,
  covers: Covers,
): HandoverDocument {
  const reached = new Map(covers.map(({ station, seq }) => [station, seq]));
  const covered = [...events].filter(({ station, seq }) => seq <= (reached.get(station) ?? 0));
  return documentOf(city, foldHandover(id, covered));
}
