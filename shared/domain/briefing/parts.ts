/**
 * A page of the briefing that does not fit goes on: what stands on which part of it. Pure.
 *
 * Guarantees: over the parts every row meets every column, every figure and the chart stand once, and nothing is left
 * out, however small the room is. Whatever follows is the same on each screen that is given the same room: the wall's
 * smallest one.
 */
import { z } from "zod";

/** What the page's rows or figures have, in rem: the smallest text that can be read there (scene/legibility.ts). */
export const briefingRoom = z.object({
  widthRem: z.number().min(0).max(10_000),
  heightRem: z.number().min(0).max(10_000),
});
export type BriefingRoom = z.infer<typeof briefingRoom>;

/** The largest place that all of them have; undefined where there is none. */
export function smallestOf(rooms: Iterable<BriefingRoom>): BriefingRoom | undefined {
  let least: BriefingRoom | undefined;
  for (const { widthRem, heightRem } of rooms)
    least = {
      widthRem: Math.min(widthRem, least?.widthRem ?? widthRem),
      heightRem: Math.min(heightRem, least?.heightRem ?? heightRem),
    };
  return least;
}

export interface Column {
  /** Its width with letters of the usual size, rem. */
  readonly rem: number;
  /** Its share of what is left over; 0 for none. */
  readonly grow: number;
  /** Says what the row is: it stands on each part. */
  readonly key?: boolean;
  /** Means nothing without the column before it. */
  readonly tied?: boolean;
}

/** Between columns, and left and right of them, rem. */
export const columnGapRem = 0.7;
export const rowPaddingRem = 1.2;
/** The usual letters are larger than the least by so much: where a page gets tight, they give way first. */
export const leastLetters = 1 / 1.1;
/** A row of the least letters. */
export const leastRowRem = 1.3;

/** How wide columns are with letters of the usual size, rem. */
export function widthOf(columns: readonly Column[]): number {
  return columns.reduce((sum, { rem }) => sum + rem + columnGapRem, rowPaddingRem - columnGapRem);
}

export interface TablePart {
  readonly from: number;
  readonly until: number;
  /** Their places in the whole table. */
  readonly columns: readonly number[];
}

/** The same rows with all of their columns, then the next rows. Without rows one part all the same. */
export function tableParts(
  rows: number,
  columns: readonly Column[],
  { widthRem, heightRem }: BriefingRoom,
): readonly TablePart[] {
  const groups = columnGroups(columns, widthRem / leastLetters);
  return evenly(rows, Math.floor(heightRem / leastRowRem)).flatMap(([from, until]) =>
    groups.map((of) => ({ from, until, columns: of })),
  );
}

function columnGroups(columns: readonly Column[], widthRem: number): number[][] {
  const places = columns.map((_, place) => place);
  const keys = places.filter((place) => columns[place]?.key);
  const groups: number[][] = [];
  for (const unit of unitsOf(columns)) {
    const last = groups.at(-1);
    const together = [...keys, ...(last ?? []), ...unit].map((place) => columns[place] as Column);
    if (last && widthOf(together) <= widthRem) last.push(...unit);
    else groups.push([...unit]);
  }
  return groups.length === 0 ? [keys] : groups.map((group) => [...keys, ...group]);
}

/** What must not be torn apart. */
function unitsOf(columns: readonly Column[]): number[][] {
  const units: number[][] = [];
  for (const [place, { key, tied }] of columns.entries()) {
    if (key) continue;
    const last = units.at(-1);
    if (tied && last) last.push(place);
    else units.push([place]);
  }
  return units;
}

/** So many in as few parts as can be, each about as long as the others. */
function evenly(count: number, atOnce: number): [from: number, until: number][] {
  const parts = Math.max(1, Math.ceil(count / Math.max(1, atOnce)));
  return Array.from({ length: parts }, (_, part) => [
    Math.ceil((part * count) / parts),
    Math.ceil(((part + 1) * count) / parts),
  ]);
}

/** A figure between its name and its note, and the chart of the day, rem. */
const figureRem = { width: 10.5, height: 3.8 } as const;
const chartHeightRem = 6;
const mostAcross = 4;

export interface FigurePart {
  readonly from: number;
  readonly until: number;
  readonly across: number;
  readonly chart: boolean;
}

/** All in one look where that can be; else the chart goes to a part of its own, and figures over as many as they need. */
export function figureParts(
  figures: number,
  hasChart: boolean,
  { widthRem, heightRem }: BriefingRoom,
): readonly FigurePart[] {
  const across = Math.min(mostAcross, Math.max(1, Math.floor(widthRem / figureRem.width)));
  const needed = Math.ceil(figures / across) * figureRem.height;
  if (hasChart && needed + chartHeightRem <= heightRem)
    return [{ from: 0, until: figures, across, chart: true }];
  const down = Math.max(1, Math.floor(heightRem / figureRem.height));
  const parts = evenly(figures, across * down).map(([from, until]) => ({
    from,
    until,
    across,
    chart: false,
  }));
  return hasChart ? [...parts, { from: figures, until: figures, across, chart: true }] : parts;
}
