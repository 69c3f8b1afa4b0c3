/** A table of the briefing on paper: columns as wide as their words, marks and bars beside them. */
import type { BriefingCell, BriefingTable } from "../../../../shared/domain/briefing/content.ts";
import { drawCell, levelInk, lineInk, softInk, word } from "./pen.ts";

/** Lines of a table, in rows: what it takes of the height of a column. */
export function rowsOf({ lines, head, rows, left, none }: BriefingTable): number {
  const heads = rows.length > 0 && head.some(({ text }) => text !== "") ? 1 : 0;
  return lines.length + heads + rows.length + (left === null ? 0 : 1) + (none === null ? 0 : 1);
}

export interface TablePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly rowPt: number;
}

const gap = 5;
const drawnPt = { bar: 46, course: 46, priority: 9, change: 7 } as const;

/** Tells where it ends. */
export function drawTable(document: PDFKit.PDFDocument, table: BriefingTable, place: TablePlace): number {
  const { x, width, rowPt } = place;
  const pt = Math.min(8.5, rowPt * 0.68);
  const headPt = pt * 0.86;
  let { y } = place;
  for (const { text, aside, level } of table.lines) {
    const colour = level ? levelInk[level] : softInk;
    if (level) document.rect(x, y + rowPt * 0.12, 2, rowPt * 0.76).fill(colour);
    const from = x + (level ? 6 : 0);
    const besides = aside === null ? 0 : Math.min(width * 0.4, widthOf(document, aside, pt, false));
    const top = y + (rowPt - pt) / 2;
    word(document, text, {
      ...{
        x: from,
        y: top,
        width: x + width - from - (besides && besides + gap),
        pt,
        colour,
        bold: level !== null,
      },
    });
    if (aside !== null)
      word(document, aside, { x: x + width - besides, y: top, width: besides, pt, colour, end: true });
    y += rowPt;
  }
  const columns = columnsOf(document, table, x, width, pt, headPt);
  if (table.rows.length > 0 && table.head.some(({ text }) => text !== "")) {
    for (const [index, { text, end }] of table.head.entries()) {
      const column = columns[index]!;
      word(document, text, {
        ...{
          x: column.x,
          width: column.width,
          y: y + rowPt - headPt - 1.5,
          pt: headPt,
          colour: softInk,
          end,
        },
      });
    }
    y += rowPt;
    rule(document, x, y, width, softInk);
  }
  for (const cells of table.rows) {
    for (const [index, cell] of cells.entries()) {
      const { x: from, width: wide } = columns[index]!;
      const end = table.head[index]?.end ?? false;
      drawCell(document, cell, { x: from, y, width: wide, height: rowPt, pt, bold: index === 0, end });
    }
    y += rowPt;
    rule(document, x, y, width, lineInk);
  }
  for (const text of [table.left, table.none]) {
    if (text === null) continue;
    word(document, text, { x, y: y + (rowPt - pt) / 2, width, pt, colour: softInk });
    y += rowPt;
  }
  return y;
}

function rule(document: PDFKit.PDFDocument, x: number, y: number, width: number, colour: string): void {
  document
    .moveTo(x, y)
    .lineTo(x + width, y)
    .lineWidth(0.4)
    .strokeColor(colour)
    .stroke();
}

/** Each as wide as its widest word. What is left goes to bars, else to the longest words; what lacks, the widest give. */
function columnsOf(
  document: PDFKit.PDFDocument,
  { head, rows }: BriefingTable,
  x: number,
  width: number,
  pt: number,
  headPt: number,
): { readonly x: number; readonly width: number }[] {
  const widths = head.map(({ text }, index) =>
    Math.max(
      widthOf(document, text, headPt, false),
      ...rows.map((cells) => cellWidth(document, cells[index], pt, index === 0)),
    ),
  );
  const free = width - gap * (widths.length - 1);
  let lacking = widths.reduce((sum, each) => sum + each, 0) - free;
  while (lacking > 0.01) {
    const widest = Math.max(...widths);
    const next = Math.max(0, ...widths.filter((each) => each < widest - 0.01));
    const of = widths.filter((each) => each >= widest - 0.01).length;
    const less = Math.min(widest - next, lacking / of);
    for (const [index, each] of widths.entries()) if (each >= widest - 0.01) widths[index] = each - less;
    lacking -= less * of;
  }
  const drawn = rows[0]?.findIndex(({ kind }) => kind === "bar" || kind === "course") ?? -1;
  const widestWords = Math.max(...widths.filter((_, index) => !head[index]?.end), 0);
  const wide = Math.max(0, drawn >= 0 ? drawn : widths.indexOf(widestWords));
  if (widths.length > 0) widths[wide] = widths[wide]! - Math.min(0, lacking);
  let at = x;
  return widths.map((each) => {
    const column = { x: at, width: each };
    at += each + gap;
    return column;
  });
}

function cellWidth(
  document: PDFKit.PDFDocument,
  cell: BriefingCell | undefined,
  pt: number,
  first: boolean,
): number {
  if (!cell || cell.kind === "none") return 0;
  if (cell.kind === "text") return widthOf(document, cell.text, pt, first || cell.level !== null);
  if (cell.kind === "agency") return pt * 1.25 + widthOf(document, cell.text, pt, first);
  return drawnPt[cell.kind];
}

function widthOf(document: PDFKit.PDFDocument, text: string, pt: number, bold: boolean): number {
  return (
    document
      .font(bold ? "Helvetica-Bold" : "Helvetica")
      .fontSize(pt)
      .widthOfString(text) + 0.5
  );
}
