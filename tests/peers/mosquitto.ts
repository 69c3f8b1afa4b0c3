/**
 * A real Mosquitto (Debian's) on a port of its own, for tests: it can be stopped, and started again on the same
 * port. Its folder is temporary; with `persistence` it remembers over a restart, without it forgets everything.
 */
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { spawnTied } from "../../scripts/setup/process.mjs";

export interface Mosquitto {
  readonly url: string;
  readonly port: number;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

export class MosquittoUnavailable extends Error {
  override readonly name = "MosquittoUnavailable";
}

const program = process.env.MOSQUITTO_PATH ?? "/usr/sbin/mosquitto";
const startWithinMs = 10_000;

export interface MosquittoOptions {
  readonly persistence?: boolean;
  /** It speaks TLS, and only with whom this authority vouches for. */
  readonly tls?: { readonly caFile: string; readonly certificateFile: string; readonly keyFile: string };
  /** Instead of one that lets everybody in: given the port that it must listen on, and a folder of its own. */
  readonly configuration?: (port: number, folder: string, options: MosquittoOptions) => string;
}

export async function startMosquitto(options: MosquittoOptions = {}): Promise<Mosquitto> {
  const folder = await mkdtemp(join(tmpdir(), "live-room-mosquitto-"));
  const port = await freePort();
  const configFile = join(folder, "mosquitto.conf");
  const { configuration = openConfiguration } = options;
  await writeFile(configFile, configuration(port, folder, options));
  let running: ChildProcess | undefined;
  let told = "";

  async function start(): Promise<void> {
    if (running) return;
    const child = spawnTied(program, ["-c", configFile], { stdio: ["ignore", "pipe", "pipe"] });
    running = child;
    let ended: string | undefined;
    child.on("error", (error) => {
      ended = error.message;
    });
    child.on("exit", (code) => {
      ended ??= `exit code ${code}`;
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (text) => {
        told = `${told}${text}`.slice(-2000);
      });
    }
    const giveUpAt = Date.now() + startWithinMs;
    while (!(await listens(port))) {
      if (ended !== undefined || Date.now() > giveUpAt) {
        running = undefined;
        child.kill("SIGKILL");
        throw new MosquittoUnavailable(`${program} does not run (${ended ?? "no answer"}): ${told}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async function stop(): Promise<void> {
    const child = running;
    running = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill("SIGTERM");
    await exited;
  }

  await start();
  return {
    url: `${options.tls ? "mqtts" : "mqtt"}://127.0.0.1:${port}`,
    port,
    start,
    stop,
    async remove() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The queues are raised as in the files that the product ships: the defaults drop messages. */
function openConfiguration(
  port: number,
  folder: string,
  { persistence = false, tls }: MosquittoOptions,
): string {
  return [
    `listener ${port} 127.0.0.1`,
    "allow_anonymous true",
    // As root it would change to a user that cannot write the folder.
    `user ${userInfo().username}`,
    `persistence ${persistence}`,
    ...(persistence ? [`persistence_location ${folder}/`, "autosave_interval 1"] : []),
    ...(tls ? [`cafile ${tls.caFile}`, `certfile ${tls.certificateFile}`, `keyfile ${tls.keyFile}`] : []),
    `require_certificate ${tls !== undefined}`,
    "max_inflight_messages 1000",
    "max_queued_messages 200000",
    "set_tcp_nodelay true",
    "",
  ].join("\n");
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || !address) throw new Error("expected a TCP port, found none");
  return address.port;
}

export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
