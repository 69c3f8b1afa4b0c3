/**
 * A broker of bytes, for tests: it shows exactly what a client sends (MQTT 3.1.1, OASIS 2014), and answers as it is
 * told to, or not at all. It routes nothing.
 */
import { createServer, type Socket } from "node:net";

type PacketType = "connect" | "publish" | "puback" | "subscribe" | "unsubscribe" | "pingreq" | "disconnect";

export interface Packet {
  /** Its name; `undefined` for a type that no client sends. */
  readonly type: PacketType | undefined;
  /** Below the type in the first byte. */
  readonly flags: number;
  readonly body: Buffer;
}

const types: Readonly<Record<number, PacketType>> = {
  1: "connect",
  3: "publish",
  4: "puback",
  8: "subscribe",
  10: "unsubscribe",
  12: "pingreq",
  14: "disconnect",
};

export interface ScriptedAnswers {
  /** The return code of CONNACK (5: not authorised), bytes to send instead, or nothing at all. */
  connack: number | Buffer | null;
  /** The granted QoS of each subscription; 128 refuses it. */
  granted(filter: string): number;
  /** False leaves what the client publishes unacknowledged. */
  acknowledges: boolean;
}

export interface ScriptedConnection {
  readonly packets: Packet[];
  publish(topic: string, payload: string, messageId?: number): void;
  destroy(): void;
}

export interface ScriptedBroker {
  readonly url: string;
  readonly answers: ScriptedAnswers;
  /** Oldest first. */
  readonly connections: ScriptedConnection[];
  close(): Promise<void>;
}

export async function startScriptedBroker(answers: Partial<ScriptedAnswers> = {}): Promise<ScriptedBroker> {
  const script: ScriptedAnswers = { connack: 0, granted: () => 1, acknowledges: true, ...answers };
  const connections: ScriptedConnection[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const packets: Packet[] = [];
    let bytes: Buffer = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    socket.on("data", (more) => {
      bytes = Buffer.concat([bytes, more]);
      for (let next = firstPacket(bytes); next; next = firstPacket(bytes)) {
        bytes = bytes.subarray(next.length);
        packets.push(next.packet);
        const answer = answerTo(next.packet, script);
        if (answer) socket.write(answer);
      }
    });
    connections.push({
      packets,
      publish: (topic, payload, messageId) => void socket.write(publishPacket(topic, payload, messageId)),
      destroy: () => void socket.destroy(),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    ...{ url: `mqtt://127.0.0.1:${port}`, answers: script, connections },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The message id of a PUBACK or SUBSCRIBE. */
export function messageIdOf({ body }: Packet): number {
  return body.readUInt16BE(0);
}

function answerTo(packet: Packet, { connack, granted, acknowledges }: ScriptedAnswers): Buffer | undefined {
  switch (packet.type) {
    case "connect":
      if (connack === null) return undefined;
      return typeof connack === "number" ? Buffer.from([0x20, 2, 0, connack]) : connack;
    case "subscribe": {
      const qos = filtersOf(packet).map(granted);
      return Buffer.from([0x90, 2 + qos.length, ...packet.body.subarray(0, 2), ...qos]);
    }
    case "unsubscribe":
      return Buffer.from([0xb0, 2, ...packet.body.subarray(0, 2)]);
    case "publish": {
      if ((packet.flags & 0b110) === 0 || !acknowledges) return undefined;
      const idAt = 2 + packet.body.readUInt16BE(0);
      return Buffer.from([0x40, 2, ...packet.body.subarray(idAt, idAt + 2)]);
    }
    case "pingreq":
      return Buffer.from([0xd0, 0]);
    default:
      return undefined;
  }
}

function filtersOf({ body }: Packet): string[] {
  const filters: string[] = [];
  for (let at = 2; at < body.length; ) {
    const length = body.readUInt16BE(at);
    filters.push(body.toString("utf8", at + 2, at + 2 + length));
    at += 2 + length + 1;
  }
  return filters;
}

/** QoS 1 with a message id, else QoS 0. */
function publishPacket(topic: string, payload: string, messageId?: number): Buffer {
  const name = Buffer.from(topic);
  const id = messageId === undefined ? [] : [messageId >> 8, messageId & 0xff];
  const body = Buffer.concat([
    Buffer.from([name.length >> 8, name.length & 0xff]),
    ...[name, Buffer.from(id), Buffer.from(payload)],
  ]);
  if (body.length > 127) throw new RangeError(`expected a message of up to 127 bytes, found ${body.length}`);
  return Buffer.concat([Buffer.from([id.length > 0 ? 0x32 : 0x30, body.length]), body]);
}

/** The first whole packet of `bytes` and how long it is there. */
function firstPacket(bytes: Buffer): { packet: Packet; length: number } | undefined {
  let bodyLength = 0;
  for (let at = 1; at <= 4; at++) {
    const digit = bytes[at];
    if (digit === undefined) return undefined;
    bodyLength += (digit & 0x7f) * 128 ** (at - 1);
    if (digit > 0x7f) continue;
    const length = at + 1 + bodyLength;
    if (bytes.length < length) return undefined;
    const first = bytes[0] as number;
    return {
      packet: { type: types[first >> 4], flags: first & 0x0f, body: bytes.subarray(at + 1, length) },
      length,
    };
  }
  throw new Error("expected MQTT, found a length of more than four bytes");
}
