import { expect, it, onTestFinished } from "vitest";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import type { CameraRow, RoomRow } from "../../../shared/contract/rows.ts";
import { shifted } from "../../../shared/domain/place.ts";
import type { WallDisplay } from "../../../shared/domain/scene/display.ts";
import { type Scene, sceneSchema } from "../../../shared/domain/scene/scene.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { Refused } from "../live/serve.ts";
import { createSources } from "../live/sources.ts";
import { storeInMemory } from "../store/testing.ts";
import { createSpotlightCommands } from "./spotlightCommands.ts";
import { openSpotlights } from "./spotlights.ts";
import { Wall } from "./wall.ts";

const place = [106.63, -6.18] as const;

const scene = (id: string): Scene =>
  sceneSchema.parse({
    ...{ id, name: { id, en: id }, position: 1, grid: { columns: 2, rows: 1 } },
    pages: [
      {
        title: "",
        panels: [{ id: "grid", type: "cameras", at: [0, 0, 2, 1], settings: { columns: 2, rows: 2 } }],
      },
      { title: "", panels: [{ id: "map", type: "map", at: [0, 0, 2, 1] }] },
    ],
  });

const display = (id: string, x: number): WallDisplay => ({
  ...{ id, label: id, x, y: 0, widthPx: 1920, heightPx: 1080 },
});

function camera(id: string, eastM: number): CameraRow {
  return { id, place: shifted(place, eastM, 0), bearingDeg: null, health: "up" } as CameraRow;
}

function incident(id: string, given: Partial<IncidentRow> = {}): IncidentRow {
  return {
    ...{ id, state: "new", withdrawn: false, priority: "urgent", receivedAt: 1000, requestedAt: 1000, place },
    ...given,
  } as IncidentRow;
}

function opened(store = storeInMemory(), at = 1000) {
  const sources = createSources();
  sources.cameras.replace([camera("near", 100), camera("far", 9000), camera("nearer", 50)]);
  let now = at;
  const clock = () => now;
  const city = smallCity();
  const wall = new Wall([scene("harian"), scene("banjir")], "harian", city, sources, store.displays, clock);
  wall.cover([display("left", 0), display("right", 1920)]);
  const { desk, overlay } = openSpotlights({ ...{ city, store, sources, wall, clock } });
  onTestFinished(() => desk.stop());
  return {
    ...{ store, sources, wall, desk, commands: createSpotlightCommands(desk, overlay, sources) },
    /** Of each display, its panels. */
    panels: () =>
      Object.fromEntries(
        [...sources.displays.values()].map(({ id, panels }) => [id, panels.map((one) => one.id)]),
      ),
    lit: () => [...sources.spotlights.values()].map((row) => row.incident),
    at(time: number) {
      now = time;
      desk.advance();
    },
  };
}

const composed = ["spotlight-camera-1", "spotlight-camera-2", "spotlight-facts", "spotlight-map"];

it("nothing comes up by itself while the wall is held, and what is asked for does", () => {
  const { sources, desk } = opened();
  sources.room.put({ id: "room", held: true } as RoomRow);
  sources.incidents.put(incident("fire"));
  expect(sources.spotlights.size).toBe(0);
  desk.show("fire");
  expect(sources.spotlights.size).toBe(1);
});

it("shows an urgent incident that opens, with the cameras that see it, until it ends", () => {
  const { sources, panels, lit } = opened();
  sources.incidents.put(incident("jam", { priority: "normal" }));
  expect(panels()).toEqual({ left: ["grid"], right: ["map"] });
  sources.incidents.put(incident("fire"));
  expect(panels()).toEqual({ left: composed, right: ["map"] });
  const cameras = sources.displays
    .get("left")
    ?.panels.slice(0, 2)
    .map((panel) => panel.settings.cameras);
  expect(cameras).toEqual([["nearer"], ["near"]]);
  sources.incidents.put(incident("smoke", { priority: "high" }));
  expect(lit()).toEqual(["fire", "smoke"]);
  sources.incidents.put(incident("fire", { state: "resolved" }));
  expect(lit()).toEqual(["smoke"]);
  // Closed by its citizen before anybody took it up.
  sources.incidents.put(incident("steam"));
  sources.incidents.put(incident("steam", { withdrawn: true }));
  expect(lit()).toEqual(["smoke"]);
  // A merged incident has no row.
  sources.incidents.remove("smoke");
  expect(panels()).toEqual({ left: ["grid"], right: ["map"] });
});

