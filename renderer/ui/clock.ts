/**
 * One timer for the whole page: everything that shows an age or the time ticks together. It is the room's time: the
 * machine's, or in a drill that of the drill, which may stand or go faster.
 */
import { useSyncExternalStore } from "react";
import { type ClockPiece, drillTimeAt } from "../../shared/domain/training/clock.ts";

const listeners = new Set<() => void>();
let piece: ClockPiece | null = null;
let now = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;

/** What the clocks of the core say at this moment, epoch ms. */
export function roomTime(): number {
  return piece ? drillTimeAt(piece, Date.now()) : Date.now();
}

/** The room goes by the clock of a drill from now on, or (null) by the machine's. */
export function followDrillClock(next: ClockPiece | null): void {
  piece = next;
  show();
}

function show(): void {
  now = roomTime();
  for (const listener of listeners) listener();
}

function tick(): void {
  show();
  // On the full second, so that a clock never skips or doubles one. One that stands is looked at as often.
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
