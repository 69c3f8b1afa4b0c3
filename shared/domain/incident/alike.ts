/**
 * Which open incidents may be the same: near in place and in time, of one category.
 *
 * Guarantees: finds what a comparison with every incident of the category would find, and in the same order, anywhere
 * on the earth. Fast where incidents are many, and where they lie on one heap: a flood's reports all come from one
 * street.
 *
 * Places lie in a grid whose cells are at least as wide as the category's radius, so that only a cell and those
 * around it can hold what is near. A row of cells closer to a pole has fewer of them.
 */
import type { Category } from "../city/category.ts";
import { type AnyPlace, distanceM, earthRadiusM } from "../place.ts";

export interface Alike {
  readonly incident: string;
  readonly distanceM: number;
  /** How far apart in time the room heard of the two. */
  readonly ageMs: number;
}

export interface AlikeQuery {
  readonly category: string;
  readonly place: AnyPlace;
  readonly receivedAtMs: number;
  /** The incident itself, and those that a person has already judged. */
  readonly without: (incident: string) => boolean;
  readonly limit?: number;
}

/** As many as an operator is offered. */
const offered = 3;

interface Entry {
  readonly id: string;
  readonly place: AnyPlace;
  readonly receivedAtMs: number;
}

/** What a degree of latitude is at least; a little less than it is, so that rounding never makes it more. */
const leastDegreeM = ((earthRadiusM * Math.PI) / 180) * (1 - 1e-9);

type Cell = { readonly category: string; readonly key: string };

export class AlikeIncidents {
  /** By category and cell: what lies there, the earliest first. */
  readonly #cells = new Map<string, Map<string, Entry[]>>();
  readonly #entries = new Map<string, Entry & Cell>();
  readonly #limits: ReadonlyMap<string, Category["alike"]>;

  constructor(categories: readonly Pick<Category, "id" | "alike">[]) {
    this.#limits = new Map(categories.map(({ id, alike }) => [id, alike]));
  }

  get size(): number {
    return this.#entries.size;
  }

  /**
   * An open incident as it is now. One of a category that the city does not know is like no other. False when it stood
   * so before.
   */
  put(id: string, category: string, place: AnyPlace, receivedAtMs: number): boolean {
    const before = this.#entries.get(id);
    if (before?.category === category && before.receivedAtMs === receivedAtMs && isSame(before.place, place))
      return false;
    this.remove(id);
    const limits = this.#limits.get(category);
    if (!limits) return true;
    const key = cellAt(place, limits.radiusM);
    const entry = { id, place, receivedAtMs, category, key };
    this.#entries.set(id, entry);
    const cells = this.#cells.get(category) ?? new Map<string, Entry[]>();
    this.#cells.set(category, cells);
    const cell = cells.get(key);
    if (cell) cell.splice(firstFrom(cell, receivedAtMs + 1), 0, entry);
    else cells.set(key, [entry]);
    return true;
  }

  /** It is closed, or part of another. */
  remove(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.delete(id);
    const cells = this.#cells.get(entry.category)!;
    const cell = cells.get(entry.key)!;
    let index = firstFrom(cell, entry.receivedAtMs);
    while (cell[index] !== entry) index++;
    cell.splice(index, 1);
    if (cell.length === 0) cells.delete(entry.key);
  }

