/**
 * The briefing on one page: every page of it as it stood on the screen at one moment, with that moment.
 *
 * Guarantees: one page of A4 across, whatever it is given; words and figures are those that were given, and charts are
 * drawn, not pictures. Nothing is worked out here.
 */
import {
  type BriefingFigures,
  type BriefingPair,
  type BriefingPaper,
  type BriefingTable,
  pairsAcross,
} from "../../../../shared/domain/briefing/content.ts";
import { acrossA4, openPaper } from "../../paper/document.ts";
import { bars, ink, levelInk, lineInk, softInk, word } from "./pen.ts";
import { drawTable, rowsOf } from "./table.ts";

/** The bytes of a picture of an incident's record; undefined for one that is not on this station. */
export type ReadPicture = (sha256: string) => Promise<Uint8Array | undefined>;

type PaperPage = BriefingPaper["pages"][number];
type Of<Kind> = PaperPage & { readonly content: Extract<PaperPage["content"], { kind: Kind }> };

const margin = 26;
const width = acrossA4.widthPt - 2 * margin;
const columnGap = 18;
const columnWidth = (width - columnGap) / 2;
const titlePt = 9.5;
/** A title and what is left free below its table, in rows. */
const aroundRows = 1.9;
const mostRowPt = 14;
const figuresHeight = 88;
const photosHeight = 110;

export async function briefingPdf(
  paper: BriefingPaper,
  readPicture: ReadPicture,
): Promise<Uint8Array<ArrayBuffer>> {
  const { document, bytes } = await openPaper({
    ...{ size: "A4", layout: "landscape", margin: 0, autoFirstPage: true },
    info: { Title: `${paper.title} · ${paper.time}`, Producer: "LIVE Room" },
  });
  let y = drawHead(document, paper);
  const figures = paper.pages.filter((page): page is Of<"figures"> => page.content.kind === "figures");
  const tables = paper.pages.filter((page): page is Of<"table"> => page.content.kind === "table");
  const photos = paper.pages.filter((page): page is Of<"photos"> => page.content.kind === "photos");
  for (const page of figures) {
    drawTitle(document, page, margin, y, width);
    drawFigures(document, page.content, y + 15);
    y += 15 + figuresHeight + 10;
  }
  const foot = acrossA4.heightPt - margin - 8;
  const pictured = photos.filter(({ content }) => content.pairs.length > 0);
  const bottom = foot - 8 - pictured.length * (photosHeight + 18);
  drawTables(document, tables, y, bottom);
  for (const [index, page] of pictured.entries()) {
    const top = bottom + 8 + index * (photosHeight + 18);
    drawTitle(document, page, margin, top, width);
    if (page.content.left !== null)
      word(document, page.content.left, { x: margin, y: top + 1, width, pt: 8, colour: softInk, end: true });
    for (const [place, pair] of page.content.pairs.slice(0, pairsAcross).entries())
      await drawPair(document, pair, {
        ...{ x: margin + (place * width) / pairsAcross, y: top + 15, readPicture },
        missing: page.content.missing,
      });
  }
  word(document, paper.foot, { x: margin, y: foot, width, pt: 6.5, colour: softInk });
  return bytes();
}

function drawHead(document: PDFKit.PDFDocument, { title, time }: BriefingPaper): number {
  word(document, title, { x: margin, y: margin, width: width * 0.6, pt: 16, bold: true });
  word(document, time, { x: margin + width * 0.6, y: margin + 4, width: width * 0.4, pt: 11, end: true });
  const y = margin + 21;
  document
    .moveTo(margin, y)
    .lineTo(margin + width, y)
    .lineWidth(1.2)
    .strokeColor(ink)
    .stroke();
  return y + 8;
}

function drawTitle(
  document: PDFKit.PDFDocument,
  { title, stale }: PaperPage,
  x: number,
  y: number,
  wide: number,
): void {
  const taken = word(document, title, { x, y, width: wide, pt: titlePt, bold: true });
  if (stale !== null)
    word(document, stale, {
      ...{ x: x + taken + 8, y: y + 1, width: wide - taken - 8, pt: 8, bold: true, colour: levelInk.warning },
    });
}

