/**
 * What the page on screen lets keys do: its list, its search field, and the few things that only it can.
 * A page tells it with `usePageHandle`; `actions.ts` calls it.
 */
import { type RefObject, useEffect } from "react";
import type { ListHandle } from "./list/VirtualList.tsx";

/** In the order of their tabs. */
export const pageNames = ["situation", "cameras", "roster", "quarantine", "displays"] as const;
export type PageName = (typeof pageNames)[number];

export interface PageHandle {
  readonly list?: RefObject<ListHandle | null>;
  readonly search?: RefObject<HTMLInputElement | null>;
  /** Lets all rows through again. */
  readonly showAll?: () => void;
  /** Reports: between the open and the closed ones. */
  readonly toggleClosed?: () => void;
  /** Cameras: between one large picture and many. */
  readonly toggleGrid?: () => void;
  /** Quarantine: asks whether to empty it. */
  readonly askToClear?: () => void;
}

let shown: PageHandle = {};

/** The newest call wins; a page that goes takes its handle with it. */
export function usePageHandle(handle: PageHandle): void {
  useEffect(() => {
    shown = handle;
    return () => {
      if (shown === handle) shown = {};
    };
  });
}

export function pageOnScreen(): PageHandle {
  return shown;
}
