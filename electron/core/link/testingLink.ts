/** For tests: a link that keeps what it is told, and waits that are as short as they can be. */
import { expect, onTestFinished, vi } from "vitest";
import { factSubscriptions, presenceTopic, rootTopic } from "../../../shared/messages/topics.ts";
import { type BrokerAddress, readBroker } from "./broker.ts";
import { type Link, type LinkOptions, type LinkState, startLink } from "./connection.ts";

export const city = "36.71";
export const presence = presenceTopic(rootTopic(city), "st-test");

export interface Heard {
  readonly topic: string;
  readonly text: string;
  readonly acknowledge: (() => void) | undefined;
}

export interface KeptLink extends Link {
  readonly states: LinkState[];
  readonly heard: Heard[];
  readonly refusedFilters: string[];
  /** Resolves when the link is in a state, for the `nth` time. */
  reaches(state: LinkState["state"], nth?: number): Promise<void>;
  /** Resolves when so many messages were heard in all, and answers the last. */
  hears(count: number): Promise<Heard>;
}

/** `acknowledging` false leaves it to the test. It is closed when the test ends. */
export function linkTo(
  broker: string | BrokerAddress,
  acknowledging = true,
  { clock = Date.now, random = () => 0 }: Partial<Pick<LinkOptions, "clock" | "random">> = {},
): KeptLink {
  const states: LinkState[] = [];
  const heard: Heard[] = [];
  const refusedFilters: string[] = [];
  const link = startLink({
    broker: typeof broker === "string" ? readBroker(broker) : broker,
    clientId: "live-room-st-test",
    subscriptions: factSubscriptions(rootTopic(city)),
    presence: { topic: presence, body: (online) => JSON.stringify({ online }) },
    ...{ clock, random },
    onMessage(topic, payload, acknowledge) {
      heard.push({ topic, text: payload.toString(), acknowledge });
      if (acknowledging) acknowledge?.();
    },
    onState: (state) => void states.push(state),
    onSubscriptionRefused: (filter) => void refusedFilters.push(filter),
  });
  onTestFinished(() => link.close());
  return {
    ...link,
    ...{ states, heard, refusedFilters },
    reaches: (wanted, nth = 1) =>
      eventually(() =>
        expect(states.filter(({ state }) => state === wanted).length).toBeGreaterThanOrEqual(nth),
      ),
    async hears(count) {
      await eventually(() => expect(heard.length).toBeGreaterThanOrEqual(count));
      return heard[count - 1] as Heard;
    },
  };
}

/** Waits for what comes over a network. */
export function eventually(holds: () => void): Promise<void> {
  return vi.waitFor(holds, { timeout: 10_000, interval: 5 });
}
