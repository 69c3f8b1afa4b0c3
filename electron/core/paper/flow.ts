/**
 * A paper that is written from top to bottom: headings, text, rows of columns, pictures. A4 upright, the number of the
 * page and a line of its own at the foot of each. Of a long one a page at a time is drawn, so that the core does its
 * other work meanwhile.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import { openPaper } from "./document.ts";

export interface PaperHead {
  readonly letterhead: readonly string[];
  readonly title: string;
  readonly subtitle: string;
  /** At the foot of each page. */
  readonly foot: string;
}

export interface Cell {
  readonly text: string;
  /** Points; one without a width takes what is left. */
  readonly width?: number;
  readonly bold?: boolean;
  readonly soft?: boolean;
}

/** Points, 1/72 inch. */
const margin = 42;
const [pageWidth, pageHeight] = [595.28, 841.89];
export const paperWidth = pageWidth - 2 * margin;
const bottom = pageHeight - margin - 18;
const [regular, bold] = ["Helvetica", "Helvetica-Bold"];
const [ink, softInk] = ["#000000", "#444444"];
const gap = 6;
const highestPicture = 250;

export class Paper {
  private readonly document: PDFKit.PDFDocument;
  private readonly foot: string;
  private readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
  private y = margin;

  private constructor({ document, bytes }: Awaited<ReturnType<typeof openPaper>>, head: PaperHead) {
    this.document = document;
    this.bytes = bytes;
    this.foot = head.foot;
    for (const [n, line] of head.letterhead.entries())
      this.centred(line, n === 0 ? 12 : 9, n === 0 ? bold : regular);
    document
      .moveTo(margin, this.y)
      .lineTo(pageWidth - margin, this.y)
      .lineWidth(1.2)
      .strokeColor(ink)
      .stroke();
    this.y += 10;
    this.centred(head.title, 13, bold);
    this.centred(head.subtitle, 9, regular);
    this.y += gap;
  }

  static async open(head: PaperHead, resourcesFolder: string): Promise<Paper> {
    const info = { Title: head.title, Producer: "LIVE Room" };
    return new Paper(await openPaper({ size: "A4", margin, bufferPages: true, info }, resourcesFolder), head);
  }

  async heading(text: string): Promise<void> {
    await this.room(40);
    this.y += gap;
    this.document.font(bold).fontSize(10.5).fillColor(ink).text(text, margin, this.y, { width: paperWidth });
    this.y = this.document.y + 3;
  }

  async text(text: string, size = 9): Promise<void> {
    await this.row([{ text }], size);
  }

  /** Cells beside each other, each as high as it needs. */
  async row(cells: readonly Cell[], size = 8.5): Promise<void> {
    const { document } = this;
    const fixed = cells.reduce((sum, { width = 0 }) => sum + width + (width > 0 ? gap : 0), 0);
    const open = cells.filter(({ width }) => width === undefined).length;
    const placed = cells.map((cell) => ({
      ...cell,
      width: cell.width ?? (paperWidth - fixed - gap * Math.max(0, open - 1)) / open,
    }));
    const heights = placed.map(({ text, width, bold: strong }) =>
      document
        .font(strong ? bold : regular)
        .fontSize(size)
        .heightOfString(text || " ", { width }),
    );
    await this.room(Math.min(Math.max(...heights), bottom - margin));
    let x = margin;
    for (const { text, width, bold: strong, soft } of placed) {
      document
        .font(strong ? bold : regular)
        .fontSize(size)
        .fillColor(soft ? softInk : ink)
        .text(text, x, this.y, { width, height: bottom - this.y, ellipsis: true });
      x += width + gap;
    }
    this.y += Math.min(Math.max(...heights), bottom - this.y) + 2.5;
  }

  /** A JPEG or PNG of so many pixels, as wide as the paper at the most. Rejects for one that is neither. */
  async picture(bytes: Uint8Array, widthPx: number, heightPx: number, caption: string): Promise<void> {
    const scale = Math.min(paperWidth / widthPx, highestPicture / heightPx);
    await this.room(heightPx * scale + 24);
    this.document.image(Buffer.from(bytes), margin, this.y, { width: widthPx * scale });
    this.y += heightPx * scale + 3;
    await this.row([{ text: caption, soft: true }], 8);
    this.y += gap;
  }

  /** Lines and areas in a box as wide as the paper; `draw` is told where its upper left corner is. */
  async drawing(
    heightPt: number,
    draw: (document: PDFKit.PDFDocument, x: number, y: number) => void,
  ): Promise<void> {
    await this.room(heightPt + gap);
    this.document.save();
    draw(this.document, margin, this.y);
    this.document.restore();
    this.y += heightPt + gap;
  }

  async end(): Promise<Uint8Array<ArrayBuffer>> {
    const { document } = this;
    const { count } = document.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      document.switchToPage(page);
      // Below the margin pdfkit would begin another page.
      document.page.margins.bottom = 0;
      document.font(regular).fontSize(7.5).fillColor(softInk);
      document.text(this.foot, margin, pageHeight - margin, {
        width: paperWidth - 60,
        lineBreak: false,
        ellipsis: true,
      });
      document.text(`${page + 1} / ${count}`, margin, pageHeight - margin, {
        ...{ width: paperWidth, align: "right", lineBreak: false },
      });
    }
    return this.bytes();
  }

  private centred(text: string, size: number, font: string): void {
    const { document } = this;
    document.font(font).fontSize(size).fillColor(ink);
    document.text(text, margin, this.y, { width: paperWidth, align: "center" });
    this.y = document.y + 2;
  }

  private async room(height: number): Promise<void> {
    if (this.y + height <= bottom) return;
    this.document.addPage();
    this.y = margin;
    await nextTurn();
  }
}
