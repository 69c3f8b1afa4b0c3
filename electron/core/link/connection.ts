/**
 * The way to the broker: one persistent MQTT 3.1.1 session that is built again for as long as the room runs.
 *
 * Guarantees: a lost or refused connection is tried again for ever, with jittered back-off; a QoS 1 message is
 * acknowledged only when its reader says that it is safe (`acknowledge`), and on the connection that it came by;
 * everything is subscribed again on each connection, so retained state that changed meanwhile comes in even where
 * the broker kept the session. Does not guarantee that a message comes once.
 *
 * mqtt.js acknowledges by itself when `handleMessage` calls back without an error. With an error it sends nothing
 * and reads on (mqtt 5.16, lib/handlers/publish): that is how acknowledgements are held back here, without holding
 * back the messages behind.
 */
import type { Socket } from "node:net";
import type { IPublishPacket, MqttClient } from "mqtt";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Random } from "../../../shared/domain/random.ts";
import { errorText } from "../log.ts";
import { backoffMs } from "./backoff.ts";
import type { BrokerAddress } from "./broker.ts";

export interface LinkState {
  readonly state: "connecting" | "online" | "offline";
  readonly since: number;
  /** Failed attempts since the link was last up. */
  readonly attempts: number;
  readonly nextAttemptAt: number | null;
  readonly reason: string | null;
}

export interface LinkOptions {
  readonly broker: BrokerAddress;
  readonly clientId: string;
  readonly subscriptions: readonly { readonly filter: string; readonly qos: 0 | 1 }[];
  /** What an earlier start may have subscribed to in the session that the broker keeps. */
  readonly unsubscriptions?: readonly string[];
  /** What is told of this station while it is here, and what the broker tells when it is gone; both retained. */
  readonly presence: { readonly topic: string; body(online: boolean): string };
  readonly clock: Clock;
  readonly random: Random;
  /** `acknowledge` is there for QoS 1 alone; calling it after the connection is lost does nothing. */
  onMessage(topic: string, payload: Buffer, acknowledge: (() => void) | undefined): void;
  onState(state: LinkState): void;
  /** The broker does not let this station read a topic. */
  onSubscriptionRefused(filter: string): void;
}

export interface Link {
  /** At QoS 1. Resolves when the broker has it; rejects when the link is away, or lost before the broker said so. */
  publish(topic: string, payload: string, retain: boolean): Promise<void>;
  /** Connects anew, so that the broker sends what was never acknowledged. */
  renew(): void;
  /** Tells that the station leaves, and disconnects. Resolves in any case, soon. */
  close(): Promise<void>;
}

const keepaliveS = 15;
const connectTimeoutMs = 10_000;
/** A connection that lived this long was a good one: the next failure starts from the shortest wait. */
const goodAfterMs = 10_000;
const farewellMs = 1000;
/** The first attempt leaves the processor to the screens, which begin on what is known. */
const firstAfterMs = 250;
const refusedSubscription = 128;

/** The broker was there, and had not said that it has the message when the connection ended. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}

/** Held back: tells mqtt.js not to acknowledge. It never leaves this file. */
const heldBack = new Error("acknowledged after the commit");

