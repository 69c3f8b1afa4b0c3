/** What three stations meet at: one Mosquitto, or three NATS servers of which one dies. */
import { startMosquitto } from "./mosquitto.ts";
import { startNats } from "./nats.ts";

export interface RoomBroker {
  /** Where a station of this number finds a broker that runs; asked for at each connection. */
  port(station: number): number;
  /** One of several nodes dies, for good or until the wipe; absent where there is one. */
  failOne?(): Promise<void>;
  /** It comes back with nothing of what it knew. */
  wipe(): Promise<void>;
  remove(): Promise<void>;
}

/** Keeps nothing over a restart. */
export async function oneMosquitto(): Promise<RoomBroker> {
  const broker = await startMosquitto();
  return {
    port: () => broker.port,
    async wipe() {
      await broker.stop();
      await broker.start();
    },
    remove: () => broker.remove(),
  };
}

/** Each station at a node of its own; the first node dies, and its station goes to the next. */
export async function threeNats(): Promise<RoomBroker> {
  const cluster = await startNats();
  let isFirstDead = false;
  return {
    port: (station) => cluster.nodes[station === 1 && isFirstDead ? 1 : station - 1]!.port,
    async failOne() {
      isFirstDead = true;
      await cluster.nodes[0]!.kill();
    },
    async wipe() {
      isFirstDead = false;
      await cluster.wipe();
    },
    remove: () => cluster.remove(),
  };
}
