/**
 * Traffic that repeats every loop: cars follow the one ahead (Intelligent Driver Model; Treiber, Hennecke, Helbing
 * 2000), stop at red, and come at the same moments of each loop. After some loops the lane's state repeats too; then
 * one loop's cars are recorded over their whole way and replayed.
 */
import { loopSeconds } from "./scene.ts";

export interface Spawn {
  /** Second of the loop at which it enters. */
  readonly at: number;
  readonly lengthM: number;
  readonly speed: number;
  readonly kind: string;
  readonly seed: number;
}

export interface Lane {
  readonly lengthM: number;
  readonly spawns: readonly Spawn[];
  /** Where the stop line is, and when it may be passed. */
  readonly stop?: { readonly atM: number; isOpen(seconds: number): boolean };
}

export interface Placed {
  readonly spawn: Spawn;
  /** Metres along the lane, of the front. */
  readonly s: number;
}

interface Car {
  readonly spawn: Spawn;
  readonly loop: number;
  s: number;
  v: number;
  readonly track: number[];
  readonly born: number;
}

const step = 1 / 24;
const warmLoops = 8;

/** What is on the lane at a second of the loop. */
export function runLane(lane: Lane): (seconds: number) => Placed[] {
  const cars: Car[] = [];
  const recorded: Car[] = [];
  const spawns = [...lane.spawns].sort((a, b) => a.at - b.at);
  const waiting: Car[] = [];
  const steps = Math.round(loopSeconds / step);
  for (let tick = 0; tick < steps * (warmLoops + 8); tick++) {
    const loop = Math.floor(tick / steps);
    const now = (tick % steps) * step;
    for (const spawn of spawns) {
      if (Math.round(spawn.at / step) % steps === tick % steps) {
        waiting.push({ spawn, loop, s: 0, v: spawn.speed, track: [], born: tick });
      }
    }
    const last = cars.at(-1);
    if (waiting[0] && (!last || last.s - last.spawn.lengthM > 4)) {
      const car = waiting.shift()!;
      if (last) car.v = Math.min(car.v, last.v + 2);
      cars.push({ ...car, born: tick });
      if (loop === warmLoops) recorded.push(cars.at(-1)!);
    }
    cars.forEach((car, index) => {
      const ahead = cars[index - 1];
      let gap = ahead ? ahead.s - ahead.spawn.lengthM - car.s : 1e6;
      let closing = ahead ? car.v - ahead.v : 0;
      if (lane.stop && !lane.stop.isOpen(now) && car.s < lane.stop.atM) {
        const left = lane.stop.atM - car.s;
        // Too late to brake: drive on.
        if (left < gap && left > (car.v * car.v) / 9) {
          gap = left;
          closing = car.v;
        }
      }
      const wanted = 1.6 + car.v * 0.9 + (car.v * closing) / (2 * Math.sqrt(2.2 * 3));
      const push =
        2.2 * (1 - (car.v / car.spawn.speed) ** 4 - (Math.max(0, wanted) / Math.max(0.3, gap)) ** 2);
      car.v = Math.max(0, car.v + Math.max(-8, push) * step);
    });
    for (const car of cars) {
      car.s += car.v * step;
      car.track.push(car.s);
    }
    while (cars[0] && cars[0].s - cars[0].spawn.lengthM > lane.lengthM) cars.shift();
  }
  return (seconds) => {
    const placed: Placed[] = [];
    for (const { spawn, track, born } of recorded) {
      const start = (born % steps) * step;
      for (let life = seconds - start; life < track.length * step; life += loopSeconds) {
        if (life < 0) continue;
        const s = track[Math.floor(life / step)];
        if (s !== undefined && s - spawn.lengthM <= lane.lengthM) placed.push({ spawn, s });
      }
    }
    return placed;
  };
}