export function startLink(options: LinkOptions): Link {
  const { broker, clock } = options;
  let client: MqttClient | undefined;
  /** Who waits for the broker's word on the present connection. */
  const unanswered = new Set<(error: Error) => void>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let failures = 0;
  let attempts = 0;
  let onlineAt: number | undefined;
  let state: LinkState = {
    state: "connecting",
    since: clock(),
    attempts: 0,
    nextAttemptAt: null,
    reason: null,
  };

  function become(next: Omit<LinkState, "since" | "attempts">): void {
    // While nobody answers, attempts come and go: what a person sees is since when the broker is away.
    const since = next.state === "online" || state.state === "online" ? clock() : state.since;
    state = { ...next, since, attempts };
    options.onState(state);
  }

  async function connect(): Promise<void> {
    timer = undefined;
    // A start does not wait for it.
    const { default: mqtt } = await import("mqtt");
    if (isClosed) return;
    if (state.state === "offline") become({ state: "connecting", nextAttemptAt: null, reason: state.reason });
    let reason = "connection closed";
    const attempt = mqtt.connect(broker.url, {
      ...broker.tls,
      ...(broker.username !== undefined && { username: broker.username }),
      ...(broker.password !== undefined && { password: broker.password }),
      protocolVersion: 4,
      clientId: options.clientId,
      clean: false,
      keepalive: keepaliveS,
      connectTimeout: connectTimeoutMs,
      // A new client for every attempt, under our own back-off.
      reconnectPeriod: 0,
      resubscribe: false,
      queueQoSZero: false,
      will: {
        topic: options.presence.topic,
        payload: Buffer.from(options.presence.body(false)),
        qos: 1,
        retain: true,
      },
    });
    client = attempt;
    const send = (attempt as unknown as { _sendPacket(packet: object): void })._sendPacket.bind(attempt);
    const acknowledgeFor = (packet: IPublishPacket) => () => {
      if (client === attempt && attempt.connected) {
        send({ cmd: "puback", messageId: packet.messageId, reasonCode: 0 });
      }
    };
    attempt.handleMessage = (packet, callback) => callback(packet.qos === 1 ? heldBack : undefined);
    attempt.on("message", (topic, payload, packet) => {
      options.onMessage(topic, payload, packet.qos === 1 ? acknowledgeFor(packet) : undefined);
    });
    attempt.on("connect", () => {
      // A small message does not wait for the answer to the one before (Nagle's algorithm: up to 40 ms).
      (attempt.stream as Partial<Pick<Socket, "setNoDelay">>).setNoDelay?.(true);
      welcome(attempt);
    });
    attempt.on("error", (error) => {
      reason = errorText(error);
      lose();
    });
    attempt.on("close", lose);

    function lose(): void {
      if (client !== attempt) return;
      abandon(attempt);
      failed(reason);
    }
  }

  function welcome(attempt: MqttClient): void {
    onlineAt = clock();
    attempts = 0;
    become({ state: "online", nextAttemptAt: null, reason: null });
    const { topic, body } = options.presence;
    attempt.publish(topic, body(true), { qos: 1, retain: true });
    for (const filter of options.unsubscriptions ?? []) attempt.unsubscribe(filter, () => {});
    for (const { filter, qos } of options.subscriptions) {
      attempt.subscribe(filter, { qos }, (error, granted) => {
        if (client !== attempt) return;
        const refused = granted?.some((each) => (each.qos as number) === refusedSubscription);
        if (refused || (error && attempt.connected)) options.onSubscriptionRefused(filter);
      });
    }
  }

  function failed(reason: string): void {
    const lived = onlineAt === undefined ? 0 : clock() - onlineAt;
    onlineAt = undefined;
    failures = lived >= goodAfterMs ? 1 : failures + 1;
    attempts += 1;
    const waitMs = backoffMs(failures, options.random);
    timer = setTimeout(() => void connect(), waitMs);
    become({ state: "offline", nextAttemptAt: clock() + waitMs, reason });
  }

  function abandon(attempt: MqttClient): void {
    client = undefined;
    // mqtt.js leaves them unanswered: it would send them again on a connection that never comes.
    for (const reject of unanswered) reject(new ConnectionLost("connection lost"));
    unanswered.clear();
    attempt.removeAllListeners("message");
    attempt.removeAllListeners("connect");
    attempt.removeAllListeners("close");
    attempt.removeAllListeners("error");
    // Whatever a dying connection still has to say is no news.
    attempt.on("error", () => {});
    attempt.end(true);
  }

  timer = setTimeout(() => void connect(), firstAfterMs);
  options.onState(state);

  return {
    publish(topic, payload, retain) {
      return new Promise((resolve, reject) => {
        if (!client?.connected) {
          reject(new Error("not connected"));
          return;
        }
        unanswered.add(reject);
        client.publish(topic, payload, { qos: 1, retain }, (error) => {
          unanswered.delete(reject);
          if (error) reject(error);
          else resolve();
        });
      });
    },
    renew() {
      if (!client?.connected) return;
      abandon(client);
      onlineAt = undefined;
      void connect();
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      const leaving = client;
      client = undefined;
      if (!leaving?.connected) {
        if (leaving) abandon(leaving);
        return Promise.resolve();
      }
      leaving.removeAllListeners("close");
      leaving.removeAllListeners("error");
      leaving.on("error", () => {});
      return new Promise((resolve) => {
        const giveUp = setTimeout(() => {
          leaving.end(true);
          resolve();
        }, farewellMs);
        const { topic, body } = options.presence;
        leaving.publish(topic, body(false), { qos: 1, retain: true }, () => {
          leaving.end(false, () => {
            clearTimeout(giveUp);
            resolve();
          });
        });
      });
    },
  };
}
