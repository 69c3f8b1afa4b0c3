/** The clock that everything in a drill's room goes by: see shared/domain/training/clock.ts. */
import type { Clock } from "../../../shared/domain/clock.ts";
import { atRate, type ClockPiece, drillTimeAt } from "../../../shared/domain/training/clock.ts";

export interface DrillClock {
  /** Epoch ms, whole, never going back. */
  readonly now: Clock;
  readonly piece: ClockPiece;
  /** So many times as fast as the machine's from now on; 0: it stands. */
  setRate(rate: number): void;
  onChange(listener: () => void): void;
}

/** `monotonic` carries it, so that setting the machine's clock changes nothing; `clock` says where it begins. */
export function openDrillClock(first: ClockPiece, clock: Clock, monotonic: () => number): DrillClock {
  const [realMs, monotonicMs] = [clock(), monotonic()];
  const real = () => realMs + (monotonic() - monotonicMs);
  let piece = first;
  const listeners: (() => void)[] = [];
  return {
    now: () => drillTimeAt(piece, real()),
    get piece() {
      return piece;
    },
    setRate(rate) {
      piece = atRate(piece, real(), rate);
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
