import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { camera } from "../given.ts";
import { atOnce, GlanceRound, goodForMs } from "./glanceRound.ts";

beforeEach(() => void vi.useFakeTimers({ now: 1_900_000_000_000 }));
afterEach(() => void vi.useRealTimers());

/** Each camera at a server of its own, else at the one that is named. */
const at = (n: number, server = `h${n}`) => camera(n, { url: `http://${server}/${n}.m3u8` });

function started() {
  const running = new Map<string, (result: string) => void>();
  const begun: string[] = [];
  const reported: [string, string | null][] = [];
  const round = new GlanceRound<string>({
    now: Date.now,
    report: (id, picture) => void reported.push([id, picture]),
    glance: (camera, signal) =>
      new Promise((resolve) => {
        begun.push(camera.id);
        running.set(camera.id, resolve);
        signal.addEventListener("abort", () => resolve("unknown"));
      }),
  });
  return {
    ...{ round, begun, reported },
    async end(id: string, result: string) {
      running.get(id)?.(result);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

it("takes few at once, one at a server, those without a picture first and then the oldest", async () => {
  const { round, begun, end } = started();
  const old = Date.now() - goodForMs;
  round.want(at(1), old - 5);
  round.want(at(2), null);
  round.want(at(3), old - 9);
  round.want(at(4, "h2"), null);
  round.want(at(5), Date.now() - 1000);
  expect(begun).toEqual(["camera-1", "camera-2"]);
  expect(begun.length).toBe(atOnce);
  await end("camera-1", "jpeg");
  // The other at the server that is being asked waits, though it has none.
  expect(begun.at(-1)).toBe("camera-3");
  await end("camera-2", "jpeg");
  expect(begun.at(-1)).toBe("camera-4");
});

it("one that showed none rests, and is told; one that nobody can say of is not told", async () => {
  const { round, begun, end, reported } = started();
  round.want(at(1), null);
  round.want(at(2), null);
  await end("camera-1", "none");
  await end("camera-2", "unknown");
  expect(reported).toEqual([["camera-1", null]]);
  await vi.advanceTimersByTimeAsync(goodForMs - 1000);
  expect(begun).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(2000);
  expect(begun).toEqual(["camera-1", "camera-2", "camera-1", "camera-2"]);
});

it("what goes out of sight is given up, gives its place to another, and may be tried at once when it is back", async () => {
  const { round, begun, reported } = started();
  const gone = round.want(at(1), null);
  round.want(at(2), null);
  round.want(at(3), null);
  gone();
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toEqual(["camera-1", "camera-2", "camera-3"]);
  expect(reported).toEqual([]);
  round.want(at(1, "h9"), null)();
  expect(begun).toHaveLength(3);
});

it("a picture that has become old is taken again while it is in sight", async () => {
  const { round, begun } = started();
  const gone = round.want(at(1), Date.now());
  await vi.advanceTimersByTimeAsync(goodForMs - 1);
  expect(begun).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toEqual(["camera-1"]);
  gone();
  round.want(at(2), Date.now())();
  await vi.advanceTimersByTimeAsync(10 * goodForMs);
  expect(begun).toEqual(["camera-1"]);
});
