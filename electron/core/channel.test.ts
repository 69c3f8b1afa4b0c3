import { EventEmitter } from "node:events";
import { describe, expect, it, vi } from "vitest";
import type { ToCore } from "../../shared/contract/start.ts";
import type { ToClient } from "../../shared/contract/wire.ts";
import {
  childChannel,
  type ParentPort,
  type ParentProcess,
  type UtilityPort,
  utilityChannel,
} from "./channel.ts";
import type { Client } from "./live/serve.ts";

const answer: ToClient = { type: "rows", id: 1, rows: [] };

/** What a client is told, as the core keeps it. */
function listen(client: Client) {
  const heard = { messages: [] as unknown[], closed: 0 };
  client.onMessage((data) => heard.messages.push(data));
  client.onClose(() => heard.closed++);
  return heard;
}

describe("as a child process", () => {
  function started() {
    const parent = Object.assign(new EventEmitter(), { send: vi.fn() });
    const channel = childChannel(parent as unknown as ParentProcess);
    const clients: Client[] = [];
    const shutdown = vi.fn();
    channel.onClient((client) => clients.push(client));
    channel.onShutdown(shutdown);
    return {
      ...{ parent, channel, clients, shutdown },
      say: (message: ToCore) => parent.emit("message", message),
    };
  }

  it("carries each client's messages under its number, both ways, until it is gone", () => {
    const { parent, clients, say } = started();
    say({ type: "client", client: 3, kind: "wall" });
    say({ type: "client", client: 4, kind: "console" });
    expect(clients.map(({ id, kind }) => [id, kind])).toEqual([
      [3, "wall"],
      [4, "console"],
    ]);
    const heard = clients.map(listen);
    say({ type: "message", client: 4, data: "hello" });
    say({ type: "message", client: 99, data: "to nobody" });
    clients[0]!.send(answer);
    expect(parent.send.mock.calls).toEqual([
      [{ type: "to-client", client: 3, data: answer }, expect.any(Function)],
    ]);
    say({ type: "gone", client: 4 });
    say({ type: "gone", client: 4 });
    say({ type: "message", client: 4, data: "late" });
    expect(heard).toEqual([
      { messages: [], closed: 0 },
      { messages: ["hello"], closed: 1 },
    ]);
  });

  it("knows each client's window, and is told which one is closed for good", () => {
    const { channel, clients, say } = started();
    const closed = vi.fn();
    channel.onClosed(closed);
    say({ type: "client", client: 3, kind: "console", window: "w-1" });
    say({ type: "closed", window: "w-1" });
    expect(clients[0]?.window).toBe("w-1");
    expect(closed).toHaveBeenCalledExactlyOnceWith("w-1");
  });

  it("ends when it is told to, and when main is gone", () => {
    const { parent, channel, say, shutdown } = started();
    say({ type: "shutdown" });
    channel.send({ type: "ready" });
    expect(parent.send.mock.calls).toEqual([[{ type: "ready" }, expect.any(Function)]]);
    parent.emit("disconnect");
    expect(shutdown).toHaveBeenCalledTimes(2);
  });

  it("sends nothing more when main is gone: that would end the core before it has closed", () => {
    const { parent, channel, clients, say } = started();
    say({ type: "client", client: 3, kind: "wall" });
    parent.emit("disconnect");
    clients[0]!.send(answer);
    channel.send({ type: "ready" });
    expect(parent.send).not.toHaveBeenCalled();
  });

  it("takes nothing that is no message of main's", () => {
    const { parent, clients } = started();
    expect(() => parent.emit("message", { type: "client", kind: "root", client: 1 })).toThrow();
    parent.emit("message", { type: "client", kind: "wall" });
    expect(clients).toEqual([]);
  });
});

describe("as a utility process", () => {
  function port() {
    return Object.assign(new EventEmitter(), { postMessage: vi.fn(), start: vi.fn() });
  }

  it("speaks with each client over the port that came with it", () => {
    const parent = Object.assign(new EventEmitter(), { postMessage: vi.fn() });
    const channel = utilityChannel(parent as unknown as ParentPort);
    const clients: Client[] = [];
    const heard: ReturnType<typeof listen>[] = [];
    const shutdown = vi.fn();
    channel.onShutdown(shutdown);
    channel.onClient((client) => {
      // Until a port is started it keeps what is sent to it: nothing comes before somebody listens.
      expect(ports[clients.length]!.start).not.toHaveBeenCalled();
      clients.push(client);
      heard.push(listen(client));
    });
    const ports = [port(), port()];
    const say = (data: ToCore, ...given: unknown[]) =>
      parent.emit("message", { data, ports: given as UtilityPort[] });
    say({ type: "client", kind: "wall" }, ports[0]);
    say({ type: "client", kind: "main" }, ports[1]);
    say({ type: "client", kind: "main" });
    expect(clients.map(({ kind }) => kind)).toEqual(["wall", "main"]);
    expect(new Set(clients.map(({ id }) => id)).size).toBe(2);
    for (const each of ports) expect(each.start).toHaveBeenCalledOnce();
    ports[1]!.emit("message", { data: "hello" });
    clients[0]!.send(answer);
    expect(ports[0]!.postMessage.mock.calls).toEqual([[answer]]);
    ports[1]!.emit("close");
    expect(heard).toEqual([
      { messages: [], closed: 0 },
      { messages: ["hello"], closed: 1 },
    ]);
    say({ type: "shutdown" });
    expect(shutdown).toHaveBeenCalledOnce();
    channel.send({ type: "ready" });
    expect(parent.postMessage).toHaveBeenCalledExactlyOnceWith({ type: "ready" });
  });
});
