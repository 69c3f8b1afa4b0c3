/** How many rows fit a box: on the wall nothing scrolls, so a list shows what fits and says what it leaves out. */
import { type RefObject, useLayoutEffect, useState } from "react";

/** `rowRem` is the height of a row in rem. 0 until the box was measured. */
export function useRowsThatFit(box: RefObject<HTMLElement | null>, rowRem: number): number {
  const [rows, setRows] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setRows(Math.max(0, Math.floor(element.clientHeight / (rowRem * remPx))));
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => resized.disconnect();
  }, [box, rowRem]);
  return rows;
}
