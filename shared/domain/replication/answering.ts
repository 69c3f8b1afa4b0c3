/**
 * The side that answers: what was asked for goes out in parts, one whenever there is room for it, to each asker in turn.
 * Nothing is read ahead but one part; a giant request is cut, and more requests than the limits allow replace older ones.
 */
import type { ReplicationLimits } from "./limits.ts";
import type { EventRange, GivenReply, Piece, PresentAsked, Request } from "./message.ts";
import { PresentGiving, type PresentPage } from "./presentGiving.ts";
import type { GivenEvent, ReplicaLog } from "./replicaLog.ts";
import { cutBySize } from "./size.ts";

interface Answer {
  readonly to: string;
  readonly id: number;
  readonly askedAtMs: number;
  readonly heardAtMs: number;
  readonly ranges: readonly EventRange[];
  range: number;
  next: number;
  /** Of the event that is being sent in pieces. */
  piece: number;
  readonly page: PresentPage | null;
}

export interface AnsweringOptions {
  readonly log: Pick<ReplicaLog, "read" | "present" | "early" | "readAt">;
  readonly limits: ReplicationLimits;
}

type Part = Pick<GivenReply, "events" | "piece" | "present">;

export class Answering {
  private readonly options: AnsweringOptions;
  private readonly present: PresentGiving;
  private answers: Answer[] = [];

  constructor(options: AnsweringOptions) {
    this.options = options;
    this.present = new PresentGiving(options.log, options.limits);
  }

  get waiting(): number {
    return this.answers.length;
  }

  /** False when there are too many: whoever asks will ask another. */
  request(from: string, { id, askedAtMs, ranges, present }: Request, nowMs: number): boolean {
    const { limits } = this.options;
    const own = this.answers.filter(({ to }) => to === from);
    if (own.some((answer) => answer.id === id)) return true;
    if (own.length >= limits.answersToOne) this.answers.splice(this.answers.indexOf(own[0]!), 1);
    if (this.answers.length >= limits.answers) return false;
    const cut = cutRanges(ranges, limits.answerEvents);
    this.answers.push({
      ...{ to: from, id, askedAtMs, heardAtMs: nowMs, ranges: cut },
      ...{ range: 0, next: cut[0]?.from ?? 0, piece: 0 },
      page: null,
      ...(present && this.pageFor(present, nowMs)),
    });
    return true;
  }

  forget(asker: string): void {
    this.answers = this.answers.filter(({ to }) => to !== asker);
  }

  clear(): void {
    this.answers = [];
  }

  /** The next part of whoever's turn it is; undefined when nobody waits. */
  next(nowMs: number): GivenReply | undefined {
    const answer = this.answers.shift();
    if (!answer) return undefined;
    const { events, piece, present } = answer.page ? this.partOf(answer, answer.page) : this.part(answer);
    const last = answer.page ? answer.next >= answer.page.to : answer.range >= answer.ranges.length;
    if (!last) this.answers.push(answer);
    const { to, id, askedAtMs, heardAtMs } = answer;
    return {
      ...{ kind: "reply", to, id, askedAtMs, heardAtMs },
      ...{ sentAtMs: nowMs, events, piece, present, last },
    };
  }

  private pageFor(asked: PresentAsked, nowMs: number): Pick<Answer, "page" | "next"> {
    const page = this.present.page(asked, nowMs);
    return { page, next: page.from };
  }

  private partOf(answer: Answer, { list, of, places, to }: PresentPage): Part {
    const { log, limits } = this.options;
    const at = answer.next;
    const wanted = places.slice(at, Math.min(to, at + limits.messageEvents));
    const fits = ({ bytes }: GivenEvent) => bytes <= limits.messageBytes;
    const { fitting, next } = cutBySize(those(log.readAt(wanted), fits), limits.messageBytes);
    const done = next
      ? wanted.findIndex(({ station, seq }) => station === next.station && seq === next.seq)
      : wanted.length;
    answer.next = at + done;
    return { events: fitting, piece: null, present: { list, at, next: answer.next, of } };
  }

  private part(answer: Answer): Part {
    const { log, limits } = this.options;
    const range = answer.ranges[answer.range];
    if (!range) return { events: [], piece: null, present: null };
    const limit = Math.min(limits.messageEvents, range.to - answer.next + 1);
    const { fitting: events } = cutBySize(log.read(range.station, answer.next, limit), limits.messageBytes);
    const first = events[0];
    if (!first) {
      this.turn(answer, answer.range + 1);
      return { events: [], piece: null, present: null };
    }
    if (first.bytes > limits.messageBytes)
      return { events: [], piece: this.pieceOf(answer, first), present: null };
    this.advance(answer, events.at(-1)!.seq);
    return { events, piece: null, present: null };
  }

  private pieceOf(answer: Answer, { seq, text }: GivenEvent): Piece {
    const { pieceLetters } = this.options.limits;
    const of = Math.ceil(text.length / pieceLetters);
    const number = answer.piece;
    if (number + 1 < of) answer.piece++;
    else this.advance(answer, seq);
    return { number, of, text: text.slice(number * pieceLetters, (number + 1) * pieceLetters) };
  }

  private advance(answer: Answer, sent: number): void {
    answer.piece = 0;
    answer.next = sent + 1;
    if (answer.next > (answer.ranges[answer.range]?.to ?? 0)) this.turn(answer, answer.range + 1);
  }

  private turn(answer: Answer, range: number): void {
    answer.range = range;
    answer.next = answer.ranges[range]?.from ?? 0;
    answer.piece = 0;
  }
}

function* those<Item>(items: Iterable<Item>, wanted: (item: Item) => boolean): Generator<Item> {
  for (const item of items) if (wanted(item)) yield item;
}

/** Cuts what was asked for after so many events. */
function cutRanges(ranges: readonly EventRange[], most: number): EventRange[] {
  let left = most;
  return ranges.flatMap(({ station, from, to }) => {
    const end = Math.min(to, from + left - 1);
    if (end < from) return [];
    left -= end - from + 1;
    return [{ station, from, to: end }];
  });
}
