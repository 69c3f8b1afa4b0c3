import { expect, it, onTestFinished } from "vitest";
import type { CameraRow, DisplayRow } from "../../../shared/contract/rows.ts";
import { type Tour, tourSchema } from "../../../shared/domain/tour/rule.ts";
import { tourAt } from "../../../shared/domain/tour/tour.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { Refused } from "../live/serve.ts";
import { createSources } from "../live/sources.ts";
import { storeInMemory } from "../store/testing.ts";
import { Tours } from "./tours.ts";

const tour = (id: string, by: object): Tour => tourSchema.parse({ id, name: { id, en: id }, by, dwellS: 10 });
const camera = (id: string, tags: string[] = ["river"]) => ({ id, tags, district: "01" }) as CameraRow;
const display = (id: string, ...settings: object[]) =>
  ({ id, panels: settings.map((each) => ({ type: "cameras", settings: each })) }) as unknown as DisplayRow;

function opened(store = storeInMemory(), at = 0) {
  const sources = createSources();
  sources.cameras.replace([camera("a"), camera("b"), camera("c"), camera("m", ["market"])]);
  const city = {
    ...smallCity(),
    tours: [tour("air", { tag: "river" }), tour("lama", { unseenMinutes: 60 })],
  };
  let now = at;
  const tours = new Tours({ city, sources, settings: store.settings, clock: () => now });
  onTestFinished(() => tours.stop());
  const row = (id: string) => sources.tours.get(id)!;
  return {
    ...{ tours, sources, store, row },
    at(time: number) {
      now = time;
      tours.advance();
    },
    async show(...displays: DisplayRow[]) {
      sources.displays.replace(displays);
      await Promise.resolve();
    },
    shown: (id: string, cells = 1) =>
      tourAt(row(id), row(id).cameras, () => true, cells, now).map((stop) => stop.camera),
  };
}

it("tells of each tour its cameras, and whether it is on the wall", async () => {
  const { row, show } = opened();
  expect(row("air")).toMatchObject({ cameras: ["a", "b", "c"], dwellMs: 10_000, onWall: false });
  await show(display("1", { tour: "air" }, { tour: "unknown" }, { columns: 1 }));
  expect([row("air").onWall, row("lama").onWall]).toEqual([true, false]);
  await show();
  expect(row("air").onWall).toBe(false);
});

it("pauses, resumes and steps those on the wall, and refuses where there is none", async () => {
  const { tours, row, show, shown, at } = opened(undefined, 1000);
  expect(() => tours.pause()).toThrow(Refused);
  await show(display("1", { tour: "air" }));
  tours.pause();
  expect(row("air").pausedAt).toBe(1000);
  expect(row("lama").pausedAt).toBe(null);
  at(500_000);
  expect(shown("air")).toEqual(["a"]);
  tours.step(1);
  expect(shown("air")).toEqual(["b"]);
  tours.resume();
  at(509_999);
  expect(shown("air")).toEqual(["b"]);
  at(510_000);
  expect(shown("air")).toEqual(["c"]);
  tours.step(-1);
  expect(shown("air")).toEqual(["b"]);
});

it("a core that starts anew goes on where it was", async () => {
  const first = opened(undefined, 1000);
  await first.show(display("1", { tour: "air" }));
  first.tours.step(1);
  first.tours.pause();
  const { row } = opened(first.store, 9000);
  expect(row("air")).toMatchObject({ pausedAt: 1000, startedAt: first.row("air").startedAt });
});

it("follows the directory of cameras", () => {
  const { sources, row, at } = opened();
  sources.cameras.put(camera("d"));
  sources.cameras.put(camera("b", ["market"]));
  sources.cameras.remove("a");
  at(1000);
  expect(row("air").cameras).toEqual(["c", "d"]);
  expect(row("lama").cameras).toEqual(["b", "c", "m"]);
});

it("tells nothing where nothing has changed", () => {
  const { sources, at } = opened();
  let told = 0;
  sources.tours.watch(() => told++);
  sources.cameras.put({ ...camera("a"), health: "down" });
  at(1000);
  at(2000);
  expect(told).toBe(0);
});

it("what was not seen begins with what was not seen for the longest when it comes onto the wall", async () => {
  const { sources, show, row, shown, at } = opened();
  at(50_000_000);
  sources.cameraLooks.replace([
    { camera: "a", seenAt: 3000 },
    { camera: "b", seenAt: 1000 },
    { camera: "m", seenAt: 2000 },
  ]);
  await show(display("1", { tour: "lama", columns: 1, rows: 1 }));
  expect(row("lama").cameras).toEqual(["c", "b", "m", "a"]);
  expect(shown("lama")).toEqual(["c"]);
  // It moves to another display: nothing begins anew.
  at(50_012_000);
  await show(display("2", { tour: "lama", columns: 1, rows: 1 }));
  expect(shown("lama")).toEqual(["b"]);
  // In its last turn the next round is put together, and the picture stays.
  sources.cameraLooks.replace([
    ...[{ camera: "c", seenAt: 50_000_000 }],
    ...[{ camera: "b", seenAt: 50_010_000 }],
    ...[{ camera: "m", seenAt: 50_025_000 }],
  ]);
  sources.cameras.put(camera("new"));
  at(50_030_500);
  expect(row("lama").cameras).toEqual(["new", "c", "b", "m", "a"]);
  expect(shown("lama")).toEqual(["a"]);
  at(50_040_000);
  expect(shown("lama")).toEqual(["new"]);
});
