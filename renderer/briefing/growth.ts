/** Few rows on a large wall are written larger, and further apart: who sits at the back reads them first. */
import { type RefObject, useLayoutEffect, useState } from "react";

export interface Growth {
  /** How many times as large as the least, its columns with it. */
  readonly letters: number;
  readonly rows: number;
}

const [mostLetters, mostRows] = [1.5, 1.9];
/** `fit`: rows that there is room for; `tableRem`: the narrowest width that has all columns. 1 where rows take the room that there is, or the table its width. */
export function useGrowth(
  box: RefObject<HTMLElement | null>,
  { fit, rows, tableRem }: { fit: number; rows: number; tableRem: number },
): Growth {
  const [widthRem, setWidthRem] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setWidthRem(element.clientWidth / remPx);
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => resized.disconnect();
  }, [box]);
  return growthOf(fit, rows, widthRem / tableRem);
}

/** `across`: how many times its narrowest width a table has. */
export function growthOf(fit: number, rows: number, across: number): Growth {
  const free = rows === 0 ? 1 : Math.max(1, fit / rows);
  return {
    letters: Math.max(1, Math.min(mostLetters, free, across)),
    rows: Math.min(mostRows, free),
  };
}
