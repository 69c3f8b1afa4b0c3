/** Lanes with their traffic as things of a scene. */
import { between, pick, seededRandom } from "../../../shared/domain/random.ts";
import { loopSeconds, type Thing } from "./scene.ts";
import { type Lane, runLane, type Spawn } from "./traffic.ts";
import { lengthM, type VehicleKind, vehicle } from "./vehicles.ts";
import type { View } from "./view.ts";
import type { Way } from "./way.ts";

export interface FlowOptions {
  readonly way: Way;
  /** What comes, as often as it stands here. */
  readonly kinds: readonly VehicleKind[];
  readonly count: number;
  readonly speed: readonly [number, number];
  readonly seed: number;
  readonly stop?: Lane["stop"];
  /** Seconds of the loop in which they come; all of it where none is given. */
  readonly during?: readonly [number, number];
  /** Motorbikes do not keep to the middle. */
  readonly swayM?: number;
}

/** Vehicles of one lane at a second of the loop. */
export function flow(view: View, options: FlowOptions): (seconds: number) => Thing[] {
  const random = seededRandom(options.seed);
  const [from, until] = options.during ?? [0, loopSeconds];
  const spawns = Array.from({ length: options.count }, (_, index): Spawn => {
    const kind = pick(random, options.kinds);
    const at = from + ((index + random() * 0.7) / options.count) * (until - from);
    return {
      at: at % loopSeconds,
      kind,
      lengthM: lengthM[kind],
      speed: between(random, options.speed),
      seed: Math.floor(random() * 2 ** 31),
    };
  });
  const placed = runLane({
    lengthM: options.way.lengthM,
    spawns,
    ...(options.stop ? { stop: options.stop } : {}),
  });
  return (seconds) =>
    placed(seconds).map(({ spawn, s }) => {
      const pose = options.way.pose(Math.min(s, options.way.lengthM));
      const sway = (options.swayM ?? 0) * Math.sin(spawn.seed + s * 0.07);
      const x = pose.x - Math.sin(pose.heading) * sway;
      const y = pose.y + Math.cos(pose.heading) * sway;
      return vehicle(view, spawn.kind as VehicleKind, { ...pose, x, y }, spawn.seed, true);
    });
}
