import { expect, it } from "vitest";
import type { CameraHourRow } from "../../../shared/contract/cameraWatch.ts";
import type { TileState } from "../../../shared/contract/rows.ts";
import { hourMs } from "../../../shared/domain/camera/hours.ts";
import { createSources } from "../live/sources.ts";
import { storeInMemory } from "../store/testing.ts";
import { keptLog } from "../testing.ts";
import { CameraWatch, momentMs } from "./watch.ts";

const minuteMs = 60_000;
/** Ten minutes before a full hour. */
const start = 500_000 * hourMs - 10 * minuteMs;

function started(store = storeInMemory(), at = start) {
  const sources = createSources();
  const log = keptLog();
  let now = at;
  const watch = new CameraWatch({
    ...{ tiles: sources.tiles, cameras: sources.cameras, rows: sources.cameraStatus },
    ...{ repository: store.cameraWatch, clock: () => now, log },
  });
  return {
    ...{ watch, sources, store, log },
    /** Minutes go by, each with its beat. */
    wait(minutes: number) {
      for (let n = 0; n < minutes; n++) {
        now += minuteMs;
        watch.advance();
      }
    },
    /** Time goes by and nothing is told of it. */
    sleep(ms: number) {
      now += ms;
    },
    tile: (id: string, camera: string, state: TileState) =>
      sources.tiles.put({ id, camera, state, since: now }),
    status: (camera: string) => sources.cameraStatus.get(camera),
    looked(camera: string) {
      const day = sources.cameraStatus.get(camera)?.day;
      return day && [day.pictureMs / minuteMs, day.noneMs / minuteMs];
    },
  };
}

it("counts the time with a picture and without on tiles, and none while nobody looks", () => {
  const { tile, wait, looked, sources, status } = started();
  tile("1", "a", "opening");
  wait(3);
  expect(status("a")).toBeUndefined();
  tile("1", "a", "live");
  wait(4);
  tile("1", "a", "frozen");
  wait(1);
  tile("1", "a", "live");
  wait(2);
  sources.tiles.remove("1");
  wait(60);
  expect(looked("a")).toEqual([6, 1]);
  expect(status("a")).toMatchObject({
    seen: "picture",
    since: start + 8 * minuteMs,
    lookedAt: start + 10 * minuteMs,
  });
});

it("says at once that a picture is gone, and since when every look showed that", () => {
  const { tile, wait, sleep, status } = started();
  tile("1", "a", "live");
  wait(1);
  sleep(20_000);
  tile("1", "a", "failed");
  expect(status("a")).toMatchObject({
    ...{ seen: "none", since: start + minuteMs + 20_000, pictureAt: start + minuteMs + 20_000 },
  });
  // Another window shows it.
  tile("2", "a", "live");
  expect(status("a")?.seen).toBe("picture");
});

it("a look of a moment counts as one, and as nothing while a tile says the same and more", () => {
  const { watch, wait, looked, tile, status } = started();
  watch.look("a", "picture");
  watch.look("b", "none");
  tile("1", "c", "live");
  watch.look("c", "none");
  wait(1);
  expect([looked("a"), looked("b"), looked("c")]).toEqual([
    [momentMs / minuteMs, 0],
    [0, momentMs / minuteMs],
    [1, 0],
  ]);
  expect(status("b")).toMatchObject({ seen: "none", pictureAt: null });
});

it("a machine that slept looked at nothing meanwhile", () => {
  const { tile, wait, sleep, looked } = started();
  tile("1", "a", "live");
  wait(1);
  sleep(5 * hourMs);
  wait(1);
  expect(looked("a")).toEqual([1 + 2, 0]);
});

it("the hours of one camera grow while somebody looks at them, each by its own", () => {
  const { watch, tile, wait } = started();
  tile("1", "a", "live");
  wait(9);
  const { rows, close } = watch.openHours("a");
  const told = () =>
    [...(rows.values() as Iterable<CameraHourRow>)].map(({ pictureMs }) => pictureMs / minuteMs);
  expect(told()).toEqual([9]);
  wait(3);
  expect(told()).toEqual([10, 2]);
  close();
  wait(1);
  expect(told()).toEqual([10, 2]);
});

it("a core that starts anew knows it, and what is older than it shows is thrown away", () => {
  const first = started();
  first.tile("1", "a", "failed");
  first.wait(5);
  first.watch.keepPicture("b", new Uint8Array([0xff, 0xd8, 0xff]));
  first.sleep(30_000);
  first.watch.stop();
  const second = started(first.store, start + hourMs);
  expect(second.looked("a")).toEqual([0, 5.5]);
  expect(second.status("b")).toMatchObject({ seen: "picture", thumbnailAt: start + 5 * minuteMs });
  expect(second.watch.pictures(["a", "b"])).toMatchObject([{ camera: "b" }]);
  // A week on, neither is in the directory any more.
  second.sleep(9 * 24 * hourMs);
  second.wait(1);
  expect(second.status("a")).toBeUndefined();
  expect(first.store.cameraWatch.all({ dayFrom: 0, weekFrom: 0 })).toEqual([]);
  expect(second.watch.pictures(["b"])).toEqual([]);
});

it("sums of cameras that nobody looks at any more go down as the hours pass", () => {
  const { watch, wait, looked } = started();
  watch.look("a", "none");
  wait(1);
  expect(looked("a")).toEqual([0, 1]);
  wait(24 * 60 + 60);
  expect(looked("a")).toEqual([0, 0]);
});

it("a disk that is full is told, and what was seen is written when there is room again", () => {
  const { watch, wait, looked, store, log } = started();
  const write = store.cameraWatch.write;
  Object.assign(store.cameraWatch, {
    write() {
      throw new Error("database or disk is full");
    },
  });
  watch.look("a", "picture");
  wait(2);
  expect(log.lines).toMatchObject([{ level: "error" }, { level: "error" }]);
  Object.assign(store.cameraWatch, { write });
  wait(1);
  expect(looked("a")).toEqual([1, 0]);
});
