import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import { epochOf } from "../../../shared/domain/zone.ts";
import { Notices } from "../live/notices.ts";
import { createSources } from "../live/sources.ts";
import { storeInMemory } from "../store/testing.ts";
import { keptLog } from "../testing.ts";
import { Director } from "./director.ts";

const zone = "Asia/Jakarta";
const minute = 60_000;
// A Monday morning.
const morning = epochOf(zone, "2026-01-05", "07:00");

beforeEach(() => void vi.useFakeTimers({ now: morning }));
afterEach(() => void vi.useRealTimers());

const scene = (id: string, position: number, calls: Partial<Scene> = {}): Scene => ({
  ...{ id, name: { id, en: `${id} in English` }, position, grid: { columns: 1, rows: 1 }, pages: [] },
  ...calls,
});
const scenes = [
  scene("harian", 1),
  scene("banjir", 2, { triggers: { categories: ["banjir", "tanggul"], priorities: ["urgent", "high"] } }),
  scene("lalu-lintas", 3, { triggers: { categories: ["macet"] } }),
  scene("paparan", 4, { schedule: [{ at: "08:00", days: ["mon"], minutes: 30 }] }),
];

const incident = (id: string, change: Partial<IncidentRow> = {}): IncidentRow =>
  ({
    ...{ id, state: "new", withdrawn: false, category: "banjir", priority: "urgent" },
    ...{ requestedAt: Date.now(), receivedAt: Date.now(), ...change },
  }) as IncidentRow;

/** A core; `started` again is one that comes after it on the same data. */
function station() {
  const { settings } = storeInMemory();
  return function started(chosen: string | null = null, given: readonly IncidentRow[] = [], known = scenes) {
    const sources = createSources();
    const shown: string[] = [];
    const reason = { kind: "chosen", until: null, incident: null, former: null } as const;
    sources.room.put({
      ...{ id: "room", station: "s", language: "id", scene: "harian", sceneReason: reason, held: false },
      ...{ demo: false, startedAt: 0, identifyUntil: 0, figures: false, history: null },
    });
    sources.incidents.replace(given);
    const log = keptLog();
    const director = new Director(
      {
        ...{ scenes: () => known, zone, settings, log, clock: Date.now },
        wall: { show: (id) => shown.push(id) > 0 },
        ...{ room: sources.room, incidents: sources.incidents },
        notices: new Notices(sources.notices, Date.now),
      },
      { scene: "harian", held: false },
      chosen,
    );
    return {
      ...{ director, sources, shown, log, settings },
      put(...rows: IncidentRow[]) {
        for (const row of rows) sources.incidents.put(row);
      },
      row: () => sources.room.get("room"),
      notices: () => [...sources.notices.values()].map(({ code, params }) => [code, params]),
    };
  };
}

it("an incident changes the wall, the room's row and the notices; its end gives the former scene back", () => {
  const { put, row, shown, notices } = station()();
  put(incident("1", { category: "sampah" }), incident("2", { priority: "normal" }));
  put(incident("3"));
  vi.advanceTimersByTime(100);
  expect(shown).toEqual(["harian", "banjir"]);
  expect(row()).toMatchObject({
    ...{ scene: "banjir", held: false },
    sceneReason: { kind: "incident", until: null, incident: "3", former: "harian" },
  });
  const named = { "scene@id": "banjir", "scene@en": "banjir in English" };
  expect(notices()).toEqual([["scene-by-incident", { ...named, incident: "3" }]]);
  vi.advanceTimersByTime(10 * minute);
  expect(notices()).toEqual([]);
  const endedAt = Date.now();
  put(incident("3", { state: "resolved" }));
  vi.advanceTimersByTime(100);
  expect(row()?.sceneReason.until).toBe(endedAt + 100 + 2 * minute);
  vi.advanceTimersByTime(2 * minute);
  expect(shown).toEqual(["harian", "banjir", "harian"]);
  expect(row()).toMatchObject({ scene: "harian", sceneReason: { kind: "chosen", incident: null } });
  expect(notices().map(([code]) => code)).toEqual(["scene-returned"]);
});

