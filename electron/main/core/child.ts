/**
 * The core as a child process on a Node of its own (`LIVE_ROOM_NODE`). Ports cannot cross to it, so main
 * carries each client's messages over the process channel, numbered by client.
 */
import { spawn } from "node:child_process";
import type { MessagePortMain } from "electron";
import { readFromCore, type StartCore } from "./host.ts";

export const startChildCore =
  (node: string): StartCore =>
  (modulePath, options, events) => {
    const child = spawn(node, [modulePath], {
      stdio: ["ignore", "inherit", "pipe", "ipc"],
      serialization: "advanced",
      env: { ...process.env, LIVE_ROOM_CORE_OPTIONS: options },
    });
    const ports = new Map<number, MessagePortMain>();
    let lastClient = 0;
    let ended = false;

    function send(message: unknown): void {
      // A channel that closes while we write is told by `exit`.
      if (child.connected) child.send(message as object, () => {});
    }
    function end(detail: string): void {
      if (ended) return;
      ended = true;
      for (const port of ports.values()) port.close();
      ports.clear();
      events.onExit(detail);
    }

    if (child.stderr) events.onOutput(child.stderr);
    child.on("message", async (raw) => {
      const message = await readFromCore(raw);
      if (message.type === "to-client") ports.get(message.client)?.postMessage(message.data);
      else events.onMessage(message);
    });
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(signal ?? `exit code ${code}`));

    return {
      connect({ kind, window }, port) {
        const client = ++lastClient;
        ports.set(client, port);
        send({ type: "client", client, kind, ...(window !== undefined && { window }) });
        port.on("message", (event) => send({ type: "message", client, data: event.data }));
        port.on("close", () => {
          if (ports.delete(client)) send({ type: "gone", client });
        });
        port.start();
      },
      windowClosed: (window) => send({ type: "closed", window }),
      shutdown: () => send({ type: "shutdown" }),
      kill: () => void child.kill("SIGKILL"),
    };
  };
