/**
 * Draws words and marks of the briefing onto paper. A word that does not fit is written smaller, down to what can still
 * be read, and only then cut. Whatever says something by its colour says it by its shape or its weight too, since paper
 * is copied in black and white.
 */
import {
  type BriefingCell,
  type BriefingLevel,
  changeOutlines,
} from "../../../../shared/domain/briefing/content.ts";
import { agencyOutlines } from "../../../../shared/domain/city/agency.ts";
import { fitted } from "../../paper/document.ts";

export const ink = "#101418";
export const softInk = "#4a525c";
export const lineInk = "#b5bcc4";
export const barInk = "#3d6f94";
export const groundInk = "#e8ebee";
export const levelInk: Readonly<Record<NonNullable<BriefingLevel>, string>> = {
  warning: "#8a5a00",
  alarm: "#a3161b",
};

/** Points: smaller than this nobody reads. */
const leastPt = 4.5;

export interface WordOptions {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly pt: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly end?: boolean;
}

/** One line; `y` is the top of its letters' line. Tells how wide it came to be. */
export function word(document: PDFKit.PDFDocument, text: string, options: WordOptions): number {
  const { x, y, width, pt, bold = false, colour = ink, end = false } = options;
  const written = text.replaceAll("\n", " ");
  document.font(bold ? "Helvetica-Bold" : "Helvetica").fontSize(pt);
  const natural = document.widthOfString(written);
  const size = natural <= width ? pt : Math.max(Math.min(pt, leastPt), (pt * width * 0.995) / natural);
  document.fontSize(size);
  const shown = fitted(written, width, document);
  const taken = document.widthOfString(shown);
  document
    .fillColor(colour)
    .text(shown, end ? x + width - taken : x, y + (pt - size) / 2, { lineBreak: false });
  return taken;
}

export interface BarsBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The last one is what runs now. */
  readonly lastRuns: boolean;
}

export function bars(
  document: PDFKit.PDFDocument,
  values: readonly number[],
  { x, y, width, height, lastRuns }: BarsBox,
): void {
  const most = Math.max(1, ...values);
  const step = width / Math.max(1, values.length);
  for (const [index, value] of values.entries()) {
    const high = value === 0 ? 0.4 : Math.max(1, (value / most) * height);
    document
      .rect(x + index * step + step * 0.12, y + height - high, step * 0.76, high)
      .fill(lastRuns && index === values.length - 1 ? ink : barInk);
  }
}

const haste = { urgent: 3, high: 2, normal: 1, low: 0 } as const;

/** A path in a box of so many units, `size` points wide. */
function mark(
  document: PDFKit.PDFDocument,
  path: string,
  at: { x: number; y: number; size: number; units: number; colour: string; edge?: string },
): void {
  document
    .save()
    .translate(at.x, at.y)
    .scale(at.size / at.units);
  document.path(path).fillColor(at.colour);
  if (at.edge) document.lineWidth(0.8).fillAndStroke(at.colour, at.edge);
  else document.fill();
  document.restore();
}

export interface CellBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly pt: number;
  readonly bold: boolean;
  readonly end: boolean;
}

export function drawCell(document: PDFKit.PDFDocument, cell: BriefingCell, box: CellBox): void {
  const { x, y, width, height, pt, bold, end } = box;
  const middle = y + height / 2;
  const top = middle - pt * 0.45;
  switch (cell.kind) {
    case "none":
      return;
    case "text":
      word(document, cell.text, {
        ...{ x, y: top, width, pt, end, bold: bold || cell.level !== null },
        colour: cell.level ? levelInk[cell.level] : cell.stale ? softInk : ink,
      });
      return;
    case "agency":
      mark(document, agencyOutlines[cell.shape], {
        ...{ x, y: middle - pt * 0.45, size: pt * 0.9, units: 16, colour: cell.colour, edge: softInk },
      });
      word(document, cell.text, { x: x + pt * 1.25, y: top, width: width - pt * 1.25, pt, bold });
      return;
    case "priority":
      for (const bar of [0, 1, 2]) {
        const high = (pt * 0.9 * (5 + bar * 4)) / 13;
        document
          .rect(x + bar * pt * 0.32, middle + pt * 0.42 - high, pt * 0.22, high)
          .lineWidth(0.4)
          .fillAndStroke(bar < haste[cell.priority] ? ink : "#ffffff", ink);
      }
      return;
    case "bar": {
      const high = height * 0.5;
      document.rect(x, middle - high / 2, width, high).fill(groundInk);
      const part = width * cell.share;
      if (part > 0)
        document.rect(x, middle - high / 2, part, high).fill(cell.level ? levelInk[cell.level] : barInk);
      return;
    }
    case "course":
      bars(document, cell.values, { x, y: y + height * 0.15, width, height: height * 0.7, lastRuns: true });
      return;
    case "change":
      mark(document, changeOutlines[cell.change], {
        ...{ x, y: middle - pt * 0.35, size: pt * 0.75, units: 12, colour: softInk },
      });
  }
}
