/**
 * Three whole stations on a real broker or a cluster of three, through the worst: one is cut off while another works on,
 * one is killed at work, and again as it catches up, and whatever the broker kept is wiped.
 */
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fault } from "../../resources/verify/verify.mjs";
import { rootTopic } from "../../shared/messages/topics.ts";
import { shippedCity } from "../bench/city.ts";
import { connectGateway } from "./gateway.ts";
import { type Network, startNetwork } from "./network.ts";
import type { RoomBroker } from "./roomBrokers.ts";
import {
  createStation,
  faultsOf,
  headsOf,
  integrityOf,
  joinTwo,
  missingAt,
  stateOf,
  until,
  untilOnline,
  type WholeStation,
} from "./wholeStation.ts";

export interface RoomOfThreeOptions {
  readonly broker: RoomBroker;
  readonly folder: string;
  /** Of the city, for a broker that takes no dots. */
  readonly topicRoot?: string;
  /** Events of the first station while the second is cut off. */
  readonly events: number;
  readonly say?: (text: string) => void;
}

export interface RoomOfThree {
  readonly stations: readonly {
    readonly heads: readonly string[];
    readonly state: string;
    /** Texts that some station acknowledged and this one lacks. */
    readonly missing: readonly string[];
    readonly integrity: readonly unknown[];
    readonly faults: readonly Fault[];
  }[];
  readonly acknowledged: number;
  /** Of the first station's new events, how many the third held when it was killed, and how many there were. */
  readonly killedAt: { readonly held: number; readonly of: number };
}

const cityCode = "36.71";
/** To kill a station in the middle of catching up. */
const mostTries = 5;
const incidents = Array.from({ length: 10 }, (_, n) => `TL-${n + 1}`);

export async function runRoomOfThree(options: RoomOfThreeOptions): Promise<RoomOfThree> {
  const { broker, folder, topicRoot, events, say = () => {} } = options;
  const cityFolder = join(folder, "city");
  await cp(shippedCity, cityFolder, { recursive: true });
  if (topicRoot !== undefined) {
    const file = join(cityFolder, "city.yaml");
    await writeFile(file, `${await readFile(file, "utf8")}\nbroker: { topicRoot: ${topicRoot} }\n`);
  }
  const networks: Network[] = [];
  const stations: WholeStation[] = [];
  try {
    for (const number of [1, 2, 3]) {
      const network = await startNetwork(() => broker.port(number));
      networks.push(network);
      const dataFolder = join(folder, `station-${number}`);
      stations.push(await createStation({ number, dataFolder, cityFolder, broker: network.url }));
    }
    return await worst(stations, networks, { broker, topicRoot, events, say });
  } finally {
    for (const station of stations) await station.kill().catch(() => {});
    for (const network of networks) await network.close();
  }
}

async function worst(
  stations: readonly WholeStation[],
  networks: readonly Network[],
  {
    broker,
    topicRoot,
    events,
    say,
  }: Required<Pick<RoomOfThreeOptions, "broker" | "events" | "say">> & {
    readonly topicRoot: string | undefined;
  },
): Promise<RoomOfThree> {
  const [first, second, third] = stations as [WholeStation, WholeStation, WholeStation];
  const [, secondNetwork] = networks as [Network, Network, Network];
  const all = (work: (station: WholeStation) => Promise<unknown>) => Promise.all(stations.map(work));
  const same = (what: string) =>
    until(
      `the same at all after ${what}`,
      () => stations.map((station) => headsOf(station).join()),
      (heads) => heads.every((each) => each === heads[0]),
    );

  await all((station) => station.start());
  await all(untilOnline);
  await joinTwo(first, second, 2);
  await joinTwo(second, third, 3);
  const url = `mqtt://127.0.0.1:${broker.port(1)}`;
  const gateway = await connectGateway(url, cityCode, rootTopic(cityCode, topicRoot));
  for (const id of incidents)
    await gateway.open({ id, category: "sampah", text: `Laporan ${id}`, place: [106.63, -6.18] });
  await gateway.close();
  await all((station) =>
    until(
      `${incidents.length} reports at station ${station.number}`,
      () => station.held((database) => database.prepare("SELECT count(*) FROM reports").pluck().get()),
      (count) => count === incidents.length,
    ),
  );
  await all((station) => station.note(incidents, 20));
  await same("work on all");
  say("three stations hold the same after work on all");

  secondNetwork.cut();
  const saidBefore = third.acknowledged.size;
  const dying = third.note(incidents);
  await until(
    "the third to be at work",
    () => third.acknowledged.size - saidBefore,
    (said) => said > 10,
    {
      everyMs: 1,
    },
  );
  await third.kill();
  await dying;
  const working = first.note(incidents, events);
  await second.note(incidents, 50);
  await broker.failOne?.();
  await working;
  const killedAt = await killedInTheMiddle(first, third, events);
  say(`killed again with ${killedAt.held} of ${killedAt.of} events`);
  await broker.wipe();
  await third.start();
  secondNetwork.mend();
  await all((station) => station.note(incidents, 5));
  await same("the wipe");

  const acknowledged = new Set(stations.flatMap((station) => [...station.acknowledged]));
  // While they run: whoever ends writes that somebody signed out.
  const held = stations.map((station) => ({ heads: headsOf(station), state: stateOf(station) }));
  await all((station) => station.kill());
  return {
    acknowledged: acknowledged.size,
    killedAt,
    stations: stations.map((station, index) => ({
      ...held[index]!,
      missing: missingAt(station, acknowledged),
      integrity: integrityOf(station),
      faults: faultsOf(station),
    })),
  };
}

/**
 * Starts it, and kills it when it holds some of what it lacks. Where it had all of it by then, the author writes as much
 * again, some times over.
 */
async function killedInTheMiddle(
  author: WholeStation,
  station: WholeStation,
  events: number,
): Promise<RoomOfThree["killedAt"]> {
  for (let tries = 1; ; tries++) {
    const before = countOf(station, author);
    const target = countOf(author, author) - before;
    await station.start();
    await until(
      "it to begin to catch up",
      () => countOf(station, author),
      (count) => count > before,
      { everyMs: 1 },
    );
    await station.kill();
    const held = countOf(station, author) - before;
    if (held < target || tries === mostTries) return { held, of: target };
    await author.note(incidents, events);
  }
}

/** Events of `author` that a station holds. */
function countOf(station: WholeStation, author: WholeStation): number {
  const id = author.held((database) =>
    database.prepare("SELECT value FROM settings WHERE name = 'station'").pluck().get(),
  );
  return station.held(
    (database) => database.prepare("SELECT count(*) FROM events WHERE station = ?").pluck().get(id) as number,
  );
}
