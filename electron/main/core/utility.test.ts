import { EventEmitter } from "node:events";
import { expect, it, vi } from "vitest";
import { FakePort } from "./testing.ts";
import { startUtilityCore } from "./utility.ts";

const child = vi.hoisted(() => ({ fork: vi.fn() }));
vi.mock("electron", () => ({ utilityProcess: { fork: child.fork } }));

it("a client's port goes to the core whole, and the core's words and end are told", async () => {
  const stderr = new EventEmitter();
  const forked = Object.assign(new EventEmitter(), { stderr, postMessage: vi.fn(), kill: vi.fn() });
  child.fork.mockReturnValue(forked);
  const [onMessage, onExit, onOutput] = [vi.fn(), vi.fn(), vi.fn()];
  const host = startUtilityCore("core.cjs", '{"demo":true}', { onMessage, onExit, onOutput });
  expect(onOutput).toHaveBeenCalledExactlyOnceWith(stderr);
  const [modulePath, , { env }] = child.fork.mock.calls[0]!;
  expect([modulePath, env.LIVE_ROOM_CORE_OPTIONS]).toEqual(["core.cjs", '{"demo":true}']);
  const port = new FakePort();
  host.connect({ kind: "console", window: "w-1" }, port.asMain());
  host.windowClosed("w-1");
  host.shutdown();
  expect(forked.postMessage.mock.calls).toEqual([
    [{ type: "client", kind: "console", window: "w-1" }, [port]],
    [{ type: "closed", window: "w-1" }],
    [{ type: "shutdown" }],
  ]);
  forked.emit("message", { type: "ready" });
  await vi.waitFor(() => expect(onMessage).toHaveBeenCalledExactlyOnceWith({ type: "ready" }));
  host.kill();
  expect(forked.kill).toHaveBeenCalledOnce();
  forked.emit("exit", 7);
  expect(onExit).toHaveBeenCalledExactlyOnceWith("exit code 7");
});
