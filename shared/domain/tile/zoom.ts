/**
 * Digital zoom: which part of a picture fills its box.
 *
 * Guarantees: a view never shows anything outside the picture, save for the bars that a picture of another shape than
 * its box leaves while it is not large enough to fill it; zooming keeps what is under the pointer there, as far as the
 * picture's edges allow. Shares are of the whole picture, or of the whole box, from its top left corner.
 */
export interface View {
  /** 1 for the whole picture. */
  readonly scale: number;
  /** The middle of what is seen, in shares of the picture. */
  readonly x: number;
  readonly y: number;
}

/** How much of the box the whole picture fills: 1 along one side at the least. */
export interface Fill {
  readonly width: number;
  readonly height: number;
}

/** A place in the box, or a way across it, in shares of it. */
export interface BoxPoint {
  readonly x: number;
  readonly y: number;
}

export const largestScale = 8;
const steps = [1, 1.5, 2, 3, 4, 6, largestScale];
const middle: BoxPoint = { x: 0.5, y: 0.5 };
export const wholePicture: View = { scale: 1, ...middle };

/** Of a picture that is shown whole in a box, both given by width to height. */
export function fillOf(pictureAspect: number, boxAspect: number): Fill {
  return pictureAspect > boxAspect
    ? { width: 1, height: boxAspect / pictureAspect }
    : { width: pictureAspect / boxAspect, height: 1 };
}

/** The next larger (1) or smaller (-1) of the steps that keys take. */
export function nextScale(scale: number, direction: 1 | -1): number {
  const next =
    direction > 0 ? steps.find((step) => step > scale) : [...steps].reverse().find((step) => step < scale);
  return next ?? (direction > 0 ? largestScale : 1);
}

/** `at` is the pointer's place in the box. */
export function zoomTo(view: View, fill: Fill, scale: number, at: BoxPoint = middle): View {
  const next = Math.min(Math.max(scale, 1), largestScale);
  const shift = (share: number, side: number) =>
    (share - 0.5) / side / view.scale - (share - 0.5) / side / next;
  return within(
    { scale: next, x: view.x + shift(at.x, fill.width), y: view.y + shift(at.y, fill.height) },
    fill,
  );
}

/** What is seen moves by so much of the box. */
export function panBy({ scale, x, y }: View, fill: Fill, way: BoxPoint): View {
  return within({ scale, x: x + way.x / scale / fill.width, y: y + way.y / scale / fill.height }, fill);
}

export interface SeenPart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What of the picture is seen, in shares of it. */
export function seenPart({ scale, x, y }: View, fill: Fill): SeenPart {
  const [width, height] = [seenShare(scale, fill.width), seenShare(scale, fill.height)];
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** How far a box that holds the picture is moved once it is enlarged about its top left corner, in shares of the box. */
export function offsetOf({ scale, x, y }: View, fill: Fill): BoxPoint {
  const offset = (share: number, side: number) => 0.5 - scale * (0.5 + (share - 0.5) * side);
  return { x: offset(x, fill.width), y: offset(y, fill.height) };
}

function within({ scale, x, y }: View, fill: Fill): View {
  const held = (share: number, side: number) => {
    const half = seenShare(scale, side) / 2;
    return Math.min(Math.max(share, half), 1 - half);
  };
  return { scale, x: held(x, fill.width), y: held(y, fill.height) };
}

function seenShare(scale: number, side: number): number {
  return Math.min(1, 1 / (scale * side));
}
