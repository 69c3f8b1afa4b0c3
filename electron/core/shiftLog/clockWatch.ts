/**
 * Sees a wall clock that was put back, and records it: the order of events stays (hybrid time), but whoever reads their
 * times must know.
 */
import type { Clock } from "../../../shared/domain/clock.ts";
import { roomActor } from "../../../shared/domain/event/event.ts";
import type { Store } from "../store/index.ts";

/** Clocks are set by less than this all the time. */
const leastMs = 5000;

export class ClockWatch {
  private readonly store: Pick<Store, "log" | "transaction">;
  private readonly station: string;
  private readonly clock: Clock;
  /** The latest that the clock ever showed in this run. */
  private lastMs: number;

  constructor(store: Pick<Store, "log" | "transaction">, station: string, clock: Clock) {
    this.store = store;
    this.station = station;
    this.clock = clock;
    this.lastMs = clock();
  }

  /** To be called every second or so. */
  look(): void {
    const now = this.clock();
    const { store, station, lastMs } = this;
    this.lastMs = now;
    if (now > lastMs - leastMs) return;
    const body = { fromMs: lastMs, toMs: now };
    const decision = { kind: "clock.set-back", subject: `station:${station}`, body } as const;
    store.transaction(() => store.log.append(station, decision, roomActor, now));
  }
}
