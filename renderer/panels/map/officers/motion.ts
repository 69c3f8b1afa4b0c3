/**
 * Where officers are between two positions: drawn in motion from what was shown to what came last.
 *
 * Guarantees: what is shown lies on the way between the last shown place and the last reported one, never beyond it;
 * no step backwards on that way; a jump farther than a vehicle can go is shown at once, not as a flight over the city.
 * Plain numbers in typed arrays, so that 5 000 officers cost nothing to move. Coordinates are web mercator, 0 to 1.
 */

/** Web mercator units a millisecond. A metre is about 2.5e-8 at the equator: 60 m/s is beyond any patrol car. */
const fastestPerMs = 60 * 2.5e-8 * 1e-3;
const shortestMs = 400;
const longestMs = 6000;

export class Motion {
  private readonly slots = new Map<string, number>();
  private fromX = new Float64Array(64);
  private fromY = new Float64Array(64);
  private toX = new Float64Array(64);
  private toY = new Float64Array(64);
  private startMs = new Float64Array(64);
  private endMs = new Float64Array(64);
  private heardMs = new Float64Array(64);

  get count(): number {
    return this.slots.size;
  }

  slotOf(officer: string): number | undefined {
    return this.slots.get(officer);
  }

  /** Takes a new place, heard at `now` (epoch ms). */
  moveTo(officer: string, x: number, y: number, now: number): void {
    let slot = this.slots.get(officer);
    if (slot === undefined) {
      slot = this.slots.size;
      this.slots.set(officer, slot);
      if (slot >= this.toX.length) this.grow();
      this.put(slot, x, y, now);
      this.heardMs[slot] = now;
      return;
    }
    const sinceMs = now - (this.heardMs[slot] as number);
    this.heardMs[slot] = now;
    const fromX = this.xAt(slot, now);
    const fromY = this.yAt(slot, now);
    const durationMs = Math.min(longestMs, Math.max(shortestMs, sinceMs));
    if (Math.hypot(x - fromX, y - fromY) > fastestPerMs * Math.max(sinceMs, longestMs)) {
      this.put(slot, x, y, now);
      return;
    }
    this.fromX[slot] = fromX;
    this.fromY[slot] = fromY;
    this.toX[slot] = x;
    this.toY[slot] = y;
    this.startMs[slot] = now;
    this.endMs[slot] = now + durationMs;
  }

  xAt(slot: number, now: number): number {
    return between(this.fromX[slot] as number, this.toX[slot] as number, this.progress(slot, now));
  }

  yAt(slot: number, now: number): number {
    return between(this.fromY[slot] as number, this.toY[slot] as number, this.progress(slot, now));
  }

  /** False when the officer stands at the last reported place. */
  isMoving(slot: number, now: number): boolean {
    return (this.endMs[slot] as number) > now;
  }

  private progress(slot: number, now: number): number {
    const start = this.startMs[slot] as number;
    const end = this.endMs[slot] as number;
    return end <= start ? 1 : Math.min(1, Math.max(0, (now - start) / (end - start)));
  }

  private put(slot: number, x: number, y: number, now: number): void {
    this.fromX[slot] = x;
    this.fromY[slot] = y;
    this.toX[slot] = x;
    this.toY[slot] = y;
    this.startMs[slot] = now;
    this.endMs[slot] = now;
  }

  private grow(): void {
    const larger = (old: Float64Array) => {
      const grown = new Float64Array(old.length * 2);
      grown.set(old);
      return grown;
    };
    this.fromX = larger(this.fromX);
    this.fromY = larger(this.fromY);
    this.toX = larger(this.toX);
    this.toY = larger(this.toY);
    this.startMs = larger(this.startMs);
    this.endMs = larger(this.endMs);
    this.heardMs = larger(this.heardMs);
  }
}

function between(from: number, to: number, part: number): number {
  return part >= 1 ? to : from + (to - from) * part;
}
