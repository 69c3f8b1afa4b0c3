/**
 * The demo's world: a broker, cameras, and a drill that lives in them, so that the room shows a city without one.
 * Everything listens on loopback. The room sees it only as it would see a real city: over MQTT and HTTP.
 *
 * Start-up waits for the two servers alone; the drill begins a moment later.
 */
import { join } from "node:path";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { ordinaryDay } from "../../../shared/domain/drill.ts";
import type { Random } from "../../../shared/domain/random.ts";
import type { Injection } from "../../../shared/domain/training/injection.ts";
import { basicAuthorization } from "../secrets.ts";
import { startBroker } from "./broker.ts";
import type { SpansOn } from "./drill/attendance.ts";
import { readMemory, writeMemory } from "./drill/memory.ts";
import { type DrillPlayer, playDrill } from "./drill/player.ts";
import { loadDrill } from "./drill/scenario.ts";
import { createDrillWorld, type DrillWorld } from "./drill/world.ts";
import { startOrigin } from "./origin/index.ts";

export interface Demo {
  readonly brokerUrl: string;
  /** `authorization` is the whole header value that the cameras ask for. */
  readonly cameraOrigin: { readonly url: string; readonly authorization: string };
  /** When the drill is being played; rejects with `DrillUnusable` where its file cannot be. */
  readonly playing: Promise<void>;
  /** Lets something happen beside the script; nothing before the drill is played. */
  insert(what: Injection): void;
  /** Until when nobody reaches the broker, by the drill's clock; null while it is there. */
  readonly brokerAwayUntil: number | null;
  /** When officers are planned, from now on; called again when that changes. */
  follow(spansOn: SpansOn): void;
  close(): Promise<void>;
}

export interface DemoOptions {
  readonly city: City;
  readonly clock: Clock;
  /** By which the cameras' pictures go, where that is another one: a video is as fast as ever. */
  readonly pictureClock?: Clock;
  readonly random: Random;
  readonly resourcesFolder: string;
  readonly dataFolder: string;
  /** A drill's name; an ordinary day where none is given. */
  readonly scenario?: string;
  /** How many times faster than on an ordinary day things happen. */
  readonly speed?: number;
}

const memoryEveryMs = 5000;
const endingsEveryMs = 250;
/** A core that died is back sooner than this; whoever starts the room later sees the script from its beginning. */
const scriptResumedWithinMs = 60_000;
/** The drill begins when the screens have had the processor for their first picture. */
const drillAfterMs = 250;

/** Throws `BrokerUnavailable`, or what the camera origin throws, where a server cannot listen. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { city, clock, random, resourcesFolder, dataFolder, scenario = ordinaryDay, speed = 1 } = options;
  const credentials = { user: "live-room", password: randomText(random) };
  let broker = await startBroker();
  const { url: brokerUrl } = broker;
  const origin = await startOrigin({
    cameras: city.cameras.map(({ id, name, tags }) => ({ id, name, scene: tags[0] ?? "junction" })),
    footageFolder: join(resourcesFolder, "footage"),
    clock: options.pictureClock ?? clock,
    zone: city.zone,
    credentials,
  }).catch(async (error) => {
    await broker.close();
    throw error;
  });

  let player: DrillPlayer | undefined;
  let played: DrillWorld | undefined;
  let planned: SpansOn | undefined;
  let remember = async () => {};
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function play(): Promise<void> {
    const memoryFile = join(dataFolder, "demo-world.json");
    const [drill, remembered] = await Promise.all([
      loadDrill(resourcesFolder, scenario, city),
      readMemory(memoryFile),
    ]);
    if (isClosed) return;
    const startMs = clock();
    const seed = Math.floor(random() * 2 ** 32);
    const { script } = remembered;
    const isResumed = script?.drill === scenario && startMs - script.savedMs < scriptResumedWithinMs;
    const scriptBeganMs = isResumed ? script.beganMs : startMs;
    const world = createDrillWorld({
      ...{ city, drill, seed, startMs, remembered, speed, scriptBeganMs },
      ...(planned && { spansOn: (officer, day) => planned?.(officer, day) ?? [] }),
    });
    played = world;
    player = playDrill({
      brokerUrl,
      root: city.topicRoot,
      world,
      clock,
      startMs,
      onPublished({ kind, id, body }) {
        if (kind !== "camera-health" || !body || !("state" in body)) return;
        origin.setFault(id, body.state === "down" ? "404" : null);
      },
    });
    remember = () => {
      const place = { drill: scenario, beganMs: scriptBeganMs, savedMs: clock() };
      return writeMemory(memoryFile, { ...world.memory(), script: isClosed ? null : place });
    };
    timer = setInterval(() => void remember(), memoryEveryMs);
  }

  const playing = new Promise<void>((resolve) => setTimeout(resolve, drillAfterMs)).then(play);
  // Whoever awaits `playing` is told; nobody has to.
  playing.catch(() => {});

  /** What is put right again when the drill's clock comes there. */
  const endings = new Set<{ readonly atMs: number; readonly end: () => void }>();
  let brokerAwayUntil: number | null = null;
  let isBrokerUp = true;
  let changingBroker: Promise<unknown> = Promise.resolve();
  const ending = setInterval(() => {
    for (const each of endings) {
      if (each.atMs > clock()) continue;
      endings.delete(each);
      each.end();
    }
  }, endingsEveryMs);
  const brokerPort = Number(new URL(brokerUrl).port);

  function takeBrokerAway(untilMs: number): void {
    if (brokerAwayUntil === null) {
      changingBroker = changingBroker.then(() => {
        isBrokerUp = false;
        return broker.close();
      });
    }
    brokerAwayUntil = Math.max(untilMs, brokerAwayUntil ?? 0);
    const atMs = brokerAwayUntil;
    endings.add({
      atMs,
      end() {
        if (brokerAwayUntil !== atMs) return;
        brokerAwayUntil = null;
        changingBroker = changingBroker.then(async () => {
          if (isClosed || isBrokerUp) return;
          broker = await startBroker(brokerPort);
          isBrokerUp = true;
        });
        // Its port went to somebody else meanwhile: the broker of this drill stays away, and the link says so.
        changingBroker.catch(() => {});
      },
    });
  }

  return {
    brokerUrl,
    cameraOrigin: {
      url: origin.url,
      authorization: basicAuthorization(credentials.user, credentials.password),
    },
    playing,
    get brokerAwayUntil() {
      return brokerAwayUntil;
    },
    insert(what) {
      if (what.kind === "broker-away") takeBrokerAway(clock() + what.minutes * 60_000);
      else if (what.kind === "camera-frozen") {
        origin.setFault(what.camera, "frozen");
        const end = () => origin.setFault(what.camera, null);
        endings.add({ atMs: clock() + what.minutes * 60_000, end });
      } else played?.insert(what);
    },
    follow(spansOn) {
      planned = spansOn;
      played?.replan();
    },
    async close() {
      isClosed = true;
      await playing.catch(() => {});
      clearInterval(timer);
      await player?.close();
      await remember();
      clearInterval(ending);
      await changingBroker.catch(() => {});
      await Promise.all([origin.close(), isBrokerUp && broker.close()]);
    },
  };
}

/** Keeps other programs of this machine out by accident, not by force: the footage is no secret. */
function randomText(random: Random): string {
  return Array.from({ length: 24 }, () => Math.floor(random() * 36).toString(36)).join("");
}