it("goes by time and by key, and what was ended does not come back when its incident changes", () => {
  const { sources, panels, lit, at, commands } = opened();
  sources.incidents.put(incident("fire"));
  at(91_000);
  expect(lit()).toEqual([]);
  sources.incidents.put(incident("fire", { state: "acknowledged" }));
  expect(lit()).toEqual([]);
  commands["spotlight.show"]({ incident: "fire" });
  commands["spotlight.keep"]({});
  at(600_000);
  expect(lit()).toEqual(["fire"]);
  commands["spotlight.end"]({ all: false });
  expect(panels().left).toEqual(["grid"]);
  expect(() => commands["spotlight.show"]({ incident: "nothing" })).toThrow(Refused);
});

it("brings up nothing that the room found when it opened, and goes on with what was shown when the core starts anew", () => {
  const { store, sources } = opened();
  sources.incidents.put(incident("fire"));
  sources.incidents.put(incident("smoke"));
  const again = opened(store, 5000);
  // Before its incidents are known there is nothing to show of them.
  expect(again.lit()).toEqual([]);
  const third = opened(storeInMemory(), 5000);
  third.sources.incidents.put(incident("old", { receivedAt: 4999 }));
  expect(third.lit()).toEqual([]);
});

it("stays on what remains while displays go and come in any order", () => {
  const { sources, wall, panels } = opened();
  sources.incidents.put(incident("fire"));
  const [left, right] = [display("left", 0), display("right", 1920)];
  for (const present of [[right], [left, right], [left], [right, left]]) {
    wall.cover(present);
    // In half of a display there is room for one camera.
    const parts = ["spotlight-camera-1", "spotlight-facts", "spotlight-map"];
    expect(Object.values(panels()).flat()).toEqual(expect.arrayContaining(parts));
  }
  wall.cover([]);
  wall.cover([left, right]);
  expect(panels()).toEqual({ left: composed, right: ["map"] });
});

it("pushes onto a numbered place, remembers it over a restart, and takes it back", () => {
  const { store, sources, panels, commands } = opened();
  commands["wall.push"]({ place: 2, content: { kind: "camera", camera: "far" } });
  expect(panels().left).toEqual(["grid", "push-grid-1"]);
  expect(sources.places.get("2")?.content).toEqual({ kind: "camera", camera: "far" });
  commands["wall.push"]({ place: { panel: "map", cell: null }, content: { kind: "camera", camera: "near" } });
  expect(panels().right).toEqual(["push-map"]);
  const again = opened(store);
  expect(again.panels()).toEqual({ left: ["grid", "push-grid-1"], right: ["push-map"] });
  again.commands["wall.undo"]({});
  expect(again.panels().right).toEqual(["map"]);
  again.commands["wall.clear"]({ place: 2 });
  expect(again.panels().left).toEqual(["grid"]);
  again.commands["wall.undo"]({});
  again.wall.show("banjir");
  expect(again.panels().left).toEqual(["grid"]);
  const push = again.commands["wall.push"];
  expect(() => push({ place: 99, content: { kind: "camera", camera: "far" } })).toThrow(/unknown-place/);
  expect(() => push({ place: 1, content: { kind: "camera", camera: "?" } })).toThrow(/unknown-camera/);
  expect(() => push({ place: 1, content: { kind: "incident", incident: "?" } })).toThrow(/unknown-incident/);
});
