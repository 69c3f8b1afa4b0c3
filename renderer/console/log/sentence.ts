/** A line of the log in words: an entry's lines, or a decision as a sentence. Pure. */
import type { TFunction } from "i18next";
import type { LogRow } from "../../../shared/contract/shiftLog.ts";
import { type EventContext, eventWords } from "../../../shared/domain/event/words.ts";
import { parseMarkdown, plainLines } from "../../../shared/domain/log/markdown.ts";
import type { People } from "../incident/people.ts";
import { currentOf } from "./filter.ts";

export interface SentenceContext extends Pick<EventContext, "city" | "language"> {
  readonly people: People;
}

export interface Sentence {
  readonly text: string;
  /** What a person wrote with a decision. */
  readonly said: string | null;
}

/** More is not seen of it in a row. */
const shownLetters = 400;

export function sentenceOf(row: LogRow, t: TFunction<"events">, context: SentenceContext): Sentence {
  const now = currentOf(row);
  if (now) {
    const lines = plainLines(parseMarkdown(now.text.slice(0, shownLetters))).filter(
      (line) => line.trim() !== "",
    );
    return { text: lines.join(" · ") || t("only-attachments"), said: null };
  }
  const { ordered } = row.body;
  const words = eventWords(row, t, {
    ...{ ...context, orders: new Map<string, string>() },
    ...(typeof ordered === "string" && { ordered }),
  });
  return { text: words.text, said: words.said };
}

/** What a line is about, as it is called: an incident by its id, an officer's day by the officer. */
export function aboutOf({ group, subject, kind, entry }: LogRow): string {
  if (entry)
    return (
      currentOf({ entry } as LogRow)
        ?.links.map(({ name }) => name)
        .join(", ") ?? ""
    );
  if (kind === "log.corrected" || group === "system") return "";
  return subject.replace(/^(attendance|roster|attendance-day):/, "");
}
