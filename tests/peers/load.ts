/**
 * Many phones in one process and one connection: `officers` phones that together tell `perSecond` positions a
 * second at QoS 0, in turn, each moving on a circle. Messages carry the time they were sent, so that a reader can
 * tell how old one is.
 */
import mqtt from "mqtt";
import { type AnyPlace, shifted } from "../../shared/domain/place.ts";
import { factTopic, rootTopic } from "../../shared/messages/topics.ts";

export interface LoadOptions {
  readonly brokerUrl: string;
  readonly cityCode: string;
  readonly centre: AnyPlace;
  /** Ids in turn; unknown to the city unless the caller gives the city's own. */
  readonly officers: readonly string[];
  readonly perSecond: number;
}

export interface Load {
  /** Messages sent so far. */
  readonly sentCount: number;
  /** Stops sending; every message sent has left this process when it resolves. */
  stop(): Promise<void>;
}

const tickMs = 10;
const circleM = 3000;
const roundS = 600;

/** Ids for a load of phones that no city has. */
export function loadOfficers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `beban-${String(index + 1).padStart(5, "0")}`);
}

export async function startLoad(options: LoadOptions): Promise<Load> {
  const { brokerUrl, cityCode, centre, officers, perSecond } = options;
  const client = await mqtt.connectAsync(brokerUrl, { clientId: `load-${process.pid}-${Date.now()}` });
  const topics = officers.map((officer) => factTopic(rootTopic(cityCode), "position", officer));
  const startMs = Date.now();
  let sentCount = 0;

  // What is due by the clock, not by the tick: a late timer loses nothing.
  const timer = setInterval(() => {
    const nowMs = Date.now();
    const due = Math.floor(((nowMs - startMs) / 1000) * perSecond);
    while (sentCount < due) {
      const officer = sentCount % officers.length;
      client.publish(topics[officer]!, payloadAt(centre, officer, nowMs), { qos: 0, retain: true });
      sentCount++;
    }
  }, tickMs);

  return {
    get sentCount() {
      return sentCount;
    },
    async stop() {
      clearInterval(timer);
      await client.endAsync();
    },
  };
}

/** The position message of one phone at a moment. */
export function payloadAt(centre: AnyPlace, officer: number, atMs: number): string {
  const turn = 2 * Math.PI * (atMs / 1000 / roundS + officer * 0.618);
  const radiusM = circleM * (0.2 + 0.8 * ((officer * 0.382) % 1));
  const [longitude, latitude] = shifted(centre, Math.sin(turn) * radiusM, Math.cos(turn) * radiusM);
  return JSON.stringify({
    place: [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))],
    accuracyM: 8,
    speedMps: Number(((2 * Math.PI * radiusM) / roundS).toFixed(1)),
    headingDeg: Math.floor((((turn * 180) / Math.PI + 90) % 360) + 360) % 360,
    battery: 0.8,
    time: new Date(atMs).toISOString(),
  });
}
