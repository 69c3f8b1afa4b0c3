import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { CameraTest } from "../../../shared/contract/cameraExchange.ts";
import type { CameraRow, LinkRow } from "../../../shared/contract/rows.ts";
import { createSources } from "../live/sources.ts";
import { storeInMemory } from "../store/testing.ts";
import { keptLog } from "../testing.ts";
import { CameraRounds, everyMs, firstAfterMs, restMs } from "./rounds.ts";
import { CameraWatch } from "./watch.ts";

beforeEach(() => void vi.useFakeTimers({ now: 1_900_000_000_000 }));
afterEach(() => void vi.useRealTimers());

const good: CameraTest = {
  ...{ at: 0, tookMs: 100, fault: null, withLogin: false, renditions: [], segmentS: 2, live: true },
  ...{ behindS: 4, container: "fmp4" },
};

/** Cameras `host/number`; each test of one takes half a second, and comes to what `answers` says. */
function started(names: readonly string[], answers: (name: string) => Partial<CameraTest> = () => ({})) {
  const sources = createSources();
  const clock = () => Date.now();
  for (const name of names) {
    const url = `http://${name.split("/")[0]}:8888/${name.split("/")[1]}.m3u8`;
    sources.cameras.put({ id: name, url } as CameraRow);
  }
  const link = (state: LinkRow["state"], broker = "broker:1883") =>
    sources.link.put({ id: "link", state, broker } as LinkRow);
  link("online");
  const watch = new CameraWatch({
    ...{ tiles: sources.tiles, cameras: sources.cameras, rows: sources.cameraStatus },
    ...{ repository: storeInMemory().cameraWatch, clock, log: keptLog() },
  });
  const asked: string[] = [];
  const running = new Map<string, number>();
  let most = 0;
  let tookMs = 500;
  const rounds = new CameraRounds({
    ...{ cameras: sources.cameras, link: sources.link, watch, clock, random: () => 0.5 },
    async probe(url) {
      const { hostname, pathname } = new URL(url);
      const name = `${hostname}/${pathname.slice(1, -".m3u8".length)}`;
      asked.push(name);
      running.set(hostname, (running.get(hostname) ?? 0) + 1);
      expect(running.get(hostname)).toBe(1);
      most = Math.max(
        most,
        [...running.values()].reduce((sum, each) => sum + each, 0),
      );
      await new Promise((resolve) => setTimeout(resolve, tookMs));
      running.set(hostname, 0);
      return { ...good, ...answers(name) };
    },
  });
  return {
    ...{ sources, watch, rounds, asked, link },
    most: () => most,
    slow(ms: number) {
      tookMs = ms;
    },
    wait: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    seen: (camera: string) => sources.cameraStatus.get(camera)?.seen,
  };
}

it("goes round over all cameras, one at a time, and leaves each alone for a while after it", async () => {
  const { asked, wait } = started(["a/1", "b/1", "c/1"]);
  await wait(firstAfterMs - 1000);
  expect(asked).toEqual([]);
  await wait(4 * everyMs);
  expect(asked).toEqual(["a/1", "b/1", "c/1"]);
  await wait(restMs - 5 * everyMs);
  expect(asked).toHaveLength(3);
  await wait(6 * everyMs);
  expect(asked).toEqual(["a/1", "b/1", "c/1", "a/1", "b/1", "c/1"]);
});

it("never asks one server twice at a time, nor more than two servers", async () => {
  const { asked, wait, slow, most } = started(["a/1", "a/2", "b/1", "b/2", "c/1", "c/2"]);
  slow(4.5 * everyMs);
  await wait(firstAfterMs + 60 * everyMs);
  expect(most()).toBe(2);
  expect(new Set(asked)).toEqual(new Set(["a/1", "a/2", "b/1", "b/2", "c/1", "c/2"]));
});

it("what a test comes to is a look, and a stream that nobody feeds any more has no picture", async () => {
  const { wait, seen } = started(["a/1", "b/1", "c/1", "d/1"], (name) => {
    if (name === "b/1") return { fault: { step: "playlist", code: "http-status", detail: "404" } };
    return name === "c/1" ? { behindS: 3600 } : name === "d/1" ? { live: false } : { behindS: null };
  });
  await wait(firstAfterMs + 5 * everyMs);
  expect(["a/1", "b/1", "c/1", "d/1"].map(seen)).toEqual(["picture", "none", "none", "none"]);
});

it("leaves cameras on tiles alone", async () => {
  const { asked, wait, sources } = started(["a/1", "b/1"]);
  sources.tiles.put({ id: "1", camera: "a/1", state: "opening", since: 0 });
  await wait(firstAfterMs + 3 * everyMs);
  expect(asked).toEqual(["b/1"]);
});

it("while the room is cut off it asks nobody, and what an interrupted test came to says nothing", async () => {
  const { asked, wait, link, seen } = started(["a/1", "b/1"], () => ({
    fault: { step: "playlist", code: "unreachable", detail: "" },
  }));
  await wait(firstAfterMs + 100);
  expect(asked).toEqual(["a/1"]);
  link("offline");
  await wait(20 * everyMs);
  expect([asked, seen("a/1")]).toEqual([["a/1"], undefined]);
  link("online");
  await wait(3 * everyMs);
  expect([asked.slice(1), seen("a/1")]).toEqual([["a/1", "b/1"], "none"]);
});

it("a city without a broker is not cut off", async () => {
  const { asked, wait, link } = started(["a/1"]);
  link("offline", "");
  await wait(firstAfterMs + everyMs);
  expect(asked).toEqual(["a/1"]);
});

it("asks nobody after it was stopped, and waits for who is asked", async () => {
  const { asked, wait, rounds, seen } = started(["a/1", "b/1"]);
  await wait(firstAfterMs + 100);
  const stopped = rounds.stop();
  await wait(10 * everyMs);
  await stopped;
  expect([asked, seen("a/1")]).toEqual([["a/1"], undefined]);
});
