/**
 * Which rows of a list are in sight, where all have one height: plain arithmetic, so that ten thousand rows cost no
 * more than ten.
 *
 * Guarantees: the first row in sight stays where it is while rows come and go above it, but at the very top news is let
 * in; the place in the list is kept while the list is off the screen (see KeptPage.tsx).
 */
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** Drawn above and below what is in sight: the compositor scrolls a moment before the page draws. */
const spareRows = 2;

interface Row {
  readonly id: string;
}

export interface RowsInSight {
  /** The first row that is drawn, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Scrolls as little as needed. */
  bringIntoSight(index: number): void;
}

interface Sight {
  readonly first: number;
  readonly last: number;
}

export function useRowsInSight(
  box: RefObject<HTMLDivElement | null>,
  items: readonly Row[],
  rowPx: number,
): RowsInSight {
  const count = items.length;
  const [sight, setSight] = useState<Sight>({ first: 0, last: 0 });
  const size = useRef({ topPx: 0, heightPx: 0 });
  const look = () => {
    const { topPx, heightPx } = size.current;
    const first = Math.floor(topPx / rowPx);
    const last = Math.ceil((topPx + heightPx) / rowPx);
    setSight((before) => (before.first === first && before.last === last ? before : { first, last }));
  };
  const lookAgain = useRef(look);
  useLayoutEffect(() => {
    lookAgain.current = look;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of all rows is looked at as another list
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const onScroll = () => {
      size.current.topPx = element.scrollTop;
      // In this frame, not after it: a list that is scrolled far would show nothing for one.
      flushSync(() => lookAgain.current());
    };
    const watcher = new ResizeObserver(() => {
      size.current.heightPx = element.clientHeight;
      lookAgain.current();
    });
    element.scrollTop = size.current.topPx;
    size.current.heightPx = element.clientHeight;
    lookAgain.current();
    watcher.observe(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [box, rowPx]);

  // Drawn where they will be, and the list scrolled there after it: rows drawn where it still is would be drawn in vain.
  const before = useRef(items);
  const shift =
    size.current.topPx > 0 ? rowsAbove(before.current, items, Math.floor(size.current.topPx / rowPx)) : 0;
  useLayoutEffect(() => {
    before.current = items;
    if (shift === 0 || !box.current) return;
    box.current.scrollTop = size.current.topPx + shift * rowPx;
    size.current.topPx = box.current.scrollTop;
    lookAgain.current();
  }, [box, items, shift, rowPx]);

  // A list that became shorter is drawn before the browser says how far it scrolled back.
  const inSight = sight.last - sight.first;
  const first = Math.max(0, Math.min(sight.first + shift, count - inSight));
  return {
    from: Math.max(0, first - spareRows),
    to: Math.min(count, first + inSight + spareRows),
    bringIntoSight(index) {
      const { topPx, heightPx } = size.current;
      const least = (index + 1) * rowPx - heightPx;
      const most = index * rowPx;
      const wanted = Math.max(0, Math.min(most, Math.max(least, topPx)));
      if (wanted === topPx || !box.current) return;
      box.current.scrollTop = wanted;
      size.current.topPx = wanted;
      look();
    },
  };
}

/** How many more rows than before are above the one that was the first in sight; 0 where it is gone. */
function rowsAbove(before: readonly Row[], now: readonly Row[], first: number): number {
  const anchor = before[first]?.id;
  if (before === now || anchor === undefined || now[first]?.id === anchor) return 0;
  const at = now.findIndex(({ id }) => id === anchor);
  return at < 0 ? 0 : at - first;
}
