/** One timer for the whole page: everything that shows an age or the time ticks together. */
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
  // On the full second, so that a clock never skips or doubles one.
  timer = listeners.size > 0 ? setTimeout(tick, 1000 - (Date.now() % 1000)) : undefined;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) tick();
  return () => listeners.delete(listener);
}

/** The time, epoch ms, rounded down to `everyMs` (a multiple of 1000): re-renders only when that changes. */
export function useNow(everyMs: number): number {
  return useSyncExternalStore(subscribe, () => now - (now % everyMs));
}
