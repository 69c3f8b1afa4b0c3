/**
 * A page that is left and come back to many times an hour: it stays as it was, with its filter, its place in a list
 * and its map, and costs nothing meanwhile.
 *
 * Guarantees: while it is not shown it stands outside the document, so that nobody finds it there; its effects are
 * undone (React's `Activity`), so that no news reaches it, and it is drawn with what is true then when it comes back.
 */
import { Activity, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

const keptMark = "kept-page";

export function KeptPage({ shown, children }: { shown: boolean; children: ReactNode }) {
  const [box] = useState(() => {
    const element = document.createElement("div");
    element.className = keptMark;
    return element;
  });
  // What is asked of a page that nobody sees waits until it is shown.
  const [last, setLast] = useState(children);
  if (shown && last !== children) setLast(children);
  return (
    <>
      {/* Before the page, whose own effects measure themselves in the document. */}
      {shown && <Stand box={box} />}
      {createPortal(<Activity mode={shown ? "visible" : "hidden"}>{last}</Activity>, box)}
    </>
  );
}

function Stand({ box }: { box: HTMLElement }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.append(box);
    return () => box.remove();
  }, [box]);
  return <div ref={place} className="kept-place" />;
}

/** True for an element of a page that will be shown again, false for one that is gone for good. */
export function isKept(element: Element): boolean {
  return element.closest(`.${keptMark}`) !== null;
}
