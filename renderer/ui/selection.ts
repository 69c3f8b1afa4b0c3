/** What the operator looks at in this window: one thing at a time, shared by queue, map and details. */
import { useSyncExternalStore } from "react";

export interface Selection {
  /** A report stands for the incident that it belongs to. */
  readonly kind: "camera" | "incident" | "report" | "officer" | "warning";
  readonly id: string;
}

let selected: Selection | null = null;
const listeners = new Set<() => void>();

export function select(next: Selection | null): void {
  selected = next;
  for (const listener of listeners) listener();
}

/** For what a key does; what is on screen uses `useSelection`. */
export function selectionNow(): Selection | null {
  return selected;
}

export function useSelection(): Selection | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => selected,
  );
}
