import { allAtOnce, type Steps } from "../../../shared/domain/steps.ts";

/**
 * The rows of one view as they are now, by key. One owner writes; screens watch.
 * A watcher is told keys only and reads the rows when it is ready: what changed ten times is sent once.
 */
export class LiveRows<Row> {
  private readonly keyOf: (row: Row) => string;
  private readonly byKey = new Map<string, Row>();
  private readonly watchers = new Set<(key: string) => void>();

  constructor(keyOf: (row: Row) => string, rows: Iterable<Row> = []) {
    this.keyOf = keyOf;
    for (const row of rows) this.byKey.set(keyOf(row), row);
  }

  get size(): number {
    return this.byKey.size;
  }

  get(key: string): Row | undefined {
    return this.byKey.get(key);
  }

  /** In the order in which keys first came. */
  values(): IterableIterator<Row> {
    return this.byKey.values();
  }

  put(row: Row): void {
    const key = this.keyOf(row);
    this.byKey.set(key, row);
    this.tell(key);
  }

  remove(key: string): void {
    if (this.byKey.delete(key)) this.tell(key);
  }

  /** These rows and no others. */
  replace(rows: Iterable<Row>): void {
    const next = new Map<string, Row>();
    for (const row of rows) next.set(this.keyOf(row), row);
    for (const key of [...this.byKey.keys()]) if (!next.has(key)) this.remove(key);
    for (const row of next.values()) this.put(row);
  }

  /** Calls back with the key of every row that was put or removed. Returns how to stop. */
  watch(watcher: (key: string) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  private tell(key: string): void {
    for (const watcher of this.watchers) watcher(key);
  }
}

/** These rows and no others; what is as it was is not told again. */
export function putChanged<Row>(
  rows: LiveRows<Row>,
  next: readonly Row[],
  keyOf: (row: Row) => string,
): void {
  allAtOnce(putSteps(rows, next, keyOf));
}

/** Of long rows, such as two months of somebody's shifts, so many take some ten milliseconds. */
const rowsInStep = 100;

/** The same, some rows at a time. */
export function* putSteps<Row>(
  rows: LiveRows<Row>,
  next: readonly Row[],
  keyOf: (row: Row) => string,
): Steps<void> {
  const keys = new Set(next.map(keyOf));
  for (const row of [...rows.values()]) if (!keys.has(keyOf(row))) rows.remove(keyOf(row));
  for (const [index, row] of next.entries()) {
    const shown = rows.get(keyOf(row));
    if (shown === undefined || JSON.stringify(shown) !== JSON.stringify(row)) rows.put(row);
    if (index % rowsInStep === rowsInStep - 1) yield;
  }
}