/** Figures in two rows, the chart beside them. */
function drawFigures(document: PDFKit.PDFDocument, { figures, chart }: BriefingFigures, y: number): void {
  const wide = chart ? width * 0.66 : width;
  const columns = Math.max(1, Math.ceil(figures.length / 2));
  const [boxWidth, boxHeight] = [wide / columns, figuresHeight / 2];
  for (const [index, { name, value, note, level }] of figures.entries()) {
    const x = margin + (index % columns) * boxWidth;
    const top = y + Math.floor(index / columns) * boxHeight;
    const colour = level ? levelInk[level] : ink;
    document.rect(x, top, level ? 2.4 : 0.8, boxHeight - 5).fill(level ? colour : lineInk);
    const place = { x: x + 7, width: boxWidth - 12 };
    word(document, name, { ...place, y: top, pt: 7.5, colour: softInk });
    word(document, value, { ...place, y: top + 9, pt: 19, bold: true });
    if (note !== null)
      word(document, note, {
        ...place,
        y: top + 30,
        pt: 7.5,
        colour: level ? colour : softInk,
        bold: level !== null,
      });
  }
  if (!chart) return;
  const [x, chartWidth] = [margin + wide + 10, width - wide - 10];
  word(document, chart.title, { x, y, width: chartWidth, pt: 7.5, colour: softInk });
  const [top, height] = [y + 11, figuresHeight - 28];
  word(document, String(Math.max(1, ...chart.values)), { x, y: top, width: 30, pt: 7, colour: softInk });
  bars(document, chart.values, { x: x + 14, y: top, width: chartWidth - 14, height, lastRuns: false });
  document
    .moveTo(x + 14, top + height)
    .lineTo(x + chartWidth, top + height)
    .lineWidth(0.6)
    .strokeColor(softInk)
    .stroke();
  const step = (chartWidth - 14) / Math.max(1, chart.marks.length);
  for (const [index, text] of chart.marks.entries())
    if (text !== "")
      word(document, text, {
        ...{
          x: x + 14 + index * step,
          y: top + height + 2.5,
          width: Math.max(step, 16),
          pt: 7,
          colour: softInk,
        },
      });
}

/** In two columns, each page whole, in letters as large as the longer one lets. */
function drawTables(
  document: PDFKit.PDFDocument,
  pages: readonly Of<"table">[],
  top: number,
  bottom: number,
): void {
  const columns = evenColumns(pages);
  const longest = Math.max(1, ...columns.map(({ rows }) => rows));
  const rowPt = Math.min(mostRowPt, (bottom - top) / longest);
  for (const [index, column] of columns.entries()) {
    const x = margin + index * (columnWidth + columnGap);
    let y = top;
    for (const page of column.pages) {
      drawTitle(document, page, x, y, columnWidth);
      const table: BriefingTable = page.content;
      y = drawTable(document, table, { x, y: y + 1.15 * rowPt, width: columnWidth, rowPt }) + 0.75 * rowPt;
    }
  }
}

interface Column {
  readonly rows: number;
  readonly pages: readonly Of<"table">[];
}

/** Of all ways to put them the one whose longer column is the shortest, the first page to the left. */
function evenColumns(pages: readonly Of<"table">[]): readonly Column[] {
  let best: readonly Column[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (let way = 0; way < 2 ** Math.max(0, pages.length - 1); way++) {
    const columns = [0, 1].map((column) => {
      const own = pages.filter((_, index) => (index === 0 ? 0 : (way >> (index - 1)) & 1) === column);
      return { pages: own, rows: own.reduce((sum, { content }) => sum + rowsOf(content) + aroundRows, 0) };
    });
    const longer = Math.max(...columns.map(({ rows }) => rows));
    if (longer < least) [best, least] = [columns, longer];
  }
  return best;
}

async function drawPair(
  document: PDFKit.PDFDocument,
  { title, place, before, after }: BriefingPair,
  { x, y, readPicture, missing }: { x: number; y: number; readPicture: ReadPicture; missing: string },
): Promise<void> {
  const wide = width / pairsAcross - 10;
  const half = (wide - 4) / 2;
  word(document, `${title} · ${place}`, { x, y, width: wide, pt: 7.5, bold: true });
  const height = photosHeight - 34;
  for (const [index, picture] of [before, after].entries()) {
    const left = x + index * (half + 4);
    const bytes = await readPicture(picture.sha256);
    document.rect(left, y + 11, half, height).fill("#000000");
    if (bytes)
      document.image(Buffer.from(bytes), left, y + 11, {
        ...{ fit: [half, height], align: "center", valign: "center" },
      });
    else
      word(document, missing, {
        x: left + 4,
        y: y + 8 + height / 2,
        width: half - 8,
        pt: 7,
        colour: "#ffffff",
      });
    word(document, picture.name, { x: left, y: y + 13 + height, width: half, pt: 7, bold: true });
    word(document, picture.caption, { x: left, y: y + 21.5 + height, width: half, pt: 6.5, colour: softInk });
  }
}
