/**
 * How the core is spoken to by the process that started it: as Electron's utility process, where each client's port
 * comes to it whole, or as a child process on a Node of its own, where main carries numbered messages. The rest of
 * the core knows clients and nothing of this.
 */
import type { ClientKind } from "../../shared/contract/define.ts";
import type { FromCore } from "../../shared/contract/fromCore.ts";
import { type ToCore, toCore } from "../../shared/contract/start.ts";
import type { ToClient } from "../../shared/contract/wire.ts";
import type { Client } from "./live/serve.ts";

export interface Channel {
  send(message: FromCore): void;
  /** Calls back for each client that comes. */
  onClient(listener: (client: Client) => void): void;
  /** Calls back with the name of each window that is closed for good. */
  onClosed(listener: (window: string) => void): void;
  /** Main asks the core to end, or is gone itself. */
  onShutdown(listener: () => void): void;
}

/** The part of Electron's MessagePortMain that is used here. */
export interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: "message", listener: (event: { data: unknown }) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  start(): void;
}

/** The part of Electron's `process.parentPort` that is used here. */
export interface ParentPort {
  postMessage(message: unknown): void;
  on(event: "message", listener: (event: { data: unknown; ports: UtilityPort[] }) => void): unknown;
}

/** The part of a child process' side of its channel that is used here. */
export interface ParentProcess {
  send(message: unknown, done: (error: Error | null) => void): void;
  on(event: "message", listener: (message: unknown) => void): unknown;
  on(event: "disconnect", listener: () => void): unknown;
}

class Listeners {
  client: (client: Client) => void = () => {};
  closed: (window: string) => void = () => {};
  shutdown: () => void = () => {};
}

export function utilityChannel(parent: ParentPort): Channel {
  const listeners = new Listeners();
  let lastId = 0;
  parent.on("message", ({ data, ports }) => {
    const message = toCore.parse(data);
    if (message.type === "shutdown") listeners.shutdown();
    if (message.type === "closed") listeners.closed(message.window);
    const [port] = ports;
    if (message.type !== "client" || !port) return;
    listeners.client({
      id: ++lastId,
      kind: message.kind,
      window: message.window,
      send: (answer) => port.postMessage(answer),
      onMessage: (listener) => void port.on("message", (event) => listener(event.data)),
      onClose: (listener) => void port.on("close", listener),
    });
    port.start();
  });
  return channelOf(listeners, (message) => parent.postMessage(message));
}

export function childChannel(parent: ParentProcess): Channel {
  const listeners = new Listeners();
  const clients = new Map<number, CarriedClient>();
  let isConnected = true;
  const send = (message: FromCore) => {
    // A channel that closes while we write is told by `disconnect`; unheard, its error would end the process.
    if (isConnected) parent.send(message, () => {});
  };
  parent.on("message", (raw) => receive(toCore.parse(raw)));
  parent.on("disconnect", () => {
    isConnected = false;
    listeners.shutdown();
  });

  function receive(message: ToCore): void {
    switch (message.type) {
      case "client": {
        if (message.client === undefined) return;
        const client = new CarriedClient(message.client, message, send);
        clients.set(client.id, client);
        listeners.client(client);
        return;
      }
      case "message":
        clients.get(message.client)?.receive(message.data);
        return;
      case "gone":
        clients.get(message.client)?.close();
        clients.delete(message.client);
        return;
      case "closed":
        listeners.closed(message.window);
        return;
      case "shutdown":
        listeners.shutdown();
    }
  }
  return channelOf(listeners, send);
}

/** A client whose messages main carries, under its number. */
class CarriedClient implements Client {
  readonly id: number;
  readonly kind: ClientKind;
  readonly window: string | undefined;
  private readonly carry: (message: FromCore) => void;
  receive: (data: unknown) => void = () => {};
  close: () => void = () => {};

  constructor(
    id: number,
    { kind, window }: Pick<Client, "kind" | "window">,
    carry: (message: FromCore) => void,
  ) {
    this.id = id;
    this.kind = kind;
    this.window = window;
    this.carry = carry;
  }
  send(message: ToClient): void {
    this.carry({ type: "to-client", client: this.id, data: message });
  }
  onMessage(listener: (data: unknown) => void): void {
    this.receive = listener;
  }
  onClose(listener: () => void): void {
    this.close = listener;
  }
}

function channelOf(listeners: Listeners, send: (message: FromCore) => void): Channel {
  return {
    send,
    onClient(listener) {
      listeners.client = listener;
    },
    onClosed(listener) {
      listeners.closed = listener;
    },
    onShutdown(listener) {
      listeners.shutdown = listener;
    },
  };
}
