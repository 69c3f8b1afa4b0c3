/** Items by rank, least first (binary heap; Williams, "Algorithm 232: Heapsort", 1964). Equal ranks come in any order. */
export class Heap<Item> {
  readonly #entries: { rank: number; item: Item }[] = [];

  get size(): number {
    return this.#entries.length;
  }

  /** Rank of the first item; infinite when there is none. */
  get leastRank(): number {
    return this.#entries[0]?.rank ?? Number.POSITIVE_INFINITY;
  }

  push(rank: number, item: Item): void {
    const entries = this.#entries;
    const entry = { rank, item };
    let index = entries.length;
    entries.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (entries[parent]!.rank <= rank) break;
      entries[index] = entries[parent]!;
      index = parent;
    }
    entries[index] = entry;
  }

  pop(): Item | undefined {
    const entries = this.#entries;
    const first = entries[0];
    const last = entries.pop();
    if (!first || !last) return undefined;
    if (entries.length > 0) {
      let index = 0;
      for (let child = 1; child < entries.length; child = index * 2 + 1) {
        if (child + 1 < entries.length && entries[child + 1]!.rank < entries[child]!.rank) child++;
        if (entries[child]!.rank >= last.rank) break;
        entries[index] = entries[child]!;
        index = child;
      }
      entries[index] = last;
    }
    return first.item;
  }
}
