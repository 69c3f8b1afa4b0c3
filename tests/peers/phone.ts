/**
 * An officer's phone, as the room sees it from outside: a client of its own that tells position and duty, hears orders,
 * and answers as a test says, rightly or not at all.
 */
import mqtt from "mqtt";
import type { ReplyType } from "../../shared/domain/order/order.ts";
import type { AnyPlace } from "../../shared/domain/place.ts";
import { type OrderMessage, orderMessage } from "../../shared/messages/orders.ts";
import { factTopic, orderTopic, parseStationTopic, rootTopic } from "../../shared/messages/topics.ts";

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

export interface PhoneReply {
  readonly type: ReplyType;
  /** The type where a test gives none: an officer says each once. */
  readonly id?: string;
  readonly atMs?: number;
  readonly reason?: string;
  readonly note?: string;
  readonly place?: AnyPlace;
  readonly photos?: readonly string[];
}

export interface OfficerPhone {
  /** Retained, QoS 0. */
  position(place: AnyPlace, details?: PhonePosition): Promise<void>;
  /** Retained, QoS 1; the whole history of the last 48 hours each time. */
  duty(events: readonly ClockEvent[]): Promise<void>;
  /** Every order as it came, in that order, as often as it came; null for one that was taken away. */
  readonly heard: readonly { readonly order: string; readonly body: OrderMessage | null }[];
  /** The next that has not been asked for; an order told again is one more. */
  nextHeard(): Promise<{ readonly order: string; readonly body: OrderMessage | null }>;
  /** Adds to the order's history and tells the whole (retained, QoS 1). Any order will do, also one that nobody gave. */
  reply(order: string, ...replies: readonly (ReplyType | PhoneReply)[]): Promise<void>;
  /** Tells exactly these, whatever was told before: a part, in any sequence, or the same again. */
  tell(order: string, replies: readonly (ReplyType | PhoneReply)[]): Promise<void>;
  close(): Promise<void>;
}

export interface PhoneOptions {
  /** How far the phone's clock is ahead (behind where negative); all that it tells has its time. */
  readonly clockAheadMs?: number;
}

export async function connectPhone(
  brokerUrl: string,
  cityCode: string,
  officer: string,
  { clockAheadMs = 0 }: PhoneOptions = {},
): Promise<OfficerPhone> {
  const client = await mqtt.connectAsync(brokerUrl, { clientId: `phone-${officer}-${process.pid}` });
  const heard: { order: string; body: OrderMessage | null }[] = [];
  const waiting: (() => void)[] = [];
  let asked = 0;
  const histories = new Map<string, PhoneReply[]>();
  const isoOf = (atMs = Date.now()) => new Date(atMs + clockAheadMs).toISOString();

  client.on("message", (topic, payload) => {
    const about = parseStationTopic(rootTopic(cityCode), topic);
    if (about?.kind !== "order") return;
    const body = payload.length === 0 ? null : orderMessage.parse(JSON.parse(payload.toString()));
    heard.push({ order: about.id, body });
    for (const resume of waiting.splice(0)) resume();
  });
  await client.subscribeAsync(orderTopic(rootTopic(cityCode), officer, "+"), { qos: 1 });

  function timed(reply: ReplyType | PhoneReply): PhoneReply {
    const { atMs = Date.now(), ...rest } = typeof reply === "string" ? { type: reply } : reply;
    return { ...rest, atMs };
  }

  async function tell(order: string, replies: readonly PhoneReply[]): Promise<void> {
    const body = {
      order,
      officer,
      replies: replies.map(({ atMs, ...reply }) => ({ id: reply.type, ...reply, time: isoOf(atMs) })),
    };
    await client.publishAsync(factTopic(rootTopic(cityCode), "reply", order), JSON.stringify(body), {
      qos: 1,
      retain: true,
    });
  }

  return {
    heard,
    async position(place, { atMs, ...details } = {}) {
      const body = { accuracyM: 8, ...details, place, time: isoOf(atMs) };
      await client.publishAsync(factTopic(rootTopic(cityCode), "position", officer), JSON.stringify(body), {
        qos: 0,
        retain: true,
      });
    },
    async duty(events) {
      const body = {
        events: events.map(({ type, atMs, place }) => ({
          id: `${officer}-${type}-${atMs}`,
          type,
          time: isoOf(atMs),
          ...(place && { place }),
          device: `HP-${officer}`,
        })),
      };
      await client.publishAsync(factTopic(rootTopic(cityCode), "duty", officer), JSON.stringify(body), {
        qos: 1,
        retain: true,
      });
    },
    async nextHeard() {
      const mine = asked++;
      while (heard.length <= mine) await new Promise<void>((resolve) => waiting.push(resolve));
      return heard[mine]!;
    },
    async reply(order, ...replies) {
      const history = [...(histories.get(order) ?? []), ...replies.map(timed)];
      histories.set(order, history);
      await tell(order, history);
    },
    tell: (order, replies) => tell(order, replies.map(timed)),
    async close() {
      await client.endAsync();
    },
  };
}
