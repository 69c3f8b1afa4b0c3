import { expect, it, onTestFinished } from "vitest";
import { noBezel } from "../../../shared/domain/scene/display.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { Notices } from "../live/notices.ts";
import { Refused } from "../live/serve.ts";
import { createSources } from "../live/sources.ts";
import { storeInMemory } from "../store/testing.ts";
import { keptLog, openedRoom, testCaller } from "../testing.ts";
import { openWall } from "./index.ts";

const now = 1000;
const scenes = ["harian", "banjir"].map(
  (id, index): Scene => ({
    ...{ id, name: { id, en: id }, position: index + 1, grid: { columns: 1, rows: 1 } },
    pages: [{ title: "", panels: [{ id, type: "map", at: [0, 0, 1, 1], priority: 5, settings: {} }] }],
  }),
);

function prepared() {
  const sources = createSources();
  sources.room.put(openedRoom);
  const store = storeInMemory();
  const clock = () => now;
  const notices = new Notices(sources.notices, clock);
  const found = scenes.map((scene) => ({ scene, origin: "shipped" as const }));
  const wall = openWall({
    ...{ city: smallCity(), station: "st-1", store, sources, notices, clock, log: keptLog(), found },
    ...{ sizes: store.displays, scene: null, held: false },
  });
  onTestFinished(() => wall.stop());
  return {
    ...{ commands: wall.commands, sources, settings: store.settings },
    roomRow: () => sources.room.get("room"),
  };
}

const page = testCaller({}, 7);

it("another scene is on the wall and in the room's row, and is remembered; an unknown one is refused", () => {
  const { commands, settings, roomRow, sources } = prepared();
  commands["displays.report"](
    { displays: [{ id: "a", label: "", x: 0, y: 0, widthPx: 10, heightPx: 10 }] },
    page,
  );
  commands["scene.show"]({ scene: "banjir" }, page);
  expect(sources.displays.get("a")?.scene).toBe("banjir");
  const sceneReason = { ...openedRoom.sceneReason, former: "harian" };
  expect(roomRow()).toEqual({ ...openedRoom, scene: "banjir", sceneReason });
  expect(settings.get("direction")).toContain('"base":"banjir"');
  const refused = () => commands["scene.show"]({ scene: "hujan" }, page);
  expect(refused).toThrow(Refused);
  expect(roomRow()?.scene).toBe("banjir");
});

it("screens agree on the scene also when it cannot be remembered", () => {
  const { commands, settings, roomRow, sources } = prepared();
  commands["displays.report"](
    { displays: [{ id: "a", label: "", x: 0, y: 0, widthPx: 10, heightPx: 10 }] },
    page,
  );
  settings.set = () => {
    throw new Error("disk full");
  };
  expect(() => commands["scene.show"]({ scene: "banjir" }, page)).toThrow("disk full");
  expect(sources.displays.get("a")?.scene).toBe("banjir");
  expect(roomRow()).toMatchObject({ scene: "banjir" });
});

it("the scene is held, released, and the former one shown", () => {
  const { commands, roomRow } = prepared();
  commands["scene.show"]({ scene: "banjir" }, page);
  commands["scene.hold"]({}, page);
  expect(roomRow()).toMatchObject({ scene: "banjir", held: true });
  commands["scene.back"]({}, page);
  expect(roomRow()).toMatchObject({ scene: "harian", held: true });
  commands["scene.release"]({}, page);
  expect(roomRow()).toMatchObject({ scene: "harian", held: false });
});

it("a display is measured, and one that is not there is refused", () => {
  const { commands, sources } = prepared();
  commands["displays.report"](
    { displays: [{ id: "a", label: "", x: 0, y: 0, widthPx: 10, heightPx: 10 }] },
    page,
  );
  const size = { diagonalIn: 98, distanceM: 6, bezelMm: noBezel };
  commands["displays.configure"]({ display: "a", size }, page);
  expect(sources.displays.get("a")).toMatchObject(size);
  expect(() => commands["displays.configure"]({ display: "b", size }, page)).toThrow(
    new Refused({ code: "unknown-display", found: "b" }),
  );
});

it("whoever tells of displays hears which one shows what matters most", async () => {
  const { commands } = prepared();
  const display = { id: "a", label: "", x: 0, y: 0, widthPx: 10, heightPx: 10 };
  expect(await commands["displays.report"]({ displays: [] }, page)).toEqual({ foremost: null });
  expect(await commands["displays.report"]({ displays: [display] }, page)).toEqual({ foremost: "a" });
});

it("screens are not told again of displays that are known", () => {
  const { commands, sources } = prepared();
  const displays = () => [{ id: "a", label: "", x: 0, y: 0, widthPx: 10, heightPx: 10 }];
  commands["displays.report"]({ displays: displays() }, page);
  const row = sources.displays.get("a");
  commands["displays.report"]({ displays: displays() }, page);
  expect(sources.displays.get("a")).toBe(row);
});

it("displays tell their numbers for a while, and tiles their figures", () => {
  const { commands, roomRow } = prepared();
  commands["displays.identify"]({}, page);
  expect(roomRow()).toEqual({ ...openedRoom, identifyUntil: now + 8000 });
  commands["tiles.figures"]({ shown: true }, page);
  expect(roomRow()?.figures).toBe(true);
});

it("a scene that is saved is on the wall at once, and one that is removed leaves the everyday one", () => {
  const { commands, sources, settings, roomRow } = prepared();
  commands["displays.report"](
    { displays: [{ id: "a", label: "", x: 0, y: 0, widthPx: 10, heightPx: 10 }] },
    page,
  );
  const own: Scene = { ...(scenes[1] as Scene), id: "pasar", position: 9 };
  expect(commands["scenes.save"]({ scene: own, knew: 0 })).toEqual({ revision: 1 });
  expect(sources.scenes.get("pasar")).toEqual({ id: "pasar", name: own.name, position: 9 });
  commands["scene.show"]({ scene: "pasar" }, page);
  const panels = () => sources.displays.get("a")?.panels.map(({ id }) => id);
  expect(panels()).toEqual(["banjir"]);
  const [first] = own.pages;
  const changed = { ...own, pages: [{ ...first!, panels: [{ ...first!.panels[0]!, id: "pasar" }] }] };
  commands["scenes.save"]({ scene: changed, knew: 1 });
  expect(panels()).toEqual(["pasar"]);
  expect(() => commands["scenes.save"]({ scene: own, knew: 1 })).toThrow(Refused);
  expect(panels()).toEqual(["pasar"]);
  commands["scenes.remove"]({ scene: "pasar", knew: 2 });
  expect(panels()).toEqual(["harian"]);
  expect(sources.scenes.get("pasar")).toBeUndefined();
  expect(roomRow()?.scene).toBe("harian");
  expect(settings.get("direction")).toContain('"base":"harian"');
});

it("tiles are told under the window that they are in", () => {
  const { commands, sources } = prepared();
  commands["tiles.report"]({ tiles: [{ camera: "K-1", state: "live" }] }, page);
  expect([...sources.tiles.values()]).toEqual([
    { id: expect.stringMatching(/^7\//), camera: "K-1", state: "live", since: now },
  ]);
});
