/** 1rem in CSS pixels, the smallest text that may be read on this display (see shared/domain/scene/legibility.ts), for what CSS does not size. */
import { useSyncExternalStore } from "react";

export function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** Re-renders when the display's size or distance changes the page's font size. */
export function useRemPx(): number {
  return useSyncExternalStore(subscribe, remPx);
}

function subscribe(listener: () => void): () => void {
  const changed = new MutationObserver(listener);
  changed.observe(document.documentElement, { attributes: true, attributeFilter: ["style"] });
  return () => changed.disconnect();
}