it("an incident that was merged, withdrawn or put into another category asks no more", () => {
  const { put, sources, row } = station()();
  for (const end of [
    () => sources.incidents.remove("1"),
    () => put(incident("1", { withdrawn: true })),
    () => put(incident("1", { category: "macet", priority: "low" })),
  ]) {
    put(incident("1"));
    vi.advanceTimersByTime(100);
    expect(row()?.scene).toBe("banjir");
    end();
    vi.advanceTimersByTime(5 * minute);
    expect(row()?.scene).not.toBe("banjir");
    sources.incidents.remove("1");
    vi.advanceTimersByTime(5 * minute);
  }
});

it("the city's clock brings a scene and takes it away", () => {
  const { row } = station()();
  vi.advanceTimersByTime(60 * minute - 1);
  expect(row()?.scene).toBe("harian");
  vi.advanceTimersByTime(1);
  expect(row()).toMatchObject({
    scene: "paparan",
    sceneReason: { kind: "scheduled", until: morning + 90 * minute, former: "harian" },
  });
  vi.advanceTimersByTime(30 * minute);
  expect(row()?.scene).toBe("harian");
});

it("what a person does is on the wall at once, is kept, and clears what was told", () => {
  const { director, put, row, notices } = station()();
  put(incident("1"));
  vi.advanceTimersByTime(100);
  director.hold();
  expect(row()).toMatchObject({ scene: "banjir", held: true });
  expect(notices()).toEqual([]);
  director.back();
  expect(row()).toMatchObject({ scene: "harian", held: true });
  director.release();
  expect(director.choose("hujan")).toBe(false);
  expect(director.choose("lalu-lintas")).toBe(true);
  put(incident("1", { priority: "high" }));
  vi.advanceTimersByTime(5 * minute);
  expect(row()).toMatchObject({ scene: "lalu-lintas", held: false, sceneReason: { former: "harian" } });
});

it("a core that comes after it goes on: what was chosen, held, answered and shown", () => {
  const started = station();
  const first = started();
  first.director.choose("lalu-lintas");
  first.put(incident("1"));
  vi.advanceTimersByTime(100);
  first.director.back();
  vi.advanceTimersByTime(11 * minute);
  first.put(incident("2"));
  vi.advanceTimersByTime(100);
  first.director.hold();
  first.director.stop();

  const openedAt = Date.now();
  vi.advanceTimersByTime(minute);
  const second = started(null, [incident("1", { requestedAt: openedAt - minute })]);
  expect(second.row()).toMatchObject({ scene: "banjir", held: true, sceneReason: { former: "lalu-lintas" } });
  expect(second.shown).toEqual(["banjir"]);
  // The second was resolved at another station meanwhile, and the first was answered.
  second.director.release();
  vi.advanceTimersByTime(3 * minute);
  expect(second.row()).toMatchObject({ scene: "lalu-lintas", sceneReason: { kind: "chosen" } });
  second.director.stop();

  const third = started("banjir");
  expect(third.row()).toMatchObject({ scene: "banjir", sceneReason: { kind: "chosen" } });
  third.director.stop();
  expect(started(null, [], scenes.slice(0, 1)).row()?.scene).toBe("harian");
});

it("what stands open since yesterday, and what cannot be read, changes nothing at a start", () => {
  const started = station();
  const { row, settings } = started(null, [incident("1", { requestedAt: morning - 24 * 60 * minute })]);
  vi.advanceTimersByTime(minute);
  expect(row()?.scene).toBe("harian");
  for (const damaged of ["{", '{"base":3}']) {
    settings.set("direction", damaged);
    const { log, row: again } = started();
    expect(again()?.scene).toBe("harian");
    expect(log.lines.map(({ level }) => level)).toEqual(["warning"]);
  }
});

it("a hundred reports of one flood are one change", () => {
  const { put, shown } = station()();
  put(...Array.from({ length: 100 }, (_, n) => incident(`${n}`)));
  vi.advanceTimersByTime(1000);
  expect(shown).toEqual(["harian", "banjir"]);
});
