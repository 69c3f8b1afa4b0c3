/**
 * What keeps a condition that trembles from alarming again and again (ISA-18.2, alarm deadband and on/off delay): it
 * counts once it has held for the on-delay, and is over once it has not held for the off-delay.
 */

export interface Delayed {
  /** Whether it counts. */
  readonly on: boolean;
  /** Since when the condition has been otherwise, epoch ms; null while it is not. */
  readonly otherwiseSinceMs: number | null;
}

export const neverHeld: Delayed = { on: false, otherwiseSinceMs: null };
export const counting: Delayed = { on: true, otherwiseSinceMs: null };

export interface Delays {
  readonly onMs: number;
  readonly offMs: number;
}

/** `holds` is what the condition says at `nowMs`; what it says stands until the next call. */
export function afterDelay(before: Delayed, holds: boolean, nowMs: number, { onMs, offMs }: Delays): Delayed {
  if (holds === before.on)
    return before.otherwiseSinceMs === null ? before : { on: holds, otherwiseSinceMs: null };
  // A clock that was set back must not make the delay longer.
  const since = Math.min(before.otherwiseSinceMs ?? nowMs, nowMs);
  if (nowMs - since >= (holds ? onMs : offMs)) return { on: holds, otherwiseSinceMs: null };
  return since === before.otherwiseSinceMs ? before : { on: before.on, otherwiseSinceMs: since };
}

/** Whether a value is over its limit: from the limit on, until it falls by more than the hysteresis below it. */
export function isOver(value: number, limit: number, hysteresis: number, wasOver: boolean): boolean {
  return value >= limit || (wasOver && value >= limit - hysteresis);
}
