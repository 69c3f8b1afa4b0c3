/**
 * A page cut into slices, so that it can be laid out in a place of another size or shape than it was drawn for.
 *
 * The rule. A page is cut from edge to edge where no panel is in the way, and each piece again, until every piece is
 * one panel. (Where every such line would cross a panel, the panels are parted in two halves by their middles.) Laid
 * out again, the pieces of a cut lie side by side or one upon the other, whichever keeps them nearer to the shapes that
 * they were drawn in and lets each be read; they share the place as drawn, but none gets less than it needs to be
 * read, nor more than its type can use while others can.
 *
 * Guarantees: pieces tile their place exactly, in whole pixels, and every panel gets its least size, or the answer is
 * `undefined`. Which least sizes fit is worked out exactly, over all turns of all cuts, after L. Stockmeyer, "Optimal
 * orientations of cells in slicing floorplan designs" (1983).
 */

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something with a place as it was drawn, in whatever unit; width and height have the same one. */
export interface Drawn {
  readonly drawn: Rect;
  /** Whole pixels. */
  readonly leastWidth: number;
  readonly leastHeight: number;
  /** Pixels; Infinity where more is always welcome. */
  readonly mostHeight: number;
}

type Axis = "x" | "y";

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Leaf<Item extends Drawn> {
  readonly item: Item;
  readonly drawn: Rect;
  /** Least sizes of which none is larger in both directions than another. */
  readonly leasts: readonly Size[];
  readonly mostHeight: number;
}

export interface Cut<Item extends Drawn> {
  readonly axis: Axis;
  readonly parts: readonly Slice<Item>[];
  readonly drawn: Rect;
  readonly leasts: readonly Size[];
  readonly mostHeight: number;
}

export type Slice<Item extends Drawn> = Leaf<Item> | Cut<Item>;

/** The items, of which there is at least one, cut into slices. */
export function slice<Item extends Drawn>(items: readonly Item[]): Slice<Item> {
  const [only, ...others] = items;
  if (!only) throw new Error("expected at least one panel to lay out, found none");
  if (others.length === 0) {
    const leasts = [{ width: only.leastWidth, height: only.leastHeight }];
    return { item: only, drawn: only.drawn, leasts, mostHeight: only.mostHeight };
  }
  for (const axis of ["x", "y"] as const) {
    const groups = partedAlong(items, axis);
    if (groups.length > 1) return join(axis, groups.map(slice));
  }
  const middle = ({ drawn }: Item) => drawn.x + drawn.width / 2;
  const ordered = [...items].sort((a, b) => middle(a) - middle(b));
  const half = Math.ceil(ordered.length / 2);
  return join("x", [slice(ordered.slice(0, half)), slice(ordered.slice(half))]);
}

/** Slices beside each other (`x`) or one upon the other (`y`); their places as drawn say how they share. */
export function join<Item extends Drawn>(axis: Axis, parts: readonly Slice<Item>[]): Cut<Item> {
  const sideBySide = parts.reduce<Size[]>((sums, part) => together(sums, part.leasts, "x"), []);
  const stacked = parts.reduce<Size[]>((sums, part) => together(sums, part.leasts, "y"), []);
  const leasts = withoutLarger([...sideBySide, ...stacked]);
  const mostHeight = parts.reduce((sum, part) => sum + part.mostHeight, 0);
  return { axis, parts, drawn: around(parts.map(({ drawn }) => drawn)), leasts, mostHeight };
}

export interface Laid<Item> {
  readonly item: Item;
  readonly place: Rect;
}

/** Undefined where not every panel can have its least size. */
export function lay<Item extends Drawn>(part: Slice<Item>, place: Rect): Laid<Item>[] | undefined {
  if (!fits(part, place)) return undefined;
  return laidIn(part, place);
}

/** How far the places are from the shapes that were drawn; 0 where every shape is as it was. */
export function distortion<Item extends Drawn>(laid: readonly Laid<Item>[]): number {
  const areaOf = ({ width, height }: Size) => width * height;
  const whole = laid.reduce((sum, { place }) => sum + areaOf(place), 0);
  return laid.reduce((sum, { item, place }) => sum + (turned(item.drawn, place) * areaOf(place)) / whole, 0);
}

function laidIn<Item extends Drawn>(part: Slice<Item>, place: Rect): Laid<Item>[] {
  if ("item" in part) return [{ item: part.item, place }];
  const ways = (["x", "y"] as const)
    .flatMap((axis) => {
      const places = shared(part.parts, place, axis);
      return places ? [{ places, cost: costOf(part.parts, places), drawn: axis === part.axis }] : [];
    })
    .sort((a, b) => a.cost - b.cost || Number(b.drawn) - Number(a.drawn));
  const places = ways[0]?.places ?? [];
  return part.parts.flatMap((each, n) => laidIn(each, places[n] as Rect));
}

