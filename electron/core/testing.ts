/** What tests of the core share: a folder that goes when the test does, a log that is read, a client. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { ClientKind } from "../../shared/contract/define.ts";
import type { LogDetails } from "../../shared/contract/programLog.ts";
import type { RoomRow } from "../../shared/contract/rows.ts";
import type { CoreOptions } from "../../shared/contract/start.ts";
import type { ToClient } from "../../shared/contract/wire.ts";
import type { Person } from "../../shared/domain/roles/role.ts";
import { type Caller, personCaller } from "./access/caller.ts";
import { argonHasher, type Hasher } from "./access/hashing.ts";
import type { Client } from "./live/serve.ts";
import type { Log } from "./log.ts";

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "live-room-core-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export const resourcesFolder = join(import.meta.dirname, "../../resources");

/** How a room is started on the shipped city: no network, nothing chosen, all but its data folder. */
export const shippedOptions: Omit<CoreOptions, "dataFolder"> = {
  ...{ cityFolder: join(resourcesFolder, "cities/36.71"), resourcesFolder, broker: null, demo: false },
  ...{ language: null, scene: null, appVersion: "0.1.0" },
};

/** What screens know of a room that has just opened. */
export const openedRoom: RoomRow = {
  ...{ id: "room", station: "st-1", language: "id", scene: "harian", demo: false },
  sceneReason: { kind: "chosen", until: null, incident: null, former: null },
  ...{ held: false, startedAt: 1, identifyUntil: 0, figures: false, history: null },
};

export interface LogLine {
  readonly level: keyof Log;
  readonly message: string;
  readonly details: LogDetails | undefined;
}

/** A log that keeps its lines. */
export function keptLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: keyof Log) => (message: string, details?: LogDetails) =>
    void lines.push({ level, message, details });
  return { lines, info: at("info"), warning: at("warning"), error: at("error") };
}

export interface FakeClient extends Client {
  /** What the core sent and nobody has taken yet, oldest first. */
  readonly sent: ToClient[];
  say(message: unknown): void;
  leave(): void;
}

/** A page, or main, as the core sees it. Messages are copied on the way, as a port copies them. */
export function fakeClient(kind: ClientKind, id = 1): FakeClient {
  let onMessage: (data: unknown) => void = () => {};
  let onClose: () => void = () => {};
  const sent: ToClient[] = [];
  return {
    ...{ id, kind, sent },
    send: (message) => void sent.push(structuredClone(message)),
    onMessage(listener) {
      onMessage = listener;
    },
    onClose(listener) {
      onClose = listener;
    },
    say: (message) => onMessage(structuredClone(message)),
    leave: () => onClose(),
  };
}

/** Argon2id as cheap as it gets. */
export const cheapHasher = (): Hasher => argonHasher({ memoryKiB: 8, passes: 1 });

/** Who asks in tests of handlers; their events are written under `operator:st-1`. */
export function testCaller(person: Partial<Person> = {}, id = 1): Caller {
  const tester: Person = { id: "U-1", name: "Penguji", role: "supervisor", ...person };
  return { ...personCaller({ id, kind: "console" }, tester), actor: "operator:st-1" };
}

/** Handlers that are always called by the same. */
export function calledBy<
  Handlers extends { readonly [Name in keyof Handlers]: (input: never, caller: Caller) => unknown },
>(handlers: Handlers, caller = testCaller()) {
  const called = Object.entries<(input: never, caller: Caller) => unknown>(handlers).map(([name, handle]) => [
    name,
    (input: never) => handle(input, caller),
  ]);
  return Object.fromEntries(called) as {
    readonly [Name in keyof Handlers]: (input: Parameters<Handlers[Name]>[0]) => ReturnType<Handlers[Name]>;
  };
}
