/**
 * Looks at every text that a display shows now: how large it is to the reader, and how it stands out from what is
 * behind it.
 *
 * The size is that of capitals (ISO 9241-303). The ground is what lies below the middle of the text, layer by layer,
 * down to the first opaque colour; where a picture, a video or a map lies there, the text is judged as on the worst
 * picture, so that it needs a backing of its own. Texts drawn on the map's canvas are not seen here: the map's style
 * draws all of them at the smallest size that may be read (panels/map/style.test.ts).
 */
import type { IllegibleText, LegibilityReport } from "../../../shared/contract/legibility.ts";
import { arcMinutes, type DisplayGeometry, minimumArcMin } from "../../../shared/domain/scene/legibility.ts";
import { type Colour, enoughContrast, readColour, worstContrast } from "../../ui/contrast.ts";

/** A font size of whole pixels, and a browser's fractions of them. */
const toleranceArcMin = 0.05;
const toleranceContrast = 0.005;
/** Fainter than this, a layer waits for its turn (a tour's next camera): nobody sees it. */
const unseenOpacity = 0.02;
const mostTold = 50;
const longestText = 80;

export function lookAt(
  wall: HTMLElement,
  display: DisplayGeometry,
): Pick<LegibilityReport, "texts" | "illegible" | "more"> {
  const found: IllegibleText[] = [];
  let texts = 0;
  seeingThrough(wall.ownerDocument, () => {
    for (const { node, box } of visibleTexts(wall)) {
      texts++;
      const element = node.parentElement as Element;
      const arcMin = arcMinutes(fontPx(element), display);
      const ratio = contrastOf(element, box);
      const isSmall = arcMin < minimumArcMin - toleranceArcMin;
      if (!isSmall && ratio >= enoughContrast - toleranceContrast) continue;
      found.push({
        panel: element.closest<HTMLElement>("[data-panel]")?.dataset.panel ?? "",
        text: node.data.trim().replace(/\s+/g, " ").slice(0, longestText),
        arcMin: rounded(arcMin),
        contrast: rounded(ratio),
      });
    }
  });
  found.sort((a, b) => badness(b) - badness(a));
  return { texts, illegible: found.slice(0, mostTold), more: Math.max(0, found.length - mostTold) };
}

function badness({ arcMin, contrast }: IllegibleText): number {
  return Math.max(minimumArcMin / arcMin, enoughContrast / contrast);
}

/** What takes no pointer is on the screen all the same. */
function seeingThrough(page: Document, look: () => void): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { pointer-events: auto !important }");
  const before = page.adoptedStyleSheets;
  page.adoptedStyleSheets = [...before, sheet];
  try {
    look();
  } finally {
    page.adoptedStyleSheets = before;
  }
}

interface SeenText {
  readonly node: Text;
  /** Its first line. */
  readonly box: DOMRect;
}

function* visibleTexts(wall: HTMLElement): Generator<SeenText> {
  const page = wall.ownerDocument;
  const walker = page.createTreeWalker(wall, NodeFilter.SHOW_TEXT);
  const range = page.createRange();
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (node.data.trim() === "") continue;
    range.selectNodeContents(node);
    const [box] = range.getClientRects();
    if (!box || box.width < 1 || box.height < 1) continue;
    const element = node.parentElement as Element;
    if (getComputedStyle(element).visibility !== "visible" || opacityOf(element) < unseenOpacity) continue;
    // What is clipped away, or under something else, is not seen.
    const [x, y] = middle(box);
    const isSeen = page.elementsFromPoint(x, y).some((each) => each === element);
    if (isSeen) yield { node, box };
  }
}

function fontPx(element: Element): number {
  const size = Number.parseFloat(getComputedStyle(element).fontSize);
  // A drawing has a measure of its own.
  const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
  return size * scale;
}

function contrastOf(element: Element, box: DOMRect): number {
  const style = getComputedStyle(element);
  const own = readColour(element instanceof SVGElement ? style.fill : style.color);
  if (!own) return 1;
  const [red, green, blue, alpha] = own;
  const layers = layersBelow(element, box);
  return worstContrast([red, green, blue, alpha * opacityOf(element)], layers);
}

/** From the text's own element down to the first opaque one, or to the first picture. */
function layersBelow(element: Element, box: DOMRect): Colour[] {
  const [x, y] = middle(box);
  const stack = element.ownerDocument.elementsFromPoint(x, y);
  const layers: Colour[] = [];
  for (const each of stack.slice(stack.indexOf(element))) {
    if (each.matches("video, canvas, img")) return layers;
    const style = getComputedStyle(each);
    const colour = readColour(style.backgroundColor);
    if (style.backgroundImage !== "none") return layers;
    if (!colour || colour[3] === 0) continue;
    const alpha = colour[3] * opacityOf(each);
    layers.push([colour[0], colour[1], colour[2], alpha]);
    if (alpha >= 1) return layers;
  }
  return layers;
}

function opacityOf(element: Element): number {
  let opacity = 1;
  for (let each: Element | null = element; each; each = each.parentElement)
    opacity *= Number(getComputedStyle(each).opacity);
  return opacity;
}

function middle({ left, top, width, height }: DOMRect): [x: number, y: number] {
  return [left + width / 2, top + height / 2];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
