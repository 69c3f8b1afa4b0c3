/** The alarm, or the group, that the page of alarms shows all of: it may be chosen from elsewhere. */
import { useSyncExternalStore } from "react";

let chosen: string | null = null;
const listeners = new Set<() => void>();

export function chooseAlarm(id: string | null): void {
  chosen = id;
  for (const listener of listeners) listener();
}

export function useChosenAlarm(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
}
