/**
 * The demo's broker: aedes on loopback, everything in memory, so that a restart forgets what was retained.
 *
 * Guarantees: reachable from this machine only; a message over `maxPacketBytes` costs its sender the connection.
 * Messages over the protocol's 64 KiB do pass, since refusing those is the room's own business. Does not
 * guarantee: identity. Anybody on this machine may publish, as is right for a demo and for nothing else.
 */
import { createServer, type Socket } from "node:net";
import { Aedes } from "aedes";

export interface Broker {
  readonly url: string;
  close(): Promise<void>;
}

export class BrokerUnavailable extends Error {
  override readonly name = "BrokerUnavailable";
  readonly code: string;

  constructor(port: number, cause: NodeJS.ErrnoException) {
    super(`expected to listen on 127.0.0.1:${port}, found ${cause.code ?? cause.message}`, { cause });
    this.code = cause.code ?? "unknown";
  }
}

const maxPacketBytes = 1024 * 1024;

/** `port` 0 lets the system choose one. Throws `BrokerUnavailable`, for example where the port is in use. */
export async function startBroker(port = 0): Promise<Broker> {
  const aedes = await Aedes.createBroker({
    concurrency: 1000,
    // A client that subscribes to everything at once gets its session before its queue overflows.
    queueLimit: 1000,
    drainTimeout: 20_000,
    authorizePublish(_client, packet, callback) {
      if (packet.topic.startsWith("$SYS/")) return callback(new Error("$SYS/ topics are reserved"));
      if (packet.payload.length > maxPacketBytes) {
        return callback(
          new Error(`expected at most ${maxPacketBytes} bytes, found ${packet.payload.length}`),
        );
      }
      callback(null);
    },
  });
  // A client's fault ends its own connection, which is all that it should do.
  aedes.on("clientError", () => {});
  aedes.on("connectionError", () => {});

  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.setNoDelay(true);
    aedes.handle(socket);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", resolve);
    });
  } catch (error) {
    await new Promise<void>((resolve) => aedes.close(resolve));
    throw new BrokerUnavailable(port, error as NodeJS.ErrnoException);
  }
  const address = server.address();
  const listening = typeof address === "object" && address ? address.port : port;

  return {
    url: `mqtt://127.0.0.1:${listening}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await new Promise<void>((resolve) => aedes.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
