/**
 * A publisher that costs next to nothing: messages are encoded before, and written to the broker as fast as it takes
 * them, over one connection of MQTT 3.1.1. So that a bench measures the subscriber, on a machine with few cores too.
 *
 * Source of the packets: MQTT 3.1.1, sections 2.2.3, 3.1 to 3.4.
 */
import { once } from "node:events";
import { connect, type Socket } from "node:net";

export interface FloodMessage {
  readonly topic: string;
  readonly payload: string;
}

export interface Flood {
  /** Resolves when the last byte has left, and at QoS 1 when the broker has acknowledged every message. */
  send(packets: readonly Buffer[]): Promise<void>;
  close(): void;
}

/** Retained, as facts are. Packet ids of QoS 1 count from 1, and begin anew after 65 535. */
export function encode(messages: readonly FloodMessage[], qos: 0 | 1): Buffer[] {
  return messages.map(({ topic, payload }, index) => {
    const name = Buffer.from(topic);
    const body = Buffer.from(payload);
    const length = 2 + name.length + (qos === 1 ? 2 : 0) + body.length;
    const head = Buffer.alloc(2);
    head.writeUInt16BE(name.length);
    const id = Buffer.alloc(qos === 1 ? 2 : 0);
    if (qos === 1) id.writeUInt16BE((index % 0xffff) + 1);
    return Buffer.concat([
      Buffer.from([0x31 | (qos << 1), ...remainingLength(length)]),
      head,
      name,
      id,
      body,
    ]);
  });
}

function remainingLength(length: number): number[] {
  const bytes: number[] = [];
  let rest = length;
  do {
    bytes.push((rest % 128) | (rest >= 128 ? 0x80 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return bytes;
}

/** An id may be used again once its message is acknowledged; this many wait for that at once. */
const window = 10_000;
const writeBytes = 64 * 1024;
const acknowledgementBytes = 4;

export async function connectFlood(port: number, clientId: string): Promise<Flood> {
  const socket = connect({ host: "127.0.0.1", port, noDelay: true });
  await once(socket, "connect");
  socket.write(connectPacket(clientId));
  const [greeting] = (await once(socket, "data")) as [Buffer];
  if (greeting[0] !== 0x20 || greeting[3] !== 0) {
    throw new Error(`expected the broker to accept the connection, found ${greeting.toString("hex")}`);
  }
  let acknowledgedBytes = 0;
  let onAcknowledged = () => {};
  socket.on("data", (chunk) => {
    acknowledgedBytes += chunk.length;
    onAcknowledged();
  });

  async function acknowledged(count: number): Promise<void> {
    while (acknowledgedBytes / acknowledgementBytes < count) {
      await new Promise<void>((resolve) => {
        onAcknowledged = resolve;
      });
    }
  }

  return {
    async send(packets) {
      const isAcknowledged = ((packets[0]?.[0] ?? 0) & 0b110) !== 0;
      const before = acknowledgedBytes / acknowledgementBytes;
      for (let from = 0; from < packets.length; ) {
        if (isAcknowledged) await acknowledged(before + from - window);
        let end = from;
        for (let bytes = 0; end < packets.length && bytes < writeBytes; end++) bytes += packets[end]!.length;
        await write(socket, Buffer.concat(packets.slice(from, end)));
        from = end;
      }
      if (isAcknowledged) await acknowledged(before + packets.length);
    },
    close: () => socket.destroy(),
  };
}

async function write(socket: Socket, bytes: Buffer): Promise<void> {
  if (!socket.write(bytes)) await once(socket, "drain");
}

/** Clean session, keep-alive of an hour: a bench is shorter. */
function connectPacket(clientId: string): Buffer {
  const id = Buffer.from(clientId);
  const variable = Buffer.from([0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 0b10, 0x0e, 0x10, 0, id.length]);
  const length = variable.length + id.length;
  return Buffer.concat([Buffer.from([0x10, ...remainingLength(length)]), variable, id]);
}
