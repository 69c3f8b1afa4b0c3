/**
 * The console's text size: a workstation's display is taken for 24 inches read from 0.65 m, so that 1rem is the
 * smallest text that can be read there, whatever its resolution.
 */
import { useSyncExternalStore } from "react";
import { minimumFontPx } from "../../shared/domain/scene/legibility.ts";

const workstation = { diagonalIn: 24, distanceM: 0.65 };
/** A small display of few pixels is nearer than the figure says, or not 24 inches. */
const leastPx = 13;

function remPx(): number {
  const { width: widthPx, height: heightPx } = window.screen;
  return Math.max(leastPx, minimumFontPx({ widthPx, heightPx, ...workstation }));
}

function subscribe(changed: () => void): () => void {
  // A window that comes onto another display is resized by it.
  window.addEventListener("resize", changed);
  return () => window.removeEventListener("resize", changed);
}

/** Pixels of 1rem. The console sets it on the document; lists that compute rows read it. */
export function useRemPx(): number {
  return useSyncExternalStore(subscribe, remPx);
}
