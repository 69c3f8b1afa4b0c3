/** An excerpt in parts: the words found stand between U+0002 and U+0003. Pure. */

export interface ExcerptPart {
  readonly text: string;
  readonly found: boolean;
}

const [begin, end] = ["\u0002", "\u0003"];

/** Whatever marks are missing or misplaced, every character of the text is kept, and none of the marks. */
export function excerptParts(excerpt: string): ExcerptPart[] {
  return excerpt.split(begin).flatMap((piece, n) => {
    const [marked = "", ...plain] = piece.split(end);
    const rest = plain.join("");
    const parts = [
      { text: marked, found: n > 0 },
      { text: rest, found: false },
    ];
    return parts.filter(({ text }) => text !== "");
  });
}
