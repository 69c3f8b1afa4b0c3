/** Which rows of a list are marked, to do one thing with all of them. */
import { useMemo, useRef, useState } from "react";

interface Row {
  readonly id: string;
}

export interface Marks {
  readonly ids: ReadonlySet<string>;
  /** The row that the cursor is on now. */
  at(id: string): void;
  /** Marks the row under the cursor, or takes the mark away. */
  toggle(): void;
  /** Marks the row under the cursor, as somebody walks on. */
  put(): void;
  all(): void;
  clear(): void;
}

/** What is no longer in the list is not marked. */
export function useMarks(items: readonly Row[], shown: readonly Row[]): Marks {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const cursor = useRef<string | null>(null);
  const ids = useMemo(() => {
    const known = new Set(items.map(({ id }) => id));
    return new Set([...marked].filter((id) => known.has(id)));
  }, [marked, items]);
  return {
    ids,
    at(id) {
      cursor.current = id;
    },
    toggle() {
      const id = cursor.current;
      if (id === null) return;
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setMarked(next);
    },
    put() {
      const id = cursor.current;
      if (id !== null) setMarked((now) => new Set([...now, id]));
    },
    all: () => setMarked(new Set(shown.map(({ id }) => id))),
    clear: () => setMarked(new Set()),
  };
}
