import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { seededRandom } from "../../../shared/domain/random.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import { noPushes, push } from "../../../shared/domain/wall/pushes.ts";
import { Notices } from "../live/notices.ts";
import { createSources } from "../live/sources.ts";
import { exchangeAll, storeInMemory } from "../store/testing.ts";
import { keptLog } from "../testing.ts";
import { Director } from "./director.ts";
import { sceneState, WallShare } from "./share.ts";

const start = Date.parse("2026-01-05T00:00:00Z");
beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

const scene = (id: string, position: number, calls: Partial<Scene> = {}): Scene => ({
  ...{ id, name: { id, en: id }, position, grid: { columns: 1, rows: 1 }, pages: [], ...calls },
});
const scenes = [
  scene("harian", 1),
  scene("banjir", 2, { triggers: { categories: ["banjir"] } }),
  scene("paparan", 3),
];
const flood = {
  ...{ id: "TL-1", state: "new", withdrawn: false, category: "banjir", priority: "urgent" },
  ...{ requestedAt: start, receivedAt: start },
} as IncidentRow;

function core(station: string, store = storeInMemory()) {
  const sources = createSources();
  const shown: string[] = [];
  const faults: unknown[] = [];
  sources.room.put({
    ...{ id: "room", station, language: "id", scene: "harian", held: false, demo: false, startedAt: 0 },
    ...{ sceneReason: { kind: "chosen", until: null, incident: null, former: null } as const },
    ...{ identifyUntil: 0, figures: false, history: null },
  });
  const share = new WallShare({ station, store, clock: Date.now, onFault: (error) => faults.push(error) });
  const director = new Director(
    {
      ...{ scenes: () => scenes, zone: "Asia/Jakarta", settings: share.settings, clock: Date.now },
      ...{ room: sources.room, incidents: sources.incidents, log: keptLog(), isOwn: () => share.isOwn },
      ...{
        wall: { show: (id: string) => shown.push(id) > 0 },
        notices: new Notices(sources.notices, Date.now),
      },
    },
    { scene: "harian", held: false },
    null,
  );
  share.follow("scene", (state) => director.follow(sceneState.parse(state)));
  const pushes: unknown[] = [];
  share.follow("pushes", (state) => pushes.push(state));
  return {
    ...{ station, store, sources, share, director, pushes, faults },
    choose: (id: string) => share.during("scene.show", `person:${station}`, () => director.choose(id)),
    wait: () => void vi.advanceTimersByTime(5000),
  };
}

function room() {
  const [desk, second, wall] = ["desk", "second", "wall"].map((name) => core(name)) as [
    ReturnType<typeof core>,
    ReturnType<typeof core>,
    ReturnType<typeof core>,
  ];
  const all = [desk, second, wall];
  // Stations of one room know of each other.
  for (const { station, store } of all) {
    const note = { kind: "incident.noted", subject: "TL-0", body: { text: "halo" } } as const;
    store.transaction(() => store.log.append(station, note, "room", Date.now()));
  }
  exchangeAll(
    all.map(({ store }) => store),
    Date.now(),
    seededRandom(7),
  );
  return {
    ...{ desk, second, wall, all },
    meet: (some = all) =>
      exchangeAll(
        some.map(({ store }) => store),
        Date.now(),
        Math.random,
      ),
    scenes: () => all.map(({ director }) => director.scene),
  };
}

it("a wall computer shows what its console shows, keeps it without one, and changes nothing by itself", () => {
  const { desk, wall, meet, scenes: shown, all } = room();
  desk.choose("paparan");
  meet();
  expect(shown()).toEqual(["paparan", "paparan", "paparan"]);
  // The console is gone; floods come.
  wall.sources.incidents.put(flood);
  wall.wait();
  expect(wall.director.scene).toBe("paparan");
  const again = core("wall", wall.store);
  again.sources.incidents.put(flood);
  again.wait();
  expect(again.director.scene).toBe("paparan");
  // There it is the owner's to decide, and the wall follows.
  desk.sources.incidents.put(flood);
  vi.advanceTimersByTime(200_000);
  expect(desk.director.scene).toBe("banjir");
  meet();
  expect(shown()).toEqual(["banjir", "banjir", "banjir"]);
  expect(all.flatMap(({ faults }) => faults)).toEqual([]);
});

it("after a partition the last person's word stands everywhere, and not that of a console that lost its wall", () => {
  const { desk, second, wall, meet, scenes: shown } = room();
  desk.choose("harian");
  meet();
  vi.advanceTimersByTime(1000);
  second.choose("paparan");
  meet([second, wall]);
  expect(wall.director.scene).toBe("paparan");
  // Cut off, it knows nothing of that, and goes on by itself.
  vi.advanceTimersByTime(200_000);
  desk.sources.incidents.put(flood);
  vi.advanceTimersByTime(5000);
  expect(desk.director.scene).toBe("banjir");
  meet();
  expect(shown()).toEqual(["paparan", "paparan", "paparan"]);
  // A person there takes it back.
  desk.choose("banjir");
  meet();
  expect(shown()).toEqual(["banjir", "banjir", "banjir"]);
});

it("what people push is shared; a room that is alone writes down only what people did", () => {
  const alone = core("alone");
  alone.sources.incidents.put(flood);
  alone.wait();
  expect(alone.director.scene).toBe("banjir");
  expect(alone.store.log.heads()).toEqual([]);
  const { desk, wall, meet } = room();
  const pushed = push(noPushes("harian"), { panel: "grid", cell: 0 } as never, {
    kind: "camera",
    camera: "C-1",
  });
  desk.share.during("wall.push", "person:desk", () =>
    desk.share.settings.set("pushes", JSON.stringify(pushed)),
  );
  meet();
  wall.share.during("incident.close", "person:wall", () => wall.share.settings.set("pushes", "{}"));
  meet();
  expect(wall.pushes).toEqual([pushed]);
  expect(wall.store.log.of("wall")).toMatchObject([{ actor: "person:desk", station: "desk" }]);
});
