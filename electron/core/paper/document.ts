/** A PDF that is being drawn, and its bytes when it is done. Points are 1/72 inch, from the top left corner. */

import { join } from "node:path";
import { withAllLetters } from "./letters.ts";
import { paperMark } from "./mark.ts";

/** Loaded where something is put onto paper: a room that exports nothing does not need it. */
export async function openPaper(
  options: PDFKit.PDFDocumentOptions,
  resourcesFolder: string,
): Promise<{
  readonly document: PDFKit.PDFDocument;
  /** Ends the document. */
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
}> {
  const { default: PdfDocument } = await import("pdfkit");
  const document = new PdfDocument(options);
  withAllLetters(document, join(resourcesFolder, "fonts"));
  const mark = paperMark();
  if (mark !== null) {
    if (document.page) drawMark(document, mark);
    document.on("pageAdded", () => drawMark(document, mark));
  }
  const chunks: Uint8Array[] = [];
  const written = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("end", () => resolve(joined(chunks)));
    document.on("error", reject);
  });
  return {
    document,
    bytes() {
      document.end();
      return written;
    },
  };
}

const [markHeightPt, markColour, markInk] = [15, "#ffc247", "#07090c"];

/** Over the whole width of the page, above everything that is written on it. */
function drawMark(document: PDFKit.PDFDocument, mark: string): void {
  const { x, y } = document;
  const width = document.page.width;
  document.save();
  document.rect(0, 0, width, markHeightPt).fill(markColour);
  document
    .font("Helvetica-Bold")
    .fontSize(10)
    .fillColor(markInk)
    .text(`${mark}  ·  ${mark}  ·  ${mark}`, 0, 3.5, { width, align: "center", lineBreak: false });
  document.restore();
  document.x = x;
  document.y = y;
}

/** A4 across. */
export const acrossA4 = { widthPt: 841.89, heightPt: 595.28 } as const;

/** Cut to a width in points, in the font and size that the document has now. */
export function fitted(
  text: string,
  width: number,
  document: Pick<PDFKit.PDFDocument, "widthOfString">,
): string {
  if (document.widthOfString(text) <= width) return text;
  let short = text;
  while (short.length > 1 && document.widthOfString(`${short}…`) > width) short = short.slice(0, -1);
  return `${short}…`;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
