/** A handover on paper, A4: exactly what was signed, worked out anew of the events that the signatures cover. */

import type { City } from "../../../shared/domain/city/index.ts";
import type { DocumentItem, HandoverDocument } from "../../../shared/domain/handover/document.ts";
import type { Signature } from "../../../shared/domain/handover/handover.ts";
import { itemText, type Words } from "../../../shared/domain/handover/words.ts";
import { openPaper } from "../paper/document.ts";
import { markedName } from "../paper/mark.ts";
import type { HandoverBook, KnownHandover } from "./book.ts";
import { readTexts } from "./texts.ts";

export type HandoverPaper = (
  known: KnownHandover,
  language: "id" | "en",
) => Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }>;

/** Texts of `handover.json` that stand on paper alone. */
export const paperWords = [
  ...[
    "paper-title",
    "paper-shift",
    "paper-begun",
    "paper-previous",
    "paper-hash",
    "paper-unsigned",
    "paper-broken",
  ],
  ...[
    "paper-page",
    "paper-signed",
    "paper-missing",
    "paper-second",
    "paper-nobody",
    "paper-told",
    "paper-confirmed",
  ],
  ...[
    "paper-read-before",
    "paper-not-told",
    "paper-not-confirmed",
    "paper-news",
    "paper-remark",
    "paper-question",
  ],
  ...["paper-answer", "paper-no-answer", "paper-outgoing", "paper-incoming", "paper-items"],
] as const;

/** Points, 1/72 inch. */
const margin = 42;
const footHeight = 24;

export function createPaper(options: {
  readonly city: City;
  readonly book: HandoverBook;
  readonly resourcesFolder: string;
}): HandoverPaper {
  return async (known, asked) => {
    const { signatures } = known.handover;
    // Both signed the same: the first that there is says what.
    const side = signatures.outgoing ? "outgoing" : "incoming";
    const signed = options.book.signed(known, side);
    const language = signatures[side]?.language ?? asked;
    const words = await readTexts(options.resourcesFolder, language, "handover");
    const { document, sha256 } = options.book.document(known);
    const bytes = await draw({
      ...{ city: options.city, language, words, resourcesFolder: options.resourcesFolder },
      document: signed?.document ?? document,
      sha256: signatures[side]?.sha256 ?? sha256,
      signatures: [signatures.outgoing, signatures.incoming],
      mark: signed ? (signed.holds ? null : words("paper-broken")) : words("paper-unsigned"),
    });
    const day = new Intl.DateTimeFormat("en-CA", { timeZone: options.city.zone }).format(
      known.handover.begunAtMs,
    );
    return { name: markedName(`serah-terima-${day}-${known.handover.id}.pdf`), bytes };
  };
}

interface DrawOptions {
  readonly city: City;
  readonly language: "id" | "en";
  readonly words: Words;
  readonly resourcesFolder: string;
  readonly document: HandoverDocument;
  readonly sha256: string;
  readonly signatures: readonly (Signature | null)[];
  /** In red on every page; null for none. */
  readonly mark: string | null;
}

