/** The core as a utility process: a page's port goes to it whole, so main sees none of the traffic. */
import { utilityProcess } from "electron";
import { readFromCore, type StartCore } from "./host.ts";

export const startUtilityCore: StartCore = (modulePath, options, events) => {
  const child = utilityProcess.fork(modulePath, [], {
    serviceName: "LIVE Room core",
    env: { ...process.env, LIVE_ROOM_CORE_OPTIONS: options },
  });
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
