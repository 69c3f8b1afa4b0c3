/**
 * Real NATS servers (Debian's) as a cluster with JetStream and MQTT, for tests: each can be killed and started again on
 * the same ports, and what they keep can be wiped. Their topics hold no dot (NATS 2.9).
 */
import type { ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnTied } from "../../scripts/setup/process.mjs";
import { freePort, listens } from "./mosquitto.ts";

export interface NatsNode {
  /** Of MQTT. */
  readonly port: number;
  readonly url: string;
  start(): Promise<void>;
  /** At once, as a machine that fails. */
  kill(): Promise<void>;
}

export interface NatsCluster {
  readonly nodes: readonly NatsNode[];
  /** Kills all, removes what they kept, and starts them again. */
  wipe(): Promise<void>;
  remove(): Promise<void>;
}

export interface NatsGiven {
  readonly name: string;
  readonly folder: string;
  readonly ports: NatsPorts;
  /** Of all nodes, for each other. */
  readonly routes: readonly string[];
}

export interface NatsPorts {
  readonly mqtt: number;
  readonly nats: number;
  readonly cluster: number;
}

export class NatsUnavailable extends Error {
  override readonly name = "NatsUnavailable";
}

const program = process.env.NATS_SERVER_PATH ?? "/usr/sbin/nats-server";
const startWithinMs = 20_000;
const healthyWithinMs = 60_000;

export async function startNats(
  configuration: (given: NatsGiven) => string = openConfiguration,
): Promise<NatsCluster> {
  const folder = await mkdtemp(join(tmpdir(), "live-room-nats-"));
  const ports: NatsPorts[] = [];
  for (let node = 0; node < 3; node++)
    ports.push({ mqtt: await freePort(), nats: await freePort(), cluster: await freePort() });
  const routes = ports.map(({ cluster }) => `nats://127.0.0.1:${cluster}`);
  const nodes = await Promise.all(
    ports.map(async (own, index) => {
      const name = `nats-${index + 1}`;
      const home = join(folder, name);
      await mkdir(home);
      const file = join(home, "nats.conf");
      await writeFile(file, configuration({ name, folder: join(home, "kept"), ports: own, routes }));
      return createNode(name, file, own.mqtt, await freePort());
    }),
  );
  const startAll = async () => {
    await Promise.all(nodes.map((node) => node.start()));
    await Promise.all(nodes.map((node) => node.healthy()));
  };
  const killAll = () => Promise.all(nodes.map((node) => node.kill()));
  await startAll();
  return {
    nodes,
    async wipe() {
      await killAll();
      for (const { name } of nodes) await rm(join(folder, name, "kept"), { recursive: true, force: true });
      await startAll();
    },
    async remove() {
      await killAll();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface CreatedNode extends NatsNode {
  readonly name: string;
  /**
   * Resolves when the cluster has a leader that this node follows. A client that came before waits while the server asks
   * nobody for its streams, and so does each one after it, for minutes.
   */
  healthy(): Promise<void>;
}

function createNode(name: string, file: string, port: number, monitorPort: number): CreatedNode {
  let running: ChildProcess | undefined;
  return {
    ...{ name, port, url: `mqtt://127.0.0.1:${port}` },
    async start() {
      if (running) return;
      const child = spawnTied(program, ["-c", file, "-m", String(monitorPort)], {
        stdio: ["ignore", "ignore", "pipe"],
        env: { ...process.env, NODE: name },
      });
      running = child;
      let ended: string | undefined;
      let told = "";
      child.on("error", (error) => {
        ended = error.message;
      });
      child.on("exit", (code) => {
        ended ??= `exit code ${code}`;
      });
      child.stderr?.on("data", (text) => {
        told = `${told}${text}`.slice(-2000);
      });
      const giveUpAt = Date.now() + startWithinMs;
      while (!(await listens(port))) {
        if (ended !== undefined || Date.now() > giveUpAt) {
          child.kill("SIGKILL");
          throw new NatsUnavailable(`${program} does not run (${ended ?? "no answer"}): ${told}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async healthy() {
      const giveUpAt = Date.now() + healthyWithinMs;
      const address = `http://127.0.0.1:${monitorPort}/healthz`;
      for (;;) {
        const answer = await fetch(address).catch(() => undefined);
        if (answer?.ok) return;
        if (Date.now() > giveUpAt)
          throw new NatsUnavailable(`${name} has no leader: ${await answer?.text()}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async kill() {
      const child = running;
      running = undefined;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** Lets everybody in, with the limits of the files that the product ships. */
function openConfiguration({ name, folder, ports, routes }: NatsGiven): string {
  return `
server_name: ${name}
listen: 127.0.0.1:${ports.nats}
jetstream { store_dir: "${folder}", max_memory_store: 64M, max_file_store: 2G }
cluster { name: liveroom, listen: 127.0.0.1:${ports.cluster}, routes: [${routes.map((route) => `"${route}"`).join(", ")}] }
mqtt { listen: 127.0.0.1:${ports.mqtt}, stream_replicas: 3, max_ack_pending: 5000, ack_wait: "60s" }
max_payload: 131072
`;
}
