/**
 * The pages of a briefing, and how they follow one another. Pure.
 *
 * A page that does not fit has parts (parts.ts), which follow one another as pages do. They turn by themselves until a
 * person turns one: then that one stays, since somebody speaks about it, until the turning is asked for again.
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
  /** Which part of the page, from 0. */
  readonly part: number;
  readonly turning: boolean;
  /** When it was turned to, epoch ms. */
  readonly turnedAt: number;
}

/** Those that there is something to show on, and of how many parts each is: one where nobody said. */
export interface BriefingBook {
  readonly pages: readonly BriefingPage[];
  readonly parts: Readonly<Partial<Record<BriefingPage, number>>>;
}

/** How long a page stands, and each part of one that has several. */
export interface TurnEvery {
  readonly pageMs: number;
  readonly partMs: number;
}

/** So many further on, over either end; negative for back. A page that is no longer there goes on as the first. */
export function turned(state: BriefingState, by: number, book: BriefingBook, atMs: number): BriefingState {
  const sheets = book.pages.flatMap((page) =>
    Array.from({ length: partsOf(book, page) }, (_, part) => ({ page, part })),
  );
  const { page, part } = withinItsParts(state, book);
  const from = Math.max(
    0,
    sheets.findIndex((sheet) => sheet.page === page && sheet.part === part),
  );
  const to = (((from + by) % sheets.length) + sheets.length) % sheets.length;
  return { ...state, ...sheets[to], turnedAt: atMs };
}

/** Time went on: the same state, or what comes next. */
export function advanced(
  state: BriefingState,
  every: TurnEvery,
  book: BriefingBook,
  atMs: number,
): BriefingState {
  if (!book.pages.includes(state.page)) return turned(state, 0, book, atMs);
  const standsMs = partsOf(book, state.page) > 1 ? every.partMs : every.pageMs;
  if (!state.turning || atMs - state.turnedAt < standsMs) return state;
  return turned(state, 1, book, atMs);
}

/** A page that has fewer parts than it had shows its last one. */
export function withinItsParts(state: BriefingState, book: BriefingBook): BriefingState {
  const part = Math.min(state.part, partsOf(book, state.page) - 1);
  return part === state.part ? state : { ...state, part };
}

function partsOf({ parts }: BriefingBook, page: BriefingPage): number {
  return Math.max(1, parts[page] ?? 1);
}
