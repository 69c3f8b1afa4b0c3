import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { CameraPlayer } from "./player.ts";
import type { StreamEvents } from "./stream.ts";

/** Streams in the order in which they were asked for; the test answers for the server. */
const { streams, Stream } = vi.hoisted(() => {
  const streams: InstanceType<typeof Stream>[] = [];
  class Stream {
    readonly events: StreamEvents;
    isAttached = false;
    isClosed = false;
    restarts = 0;
    segment = 0;
    livePositionS = null;

    constructor(_url: string, _opening: unknown, events: StreamEvents) {
      this.events = events;
      streams.push(this);
    }

    attach() {
      this.isAttached = true;
    }
    restart() {
      this.restarts += 1;
    }
    close() {
      this.isClosed = true;
    }
    trouble() {
      return null;
    }
    fill() {}
    climb() {}
    quiet() {}
  }
  return { streams, Stream };
});
vi.mock("./stream.ts", () => ({ CameraStream: Stream }));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", { devicePixelRatio: 1 });
  vi.stubGlobal("HTMLMediaElement", { HAVE_CURRENT_DATA: 2 });
  vi.stubGlobal("requestIdleCallback", (call: () => void) => setTimeout(call));
  streams.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A player that shows its first picture, and how it is given further ones. */
async function playing() {
  let heard: ((now: number, frame: { presentedFrames: number }) => void) | undefined;
  let presentedFrames = 0;
  const video = {
    requestVideoFrameCallback(call: typeof heard) {
      heard = call;
      return 1;
    },
    cancelVideoFrameCallback() {
      heard = undefined;
    },
    play: async () => {},
    removeAttribute() {},
    load() {},
  };
  const player = new CameraPlayer(video as unknown as HTMLVideoElement, "http://camera.test/index.m3u8", {
    onHealth() {},
    onLastPicture() {},
    onRewound() {},
  });
  const present = () => heard?.(0, { presentedFrames: ++presentedFrames });
  player.start();
  await vi.advanceTimersByTimeAsync(0);
  streams[0]?.events.onAnswer();
  streams[0]?.events.onSegment();
  present();
  return { player, present };
}

async function until(condition: () => boolean) {
  for (let ms = 0; !condition() && ms < 30_000; ms += 25) await vi.advanceTimersByTimeAsync(25);
  expect(condition()).toBe(true);
}

const isFrozen = (player: CameraPlayer) => () => player.health.state === "frozen";

/** No picture comes: it is loaded again, and then asked for anew. */
async function untilAskedAnew(player: CameraPlayer) {
  await until(() => streams.length === 2);
  expect(player.health.state).toBe("frozen");
  expect(streams.map(({ restarts }) => restarts)).toEqual([1, 0]);
}

it("gives up a stream without pictures when the one that was asked for anew has an answer", async () => {
  const { player, present } = await playing();
  await untilAskedAnew(player);
  expect(streams[0]?.isClosed).toBe(false);
  streams[1]?.events.onAnswer();
  expect(streams.map(({ isClosed, isAttached }) => ({ isClosed, isAttached }))).toEqual([
    { isClosed: true, isAttached: true },
    { isClosed: false, isAttached: true },
  ]);
  present();
  expect(player.health.state).toBe("live");
  player.stop();
});

it("keeps the pictures that came back while the stream was asked for anew", async () => {
  const { player, present } = await playing();
  await untilAskedAnew(player);
  present();
  expect(player.health.state).toBe("live");
  streams[1]?.events.onAnswer();
  expect(player.health).toMatchObject({ state: "live", fault: null });
  expect(streams.map(({ isClosed, restarts }) => ({ isClosed, restarts }))).toEqual([
    { isClosed: false, restarts: 2 },
    { isClosed: true, restarts: 0 },
  ]);
  player.stop();
});

it("does not ask anew for what came back before it had its turn", async () => {
  const { player, present } = await playing();
  await until(isFrozen(player));
  await until(() => streams[0]?.restarts === 1);
  present();
  // To load again has helped once: the next step would be to open it anew.
  await until(isFrozen(player));
  present();
  await until(() => streams[0]?.restarts === 2);
  expect(streams).toHaveLength(1);
  expect(player.health.state).toBe("live");
  player.stop();
});
