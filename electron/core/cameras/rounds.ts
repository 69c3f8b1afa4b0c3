/**
 * A slow round over the cameras that no tile shows: tests of their streams, as a player would open them, so that how a
 * camera stands is known before somebody needs it. 2 000 cameras take 100 minutes.
 *
 * Guarantees: `probesAtOnce` tests at the most, one to a server, none to a camera within `restMs` of the last look, and
 * none while the way to the broker is broken: then it is the room that is cut off, and not each camera that is down. A
 * test tells whether a stream comes; whether its picture stands still or is black only a tile can see.
 */
import type { CameraTest } from "../../../shared/contract/cameraExchange.ts";
import type { CameraRow, LinkRow } from "../../../shared/contract/rows.ts";
import type { Seen } from "../../../shared/domain/camera/watch.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Random } from "../../../shared/domain/random.ts";
import type { LiveRows } from "../live/rows.ts";
import type { CameraWatch } from "./watch.ts";

export interface CameraRoundsOptions {
  readonly cameras: LiveRows<CameraRow>;
  readonly link: LiveRows<LinkRow>;
  readonly watch: CameraWatch;
  /** Never rejects. */
  readonly probe: (url: string) => Promise<CameraTest>;
  readonly clock: Clock;
  readonly random: Random;
}

/** A room that starts has better things to do. */
export const firstAfterMs = 60_000;
export const everyMs = 3000;
export const probesAtOnce = 2;
export const restMs = 15 * 60_000;
/** A list whose end is older than this is one that nobody writes any more. */
const oldAfterS = 60;

export class CameraRounds {
  private readonly options: CameraRoundsOptions;
  private readonly busy = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(options: CameraRoundsOptions) {
    this.options = options;
    this.next(firstAfterMs);
  }

  /** Resolves when no test runs any more. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await Promise.all(this.busy.values());
  }

  private next(afterMs: number): void {
    // Stations that were switched on together do not go round together.
    const waitMs = afterMs * (0.5 + this.options.random());
    this.timer = setTimeout(() => {
      this.next(everyMs);
      this.step();
    }, waitMs);
  }

  private step(): void {
    if (this.busy.size >= probesAtOnce || this.isCutOff()) return;
    const found = this.longestUnseen();
    if (!found) return;
    const { camera, origin } = found;
    const testing = this.options.probe(camera.url).then((test) => {
      this.busy.delete(origin);
      if (!this.stopped && !this.isCutOff()) this.options.watch.look(camera.id, seenBy(test));
    });
    this.busy.set(origin, testing);
  }

  /** Where there is a broker, and it cannot be reached: what fails then is no camera's fault. */
  isCutOff(): boolean {
    const link = this.options.link.get("link");
    return link !== undefined && link.broker !== "" && link.state !== "online";
  }

  private longestUnseen(): { readonly camera: CameraRow; readonly origin: string } | null {
    const { cameras, watch, clock } = this.options;
    let before = clock() - restMs;
    let found: { camera: CameraRow; origin: string } | null = null;
    for (const camera of cameras.values()) {
      const lookedAt = watch.lookedAt(camera.id) ?? 0;
      if (lookedAt >= before || watch.isOnTile(camera.id)) continue;
      const { origin } = new URL(camera.url);
      if (this.busy.has(origin)) continue;
      before = lookedAt;
      found = { camera, origin };
    }
    return found;
  }
}

function seenBy({ fault, live, behindS }: CameraTest): Seen {
  return fault === null && live !== false && (behindS ?? 0) < oldAfterS ? "picture" : "none";
}
