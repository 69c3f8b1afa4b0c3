/**
 * Which tables stand where on paper: two columns on each sheet. Pure.
 *
 * Guarantees: every row stands once, in its order. What fits on one sheet in letters that can be read stands there, each
 * table whole, its longer column as short as can be; else tables go on over columns and sheets.
 */
import type { BriefingTable } from "../../../../shared/domain/briefing/content.ts";
import { rowsOf } from "./table.ts";

export interface PlacedTable<Page> {
  readonly page: Page;
  readonly content: BriefingTable;
  /** Goes on from the column before. */
  readonly continued: boolean;
}

export interface Sheet<Page> {
  readonly columns: readonly (readonly PlacedTable<Page>[])[];
  /** How high a row is, points. */
  readonly rowPt: number;
}

/** A title and what is left free below its table, in rows. */
export const aroundRows = 1.9;
const mostRowPt = 14;
/** Lower, and its letters are smaller than somebody reads. */
const leastRowPt = 9;

/** `heights`: of the room for tables on the first sheet, and on each further one, points. */
export function sheetsOf<Page extends { readonly content: BriefingTable }>(
  pages: readonly Page[],
  heights: { readonly first: number; readonly further: number },
): readonly Sheet<Page>[] {
  const even = evenColumns(pages);
  const longest = Math.max(1, ...even.map((column) => rowsIn(column.map(({ content }) => content))));
  if (heights.first / longest >= leastRowPt) {
    const columns = even.map((column) =>
      column.map((page) => ({ page, content: page.content, continued: false })),
    );
    return [{ columns, rowPt: Math.min(mostRowPt, heights.first / longest) }];
  }
  return flowed(pages, heights);
}

function rowsIn(contents: readonly BriefingTable[]): number {
  return contents.reduce((sum, content) => sum + rowsOf(content) + aroundRows, 0);
}

/** Of all ways to put them the one whose longer column is the shortest, the first page to the left. */
function evenColumns<Page extends { readonly content: BriefingTable }>(
  pages: readonly Page[],
): readonly Page[][] {
  let best: readonly Page[][] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let way = 0; way < 2 ** Math.max(0, pages.length - 1); way++) {
    const columns = [0, 1].map((column) =>
      pages.filter((_, index) => (index === 0 ? 0 : (way >> (index - 1)) & 1) === column),
    );
    const longer = Math.max(...columns.map((column) => rowsIn(column.map(({ content }) => content))));
    if (longer < least) [best, least] = [columns, longer];
  }
  return best;
}

function flowed<Page extends { readonly content: BriefingTable }>(
  pages: readonly Page[],
  heights: { readonly first: number; readonly further: number },
): readonly Sheet<Page>[] {
  const columns: PlacedTable<Page>[][] = [[]];
  const room = () => Math.floor((columns.length <= 2 ? heights.first : heights.further) / leastRowPt);
  let taken = 0;
  for (const page of pages) {
    const { rows } = page.content;
    let [from, done] = [0, false];
    while (!done) {
      const head =
        rowsOf({ ...page.content, rows: rows.slice(0, 1) }) - Math.min(1, rows.length) + aroundRows;
      const fits = Math.floor(room() - taken - head);
      // A head alone says nothing, and an empty column has more room than any other.
      if (fits < Math.min(3, rows.length - from) && taken > 0) {
        columns.push([]);
        taken = 0;
        continue;
      }
      const until = Math.min(rows.length, from + Math.max(1, fits));
      const content = { ...page.content, rows: rows.slice(from, until) };
      columns.at(-1)?.push({ page, content, continued: from > 0 });
      taken += rowsIn([content]);
      done = until === rows.length;
      from = until;
    }
  }
  return Array.from({ length: Math.ceil(columns.length / 2) }, (_, sheet) => ({
    columns: columns.slice(2 * sheet, 2 * sheet + 2),
    rowPt: leastRowPt,
  }));
}