async function draw(options: DrawOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { city, language, words, document: said, sha256, signatures, mark, resourcesFolder } = options;
  const { document: paper, bytes } = await openPaper(
    {
      ...{ size: "A4", margins: { top: margin, left: margin, right: margin, bottom: margin + footHeight } },
      ...{
        bufferPages: true,
        info: { Title: `${words("paper-title")} ${said.handover}`, Producer: "LIVE Room" },
      },
    },
    resourcesFolder,
  );
  const width = paper.page.width - 2 * margin;
  const format = new Intl.DateTimeFormat(language, {
    ...{ timeZone: city.zone, day: "numeric", month: "short", year: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  });
  const moment = (ms: number) => format.format(ms);
  const write = (text: string, size: number, bold = false, indent = 0, colour = "#000000") =>
    paper
      .font(bold ? "Helvetica-Bold" : "Helvetica")
      .fontSize(size)
      .fillColor(colour)
      .text(text, margin + indent, undefined, { width: width - indent });

  write(city.name[language], 10);
  write(words("paper-title"), 16, true);
  paper.moveDown(0.4);
  const shift = [said.ending, said.beginning].map((each) => (each ? each.name[language] : "–")).join(" > ");
  write(words("paper-shift", { shift }), 10);
  write(words("paper-begun", { time: moment(said.begunAtMs), id: said.handover }), 10);
  if (said.previous) write(words("paper-previous", { id: said.previous }), 10);
  const nobody = words("paper-nobody");
  write(words("paper-outgoing", { name: said.outgoing?.name ?? nobody }), 10, true);
  write(words("paper-incoming", { name: said.incoming?.name ?? nobody }), 10, true);
  if (said.missing) {
    const { side, reason, second } = said.missing;
    write(words("paper-missing", { side: words(`side-${side}`), reason }), 10, true, 0, "#a00000");
    if (second) write(words("paper-second", { name: second.name }), 10, true, 0, "#a00000");
  }
  paper.moveDown(0.8);
  write(words("paper-items", { number: said.items.length }), 12, true);
  for (const [index, each] of said.items.entries()) {
    paper.moveDown(0.5);
    // A head alone at the foot of a page belongs to the next.
    if (paper.y > paper.page.height - margin - footHeight - 40) paper.addPage();
    for (const [line, size, bold] of itemLines(each, index + 1)) write(line, size, bold, bold ? 0 : 16);
  }

  paper.moveDown(1.5);
  if (paper.y > paper.page.height - margin - footHeight - 130) paper.addPage();
  for (const signature of signatures) {
    if (!signature) continue;
    write(words("paper-signed", { name: signature.person.name, time: moment(signature.atMs) }), 11, true);
  }
  if (mark) write(mark, 11, true, 0, "#a00000");
  paper.moveDown(0.3);
  write(words("paper-hash"), 8);
  paper.font("Courier").fontSize(8).text(sha256, margin, undefined, { width });

  const { count } = paper.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    paper.switchToPage(page);
    // Below the margin pdfkit would begin another page.
    paper.page.margins.bottom = 0;
    const foot = words("paper-page", {
      page: page + 1,
      pages: count,
      id: said.handover,
      hash: sha256.slice(0, 16),
    });
    paper
      .font(mark ? "Helvetica-Bold" : "Helvetica")
      .fontSize(8)
      .fillColor(mark ? "#a00000" : "#333333")
      .text(mark ? `${mark} · ${foot}` : foot, margin, paper.page.height - margin, {
        ...{ width, lineBreak: false },
      });
  }
  return bytes();

  function itemLines(each: DocumentItem, number: number): (readonly [string, number, boolean])[] {
    const { title, line, text } = itemText(each.item, { language, words, moment });
    const news = each.isNews ? ` (${words("paper-news")})` : "";
    const told =
      each.goneThroughAtMs === null
        ? words("paper-not-told")
        : words("paper-told", { time: moment(each.goneThroughAtMs) });
    const confirmed = each.readBefore
      ? words("paper-read-before")
      : each.confirmedAtMs === null
        ? words("paper-not-confirmed")
        : words("paper-confirmed", { time: moment(each.confirmedAtMs) });
    return [
      [`${number}. ${title}${news}`, 10, true],
      ...(line === "" ? [] : [[line, 9, false] as const]),
      ...(text === null ? [] : [[text, 9, false] as const]),
      ...(each.remark === null ? [] : [[words("paper-remark", { text: each.remark }), 9, false] as const]),
      ...each.questions.flatMap(({ text: question, answer }) => [
        [words("paper-question", { text: question }), 9, false] as const,
        [
          answer === null ? words("paper-no-answer") : words("paper-answer", { text: answer }),
          9,
          false,
        ] as const,
      ]),
      [`${told} · ${confirmed}`, 8, false],
    ];
  }
}
