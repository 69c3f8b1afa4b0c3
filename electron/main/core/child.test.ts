import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished, vi } from "vitest";
import type { FromCore } from "../../../shared/contract/fromCore.ts";
import { startChildCore } from "./child.ts";
import { MessageChannelMain } from "./testing.ts";

/** Tells what it was started with, and every message that it is sent; answers a client's, and ends when it is told to. */
const script = `
const say = (data) => process.send({ type: "to-client", client: 1, data });
process.on("message", (message) => {
  say(message);
  if (message.type === "client") say({ options: process.env.LIVE_ROOM_CORE_OPTIONS });
  if (message.type === "shutdown") process.exit(0);
});
process.send({ type: "ready" });
process.stderr.write("said aloud");
`;
let modulePath: string;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), "live-room-child-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  modulePath = join(folder, "core.cjs");
  await writeFile(modulePath, script);
});

function started(node = process.execPath) {
  const messages: FromCore[] = [];
  const ends: string[] = [];
  const printed: string[] = [];
  const host = startChildCore(node)(modulePath, '{"demo":true}', {
    onMessage: (message) => messages.push(message),
    onExit: (detail) => ends.push(detail),
    onOutput: (output) => void output.on("data", (text) => printed.push(String(text))),
  });
  onTestFinished(() => host.kill());
  return { host, messages, ends, printed };
}

const eventually = (holds: () => void) => vi.waitFor(holds, { timeout: 4000, interval: 5 });

/** A client's end of a channel whose other end is given to the core, and what it hears. */
function client() {
  const { port1: near, port2: far } = new MessageChannelMain();
  const heard: unknown[] = [];
  near.on("message", ({ data }) => heard.push(data));
  return { near, far, heard };
}

it("carries clients' messages under their numbers, and tells the core's own words apart", async () => {
  const { host, messages, ends } = started();
  const [first, second] = [client(), client()];
  host.connect({ kind: "wall" }, first.far.asMain());
  host.connect({ kind: "console", window: "w-1" }, second.far.asMain());
  expect(first.far.isStarted).toBe(true);
  second.near.postMessage({ type: "seen", id: 5, list: Float64Array.of(1.5) });
  second.near.close();
  host.windowClosed("w-1");
  await eventually(() =>
    expect(first.heard).toEqual([
      { type: "client", client: 1, kind: "wall" },
      { options: '{"demo":true}' },
      { type: "client", client: 2, kind: "console", window: "w-1" },
      { options: '{"demo":true}' },
      { type: "closed", window: "w-1" },
      { type: "message", client: 2, data: { type: "seen", id: 5, list: Float64Array.of(1.5) } },
      { type: "gone", client: 2 },
    ]),
  );
  expect(messages).toEqual([{ type: "ready" }]);
  expect(second.heard).toEqual([]);
  host.shutdown();
  await eventually(() => expect(ends).toEqual(["exit code 0"]));
  expect(first.far.isClosed).toBe(true);
  // Into a core that is gone.
  host.shutdown();
  host.connect({ kind: "wall" }, client().far.asMain());
});

it("tells once how it ended", async () => {
  const killed = started();
  await eventually(() => expect(killed.messages).toHaveLength(1));
  await eventually(() => expect(killed.printed.join("")).toBe("said aloud"));
  killed.host.kill();
  await eventually(() => expect(killed.ends).toEqual(["SIGKILL"]));

  const missing = started(join(tmpdir(), "no-such-node"));
  await eventually(() => expect(missing.ends).toEqual([expect.stringMatching(/ENOENT/)]));
  missing.host.shutdown();
});