  /** The likeliest first: by distance and age, each as a share of what the category allows. */
  near({ category, place, receivedAtMs, without, limit = offered }: AlikeQuery): Alike[] {
    const limits = this.#limits.get(category);
    const cells = this.#cells.get(category);
    if (!limits || !cells) return [];
    const windowMs = limits.windowMin * 60_000;
    const best = new Best(limit);
    for (const key of cellsAround(place, limits.radiusM)) {
      const cell = cells.get(key);
      if (!cell) continue;
      // From the nearest in time outwards: once age alone is worse than what is found, so is all that is further.
      const middle = firstFrom(cell, receivedAtMs);
      for (const step of [-1, 1]) {
        for (let index = step < 0 ? middle - 1 : middle; index >= 0 && index < cell.length; index += step) {
          const entry = cell[index]!;
          const ageMs = Math.abs(entry.receivedAtMs - receivedAtMs);
          if (ageMs > windowMs || ageMs / windowMs > best.worst) break;
          // Thousands that came at once and from one street are told apart without measuring each way.
          const leastM = Math.abs(entry.place[1] - place[1]) * leastDegreeM;
          if (best.isBeyond(leastM / limits.radiusM + ageMs / windowMs, entry.id)) continue;
          const awayM = distanceM(place, entry.place);
          if (awayM > limits.radiusM || without(entry.id)) continue;
          const score = awayM / limits.radiusM + ageMs / windowMs;
          best.add(score, { incident: entry.id, distanceM: awayM, ageMs });
        }
      }
    }
    return best.inOrder();
  }
}

/** The best few by score, of equal ones the lesser id. */
class Best {
  readonly #limit: number;
  readonly #found: { score: number; alike: Alike }[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What a score must not exceed to count. */
  get worst(): number {
    return this.#found.length < this.#limit ? Number.POSITIVE_INFINITY : (this.#found.at(-1)?.score ?? -1);
  }

  /** Whatever has at least this score cannot count. */
  isBeyond(score: number, incident: string): boolean {
    const last = this.#found.at(-1);
    if (last === undefined || this.#found.length < this.#limit) return false;
    return score > last.score || (score === last.score && incident > last.alike.incident);
  }

  add(score: number, alike: Alike): void {
    const found = this.#found;
    let index = found.length;
    while (index > 0 && comesBefore(score, alike, found[index - 1]!)) index--;
    found.splice(index, 0, { score, alike });
    if (found.length > this.#limit) found.pop();
  }

  inOrder(): Alike[] {
    return this.#found.map(({ alike }) => alike);
  }
}

function comesBefore(score: number, alike: Alike, other: { score: number; alike: Alike }): boolean {
  return score === other.score ? alike.incident < other.alike.incident : score < other.score;
}

/** Index of the first entry at or after a time. */
function firstFrom(cell: readonly Entry[], atMs: number): number {
  let low = 0;
  let high = cell.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cell[middle]!.receivedAtMs < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A little more than the radius: the way over a sphere is shorter than along its parallels. */
const margin = 1.01;
/** With fewer cells around the earth than this, that difference is no longer little. */
const fewestColumns = 64;

function rowOf(latitude: number, radiusM: number): number {
  return Math.floor(radians(latitude) / rowHeight(radiusM));
}

function rowHeight(radiusM: number): number {
  return (radiusM * margin) / earthRadiusM;
}

function columnsOf(row: number, radiusM: number): number {
  const height = rowHeight(radiusM);
  // The next row towards the pole is looked at from here too.
  const polar = Math.min(Math.PI / 2, (Math.max(Math.abs(row), Math.abs(row + 1)) + 1) * height);
  const columns = Math.floor((2 * Math.PI * Math.cos(polar)) / height);
  return columns < fewestColumns ? 1 : columns;
}

function columnOf(longitude: number, columns: number): number {
  return Math.floor(((longitude + 180) / 360) * columns) % columns;
}

function cellAt([longitude, latitude]: AnyPlace, radiusM: number): string {
  const row = rowOf(latitude, radiusM);
  return `${row} ${columnOf(longitude, columnsOf(row, radiusM))}`;
}

function* cellsAround([longitude, latitude]: AnyPlace, radiusM: number): Iterable<string> {
  const middle = rowOf(latitude, radiusM);
  for (let row = middle - 1; row <= middle + 1; row++) {
    const columns = columnsOf(row, radiusM);
    if (columns === 1) {
      yield `${row} 0`;
      continue;
    }
    const column = columnOf(longitude, columns);
    for (const step of [-1, 0, 1]) yield `${row} ${(column + step + columns) % columns}`;
  }
}

function isSame(one: AnyPlace, other: AnyPlace): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
