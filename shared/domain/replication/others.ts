/** What is known of the other stations: who is here, how far their copies reach, and how they answered. */
import { aheadOf, type ClockSample, sampleOf, withSample } from "./skew.ts";

interface Trouble {
  readonly untilMs: number;
  readonly waitMs: number;
}

export interface Other {
  readonly id: string;
  here: boolean;
  /** By station, the last number that it holds. */
  heads: ReadonlyMap<string, number>;
  /** Which events it holds beyond its heads. */
  early: string | null;
  /** Whose events it did not give, or gave wrongly. */
  readonly trouble: Map<string, Trouble>;
  lastHeardAtMs: number;
  clockAskedAtMs: number;
  samples: readonly ClockSample[];
}

export class Others {
  private readonly known = new Map<string, Other>();

  /** Somebody who is let in. */
  heard(id: string, nowMs: number): Other {
    let other = this.known.get(id);
    if (!other) {
      other = {
        ...{ id, here: true, heads: new Map(), early: null, trouble: new Map(), lastHeardAtMs: nowMs },
        ...{ clockAskedAtMs: Number.NEGATIVE_INFINITY, samples: [] },
      };
      this.known.set(id, other);
    }
    other.lastHeardAtMs = nowMs;
    return other;
  }

  get(id: string): Other | undefined {
    return this.known.get(id);
  }

  forget(id: string): void {
    this.known.delete(id);
  }

  /** That are here. */
  here(): Other[] {
    return [...this.known.values()].filter(({ here }) => here);
  }

  /** How far anybody's copy, or that of some, of each station's log reaches. */
  farthest(of: Iterable<Other> = this.known.values()): Map<string, number> {
    const most = new Map<string, number>();
    for (const { heads } of of)
      for (const [station, seq] of heads) if (seq > (most.get(station) ?? 0)) most.set(station, seq);
    return most;
  }

  measured(id: string, askedAtMs: number, heardAtMs: number, sentAtMs: number, nowMs: number): void {
    const other = this.known.get(id);
    if (!other) return;
    const sample = sampleOf(askedAtMs, heardAtMs, sentAtMs, nowMs);
    // An answer to what was never asked, or of a clock that was set meanwhile.
    if (sample.tripMs >= 0) other.samples = withSample(other.samples, sample);
  }

  aheadOf(id: string): number | null {
    return aheadOf(this.known.get(id)?.samples ?? []);
  }

  isInTrouble({ trouble }: Other, station: string, nowMs: number): boolean {
    return (trouble.get(station)?.untilMs ?? 0) > nowMs;
  }

  /** It is asked for this station's events again after a while, longer each time. */
  failed(id: string, station: string, nowMs: number, leastMs: number, mostMs: number): void {
    const trouble = this.known.get(id)?.trouble;
    if (!trouble) return;
    const waitMs = Math.min(mostMs, (trouble.get(station)?.waitMs ?? leastMs / 2) * 2);
    trouble.set(station, { untilMs: nowMs + waitMs, waitMs });
  }

  gave(id: string, station: string): void {
    this.known.get(id)?.trouble.delete(station);
  }
}
