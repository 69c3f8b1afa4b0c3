/**
 * The pages of a briefing, and how they follow one another. Pure.
 *
 * They turn by themselves until a person turns one: then that one stays, since somebody speaks about it, until the
 * turning is asked for again.
 */
export const briefingPages = [
  "today",
  "districts",
  "deadlines",
  "agencies",
  "attendance",
  "water",
  "photos",
] as const;
export type BriefingPage = (typeof briefingPages)[number];

export interface BriefingState {
  readonly page: BriefingPage;
  readonly turning: boolean;
  /** When the page was turned to, epoch ms. */
  readonly turnedAt: number;
}

/** So many further on, over either end; negative for back. A page that is no longer there goes on as the first. */
export function turned(
  state: BriefingState,
  by: number,
  pages: readonly BriefingPage[],
  atMs: number,
): BriefingState {
  const from = Math.max(0, pages.indexOf(state.page));
  const to = (((from + by) % pages.length) + pages.length) % pages.length;
  return { ...state, page: pages[to] ?? state.page, turnedAt: atMs };
}

/** Time went on: the same state, or the page that comes after `everyMs`. */
export function advanced(
  state: BriefingState,
  everyMs: number,
  pages: readonly BriefingPage[],
  atMs: number,
): BriefingState {
  if (!pages.includes(state.page)) return turned(state, 0, pages, atMs);
  if (!state.turning || atMs - state.turnedAt < everyMs) return state;
  return turned(state, 1, pages, atMs);
}
