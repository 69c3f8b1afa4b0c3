/** How wide the columns of each page's table are: their words and figures decide it, so that rows need no other layout. */
import type { BriefingContent } from "../../shared/domain/briefing/content.ts";
import type { BriefingPage } from "../../shared/domain/briefing/pages.ts";
import {
  type BriefingRoom,
  type Column,
  figureParts,
  tableParts,
} from "../../shared/domain/briefing/parts.ts";

export type TableColumns = "districts" | "deadlines" | "groups" | "attendance" | "water";

const column = (rem: number, grow = 0): Column => ({ rem, grow });
const tied = (rem: number): Column => ({ rem, grow: 0, tied: true });
const key = (rem: number, grow: number): Column => ({ rem, grow, key: true });
const arrow = tied(1);

export const tableColumns: Readonly<Record<TableColumns, readonly Column[]>> = {
  // What the row is, its bar, the figure with its arrow, and what it was before.
  districts: [
    ...[key(8, 1.2), column(3, 2), tied(3.4), arrow],
    ...[column(5.4), column(4.6), column(4.2), column(4.8)],
  ],
  deadlines: [key(1.3, 0), key(10, 0.4), column(7.6), column(5.6), column(10, 2), column(6.6)],
  groups: [
    ...[key(7.4, 1), column(4, 1.2), tied(3.4), arrow, column(6.6), arrow],
    ...[column(3.8), column(6.2), column(4.4), column(3.6), column(4.6)],
  ],
  attendance: [key(8, 1), column(3, 2), tied(4.4), column(4.4), column(5), column(7), column(7)],
  water: [
    ...[key(10, 1.4), column(3, 1.4), tied(5.6), arrow, column(6.6)],
    ...[column(5), column(4.6), column(5.4)],
  ],
};

/** The page's table; a page that has none has figures or photos. */
export const columnsOfPage: Readonly<Partial<Record<BriefingPage, TableColumns>>> = {
  ...{ districts: "districts", deadlines: "deadlines", agencies: "groups", attendance: "attendance" },
  water: "water",
};

/** Into how many parts this room divides a page. */
export function partsIn(page: BriefingPage, content: BriefingContent, room: BriefingRoom): number {
  switch (content.kind) {
    case "figures":
      return figureParts(content.figures.length, content.chart !== null, room).length;
    case "table":
      return tableParts(content.rows.length, tableColumns[columnsOfPage[page] ?? "groups"], room).length;
    case "photos":
      return Math.max(1, content.pairs.length);
  }
}
