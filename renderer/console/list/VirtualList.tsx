/**
 * A list of any length of which only the rows in sight exist, walked with the keyboard.
 *
 * Guarantees: the cursor and the scroll position stay with their row when rows come and go around them, and a
 * cursor whose row went stands on the one that took its place.
 */
import {
  memo,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useRemPx } from "../textSize.ts";
import { useRowsInSight } from "./useRowsInSight.ts";
import "./list.css";

export interface ListHandle {
  /** Moves the cursor by so many rows, of which 0 keeps it; infinities go to the ends. Takes the focus. */
  move(rows: number): void;
  /** Moves the cursor by so many times the rows in sight. */
  movePage(pages: number): void;
  /** Chooses the row under the cursor. */
  choose(): void;
}

interface Row {
  readonly id: string;
}

export interface VirtualListProps<Item extends Row> {
  readonly items: readonly Item[];
  readonly rowRem: number;
  readonly label: string;
  /** The id of the row that is shown elsewhere, if any. */
  readonly chosen: string | null;
  readonly onChoose: (item: Item) => void;
  /** Told of each row that the cursor comes to. */
  readonly onCursor?: (item: Item) => void;
  readonly children: (item: Item) => ReactNode;
  readonly ref?: Ref<ListHandle>;
}

export function VirtualList<Item extends Row>({
  items,
  rowRem,
  label,
  chosen,
  onChoose,
  onCursor,
  children,
  ref,
}: VirtualListProps<Item>) {
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const rowPx = rowRem * useRemPx();
  const [cursor, setCursor] = useState<string | null>(null);
  const rows = useRowsInSight(box, items, rowPx);

  const lastAt = useRef(-1);
  const at = cursorIndex(items, cursor, lastAt.current);
  useLayoutEffect(() => {
    lastAt.current = at;
  }, [at]);
  const put = (index: number): Item | undefined => {
    const to = Math.max(0, Math.min(items.length - 1, index));
    const item = items[to];
    if (item === undefined) return undefined;
    setCursor(item.id);
    rows.bringIntoSight(to);
    return item;
  };
  // What was chosen on the map or on another page comes into sight here, too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each choice, not for each change of the rows
  useLayoutEffect(() => {
    const index = chosen === null ? -1 : items.findIndex(({ id }) => id === chosen);
    if (index >= 0) put(index);
  }, [chosen]);
  const walk = (index: number) => {
    const item = put(index);
    if (item !== undefined) onCursor?.(item);
  };
  useImperativeHandle(ref, () => ({
    move(by) {
      box.current?.focus();
      const from = at === -1 ? (by > 0 ? -1 : 0) : at;
      walk(Number.isFinite(by) ? from + by : by > 0 ? items.length - 1 : 0);
    },
    movePage(pages) {
      walk(Math.max(0, at) + pages * Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowPx) - 1));
    },
    choose() {
      const item = items[at];
      if (item !== undefined) onChoose(item);
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
      <div className="list-all" style={{ height: items.length * rowPx }}>
        {items.slice(rows.from, rows.to).map((item, n) => {
          const index = rows.from + n;
          return (
            // The list is one stop for the keyboard: keys move its cursor, see `actions.ts`.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox takes the keys
            <div
              key={item.id}
              id={`${listId}-${index}`}
              className="list-row"
              role="option"
              tabIndex={-1}
              aria-selected={item.id === chosen}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              data-cursor={index === at}
              style={{ height: rowPx, transform: `translateY(${index * rowPx}px)` }}
              onClick={() => {
                setCursor(item.id);
                onChoose(item);
              }}
            >
              <Content item={item} draw={children} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** While the list scrolls, rows that stay are not drawn again. */
const Content = memo(function Content<Item>({ item, draw }: { item: Item; draw: (item: Item) => ReactNode }) {
  return draw(item);
}) as <Item>(props: { item: Item; draw: (item: Item) => ReactNode }) => ReactNode;

/** Where the cursor's row is now, or where it was last; -1 without a cursor. */
function cursorIndex(items: readonly Row[], cursor: string | null, lastAt: number): number {
  if (cursor === null || items.length === 0) return -1;
  if (items[lastAt]?.id === cursor) return lastAt;
  const moved = items.findIndex(({ id }) => id === cursor);
  return moved >= 0 ? moved : Math.min(Math.max(0, lastAt), items.length - 1);
}
