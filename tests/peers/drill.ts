/**
 * A drill played from outside into a broker of the test's own: the shipped city's officers, sensors, cameras and
 * citizens, faster where a test asks for it. For rooms that are started with `--broker`.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadCity } from "../../electron/core/city/load.ts";
import type { DrillMessage } from "../../electron/core/demo/drill/message.ts";
import { playDrill } from "../../electron/core/demo/drill/player.ts";
import { loadDrill } from "../../electron/core/demo/drill/scenario.ts";
import { createDrillWorld } from "../../electron/core/demo/drill/world.ts";
import type { DrillOrders } from "../../shared/domain/drill.ts";

export interface PlayedDrillOptions {
  readonly brokerUrl: string;
  /** A drill's name, as of `--drill`. */
  readonly name: string;
  readonly speed?: number;
  readonly seed?: number;
  /** How officers answer, where the test wants it otherwise: `{ off: 0, unanswered: 0, refused: 0 }` for who always does. */
  readonly orders?: Partial<DrillOrders>;
  /** Only what the script tells, and what is told of it; no citizen reports of an ordinary day. */
  readonly scriptOnly?: boolean;
  /** Of the script, what it tells up to this second of the drill. */
  readonly untilSeconds?: number;
  /** How often phones tell where they are, in seconds of the drill; as the drill has it where it is left out. */
  readonly positionEverySeconds?: [number, number];
}

export interface PlayedDrill {
  /** How many reports the script has. */
  readonly scripted: number;
  /** Ids of the reports that were opened so far, in the order of their times. */
  readonly reports: readonly string[];
  /** By order: what its officer has answered last. */
  readonly answers: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

const resources = fileURLToPath(new URL("../../resources/", import.meta.url));
const foreverSeconds = 1e8;

export async function playDrillInto(options: PlayedDrillOptions): Promise<PlayedDrill> {
  const { brokerUrl, name, speed = 1, seed = 1, orders, scriptOnly = false, positionEverySeconds } = options;
  const { untilSeconds = foreverSeconds } = options;
  const { city } = await loadCity(join(resources, "cities", "36.71"));
  if (!city) throw new Error("expected the shipped city to load (npm run city:check tells more)");
  const drill = await loadDrill(resources, name, city);
  const script = drill.script.filter((step) => !("report" in step) || step.atSeconds <= untilSeconds);
  const startMs = Date.now();
  const world = createDrillWorld({
    ...{ city, seed, startMs, speed },
    drill: {
      ...drill,
      script,
      officers: {
        ...drill.officers,
        everybodyOnDuty: true,
        ...(positionEverySeconds && { positionEverySeconds }),
        orders: { ...drill.officers.orders, ...orders },
      },
      reports: {
        ...drill.reports,
        ...(scriptOnly && { openAtStart: 0, everySeconds: [foreverSeconds, foreverSeconds] as const }),
      },
    } as typeof drill,
  });
  const reports = new Set<string>();
  const answers = new Map<string, string>();

  function note({ kind, id, body }: DrillMessage): void {
    if (kind === "report" && body) reports.add(id);
    if (kind === "reply" && body && "replies" in body) {
      const last = (body.replies as { type: string }[]).at(-1);
      if (last) answers.set(id, last.type);
    }
  }

  const player = playDrill({
    ...{ brokerUrl, root: city.topicRoot, world, clock: Date.now, startMs },
    onPublished: note,
  });
  return {
    get reports() {
      return [...reports];
    },
    answers,
    scripted: script.filter((step) => "report" in step).length,
    close: () => player.close(),
  };
}
