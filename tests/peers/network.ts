/** A network between the room and a broker, for tests: it can be cut in the middle of everything, and mended. */
import { connect, createServer, type Socket } from "node:net";

export interface Network {
  /** `mqtt://` to its near end. */
  readonly url: string;
  /** Every connection over it breaks, and none is let through until it is mended. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** `brokerPort`: asked for at each connection where it changes. */
export async function startNetwork(brokerPort: number | (() => number)): Promise<Network> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(typeof brokerPort === "number" ? brokerPort : brokerPort(), "127.0.0.1");
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };

  function cut(): void {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  }
  return {
    url: `mqtt://127.0.0.1:${port}`,
    cut,
    mend() {
      isCut = false;
    },
    close() {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
