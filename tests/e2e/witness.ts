/**
 * A broker that notes what a room has acknowledged, and keeps nothing retained: what a room acknowledged and lost
 * does not come back, so that a test sees the loss.
 */
import { createServer, type Socket } from "node:net";
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
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    aedes.handle(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("expected a TCP port, found none");
  return {
    url: `mqtt://127.0.0.1:${address.port}`,
    acknowledged,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await new Promise<void>((resolve) => aedes.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
