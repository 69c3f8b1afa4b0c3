/** An officer's phone, as the room sees it from outside: a client of its own that tells position and duty. */
import mqtt from "mqtt";
import type { AnyPlace } from "../../shared/domain/place.ts";
import { factTopic } from "../../shared/messages/topics.ts";

export interface PhonePosition {
  readonly accuracyM?: number;
  readonly speedMps?: number;
  readonly headingDeg?: number;
  readonly battery?: number;
  readonly atMs?: number;
}

export interface ClockEvent {
  readonly type: "in" | "out";
  readonly atMs: number;
  readonly place?: AnyPlace;
}

export interface OfficerPhone {
  /** Retained, QoS 0. */
  position(place: AnyPlace, details?: PhonePosition): Promise<void>;
  /** Retained, QoS 1; the whole history of the last 48 hours each time. */
  duty(events: readonly ClockEvent[]): Promise<void>;
  close(): Promise<void>;
}

export async function connectPhone(
  brokerUrl: string,
  cityCode: string,
  officer: string,
): Promise<OfficerPhone> {
  const client = await mqtt.connectAsync(brokerUrl, { clientId: `phone-${officer}-${process.pid}` });
  return {
    async position(place, { atMs = Date.now(), ...details } = {}) {
      const body = { accuracyM: 8, ...details, place, time: new Date(atMs).toISOString() };
      await client.publishAsync(factTopic(cityCode, "position", officer), JSON.stringify(body), {
        qos: 0,
        retain: true,
      });
    },
    async duty(events) {
      const body = {
        events: events.map(({ type, atMs, place }) => ({
          id: `${officer}-${type}-${atMs}`,
          type,
          time: new Date(atMs).toISOString(),
          ...(place && { place }),
          device: `HP-${officer}`,
        })),
      };
      await client.publishAsync(factTopic(cityCode, "duty", officer), JSON.stringify(body), {
        qos: 1,
        retain: true,
      });
    },
    async close() {
      await client.endAsync();
    },
  };
}
