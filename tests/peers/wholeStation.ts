/**
 * A station as it runs in a room, without its windows: the whole core in a process of its own, on its own data, with
 * somebody signed in at its console. It can be killed and started again, and says what it acknowledged.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { wholeLog } from "../../electron/core/proof/export.ts";
import { testKey } from "../../electron/core/proof/testing.ts";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";
import { checkLog, type Fault } from "../../resources/verify/verify.mjs";
import type { CommandInput, CommandName, CommandOutput } from "../../shared/contract/commands.ts";
import type { CoreOptions } from "../../shared/contract/start.ts";
import { type RunningCore, startCore } from "../bench/core.ts";
import { root } from "../source.ts";
import { addSupervisor, supervisor } from "./accounts.ts";

export const builtCore = join(root, "out", "main", "core.cjs");

export interface WholeStation {
  /** Numbers of stations begin at 1. */
  readonly number: number;
  readonly dataFolder: string;
  /** Texts of what it acknowledged. */
  readonly acknowledged: ReadonlySet<string>;
  /** Resolves when it serves and somebody is signed in. Rejects where `signal` killed it before. */
  start(signal?: AbortSignal): Promise<RunningCore>;
  running(): RunningCore;
  command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>>;
  /**
   * Notes on incidents, so many or until it is killed, a few at a time; what is not acknowledged is not counted.
   * `entries`: an entry with an attachment after each note, too.
   */
  note(incidents: readonly string[], count?: number, entries?: boolean): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** What its database holds now. */
  held<T>(look: (database: Sqlite.Database) => T): T;
}

export interface StationGiven {
  readonly number: number;
  readonly dataFolder: string;
  readonly cityFolder: string;
  readonly broker: string;
  readonly module?: string;
}

/** A person's hands are slower; enough to keep the core at work. */
const atOnce = 8;

export async function createStation(given: StationGiven): Promise<WholeStation> {
  const { number, dataFolder, cityFolder, broker, module = builtCore } = given;
  await addSupervisor(dataFolder);
  const options: CoreOptions = {
    ...{ dataFolder, cityFolder, broker, demo: false, language: null, scene: null, appVersion: "0.1.0" },
    ...{ resourcesFolder: join(root, "resources"), signingKey: testKey(number) },
  };
  const acknowledged = new Set<string>();
  let core: RunningCore | undefined;
  let said = 0;
  const running = () => {
    if (!core) throw new Error(`expected station ${number} to run`);
    return core;
  };
  return {
    ...{ number, dataFolder, acknowledged, running },
    async start(signal) {
      core = await startCore(module, options, { kind: "console", ...(signal && { signal }) });
      await core.connection.command("session.signIn", { person: supervisor.id, secret: supervisor.secret });
      return core;
    },
    command: (name, input) => running().connection.command(name, input),
    async note(incidents, count = Number.POSITIVE_INFINITY, entries = false) {
      const { connection } = running();
      let left = count;
      const next = async () => {
        while (left-- > 0) {
          const text = `catatan ${number}-${said++}`;
          const incident = incidents[said % incidents.length]!;
          const entry = `entri ${text}`;
          try {
            await connection.command("incident.note", { incident, text });
            acknowledged.add(text);
            if (!entries) continue;
            const attachments = [{ name: "a.txt", bytes: Buffer.from(`${entry} `.repeat(500)) }];
            await connection.command("log.write", {
              ...{ text: entry, tags: [], links: [], template: null, attachments },
            });
            acknowledged.add(entry);
          } catch (error) {
            if ((error as { reason?: { code: string } }).reason?.code === "disconnected") return;
            throw error;
          }
        }
      };
      await Promise.all(Array.from({ length: atOnce }, next));
    },
    kill: () => running().kill(),
    stop: () => running().stop(),
    held(look) {
      const database = new Sqlite(join(dataFolder, "room.sqlite"), { readonly: true });
      try {
        return look(database);
      } finally {
        database.close();
      }
    },
  };
}

/** How far each log reaches that a station holds: `station seq hash`. */
export function headsOf(station: WholeStation): string[] {
  const ask = `SELECT station, max(seq) AS seq, hash FROM events GROUP BY station ORDER BY station`;
  return station.held((database) =>
    (database.prepare(ask).all() as { station: string; seq: number; hash: string }[]).map(
      (head) => `${head.station} ${head.seq} ${head.hash}`,
    ),
  );
}

/** SHA-256 over all events and what they were folded to. */
export function stateOf(station: WholeStation): string {
  const tables = [
    "SELECT station, seq, time, actor, kind, subject, body, prev, hash FROM events ORDER BY station, seq",
    "SELECT id, state, state_since, merged_into FROM incidents ORDER BY id",
    "SELECT id, incident, officer FROM orders ORDER BY id",
    "SELECT DISTINCT station, seq FROM log_lines ORDER BY station, seq",
    "SELECT station, seq FROM unread_events",
  ];
  return station.held((database) => {
    const hash = createHash("sha256");
    for (const table of tables)
      for (const row of database.prepare(table).raw().iterate()) hash.update(JSON.stringify(row));
    return hash.digest("hex");
  });
}

/** Of these texts, those that no event of the station's database has. */
export function missingAt(station: WholeStation, texts: Iterable<string>): string[] {
  const held = station.held(
    (database) =>
      new Set(
        database
          .prepare("SELECT body ->> 'text' FROM events WHERE body ->> 'text' IS NOT NULL")
          .pluck()
          .all(),
      ),
  );
  return [...texts].filter((text) => !held.has(text));
}

/** What SQLite finds wrong in it: `ok` alone where nothing is. */
export function integrityOf(station: WholeStation): unknown[] {
  return station.held((database) => database.prepare("PRAGMA integrity_check").pluck().all());
}

/** What the verifier finds wrong in its whole log, with its attachments, while it does not run. */
export function faultsOf({ dataFolder }: WholeStation): readonly Fault[] {
  const { database, setAside } = openDatabase(dataFolder, new Date());
  const store = createStore(database);
  try {
    const fileOf = (sha256: string) => readFileSync(join(dataFolder, "attachments", `${sha256}.txt`));
    const { faults } = checkLog(wholeLog(store.log), { fileOf });
    return setAside
      ? [{ code: "altered", where: setAside.file, detail: setAside.reason }, ...faults]
      : faults;
  } finally {
    store.close();
  }
}

/** Waits for a state; throws what was found when it does not come. */
export async function until<T>(
  what: string,
  look: () => T,
  holds: (found: T) => boolean,
  { withinMs = 120_000, everyMs = 50 }: { withinMs?: number; everyMs?: number } = {},
): Promise<T> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const found = look();
    if (holds(found)) return found;
    if (Date.now() > giveUpAt) throw new Error(`expected ${what}, found ${JSON.stringify(found)}`);
    await wait(everyMs);
  }
}

/** It has a broker: only then can it show a code, or type one. */
export async function untilOnline(station: WholeStation): Promise<void> {
  const { connection } = station.running();
  const stop = connection.watch("link", {}, () => {});
  await until(
    `station ${station.number} to be online`,
    () => connection.read("link", {}).rows[0]?.state,
    (state) => state === "online",
  );
  stop();
}

/** A person reads a code at one, and types it at the other. */
export async function joinTwo(showing: WholeStation, typing: WholeStation, all: number): Promise<void> {
  const { code } = await showing.command("stations.joinCode", {});
  await typing.command("stations.join", { code });
  for (const station of [showing, typing])
    await until(
      `${all} logs at station ${station.number}`,
      () => headsOf(station).length,
      (n) => n >= all,
    );
}
