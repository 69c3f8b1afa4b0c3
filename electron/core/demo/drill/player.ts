/**
 * Plays a drill into a broker, as an outside MQTT client like real phones and gateways, and hands the world what the
 * room tells officers and citizens' channels.
 *
 * A broker that restarted has forgotten what was retained, so every (re)connect publishes it again. Reports and replies
 * wait for the broker; positions and camera health do not, the next ones replace them. The session is kept, so that
 * what the room tells while the player is away is not lost where the broker remembers.
 */
import mqtt from "mqtt";
import type { Clock } from "../../../../shared/domain/clock.ts";
import { factTopic, stationSubscriptions, type TopicRoot } from "../../../../shared/messages/topics.ts";
import type { DrillMessage } from "./message.ts";
import { readTold } from "./told.ts";
import type { DrillWorld } from "./world.ts";

export interface DrillPlayer {
  /** Messages handed to the client since the start. */
  readonly publishedCount: number;
  close(): Promise<void>;
}

export interface PlayerOptions {
  readonly brokerUrl: string;
  readonly root: TopicRoot;
  readonly world: DrillWorld;
  readonly clock: Clock;
  readonly startMs: number;
  /** Called for every message as it is published. */
  readonly onPublished?: (message: DrillMessage) => void;
}

const tickMs = 100;
/** After a sleep of the machine, time is caught up in slices so that nothing else waits long. */
const sliceMs = 60_000;

export function playDrill(options: PlayerOptions): DrillPlayer {
  const { brokerUrl, root, world, clock, onPublished } = options;
  let playedToMs = options.startMs;
  let publishedCount = 0;
  let wasConnected = false;
  const client = mqtt.connect(brokerUrl, {
    clientId: `drill-${root}`,
    clean: false,
    reconnectPeriod: 500,
    queueQoSZero: false,
    keepalive: 20,
  });
  // A lost connection is retried for ever; what was retained is published again when it is back.
  client.on("error", () => {});
  client.on("connect", () => {
    if (wasConnected) for (const message of world.retained()) publish(message);
    wasConnected = true;
    client.subscribe(stationSubscriptions(root), { qos: 1 }, () => {});
  });
  client.on("message", (topic, payload) => {
    const told = readTold(root, topic, payload.toString());
    if (!told) return;
    // It is heard now, after all that has happened until now.
    play();
    world.hear(told);
  });

  function publish(message: DrillMessage): void {
    const { kind, id, body, qos, retain } = message;
    const payload = body ? JSON.stringify(body) : "";
    if (client.connected || qos > 0) {
      client.publish(factTopic(root, kind, id), payload, { qos, retain }, () => {});
      publishedCount++;
    }
    onPublished?.(message);
  }

  function play(): void {
    const toMs = Math.min(clock(), playedToMs + sliceMs);
    if (toMs > playedToMs) playedToMs = toMs;
    for (const message of world.advance(playedToMs)) publish(message);
  }

  client.once("connect", play);
  const timer = setInterval(() => {
    if (wasConnected) play();
  }, tickMs);

  return {
    get publishedCount() {
      return publishedCount;
    },
    async close() {
      clearInterval(timer);
      await client.endAsync(true);
    },
  };
}
