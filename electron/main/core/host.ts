/**
 * The core process as main sees it. Two adapters: a utility process in the product, and a child process on
 * its own Node where the runtime's Node is too old for better-sqlite3 (the evaluation runtime).
 */
import type { Readable } from "node:stream";
import type { MessagePortMain } from "electron";
import type { ClientKind } from "../../../shared/contract/define.ts";
import type { FromCore } from "../../../shared/contract/fromCore.ts";

/** What main tells the core of a client. */
export interface Connected {
  readonly kind: ClientKind;
  /** The window's own name; undefined for main itself. */
  readonly window?: string;
}

export interface CoreHost {
  /** Gives the core a new client at the other end of `port`. */
  connect(client: Connected, port: MessagePortMain): void;
  /** A window is closed for good: nobody is signed in in its name any more. */
  windowClosed(window: string): void;
  /** Asks the core to close its database and end. */
  shutdown(): void;
  kill(): void;
}

export interface CoreEvents {
  onMessage(message: FromCore): void;
  /** Called once with the core's standard error. */
  onOutput(output: Readable): void;
  /** Called once; `detail` says how it ended, for the log. */
  onExit(detail: string): void;
}

/** `options` is the JSON of `coreOptions` in shared/contract/start.ts. */
export type StartCore = (modulePath: string, options: string, events: CoreEvents) => CoreHost;

let schema: Promise<typeof import("../../../shared/contract/fromCore.ts")> | undefined;

/** Messages come out in the order in which they went in. */
export async function readFromCore(raw: unknown): Promise<FromCore> {
  const usual = schema ? undefined : readUsual(raw);
  if (usual) return usual;
  schema ??= import("../../../shared/contract/fromCore.ts");
  return (await schema).fromCore.parse(raw);
}

/** By hand, what a start hears: the first picture does not wait for the schemas' library. The schema reads the rest. */
export function readUsual(raw: unknown): FromCore | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const { type, client, data } = raw as Record<string, unknown>;
  if (type === "ready") return { type };
  if (type !== "to-client" || !Number.isSafeInteger(client) || !("data" in raw)) return undefined;
  return { type, client: client as number, data };
}
