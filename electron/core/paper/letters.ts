/**
 * The letters of what goes out on paper. The fonts that every reader has know those of Windows-1252 alone (ISO 32000-1,
 * annex D): a text with any other (ś, →, ≥, Arabic) is written in DejaVu Sans Condensed, of which the paper then holds
 * the letters that it uses.
 *
 * Guarantees: a letter that this font lacks too is a question mark, never another letter. Does not put Arabic and Latin
 * words of one line into the order in which they are read: each such line runs from left to right.
 */
import { join } from "node:path";

const windowsLatin = /^[\n\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/u;
const latin = /\p{Script=Latin}/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** What pdfkit keeps to itself, as of 0.20. */
interface Writing {
  _font: { readonly name: string; readonly font?: { hasGlyphForCodePoint(codePoint: number): boolean } };
}
type Options = PDFKit.Mixins.TextOptions;

const files = { "wide-regular": "DejaVuSansCondensed.ttf", "wide-bold": "DejaVuSansCondensed-Bold.ttf" };

/** Lets `text`, `widthOfString` and `heightOfString` write every letter, whichever of the standard fonts is chosen. */
export function withAllLetters(document: PDFKit.PDFDocument, fontsFolder: string): void {
  for (const [name, file] of Object.entries(files)) document.registerFont(name, join(fontsFolder, file));
  const writing = document as unknown as Writing;
  const [write, width, height] = [document.text, document.widthOfString, document.heightOfString];

  function inLetters<Result>(
    text: string,
    options: Options = {},
    put: (text: string, options: Options) => Result,
  ): Result {
    const composed = text.normalize("NFC");
    if (windowsLatin.test(composed)) return put(composed, options);
    const before = writing._font;
    document.font(/bold/i.test(before.name) ? "wide-bold" : "wide-regular");
    const known = [...composed].map((letter) =>
      letter === "\n" || writing._font.font?.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) ? letter : "?",
    );
    // pdfkit lays words out one by one, from left to right, unless it is given features.
    const whole =
      rightToLeft.test(composed) && !latin.test(composed) ? { ...options, features: [] } : options;
    const result = put(known.join(""), whole);
    writing._font = before;
    return result;
  }

  document.text = ((text: string, ...rest: unknown[]) => {
    const options = rest.find((each): each is Options => typeof each === "object" && each !== null);
    const places = rest.filter((each) => each !== options);
    return inLetters(text, options, (known, its) =>
      (write as (...args: unknown[]) => PDFKit.PDFDocument).call(document, known, ...places, its),
    );
  }) as typeof document.text;
  document.widthOfString = (text, options) =>
    inLetters(text, options, (known, its) => width.call(document, known, its));
  document.heightOfString = (text, options) =>
    inLetters(text, options, (known, its) => height.call(document, known, its));
}
