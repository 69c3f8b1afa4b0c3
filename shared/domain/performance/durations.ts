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
  private sorted = new Int32Array(0);
  private added: number[] = [];
  private removed: number[] = [];

  constructor(seconds: Iterable<number> = []) {
    for (const each of seconds) this.added.push(each);
  }

  get size(): number {
    return this.sorted.length + this.added.length - this.removed.length;
  }

  add(seconds: number): void {
    this.added.push(seconds);
  }

  addAll(seconds: readonly number[] | Int32Array): void {
    for (const each of seconds) this.added.push(each);
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
    if (this.added.length > 0 || this.removed.length > 0) this.settle();
    return this.sorted;
  }

  private settle(): void {
    const added = Int32Array.from(this.added).sort();
    const removed = Int32Array.from(this.removed).sort();
    const { sorted } = this;
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
    this.sorted = merged.slice(0, at);
    this.added = [];
    this.removed = [];
  }
}
