/**
 * The briefing on one sheet: every page of it as it stood on the screen at one moment, with that moment.
 *
 * Guarantees: one sheet of A4 across for an ordinary city's briefing; what does not fit in letters that can be read goes
 * on over further ones, and nothing is left out. Words and figures are those that were given, and charts are drawn, not
 * pictures. Nothing is worked out here.
 */
import type {
  BriefingFigures,
  BriefingPair,
  BriefingPaper,
  BriefingTable,
} from "../../../../shared/domain/briefing/content.ts";
import { acrossA4, openPaper } from "../../paper/document.ts";
import { bars, ink, levelInk, lineInk, softInk, word } from "./pen.ts";
import { type Sheet, sheetsOf } from "./sheets.ts";
import { drawTable } from "./table.ts";

/** The bytes of a picture of an incident's record; undefined for one that is not on this station. */
export type ReadPicture = (sha256: string) => Promise<Uint8Array | undefined>;

type PaperPage = BriefingPaper["pages"][number];
type Of<Kind> = PaperPage & { readonly content: Extract<PaperPage["content"], { kind: Kind }> };

const margin = 26;
const width = acrossA4.widthPt - 2 * margin;
const columnGap = 18;
const columnWidth = (width - columnGap) / 2;
const titlePt = 9.5;
const figuresHeight = 88;
const photosHeight = 110;
const pairsAcross = 3;
/** On a sheet of their own. */
const pairRows = 3;
const foot = acrossA4.heightPt - margin - 8;

export async function briefingPdf(
  paper: BriefingPaper,
  { readPicture, resourcesFolder }: { readonly readPicture: ReadPicture; readonly resourcesFolder: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { document, bytes } = await openPaper(
    {
      ...{ size: "A4", layout: "landscape", margin: 0, autoFirstPage: true },
      info: { Title: `${paper.title} · ${paper.time}`, Producer: "LIVE Room" },
    },
    resourcesFolder,
  );
  const sheet = () => {
    word(document, paper.foot, { x: margin, y: foot, width, pt: 6.5, colour: softInk });
    document.addPage();
    return drawHead(document, paper);
  };
  let y = drawHead(document, paper);
  const figures = paper.pages.filter((page): page is Of<"figures"> => page.content.kind === "figures");
  const tables = paper.pages.filter((page): page is Of<"table"> => page.content.kind === "table");
  const photos = paper.pages.filter((page): page is Of<"photos"> => page.content.kind === "photos");
  for (const page of figures) {
    drawTitle(document, page, margin, y, width);
    drawFigures(document, page.content, y + 15);
    y += 15 + figuresHeight + 10;
  }
  const pictured = photos.filter(({ content }) => content.pairs.length > 0);
  const bottom = foot - 8 - pictured.length * (photosHeight + 18);
  const drawPairs = async (
    page: Of<"photos">,
    pairs: readonly BriefingPair[],
    top: number,
    goesOn: boolean,
  ) => {
    drawTitle(document, page, margin, top, width, goesOn ? paper.continued : "");
    for (const [place, pair] of pairs.entries())
      await drawPair(document, pair, {
        x: margin + ((place % pairsAcross) * width) / pairsAcross,
        y: top + 15 + Math.floor(place / pairsAcross) * photosHeight,
        ...{ readPicture, missing: page.content.missing },
      });
  };
  for (const [index, page] of pictured.entries())
    await drawPairs(
      page,
      page.content.pairs.slice(0, pairsAcross),
      bottom + 8 + index * (photosHeight + 18),
      false,
    );
  const further = foot - 8 - (margin + 29);
  for (const [index, each] of sheetsOf(tables, { first: bottom - y, further }).entries())
    drawTables(document, each, index === 0 ? y : sheet(), paper.continued);
  for (const page of pictured) {
    const left = page.content.pairs.slice(pairsAcross);
    for (let at = 0; at < left.length; at += pairsAcross * pairRows)
      await drawPairs(page, left.slice(at, at + pairsAcross * pairRows), sheet(), true);
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
  continued = "",
): void {
  const taken = word(document, `${title} ${continued}`.trim(), {
    x,
    y,
    width: wide,
    pt: titlePt,
    bold: true,
  });
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

function drawTables(
  document: PDFKit.PDFDocument,
  { columns, rowPt }: Sheet<Of<"table">>,
  top: number,
  continued: string,
): void {
  for (const [index, column] of columns.entries()) {
    const x = margin + index * (columnWidth + columnGap);
    let y = top;
    for (const { page, content, continued: goesOn } of column) {
      drawTitle(document, page, x, y, columnWidth, goesOn ? continued : "");
      const table: BriefingTable = content;
      y = drawTable(document, table, { x, y: y + 1.15 * rowPt, width: columnWidth, rowPt }) + 0.75 * rowPt;
    }
  }
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
