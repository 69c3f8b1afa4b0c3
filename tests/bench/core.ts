/**
 * The product's data process without its screens: the built core, started as main starts it where a Node of its own
 * runs it (electron/main/core/child.ts), and spoken to over the same channel.
 */
import { spawn } from "node:child_process";
import { Connection, type Port } from "../../shared/contract/connection.ts";
import { type CoreOptions, fromCore, type ToCore } from "../../shared/contract/start.ts";

export interface RunningCore {
  readonly pid: number;
  readonly connection: Connection;
  stop(): Promise<void>;
}

const client = 1;

export async function startCore(module: string, options: CoreOptions): Promise<RunningCore> {
  const child = spawn(process.execPath, [module], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    serialization: "advanced",
    env: { ...process.env, LIVE_ROOM_CORE_OPTIONS: JSON.stringify(options) },
  });
  const connection = new Connection();
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
  send({ type: "client", kind: "main", client });
  connection.attach(port);
  return {
    pid: child.pid ?? 0,
    connection,
    async stop() {
      send({ type: "shutdown" });
      await ended;
    },
  };
}
