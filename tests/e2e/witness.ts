/**
 * A broker that notes what a room has acknowledged, and keeps nothing retained: what a room acknowledged and lost
 * does not come back, so that a test sees the loss.
 */
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { Aedes } from "aedes";

export interface Witness {
  readonly url: string;
  /** Topics of the messages that clients have acknowledged so far. */
  readonly acknowledged: ReadonlySet<string>;
  close(): Promise<void>;
}

export async function startWitness(): Promise<Witness> {
  const aedes = await Aedes.createBroker({
    authorizePublish(_client, packet, callback) {
      packet.retain = false;
      callback(null);
    },
  });
  const acknowledged = new Set<string>();
  aedes.on("ack", (packet) => {
    if (packet && "topic" in packet) acknowledged.add(packet.topic);
  });
  // A client that is killed is the point of the test.
  aedes.on("clientError", () => {});
  aedes.on("connectionError", () => {});
  const server = createServer((socket) => void aedes.handle(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `mqtt://127.0.0.1:${port}`,
    acknowledged,
    async close() {
      const closed = once(server, "close");
      server.close();
      await new Promise<void>((resolve) => aedes.close(resolve));
      await closed;
    },
  };
}