function costOf<Item extends Drawn>(parts: readonly Slice<Item>[], places: readonly Rect[]): number {
  let cost = 0;
  parts.forEach(({ drawn }, n) => {
    const place = places[n] as Rect;
    cost += turned(drawn, place) * place.width * place.height;
  });
  return cost;
}

function turned(drawn: Size, place: Size): number {
  return Math.abs(Math.log((place.width / place.height / drawn.width) * drawn.height));
}

/** A place for each part along the axis, or undefined where their least sizes do not fit so. */
function shared<Item extends Drawn>(
  parts: readonly Slice<Item>[],
  place: Rect,
  axis: Axis,
): Rect[] | undefined {
  const along = axis === "x" ? "width" : "height";
  const across = axis === "x" ? "height" : "width";
  const least = parts.map(({ leasts }) =>
    Math.min(...leasts.filter((size) => size[across] <= place[across]).map((size) => size[along])),
  );
  if (sum(least) > place[along]) return undefined;
  const most = parts.map(({ mostHeight }) => (axis === "y" ? mostHeight : Number.POSITIVE_INFINITY));
  const shares = shareOut(
    place[along],
    parts.map(({ drawn }) => drawn[along]),
    least,
    most,
  );
  let begin = 0;
  return shares.map((share) => {
    const [from, to] = [Math.round(begin), Math.round(begin + share)];
    begin += share;
    return axis === "x"
      ? { ...place, x: place.x + from, width: to - from }
      : { ...place, y: place.y + from, height: to - from };
  });
}

/**
 * Shares `whole` out by weight, nobody below its least or, as long as another can take it, above its most: what CSS
 * does with flexible lengths (Flexbox 1, 9.7). The least ones together are not more than the whole.
 */
export function shareOut(
  whole: number,
  weights: readonly number[],
  least: readonly number[],
  most: readonly number[],
): number[] {
  const fixed = new Map<number, number>();
  for (;;) {
    const open = weights.flatMap((_, n) => (fixed.has(n) ? [] : [n]));
    const left = whole - sum([...fixed.values()]);
    const weight = sum(open.map((n) => weights[n] as number));
    if (open.length === 0) {
      const each = left / sum(weights);
      return weights.map((own, n) => (fixed.get(n) as number) + each * own);
    }
    const wanted = open.map((n) => ({ n, share: (left * (weights[n] as number)) / weight }));
    const bounded = wanted.map(({ n, share }) => ({
      ...{ n, share },
      given: Math.max(least[n] as number, Math.min(share, Math.max(most[n] as number, least[n] as number))),
    }));
    const over = sum(bounded.map(({ share, given }) => given - share));
    const unfit = bounded.filter(({ share, given }) =>
      Math.abs(over) < 1e-9 ? given !== share : over > 0 ? given > share : given < share,
    );
    if (unfit.length === 0 || Math.abs(over) < 1e-9) {
      for (const { n, given } of bounded) fixed.set(n, given);
      return weights.map((_, n) => fixed.get(n) as number);
    }
    for (const { n, given } of unfit) fixed.set(n, given);
  }
}

function fits<Item extends Drawn>({ leasts }: Slice<Item>, place: Size): boolean {
  return leasts.some(({ width, height }) => width <= place.width && height <= place.height);
}

/** Groups between which a line along the other axis passes. */
function partedAlong<Item extends Drawn>(items: readonly Item[], axis: Axis): Item[][] {
  const extent = axis === "x" ? "width" : "height";
  const groups: Item[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const item of [...items].sort((a, b) => a.drawn[axis] - b.drawn[axis])) {
    if (item.drawn[axis] >= end - 1e-9) groups.push([]);
    groups.at(-1)?.push(item);
    end = Math.max(end, item.drawn[axis] + item.drawn[extent]);
  }
  return groups;
}

function together(sums: readonly Size[], leasts: readonly Size[], axis: Axis): Size[] {
  if (sums.length === 0) return [...leasts];
  const all = sums.flatMap((a) =>
    leasts.map((b) =>
      axis === "x"
        ? { width: a.width + b.width, height: Math.max(a.height, b.height) }
        : { width: Math.max(a.width, b.width), height: a.height + b.height },
    ),
  );
  return withoutLarger(all);
}

/** Without those that need no less than another in either direction; narrowest first. */
function withoutLarger(sizes: readonly Size[]): Size[] {
  const kept: Size[] = [];
  for (const size of [...sizes].sort((a, b) => a.width - b.width || a.height - b.height)) {
    if (size.height < (kept.at(-1)?.height ?? Number.POSITIVE_INFINITY)) kept.push(size);
  }
  return kept;
}

function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return {
    ...{ x, y },
    width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x,
    height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
