/**
 * The room's link: connection, ingestion and what screens are told about both. A room without a broker (none given,
 * or an address that cannot be one) has a link that stays offline and says why.
 */
import type { CoreOptions } from "../../../shared/contract/start.ts";
import type { Modules } from "../../../shared/domain/city/modules.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Random } from "../../../shared/domain/random.ts";
import { factSubscriptions, type TopicRoot, unusedFactFilters } from "../../../shared/messages/topics.ts";
import type { Notices } from "../live/notices.ts";
import type { LivePositions } from "../live/positions.ts";
import type { Sources } from "../live/sources.ts";
import { errorText, type Log } from "../log.ts";
import type { StationLink } from "../replication/index.ts";
import type { Store } from "../store/index.ts";
import type { Subjects } from "./admission.ts";
import { type BrokerAddress, type BrokerLogin, readBroker } from "./broker.ts";
import { type Link, type LinkState, startLink } from "./connection.ts";
import { createIngest } from "./ingest.ts";
import { createPublisher } from "./publisher.ts";
import type { Quarantine } from "./quarantine.ts";
import { createFactWriter, type WriterOptions } from "./writer.ts";

export interface RoomLinkOptions {
  /** Null where none was given. */
  readonly broker: string | null;
  readonly brokerTls: CoreOptions["brokerTls"];
  /** For an address that has none of its own. */
  readonly brokerLogin: BrokerLogin | undefined;
  readonly root: TopicRoot;
  /** What the city uses. */
  readonly modules: Modules;
  readonly station: string;
  readonly stations: StationLink;
  readonly subjects: Subjects;
  readonly store: Store;
  readonly sources: Sources;
  readonly live: Omit<WriterOptions, "store"> & { readonly positions: LivePositions };
  readonly quarantine: Quarantine;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** These orders and reports were told of: what each row of the outbox was about. */
  onSent(about: readonly string[]): void;
}

export interface RoomLink {
  /** Something was put into the outbox. */
  send(): void;
  close(): Promise<void>;
}

/** Counters on screen need no more. */
const figuresEveryMs = 1000;

export function startRoomLink(options: RoomLinkOptions): RoomLink {
  const { store, sources, live, quarantine, notices, stations, clock, random, log } = options;
  const address = addressOf(options);
  const heardBefore = store.lastHeard();
  let link: Link | undefined;
  let state: LinkState = { state: "offline", since: clock(), attempts: 0, nextAttemptAt: null, reason: null };

  const ingest = createIngest({
    root: options.root,
    subjects: options.subjects,
    writer: createFactWriter({ store, ...live }),
    positions: live.positions,
    ...{ store, quarantine, clock, log },
    onWriteFault(reason) {
      if (reason === null) notices.clear("database-write-failed");
      else notices.raise("error", "database-write-failed", { reason });
    },
    onOverflowEnd: () => link?.renew(),
  });

  const publish = (topic: string, payload: string, retain: boolean): Promise<void> =>
    link ? link.publish(topic, payload, retain) : Promise.reject(new Error("no broker"));
  const publisher = createPublisher({
    ...{ store, clock, log },
    publish,
    onSent(about) {
      options.onSent(about);
      show();
    },
    onRefused(topic) {
      if (topic === null) notices.clear("message-not-taken");
      else notices.raise("error", "message-not-taken", { topic });
    },
  });

  function show(): void {
    const before = sources.link.get("link");
    const row = {
      id: "link" as const,
      ...state,
      broker: address?.shown ?? "",
      lastMessageAt: ingest.lastMessageAt ?? heardBefore,
      received: ingest.received,
      quarantined: quarantine.count,
      unsent: store.outbox.waitingCount(),
    };
    if (JSON.stringify(before) !== JSON.stringify(row)) sources.link.put(row);
  }

  if (address) {
    link = startLink({
      broker: address,
      clientId: `live-room-${options.station}`,
      subscriptions: [...factSubscriptions(options.root, options.modules), ...stations.subscriptions],
      unsubscriptions: unusedFactFilters(options.root, options.modules),
      presence: { topic: stations.presenceTopic, body: stations.presence },
      ...{ clock, random },
      onMessage(topic, payload, acknowledge) {
        if (stations.take(topic, payload)) acknowledge?.();
        else ingest.take(topic, payload, acknowledge);
      },
      onState(next) {
        if (next.state !== state.state) {
          log.info(`link ${next.state}`, { broker: address.shown, reason: next.reason });
        }
        state = next;
        show();
        if (next.state === "online") {
          publisher.drain();
          stations.up(publish, ingest.refuse);
        } else stations.down();
      },
      onSubscriptionRefused: (filter) => notices.raise("error", "subscription-refused", { filter }, filter),
    });
  }
  show();
  const figures = setInterval(show, figuresEveryMs);

  return {
    send() {
      show();
      publisher.drain();
    },
    async close() {
      clearInterval(figures);
      publisher.close();
      await link?.close();
      ingest.stop();
    },
  };
}

function addressOf({
  broker,
  brokerTls,
  brokerLogin,
  notices,
  log,
}: RoomLinkOptions): BrokerAddress | undefined {
  if (broker === null) {
    notices.raise("warning", "broker-missing");
    return undefined;
  }
  try {
    return readBroker(broker, brokerTls, brokerLogin);
  } catch (error) {
    log.error("the broker's address cannot be used", { reason: errorText(error) });
    notices.raise("error", "broker-unusable", { reason: errorText(error) });
    return undefined;
  }
}
