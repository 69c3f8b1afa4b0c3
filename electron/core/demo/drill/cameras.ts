/** The camera gateway: tells which cameras are up. A few are down, and now and then another; some after the script. */
import type { Camera } from "../../../../shared/domain/city/index.ts";
import type { Drill } from "../../../../shared/domain/drill.ts";
import { between, pick, type Random } from "../../../../shared/domain/random.ts";
import { type Actor, type DrillMessage, isoOf } from "./message.ts";
import type { ScriptedOutage } from "./script.ts";

export class CameraGateway implements Actor {
  nextAtMs: number;

  readonly #cameras: readonly Camera[];
  readonly #habits: Drill["cameras"];
  readonly #script: ScriptedOutage[];
  readonly #random: Random;
  readonly #startMs: number;
  readonly #down = new Map<string, number>();
  #nextChangeAtMs: number;

  constructor(
    cameras: readonly Camera[],
    habits: Drill["cameras"],
    script: readonly ScriptedOutage[],
    random: Random,
    startMs: number,
  ) {
    this.#cameras = cameras;
    this.#habits = habits;
    this.#script = [...script];
    this.#random = random;
    this.#startMs = startMs;
    this.nextAtMs = startMs;
    this.#nextChangeAtMs = startMs;
    const free = cameras.filter(({ id }) => !script.some((outage) => outage.camera === id));
    // At most a third: a small city keeps most of its cameras.
    const downCount = Math.min(habits.down, Math.floor(cameras.length / 3), free.length);
    // Since this world began: an earlier time would be older than what a room remembers of the world before it.
    while (this.#down.size < downCount) this.#down.set(pick(random, free).id, startMs);
  }

  /** Down from this moment on, beside the script. */
  fail(camera: string, atMs: number, untilMs: number): void {
    this.#script.push({ camera, fromMs: atMs, toMs: untilMs });
    this.nextAtMs = atMs;
  }

  act(): DrillMessage[] {
    const atMs = this.nextAtMs;
    const messages = this.#followScript(atMs);
    if (atMs === this.#startMs) {
      messages.splice(0);
      for (const { id } of this.#cameras) messages.push(this.#health(id, !this.#down.has(id), atMs, atMs));
    } else if (atMs >= this.#nextChangeAtMs) {
      messages.push(...this.#change(atMs));
    }
    if (atMs >= this.#nextChangeAtMs) {
      const minutes = between(this.#random, this.#habits.changeEveryMinutes);
      this.#nextChangeAtMs = Math.round(atMs + minutes * 60_000);
    }
    const times = this.#script
      .flatMap(({ fromMs, toMs }) => [fromMs, toMs])
      .filter((timeMs) => timeMs > atMs);
    this.nextAtMs = Math.min(this.#nextChangeAtMs, ...times);
    return messages;
  }

  #followScript(atMs: number): DrillMessage[] {
    const begun = this.#script.filter(({ fromMs }) => fromMs <= atMs);
    return [...new Set(begun.map(({ camera }) => camera))].flatMap((camera) => {
      const isDown = begun.some((outage) => outage.camera === camera && atMs < outage.toMs);
      if (isDown === this.#down.has(camera)) return [];
      if (isDown) this.#down.set(camera, atMs);
      else this.#down.delete(camera);
      return [this.#health(camera, !isDown, atMs, atMs)];
    });
  }

  /** Repairs the camera that has been down for longest, or lets another fail; those of the script are left alone. */
  #change(atMs: number): DrillMessage[] {
    const isFree = (id: string) => !this.#script.some(({ camera }) => camera === id);
    const down = [...this.#down].filter(([id]) => isFree(id));
    const [longestDown] = down.sort((a, b) => a[1] - b[1]);
    if (longestDown && down.length >= this.#habits.down) {
      this.#down.delete(longestDown[0]);
      return [this.#health(longestDown[0], true, atMs, atMs)];
    }
    const up = this.#cameras.filter(({ id }) => !this.#down.has(id) && isFree(id));
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
