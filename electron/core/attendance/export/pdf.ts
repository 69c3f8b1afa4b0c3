/**
 * The recap on paper: the city's letterhead, the table with its head on every page, what the letters mean, and the
 * place to sign. A4 across. Of a long table a page at a time is drawn, so that the core does its other work meanwhile.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { AttendanceRules } from "../../../../shared/domain/attendance/rules.ts";
import { acrossA4, fitted, openPaper } from "../../paper/document.ts";
import type { RecapTable, RecapTableLine } from "./table.ts";

export interface PaperOptions {
  readonly paper: AttendanceRules["paper"];
  readonly language: "id" | "en";
  readonly resourcesFolder: string;
  /** The day on which it is signed, in words. */
  readonly dateText: string;
}

/** Points, 1/72 inch. */
const margin = 28;
const { widthPt: pageWidth, heightPt: pageHeight } = acrossA4;
const rowHeight = 12;
const headHeight = 14;
const fontSize = 7;
const signatureHeight = 120;
const [regular, bold] = ["Helvetica", "Helvetica-Bold"];

export async function recapPdf(table: RecapTable, options: PaperOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { paper, language } = options;
  const { document, bytes } = await openPaper(
    {
      ...{ size: "A4", layout: "landscape", margin, bufferPages: true },
      info: { Title: `${paper.title[language]} ${table.monthName}`, Producer: "LIVE Room" },
    },
    options.resourcesFolder,
  );
  const columns = columnsOf(table);
  const width = pageWidth - 2 * margin;
  const bottom = pageHeight - margin - 14;
  const centred = (text: string, y: number, size: number, font: string) =>
    document.font(font).fontSize(size).text(text, margin, y, { width, align: "center", lineBreak: false });
  const cells = (y: number, values: readonly string[], height: number, font: string) => {
    document.font(font).fontSize(fontSize);
    for (const [index, value] of values.entries()) {
      const { x, width: cellWidth, align } = columns[index]!;
      document.rect(x, y, cellWidth, height).lineWidth(0.3).strokeColor("#555555").stroke();
      document.fontSize(fontSize);
      const room = cellWidth - 3;
      // A name may be cut, a figure never: it is written smaller.
      if (index !== 1)
        document.fontSize(
          Math.min(fontSize, (fontSize * room * 0.96) / Math.max(1, document.widthOfString(value))),
        );
      document
        .fillColor("#000000")
        .text(index === 1 ? fitted(value, room, document) : value, x + 1.5, y + (height - fontSize) / 2, {
          ...{ width: room, align, lineBreak: false },
        });
    }
  };
  let y = margin;
  for (const [index, line] of paper.letterhead.entries()) {
    centred(line, y, index === paper.letterhead.length - 1 ? 9 : 12, index < 2 ? bold : regular);
    y += index === paper.letterhead.length - 1 ? 13 : 15;
  }
  document
    .moveTo(margin, y)
    .lineTo(pageWidth - margin, y)
    .lineWidth(1.5)
    .strokeColor("#000000")
    .stroke();
  y += 8;
  centred(paper.title[language].toUpperCase(), y, 11, bold);
  y += 14;
  centred(table.monthName, y, 9, regular);
  y += 16;
  const drawHead = () => {
    cells(y, ["No", table.nameHead, ...table.dayHeads, ...table.totalHeads], headHeight, bold);
    y += headHeight;
  };
  drawHead();
  const drawLine = async (line: RecapTableLine, number: string, font: string) => {
    if (y + rowHeight > bottom) {
      document.addPage();
      y = margin;
      drawHead();
      await nextTurn();
    }
    cells(y, [number, line.name, ...line.days, ...line.totals.map(String)], rowHeight, font);
    y += rowHeight;
  };
  for (const [index, line] of table.lines.entries()) await drawLine(line, String(index + 1), regular);
  // A hundredth each is all that fits where a day's sum stands.
  await drawLine({ ...table.sum, days: table.sum.days.map(shareOf) }, "", bold);
  if (y + signatureHeight > bottom) {
    document.addPage();
    y = margin;
  }
  y += 6;
  document.font(regular).fontSize(fontSize).text(table.legend.join("   "), margin, y, { width });
  y += 24;
  const { place, signature } = paper;
  const signed = [
    ...[`${place}, ${options.dateText}`, signature.office, "", "", ""],
    ...[signature.name, signature.rank, signature.number].filter((each) => each !== undefined),
  ];
  for (const line of signed) {
    document
      .font(line === signature.name ? bold : regular)
      .fontSize(9)
      .text(line, pageWidth - margin - 220, y, { width: 220, align: "center", lineBreak: false });
    y += 12;
  }
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    // Below the margin pdfkit would begin another page.
    document.page.margins.bottom = 0;
    document
      .font(regular)
      .fontSize(fontSize)
      .fillColor("#000000")
      .text(`${page + 1} / ${count}`, margin, pageHeight - margin - 4, {
        width,
        align: "right",
        lineBreak: false,
      });
  }
  return bytes();
}

function columnsOf(table: RecapTable) {
  const [numberWidth, dayWidth] = [18, 13.5];
  // The last three are sums of minutes and hours.
  const totals = table.totalHeads.map((_, index) => (index < table.totalHeads.length - 3 ? 17 : 22));
  const taken = numberWidth + dayWidth * table.dayHeads.length + totals.reduce((sum, each) => sum + each, 0);
  const nameWidth = pageWidth - 2 * margin - taken;
  const widths = [...[numberWidth, nameWidth], ...table.dayHeads.map(() => dayWidth), ...totals];
  let x = margin;
  return widths.map((width, index) => {
    const column = { x, width, align: index === 1 ? ("left" as const) : ("center" as const) };
    x += width;
    return column;
  });
}

function shareOf(cell: string): string {
  const [present = 0, planned = 0] = cell.split("/").map(Number);
  return planned > 0 ? String(Math.round((100 * present) / planned)) : "";
}
