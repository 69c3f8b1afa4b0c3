/**
 * A list of any length of which only the rows in sight exist, walked with the keyboard.
 *
 * Guarantees: the cursor and the scroll position stay with their row when rows come and go around them, and a
 * cursor whose row went stands on the one that took its place.
 */
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useRemPx } from "../textSize.ts";
import "./list.css";

export interface ListHandle {
  /** Moves the cursor by so many rows; infinities go to the ends. Takes the focus. */
  move(rows: number): void;
  /** Moves the cursor by so many times the rows in sight. */
  movePage(pages: number): void;
  /** Chooses the row under the cursor. */
  choose(): void;
  focus(): void;
}

export interface VirtualListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly rowRem: number;
  readonly label: string;
  /** The key of the row that is shown elsewhere, if any. */
  readonly chosen: string | null;
  readonly onChoose: (item: Item) => void;
  readonly children: (item: Item) => ReactNode;
  readonly ref?: Ref<ListHandle>;
}

interface Cursor {
  readonly key: string;
  readonly index: number;
}

export function VirtualList<Item>({
  items,
  keyOf,
  rowRem,
  label,
  chosen,
  onChoose,
  children,
  ref,
}: VirtualListProps<Item>) {
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const rowPx = rowRem * useRemPx();
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => keyOf(items[index] as Item),
    overscan: 6,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text size makes all rows another height
  useLayoutEffect(() => rows.measure(), [rowPx]);
  useStayingInPlace(box, items, keyOf, rowPx);

  const at = cursorIndex(items, keyOf, cursor);
  const put = (index: number) => {
    const to = Math.max(0, Math.min(items.length - 1, index));
    const item = items[to];
    if (item === undefined) return;
    setCursor({ key: keyOf(item), index: to });
    rows.scrollToIndex(to);
  };
  useImperativeHandle(ref, () => ({
    move(by) {
      box.current?.focus();
      const from = at === -1 ? (by > 0 ? -1 : 0) : at;
      put(Number.isFinite(by) ? from + by : by > 0 ? items.length - 1 : 0);
    },
    movePage(pages) {
      put(Math.max(0, at) + pages * Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowPx) - 1));
    },
    choose() {
      const item = items[at];
      if (item !== undefined) onChoose(item);
    },
    focus() {
      box.current?.focus();
    },
  }));

  return (
    <div
      ref={box}
      className="list"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={at >= 0 ? `${listId}-${at}` : undefined}
      data-rows={items.length}
    >
      <div className="list-all" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const item = items[row.index] as Item;
          const key = keyOf(item);
          return (
            // The list is one stop for the keyboard: keys move its cursor, see `actions.ts`.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox takes the keys
            <div
              key={key}
              id={`${listId}-${row.index}`}
              className="list-row"
              role="option"
              tabIndex={-1}
              aria-selected={key === chosen}
              aria-posinset={row.index + 1}
              aria-setsize={items.length}
              data-cursor={row.index === at}
              style={{ height: rowPx, transform: `translateY(${row.start}px)` }}
              onClick={() => {
                setCursor({ key, index: row.index });
                onChoose(item);
              }}
            >
              {children(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where the cursor's row is now; -1 without a cursor. */
function cursorIndex<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  cursor: Cursor | null,
): number {
  if (!cursor || items.length === 0) return -1;
  const same = items[cursor.index];
  if (same !== undefined && keyOf(same) === cursor.key) return cursor.index;
  const moved = items.findIndex((item) => keyOf(item) === cursor.key);
  return moved >= 0 ? moved : Math.min(cursor.index, items.length - 1);
}

/** Keeps the first row in sight where it is while rows come and go above it; at the very top, news is let in. */
function useStayingInPlace<Item>(
  box: React.RefObject<HTMLDivElement | null>,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  rowPx: number,
): void {
  const before = useRef(items);
  useLayoutEffect(() => {
    const element = box.current;
    const old = before.current;
    before.current = items;
    if (!element || element.scrollTop === 0 || old === items) return;
    const first = Math.floor(element.scrollTop / rowPx);
    const anchor = old[first];
    if (anchor === undefined) return;
    const key = keyOf(anchor);
    const now =
      items[first] !== undefined && keyOf(items[first]) === key
        ? first
        : items.findIndex((item) => keyOf(item) === key);
    if (now >= 0 && now !== first) element.scrollTop += (now - first) * rowPx;
  });
}
