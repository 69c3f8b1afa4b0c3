/** For tests: a station of a room of several. */
import { expect, onTestFinished, vi } from "vitest";
import type { Clock } from "../../../shared/domain/clock.ts";
import { type ReplicationLimits, replicationLimits } from "../../../shared/domain/replication/limits.ts";
import { rootTopic } from "../../../shared/messages/topics.ts";
import { readBroker } from "../link/broker.ts";
import { type LinkState, startLink } from "../link/connection.ts";
import { createSources } from "../live/sources.ts";
import { openProof } from "../proof/index.ts";
import { openSigner } from "../proof/signer.ts";
import { testKey } from "../proof/testing.ts";
import type { Store } from "../store/index.ts";
import { storeInMemory } from "../store/testing.ts";
import { keptLog } from "../testing.ts";
import { openReplication } from "./index.ts";

export interface StationGiven {
  readonly station?: string;
  /** Of its key. */
  readonly number?: number;
  readonly store?: Store;
  readonly clock?: Clock;
  readonly limits?: ReplicationLimits;
}

export function stationOn({
  station = "st-1",
  number = 1,
  store: given,
  clock = Date.now,
  limits = replicationLimits,
}: StationGiven = {}) {
  const signer = openSigner(testKey(number));
  const store = given ?? storeInMemory(signer.signEvent);
  const sources = createSources();
  openProof({ store, station, signer, clock });
  const forks: string[] = [];
  const replication = openReplication({
    ...{
      store,
      station,
      signer,
      clock,
      limits,
      city: "36.71",
      root: rootTopic("36.71"),
      appVersion: "0.1.0",
      random: Math.random,
      log: keptLog(),
    },
    ...{ rows: sources.stations, joinRows: sources.stationJoin, onForked: () => void forks.push(station) },
  });
  onTestFinished(() => replication.close());
  return { ...replication, forks, store, signer, station, sources };
}

export interface RunningStation extends ReturnType<typeof stationOn> {
  readonly refused: string[];
  /** It is connected, and its subscriptions hold as soon as it hears something. */
  online(): Promise<void>;
  /** As a kill does: nobody is told, and nothing is finished. */
  kill(): void;
  stop(): Promise<void>;
}

/** A station on a real link: a whole core's way to others, without its screens. */
export function runningStation(broker: string, given: StationGiven = {}): RunningStation {
  const station = stationOn(given);
  const states: LinkState["state"][] = [];
  const refused: string[] = [];
  let isKilled = false;
  const link = startLink({
    broker: readBroker(broker),
    clientId: `live-room-${station.station}`,
    subscriptions: station.link.subscriptions,
    presence: {
      topic: station.link.presenceTopic,
      body: (online) => (isKilled ? "{}" : station.link.presence(online)),
    },
    ...{ clock: Date.now, random: () => 0 },
    onMessage(topic, payload, acknowledge) {
      if (isKilled) return;
      if (station.link.take(topic, payload)) acknowledge?.();
    },
    onState({ state }) {
      states.push(state);
      if (isKilled) return;
      if (state !== "online") station.link.down();
      else {
        station.link.up(link.publish, (topic, _payload, reason, detail) => {
          refused.push(`${reason} ${topic.split("/").slice(2).join("/")}: ${detail}`);
        });
      }
    },
    onSubscriptionRefused() {},
  });
  const stop = () => link.close();
  onTestFinished(stop);
  return {
    ...station,
    ...{ refused, stop },
    online: () => vi.waitFor(() => expect(states.at(-1)).toBe("online"), { timeout: 10_000, interval: 10 }),
    kill() {
      isKilled = true;
      station.link.down();
      station.close();
      void link.close();
    },
  };
}

/** Everything that a store holds, by its heads. */
export function headsOf({ store }: Pick<RunningStation, "store">): string[] {
  return store.log
    .heads()
    .map(({ station, seq, hash }) => `${station} ${seq} ${hash}`)
    .sort();
}

/** Both hear each other, each message in a turn of its own; without a broker. */
export function linked(
  one: ReturnType<typeof stationOn>,
  two: ReturnType<typeof stationOn>,
  heard = () => {},
): void {
  for (const [from, to] of [
    [one, two],
    [two, one],
  ] as const) {
    from.link.up(
      async (topic, payload) => {
        await new Promise<void>((resolve) => void setImmediate(resolve));
        to.link.take(topic, Buffer.from(payload));
        heard();
      },
      (_topic, _payload, reason, detail) => expect.fail(`${reason}: ${detail}`),
    );
  }
}
