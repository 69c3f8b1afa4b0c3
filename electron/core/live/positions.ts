/**
 * The latest position of every officer, for the screens: columns of numbers that travel as typed arrays.
 * A newer claimed time replaces an older one, whatever order they come in.
 */
import type { PositionsFrame } from "../../../shared/contract/wire.ts";

export interface LivePosition {
  readonly officer: string;
  readonly longitude: number;
  readonly latitude: number;
  /** Claimed time, epoch ms. */
  readonly time: number;
  readonly headingDeg: number | null;
  readonly accuracyM: number | null;
  /** Epoch ms. */
  readonly receivedAt: number;
}

interface Slot {
  position: LivePosition;
  /** The number of the change that brought it. */
  change: number;
}

export class LivePositions {
  private readonly indexes = new Map<string, number>();
  private readonly slots: Slot[] = [];
  private readonly watchers = new Set<() => void>();
  private changes = 0;

  /** False when a position as new or newer is known. */
  put(position: LivePosition): boolean {
    const index = this.indexes.get(position.officer);
    if (index === undefined) {
      this.indexes.set(position.officer, this.slots.length);
      this.slots.push({ position, change: ++this.changes });
    } else {
      const slot = this.slots[index] as Slot;
      if (position.time < slot.position.time) return false;
      slot.position = position;
      slot.change = ++this.changes;
    }
    return true;
  }

  get(officer: string): LivePosition | undefined {
    const index = this.indexes.get(officer);
    return index === undefined ? undefined : this.slots[index]?.position;
  }

  /** After one or many `put`s. */
  tell(): void {
    for (const watcher of this.watchers) watcher();
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  reader(): PositionReader {
    let officersSent = 0;
    let changeSent = 0;
    return {
      next: (id) => {
        const changed: number[] = [];
        for (let index = 0; index < this.slots.length; index++) {
          if ((this.slots[index] as Slot).change > changeSent) changed.push(index);
        }
        const officers = this.slots.slice(officersSent).map((slot) => slot.position.officer);
        officersSent = this.slots.length;
        changeSent = this.changes;
        return this.frame(id, officers, changed);
      },
    };
  }

  private frame(id: number, officers: string[], changed: readonly number[]): PositionsFrame {
    const count = changed.length;
    const frame = {
      type: "positions" as const,
      id,
      officers,
      index: Uint32Array.from(changed),
      places: new Float64Array(2 * count),
      times: new Float64Array(count),
      headings: new Float32Array(count),
      accuraciesM: new Float32Array(count),
    };
    for (let n = 0; n < count; n++) {
      const { position } = this.slots[changed[n] as number] as Slot;
      frame.places[2 * n] = position.longitude;
      frame.places[2 * n + 1] = position.latitude;
      frame.times[n] = position.time;
      frame.headings[n] = position.headingDeg ?? Number.NaN;
      frame.accuraciesM[n] = position.accuracyM ?? Number.NaN;
    }
    return frame;
  }
}

/** One client's way through the changes: everything at first, then what changed since it was last asked. */
export interface PositionReader {
  next(id: number): PositionsFrame;
}
