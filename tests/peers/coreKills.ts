/**
 * Kills a whole station of a room of two at random moments, as it starts and as it works, while the other works on; and
 * looks each time whether anything that it acknowledged is gone, and whether its database is whole.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "../../shared/domain/random.ts";
import { shippedCity } from "../bench/city.ts";
import { connectGateway } from "./gateway.ts";
import { startMosquitto } from "./mosquitto.ts";
import {
  createStation,
  faultsOf,
  headsOf,
  integrityOf,
  joinTwo,
  missingAt,
  until,
  untilOnline,
  type WholeStation,
} from "./wholeStation.ts";

export interface CoreKills {
  /** What it acknowledged and did not have after a kill. */
  readonly missing: readonly string[];
  /** What SQLite or the verifier found wrong after a kill. */
  readonly faults: readonly unknown[];
  /** Attachments that bear the name of something that they do not hold. */
  readonly halfWritten: readonly string[];
  readonly acknowledged: number;
  /** From the start of its process until it served, ms, where it lived so long. */
  readonly startsMs: readonly number[];
  /** Whether both hold the same in the end, and all that either acknowledged. */
  readonly areSame: boolean;
}

/** Enough that none comes to have more notes than people would write. */
const incidents = Array.from({ length: 100 }, (_, n) => `TL-${n + 1}`);
/** Every second kill falls between the start of the process and this; the others come after it has begun to work. */
const startingMs = 900;
/** Its link to the broker comes up within this: some die before they told anybody, some while they tell. */
const workingMs = 1200;
/** The verifier reads the whole log. */
const verifyEvery = 50;
const steadyEveryMs = 50;

export async function killCore(
  folder: string,
  times: number,
  random: Random,
  say: (text: string) => void = () => {},
): Promise<CoreKills> {
  const broker = await startMosquitto();
  const given = (number: number) => ({
    ...{ number, broker: broker.url, cityFolder: shippedCity, dataFolder: join(folder, `station-${number}`) },
  });
  const steady = await createStation(given(1));
  const victim = await createStation(given(2));
  let isOver = false;
  const missing: string[] = [];
  const faults: unknown[] = [];
  const startsMs: number[] = [];
  try {
    await Promise.all([steady, victim].map((station) => station.start()));
    await Promise.all([steady, victim].map(untilOnline));
    await joinTwo(steady, victim, 2);
    const gateway = await connectGateway(broker.url, "36.71");
    for (const id of incidents)
      await gateway.open({ id, category: "sampah", text: `Laporan ${id}`, place: [106.63, -6.18] });
    await gateway.close();
    for (const station of [steady, victim])
      await until(
        "the reports to come in",
        () => station.held((database) => database.prepare("SELECT count(*) FROM reports").pluck().get()),
        (count) => count === incidents.length,
      );
    await victim.kill();
    const working = (async () => {
      while (!isOver) {
        await steady.note(incidents, 2);
        await wait(steadyEveryMs);
      }
    })();

    let checked = 0;
    for (let kill = 1; kill <= times; kill++) {
      const startMs = await liveAndDie(victim, kill % 2 === 0, random);
      if (startMs !== undefined) startsMs.push(startMs);
      const said = [...victim.acknowledged];
      missing.push(...missingAt(victim, kill % verifyEvery === 0 ? said : said.slice(checked)));
      checked = said.length;
      faults.push(...integrityOf(victim).filter((found) => found !== "ok"));
      if (kill % verifyEvery === 0 || kill === times) {
        faults.push(...faultsOf(victim));
        const toldUntil = said.length - missingAt(steady, said).length;
        say(
          `${kill} kills, ${said.length} acknowledged, ${missing.length} missing, ${faults.length} faults; the other station holds ${toldUntil}`,
        );
      }
    }
    isOver = true;
    await working;
    await victim.start();
    const all = [...steady.acknowledged, ...victim.acknowledged];
    await until(
      "both to hold the same",
      () => [steady, victim].map((station) => headsOf(station).join()),
      ([one, other]) => one === other,
      { withinMs: 300_000 },
    );

    return {
      ...{ missing, faults, startsMs, acknowledged: victim.acknowledged.size },
      halfWritten: readdirSync(join(victim.dataFolder, "attachments")).filter(
        (name) => !/^[0-9a-f]{64}\.txt(\.[0-9a-f-]+\.part)?$/.test(name),
      ),
      areSame: [steady, victim].every((station) => missingAt(station, all).length === 0),
    };
  } finally {
    isOver = true;
    for (const station of [steady, victim]) await station.kill().catch(() => {});
    await broker.remove();
  }
}

/** How long its start took, ms; undefined where it was killed before it served. */
async function liveAndDie(
  station: WholeStation,
  isWorking: boolean,
  random: Random,
): Promise<number | undefined> {
  const killed = new AbortController();
  const kill = () => killed.abort();
  const timer = isWorking ? undefined : setTimeout(kill, random() * startingMs);
  try {
    const core = await station.start(killed.signal);
    const lifeMs = random() * workingMs;
    const before = station.acknowledged.size;
    const writing = station.note(incidents, undefined, true);
    if (isWorking) {
      await until(
        "it to be at work",
        () => station.acknowledged.size,
        (size) => size > before,
        { everyMs: 2 },
      );
      setTimeout(kill, lifeMs);
    }
    await writing;
    await station.kill();
    return core.startMs;
  } catch (error) {
    if (!killed.signal.aborted) throw error;
    return undefined;
  } finally {
    clearTimeout(timer);
    kill();
    await station.kill().catch(() => {});
  }
}
