/** Which numbers of a log are missing. */

/** Both numbers with it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What of `from` to `to` no span of `covered` holds; `covered` in any order, and overlapping as it likes. */
export function gapsIn({ from, to }: Span, covered: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let next = from;
  for (const span of [...covered].sort((a, b) => a.from - b.from)) {
    if (span.from > to) break;
    if (span.from > next) gaps.push({ from: next, to: span.from - 1 });
    next = Math.max(next, span.to + 1);
  }
  if (next <= to) gaps.push({ from: next, to });
  return gaps;
}
