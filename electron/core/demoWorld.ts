/** The world of the demo beside the room, and where cameras are without it. */
import type { CoreOptions } from "../../shared/contract/start.ts";
import { demoOrigin } from "../../shared/domain/city/city.ts";
import type { City } from "../../shared/domain/city/index.ts";
import type { Clock } from "../../shared/domain/clock.ts";
import type { Random } from "../../shared/domain/random.ts";
import type { Demo } from "./demo/index.ts";
import type { Notices } from "./live/notices.ts";
import { errorText, type Log } from "./log.ts";
import type { DrillPlay } from "./training/drillRoom.ts";

export interface DemoContext {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly play: DrillPlay | undefined;
}

/** A demo that cannot start leaves a room that works without it. */
export async function startDemoWorld(
  city: City,
  options: CoreOptions,
  { clock, random, log, play }: DemoContext,
  notices: Notices,
): Promise<Demo | undefined> {
  const { resourcesFolder, dataFolder, drillSpeed } = options;
  const drill = play?.record.scenario ?? options.drill;
  try {
    // Loaded here: a city's room never needs its code.
    const { startDemo } = await import("./demo/index.ts");
    const demo = await startDemo({
      ...{ city, clock, random, resourcesFolder, dataFolder },
      ...(drill !== undefined && { scenario: drill }),
      ...(play ? { pictureClock: play.realClock } : drillSpeed !== undefined && { speed: drillSpeed }),
    });
    demo.playing.catch((error) => {
      log.error("the drill cannot be played", { reason: errorText(error) });
      notices.raise("error", "drill-failed", { reason: errorText(error) });
    });
    return demo;
  } catch (error) {
    log.error("the demo's world could not be started", { reason: errorText(error) });
    notices.raise("error", "demo-failed", { reason: errorText(error) });
    return undefined;
  }
}

/** The discard port: nothing answers there, and a tile says so. */
const nowhere = "http://127.0.0.1:9";

export function cameraOriginOf(city: City, demo: Demo | undefined, notices: Notices): string {
  if (city.cameraOrigin !== demoOrigin) return city.cameraOrigin;
  if (demo) return demo.cameraOrigin.url;
  notices.raise("warning", "cameras-unavailable");
  return nowhere;
}
