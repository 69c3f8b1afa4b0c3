/** Events that came before those that they follow, until these are there: a bounded number of messages. */
import type { SealedEvent } from "../event/sealedEvent.ts";
import type { Span } from "./gaps.ts";

export interface Parked extends Span {
  readonly sender: string;
  readonly events: readonly SealedEvent[];
}

export class Parking {
  private readonly byStation = new Map<string, Parked[]>();
  private readonly most: number;
  private count = 0;

  constructor(most: number) {
    this.most = most;
  }

  get size(): number {
    return this.count;
  }

  /** False where there is no room: they are asked for again. */
  put(station: string, sender: string, events: readonly SealedEvent[]): boolean {
    const [first, last] = [events[0], events.at(-1)];
    if (!first || !last) return true;
    const parked = this.byStation.get(station) ?? [];
    if (parked.some(({ from, to }) => from <= first.seq && to >= last.seq)) return true;
    if (this.count >= this.most) return false;
    parked.push({ from: first.seq, to: last.seq, sender, events });
    this.byStation.set(station, parked);
    this.count++;
    return true;
  }

  /** One that follows `head`, or that `head` has overtaken. */
  take(station: string, head: number): Parked | undefined {
    const parked = this.byStation.get(station);
    const at = parked?.findIndex(({ from }) => from <= head + 1) ?? -1;
    if (!parked || at < 0) return undefined;
    const [taken] = parked.splice(at, 1);
    this.count--;
    if (parked.length === 0) this.byStation.delete(station);
    return taken;
  }

  of(station: string): readonly Span[] {
    return this.byStation.get(station) ?? [];
  }
}
