/** The core as a utility process: a page's port goes to it whole, so main sees none of the traffic. */
import type { Readable } from "node:stream";
import { utilityProcess } from "electron";
import { readFromCore, type StartCore } from "./host.ts";

export const startUtilityCore: StartCore = (modulePath, options, events) => {
  const child = utilityProcess.fork(modulePath, [], {
    serviceName: "LIVE Room core",
    stdio: ["ignore", "inherit", "pipe"],
    env: { ...process.env, LIVE_ROOM_CORE_OPTIONS: options },
  });
  if (child.stderr) events.onOutput(child.stderr as Readable);
  child.on("message", async (message) => events.onMessage(await readFromCore(message)));
  child.once("exit", (code) => events.onExit(`exit code ${code}`));
  return {
    connect: ({ kind, window }, port) =>
      child.postMessage({ type: "client", kind, ...(window !== undefined && { window }) }, [port]),
    windowClosed: (window) => child.postMessage({ type: "closed", window }),
    shutdown: () => child.postMessage({ type: "shutdown" }),
    kill: () => void child.kill(),
  };
};
