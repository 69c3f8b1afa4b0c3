/** A handover as screens see it. */
import type { HandoverItemRow, HandoverRow } from "../../../shared/contract/handover.ts";
import { leftOf, type Mark } from "../../../shared/domain/handover/handover.ts";
import type { HandoverBook, KnownHandover } from "./book.ts";
import { hasUrgent } from "./commands.ts";

export function handoverRow(book: HandoverBook, known: KnownHandover, wantsTwo: boolean): HandoverRow {
  const { handover, events } = known;
  const { id, phase, phaseSinceMs, begunAtMs, reservedMs, ending, beginning, outgoing, incoming } = handover;
  const { missing, interruption, ended, signatures } = handover;
  const signature = (side: "outgoing" | "incoming") => {
    const made = signatures[side];
    if (!made) return null;
    const { person, atMs, sha256 } = made;
    return { person, at: atMs, sha256, holds: book.signed(known, side)?.holds ?? false };
  };
  return {
    ...{ id, phase, phaseSince: phaseSinceMs, begunAt: begunAtMs, reservedMs, ending, beginning },
    ...{ outgoing, incoming },
    missing: missing && { side: missing.side, reason: missing.reason, second: missing.second },
    interruption: interruption && {
      ...{ cause: interruption.cause, reason: interruption.reason, at: interruption.atMs },
    },
    ended: ended && { reason: ended.reason, by: ended.by, at: ended.atMs },
    items: handover.items.size,
    left: leftOf(handover),
    document: book.isReady(known)
      ? book.document(known).sha256
      : phase === "signed"
        ? (signatures.outgoing?.sha256 ?? null)
        : null,
    signatures: { outgoing: signature("outgoing"), incoming: signature("incoming") },
    wantsSecond: wantsTwo && hasUrgent(known),
    stations: [...new Set(events.map(({ station }) => station))],
  };
}

const markRow = (mark: Mark | null) => mark && { at: mark.atMs, by: mark.by };

export function itemRows({ handover }: KnownHandover): HandoverItemRow[] {
  return [...handover.items.values()].map(({ item, isNews, goneThrough, remark, confirmed }, position) => ({
    ...{ id: item.id, position, item, isNews, remark },
    ...{ goneThrough: markRow(goneThrough), confirmed: markRow(confirmed) },
    readBefore: handover.readBefore.has(item.id),
    questions: [...handover.questions.values()]
      .filter((question) => question.item === item.id)
      .map(({ id, text, asked, answer }) => ({
        ...{ id, text, at: asked.atMs },
        answer: answer && { text: answer.text, at: answer.atMs },
      })),
  }));
}
