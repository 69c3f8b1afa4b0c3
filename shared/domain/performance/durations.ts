/**
 * Many durations, in whole seconds, of which the median and other percentiles are asked for again and again.
 *
 * Guarantees: exact. A percentile is that of all values that were added and not taken away, whatever order that came
 * in, by the nearest rank: the least value that so large a part of all values does not exceed. Values are whole
 * seconds, so what is told is off by half a second at the most. Two of these added to one another give what one would
 * have that saw the values of both.
 *
 * Kept as a sorted row and what came since it was sorted: to add costs nothing, to ask costs one pass over the row.
 */
export class Durations {
  private sorted: Int32Array = new Int32Array(0);
  private added = new Int32Array(0);
  private addedCount = 0;
  private removed: number[] = [];

  constructor(seconds: readonly number[] | Int32Array = []) {
    this.addAll(seconds);
  }

  get size(): number {
    return this.sorted.length + this.addedCount - this.removed.length;
  }

  add(seconds: number): void {
    if (this.addedCount === this.added.length) this.makeRoom(1);
    this.added[this.addedCount++] = seconds;
  }

  /** Those of a row from one place until before another. */
  addAll(seconds: readonly number[] | Int32Array, from = 0, to = seconds.length): void {
    this.makeRoom(to - from);
    for (let at = from; at < to; at++) this.added[this.addedCount++] = seconds[at]!;
  }

  /** One that was added, or is added later. */
  remove(seconds: number): void {
    this.removed.push(seconds);
  }

  /** `percent` is a whole number of 0 to 100; null where there are no values. */
  percentile(percent: number): number | null {
    const values = this.values();
    if (values.length === 0) return null;
    return values[Math.max(1, Math.ceil((percent * values.length) / 100)) - 1]!;
  }

  /** In order. */
  values(): Int32Array {
    if (this.addedCount > 0 || this.removed.length > 0) this.settle();
    return this.sorted;
  }

  private makeRoom(count: number): void {
    const needed = this.addedCount + count;
    if (needed <= this.added.length) return;
    const larger = new Int32Array(Math.max(needed, 2 * this.added.length, 8));
    larger.set(this.added.subarray(0, this.addedCount));
    this.added = larger;
  }

  private settle(): void {
    const added = sortSeconds(this.added.subarray(0, this.addedCount));
    this.sorted = mergeSeconds(this.sorted, added, sortSeconds(Int32Array.from(this.removed)));
    this.added = new Int32Array(0);
    this.addedCount = 0;
    this.removed = [];
  }
}

/** From so many on counting is faster than comparing. */
const manyValues = 4096;
/** Longer ones are few: 18 hours. */
const countedBelow = 65_536;

/** Sorts in place: whole seconds, none of them negative. */
export function sortSeconds(values: Int32Array): Int32Array {
  if (values.length < manyValues) return values.sort();
  const counts = new Uint32Array(countedBelow);
  const long: number[] = [];
  for (const value of values) {
    if (value < countedBelow) counts[value]!++;
    else long.push(value);
  }
  let at = 0;
  for (let value = 0; value < countedBelow; value++) {
    const end = at + counts[value]!;
    if (end > at) values.fill(value, at, end);
    at = end;
  }
  values.set(Int32Array.from(long).sort(), at);
  return values;
}

/** All rows in order: the first with the values of the second, less those of the third that it then has. */
export function mergeSeconds(sorted: Int32Array, added: Int32Array, removed: Int32Array): Int32Array {
  if (sorted.length === 0 && removed.length === 0) return added.slice();
  const merged = new Int32Array(sorted.length + added.length);
  let [at, fromSorted, fromAdded, gone] = [0, 0, 0, 0];
  while (fromSorted < sorted.length || fromAdded < added.length) {
    const isSorted =
      fromAdded >= added.length || (fromSorted < sorted.length && sorted[fromSorted]! <= added[fromAdded]!);
    const value = isSorted ? sorted[fromSorted++]! : added[fromAdded++]!;
    while (gone < removed.length && removed[gone]! < value) gone++;
    if (gone < removed.length && removed[gone] === value) gone++;
    else merged[at++] = value;
  }
  return merged.slice(0, at);
}
