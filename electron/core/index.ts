/** The data process: opens the room, serves whoever main connects, and ends when it is told to or main is gone. */
import { flushCompileCache } from "node:module";
import type { FromCore } from "../../shared/contract/fromCore.ts";
import { type CoreOptions, coreOptions } from "../../shared/contract/start.ts";
import { argonHasher } from "./access/hashing.ts";
import {
  type Channel,
  childChannel,
  type ParentPort,
  type ParentProcess,
  utilityChannel,
} from "./channel.ts";
import type { Client } from "./live/serve.ts";
import { createLog, errorText } from "./log.ts";
import { CityUnusable, openRoom, type Room } from "./room.ts";
import { CopyFailed } from "./store/beforeMigration.ts";
import { DatabaseNewer, DataFolderUnusable, isDiskFull } from "./store/database.ts";
import { FormRefused } from "./store/opening.ts";
import { DataFolderReal } from "./training/kind.ts";

/** Of an unusable city; `city:check` lists them all. */
const faultsLogged = 30;

/** When the first screens have been served. */
const flushAfterMs = 500;
const tellFullEveryMs = 60_000;

const log = createLog();
const channel = openChannel();
const options = takeOptions();

let room: Room | undefined;
let serve: ((client: Client) => void) | undefined;
let closing: Promise<void> | undefined;
let toldFullAt = Number.NEGATIVE_INFINITY;

// Main is gone, and with it whoever reads: that ends this process in its own way.
process.stderr.on("error", () => {});
// Main connects clients after `ready`.
channel.onClient((client) => (serve ? serve(client) : room?.serve(client)));
channel.onClosed((window) => room?.windowClosed(window));
channel.onShutdown(() => void shutDown());
// What is written from time to time is tried again from time to time: a room with a full disk goes on showing, and has
// its alarm. A fault that nobody caught otherwise leaves unknown state behind: main starts a new core on what was committed.
process.on("uncaughtException", (error) => {
  if (isDiskFull(error)) {
    if (performance.now() - toldFullAt < tellFullEveryMs) return;
    toldFullAt = performance.now();
    log.error("not written: the disk is full", { reason: errorText(error) });
    return;
  }
  log.error("uncaught", { reason: errorText(error), stack: error.stack ?? null });
  process.exit(1);
});

void (options.doctor ? consult(options.doctor) : options.setUp ? setUp(options.setUp) : open());

async function consult(doctor: NonNullable<CoreOptions["doctor"]>): Promise<void> {
  try {
    // A room never needs its code at the start.
    const { runDoctor } = await import("./doctor/standalone.ts");
    channel.send(await runDoctor(options, doctor, Date.now));
  } catch (error) {
    log.error("the doctor could not look", { reason: errorText(error) });
    channel.send(fatalOf(error, options));
  }
}

async function setUp(given: NonNullable<CoreOptions["setUp"]>): Promise<void> {
  try {
    const { openSetUp } = await import("./setUp/index.ts");
    const hasher = argonHasher();
    const onDone = (message: FromCore) => channel.send(message);
    ({ serve } = await openSetUp(options, given, { clock: Date.now, log, hasher, onDone }));
    channel.send({ type: "ready" });
  } catch (error) {
    log.error("the machine cannot be set up", { reason: errorText(error) });
    channel.send(fatalOf(error, options));
  }
}

async function open(): Promise<void> {
  try {
    room = await openRoom(options, {
      ...{ clock: Date.now, random: Math.random, log },
      ...{ monotonic: () => performance.now(), hasher: argonHasher() },
      changeRoom: (drill) => channel.send({ type: "change-room", drill }),
    });
    channel.send({ type: "ready" });
    // Node writes what it compiled when it ends: a core that is killed would leave the next one to compile it all again.
    setTimeout(flushCompileCache, flushAfterMs).unref();
  } catch (error) {
    log.error("the room cannot be opened", { reason: errorText(error) });
    if (error instanceof CityUnusable) {
      for (const { file, line, expected, found } of error.faults.slice(0, faultsLogged)) {
        log.error(`${file}:${line}`, { expected, found });
      }
    }
    channel.send(fatalOf(error, options));
  }
}

function openChannel(): Channel {
  const { parentPort } = process as unknown as { parentPort?: ParentPort };
  if (parentPort) return utilityChannel(parentPort);
  if (process.send) return childChannel(process as unknown as ParentProcess);
  throw new Error("expected to be started by the app's main process");
}

/** Taken out of the environment, so that no child or crash report carries them. */
function takeOptions(): CoreOptions {
  const text = process.env.LIVE_ROOM_CORE_OPTIONS ?? "";
  delete process.env.LIVE_ROOM_CORE_OPTIONS;
  return coreOptions.parse(JSON.parse(text));
}

function shutDown(): Promise<void> {
  closing ??= (room?.close() ?? Promise.resolve())
    .catch((error) => log.error("closing failed", { reason: errorText(error) }))
    .then(() => process.exit(0));
  return closing;
}

function fatalOf(error: unknown, { cityFolder, dataFolder }: CoreOptions): FromCore {
  const fatal = (
    code: Extract<FromCore, { type: "fatal" }>["code"],
    params: Record<string, string>,
    faults: Extract<FromCore, { type: "fatal" }>["faults"] = [],
  ): FromCore => ({ type: "fatal", code, params, faults });
  if (error instanceof CityUnusable) {
    const lines = error.faults.map(({ code, file, line, expected, found }) => ({
      code,
      file,
      line,
      expected,
      found,
    }));
    return fatal("city-unusable", { folder: cityFolder }, lines);
  }
  if (error instanceof FormRefused) {
    const { code, params } = formFault(error, dataFolder);
    return fatal(code, params);
  }
  if (error instanceof CopyFailed) {
    const params = { from: String(error.from), to: String(error.to), reason: error.message };
    return fatal("database-not-copied", { folder: dataFolder, ...params });
  }
  const reason = errorText(error);
  if (error instanceof DataFolderReal) return fatal("data-folder-real", { folder: dataFolder });
  if (error instanceof DataFolderUnusable)
    return fatal("data-folder-unusable", { folder: dataFolder, reason });
  return fatal("failed", { reason });
}

function formFault({ cause, backup = "" }: FormRefused, folder: string) {
  if (cause instanceof DatabaseNewer) {
    const params = { folder, found: String(cause.found), expected: String(cause.expected), backup };
    return { code: backup === "" ? ("database-newer" as const) : ("database-newer-copied" as const), params };
  }
  const { from, to, message: reason } = cause;
  const params = { folder, from: String(from), to: String(to), reason, backup };
  return { code: "database-not-migrated" as const, params };
}
