/** The camera gateway: tells which cameras are up. A few are down, and now and then another. */
import type { Camera } from "../../../../shared/domain/city/index.ts";
import type { Drill } from "../../../../shared/domain/drill.ts";
import { between, pick, type Random } from "../../../../shared/domain/random.ts";
import { type Actor, type DrillMessage, isoOf } from "./message.ts";

export class CameraGateway implements Actor {
  nextAtMs: number;

  readonly #cameras: readonly Camera[];
  readonly #habits: Drill["cameras"];
  readonly #random: Random;
  readonly #startMs: number;
  readonly #down = new Map<string, number>();

  constructor(cameras: readonly Camera[], habits: Drill["cameras"], random: Random, startMs: number) {
    this.#cameras = cameras;
    this.#habits = habits;
    this.#random = random;
    this.#startMs = startMs;
    this.nextAtMs = startMs;
    // At most a third: a small city keeps most of its cameras.
    const downCount = Math.min(habits.down, Math.floor(cameras.length / 3));
    // Since this world began: an earlier time would be older than what a room remembers of the world before it.
    while (this.#down.size < downCount) this.#down.set(pick(random, cameras).id, startMs);
  }

  act(): DrillMessage[] {
    const atMs = this.nextAtMs;
    this.nextAtMs = Math.round(atMs + between(this.#random, this.#habits.changeEveryMinutes) * 60_000);
    if (atMs === this.#startMs) {
      return this.#cameras.map((camera) => {
        return this.#health(camera.id, !this.#down.has(camera.id), atMs, atMs);
      });
    }
    const [longestDown] = [...this.#down].sort((a, b) => a[1] - b[1]);
    if (longestDown && this.#down.size >= this.#habits.down) {
      this.#down.delete(longestDown[0]);
      return [this.#health(longestDown[0], true, atMs, atMs)];
    }
    const up = this.#cameras.filter((camera) => !this.#down.has(camera.id));
    if (up.length <= this.#cameras.length / 2 || this.#habits.down === 0) return [];
    const { id } = pick(this.#random, up);
    this.#down.set(id, atMs);
    return [this.#health(id, false, atMs, atMs)];
  }

  #health(id: string, isUp: boolean, sinceMs: number, atMs: number): DrillMessage {
    const body = isUp
      ? {
          state: "up",
          since: isoOf(sinceMs),
          bitrateKbps: Math.round(between(this.#random, [600, 1400])),
          viewers: Math.floor(between(this.#random, [0, 6])),
        }
      : { state: "down", since: isoOf(sinceMs) };
    return { kind: "camera-health", id, atMs, body, qos: 0, retain: true };
  }
}
