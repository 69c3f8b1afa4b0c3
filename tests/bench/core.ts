/**
 * The product's data process without its screens: the built core, started as main starts it where a Node of its own
 * runs it (electron/main/core/child.ts), and spoken to over the same channel.
 */
import { spawn } from "node:child_process";
import { commands } from "../../shared/contract/commands.ts";
import { Connection, type Port } from "../../shared/contract/connection.ts";
import { fromCore } from "../../shared/contract/fromCore.ts";
import type { CoreOptions, ToCore } from "../../shared/contract/start.ts";
import { views } from "../../shared/contract/views.ts";

export interface RunningCore {
  readonly pid: number;
  readonly connection: Connection;
  /** From the start of its process until it served, ms. */
  readonly startMs: number;
  stop(): Promise<void>;
  /** As a power cut does: it says no farewell, and finishes nothing. */
  kill(): Promise<void>;
}

const client = 1;

/** As which window it is spoken to; `signal`: it is killed as soon as this says so, also before it serves. */
export interface CoreClient {
  readonly kind?: "main" | "console";
  readonly signal?: AbortSignal;
}

export async function startCore(
  module: string,
  options: CoreOptions,
  { kind = "main", signal }: CoreClient = {},
): Promise<RunningCore> {
  const beganAt = performance.now();
  const child = spawn(process.execPath, [module], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "advanced",
    env: { ...process.env, LIVE_ROOM_CORE_OPTIONS: JSON.stringify(options) },
  });
  signal?.addEventListener("abort", () => void child.kill("SIGKILL"));
  const connection = new Connection({ views, commands });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const send = (message: ToCore) => {
    if (child.connected) child.send(message);
  };
  const port: Port = {
    onmessage: null,
    postMessage: (data) => send({ type: "message", client, data }),
    close: () => send({ type: "gone", client }),
  };
  let told = "";
  child.stderr?.on("data", (text) => {
    told = `${told}${text}`.slice(-2000);
  });
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the core ended with exit code ${code}: ${told}`)));
    child.on("message", (raw) => {
      const message = fromCore.parse(raw);
      if (message.type === "ready") resolve();
      if (message.type === "fatal") reject(new Error(`the core cannot run: ${JSON.stringify(message)}`));
      if (message.type === "to-client") port.onmessage?.({ data: message.data });
    });
  });
  const startMs = performance.now() - beganAt;
  send({ type: "client", kind, client, ...(kind === "console" && { window: "uji" }) });
  connection.attach(port);
  // What waits for an answer of a core that is gone waits no longer.
  void ended.then(() => connection.detach());
  return {
    pid: child.pid ?? 0,
    ...{ connection, startMs },
    async stop() {
      send({ type: "shutdown" });
      await ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
