import { expect, it, onTestFinished } from "vitest";
import type { RoomRow } from "../../shared/contract/rows.ts";
import { noBezel } from "../../shared/domain/scene/display.ts";
import type { Scene } from "../../shared/domain/scene/scene.ts";
import { accessOn } from "./access/testing.ts";
import { attendanceOn } from "./attendance/testing.ts";
import { Briefing } from "./briefing/index.ts";
import { camerasOn } from "./cameras/testing.ts";
import { createCommands } from "./commands.ts";
import { smallCity } from "./demo/drill/smallCity.ts";
import { Director } from "./director.ts";
import { createEvidenceCommands } from "./evidence/index.ts";
import { handoverOn } from "./handover/testing.ts";
import { createPictureCommands } from "./incidents/pictures.ts";
import { incidentsOn } from "./incidents/testing.ts";
import { openIntake } from "./intake/index.ts";
import { intakeRoom } from "./intake/testing.ts";
import { Legibility } from "./legibility.ts";
import { Quarantine } from "./link/quarantine.ts";
import { Notices } from "./live/notices.ts";
import { Refused } from "./live/serve.ts";
import { createSources } from "./live/sources.ts";
import { createProofCommands } from "./proof/commands.ts";
import { stationOn } from "./replication/testing.ts";
import { rosterOn } from "./roster/testing.ts";
import { alarmsOn } from "./rules/testing.ts";
import { SceneLibrary } from "./sceneLibrary.ts";
import { shiftLogOn } from "./shiftLog/testing.ts";
import { createSpotlightCommands } from "./spotlightCommands.ts";
import { openSpotlights } from "./spotlights.ts";
import { storeInMemory } from "./store/testing.ts";
import { keptLog, resourcesFolder, shippedOptions, testCaller } from "./testing.ts";
import { TileFigures } from "./tileFigures.ts";
import { Tours } from "./tours.ts";
import type { TrainingHandlers } from "./training/commands.ts";
import { openUpdates } from "./updates/index.ts";
import { Wall } from "./wall.ts";
import { Watchdog } from "./watchdog.ts";

const now = 1000;
const scenes = ["harian", "banjir"].map(
  (id, index): Scene => ({
    ...{ id, name: { id, en: id }, position: index + 1, grid: { columns: 1, rows: 1 } },
    pages: [{ title: "", panels: [{ id, type: "map", at: [0, 0, 1, 1], priority: 5, settings: {} }] }],
  }),
);
const room: RoomRow = {
  ...{ id: "room", station: "st-1", language: "id", scene: "harian", demo: false },
  sceneReason: { kind: "chosen", until: null, incident: null, former: null },
  ...{ held: false, startedAt: 1, identifyUntil: 0, figures: false, history: null },
};

function prepared() {
  const sources = createSources();
  sources.room.put(room);
  const { settings, displays, quarantine: repository, scenes: sceneStore } = storeInMemory();
  const clock = () => now;
  const quarantine = new Quarantine(repository, sources.quarantine);
  const notices = new Notices(sources.notices, clock);
  const found = scenes.map((scene) => ({ scene, origin: "shipped" as const }));
  const library = new SceneLibrary(found, sceneStore, sources.sceneDefinitions, clock);
  const wall = new Wall(scenes, "harian", smallCity(), sources, displays, clock);
  const { desk, overlay } = openSpotlights({
    ...{ city: smallCity(), store: { settings }, sources, wall, clock },
  });
  onTestFinished(() => desk.stop());
  const director = new Director(
    {
      ...{
        wall,
        notices,
        settings,
        clock,
        scenes: () => library.scenes(),
        zone: "Asia/Jakarta",
        log: keptLog(),
      },
      ...{ room: sources.room, incidents: sources.incidents },
    },
    { scene: "harian", held: false },
    null,
  );
  const intake = openIntake({ ...intakeRoom(), logins: new Map(), random: () => 0, log: keptLog() });
  const tileFigures = new TileFigures(sources.room);
  const tours = new Tours({ city: smallCity(), sources, settings, clock });
  onTestFinished(() => {
    director.stop();
    tileFigures.stop();
    tours.stop();
    return intake.close();
  });
  const incidents = incidentsOn();
  const commands = createCommands({
    ...{ room: sources.room, settings, quarantine, notices, wall, director, library, clock },
    tours,
    doctor: {
      "machine.report": () => ({}),
      "doctor.examine": () => ({}),
      "doctor.export": async () => ({ file: "", bytes: 0 }),
    },
    updates: openUpdates({
      ...{
        options: undefined,
        appVersion: "1.0.0",
        rows: sources.updates,
        settings,
        notices,
        clock,
        log: keptLog(),
      },
      busy: () => ({ urgentOpen: 0, handoverRuns: false, drillRuns: false }),
    }).commands,
    watchdog: new Watchdog({ rows: sources.watchdog, wall, notices, clock, log: keptLog() }),
    tileFigures,
    legibility: new Legibility(sources, clock),
    training: {} as TrainingHandlers,
    access: accessOn().commands,
    handover: handoverOn().commands,
    incidents: incidents.commands,
    citizens: incidents.citizenCommands,
    pictures: createPictureCommands({
      ...{ ...incidents, cameras: sources.cameras },
      files: { keep: async () => "a".repeat(64) },
    }),
    intake: intake.commands,
    alarms: alarmsOn().commands,
    cameras: camerasOn().commands,
    roster: rosterOn().commands,
    attendance: attendanceOn().commands,
    briefing: briefingOn(incidents).commands,
    ...proven(incidents),
    spotlights: createSpotlightCommands(desk, overlay, sources),
  });
  return { commands, sources, settings, quarantine, roomRow: () => sources.room.get("room") };
}

function briefingOn({ store, register, sources, now }: ReturnType<typeof incidentsOn>): Briefing {
  const briefing = new Briefing({
    ...{ city: smallCity(), store, register, clock: now, rows: sources.briefing },
    ...{ notes: sources.briefingNotes, photos: sources.briefingPhotos },
    ...{ readPicture: async () => undefined, resourcesFolder },
  });
  onTestFinished(() => briefing.stop());
  return briefing;
}

function proven({ register }: ReturnType<typeof incidentsOn>) {
  const log = shiftLogOn();
  const context = {
    ...{ ...log, ...shippedOptions, station: "st-1", freeBytes: () => null, clock: () => now },
  };
  return {
    shiftLog: log.commands,
    proof: createProofCommands(context),
    evidence: createEvidenceCommands({ ...context, register }),
    station: {} as never,
    stations: stationOn().commands,
    confirmSecond: async () => null,
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
  const sceneReason = { ...room.sceneReason, former: "harian" };
  expect(roomRow()).toEqual({ ...room, scene: "banjir", sceneReason });
  expect(settings.get("direction")).toContain('"base":"banjir"');
  const refused = () => commands["scene.show"]({ scene: "hujan" }, page);
  expect(refused).toThrow(Refused);
  expect(roomRow()?.scene).toBe("banjir");
});

it("screens agree on scene and language also when they cannot be remembered", () => {
  const { commands, settings, roomRow, sources } = prepared();
  commands["displays.report"](
    { displays: [{ id: "a", label: "", x: 0, y: 0, widthPx: 10, heightPx: 10 }] },
    page,
  );
  settings.set = () => {
    throw new Error("disk full");
  };
  expect(() => commands["scene.show"]({ scene: "banjir" }, page)).toThrow("disk full");
  expect(() => commands["language.set"]({ language: "en" }, page)).toThrow("disk full");
  expect(sources.displays.get("a")?.scene).toBe("banjir");
  expect(roomRow()).toMatchObject({ scene: "banjir", language: "en" });
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

it("a language is shown and remembered, and displays tell their numbers for a while", () => {
  const { commands, settings, roomRow } = prepared();
  commands["language.set"]({ language: "en" }, page);
  commands["displays.identify"]({}, page);
  expect(roomRow()).toEqual({ ...room, language: "en", identifyUntil: now + 8000 });
  commands["tiles.figures"]({ shown: true }, page);
  expect(roomRow()?.figures).toBe(true);
  expect(settings.get("language")).toBe("en");
});

it("a scene that is saved is on the wall at once, and one that is removed leaves the everyday one", () => {
  const { commands, sources, settings, roomRow } = prepared();
  commands["displays.report"](
    { displays: [{ id: "a", label: "", x: 0, y: 0, widthPx: 10, heightPx: 10 }] },
    page,
  );
  const own: Scene = { ...(scenes[1] as Scene), id: "pasar", position: 9 };
  expect(commands["scenes.save"]({ scene: own, knew: 0 }, page)).toEqual({ revision: 1 });
  expect(sources.scenes.get("pasar")).toEqual({ id: "pasar", name: own.name, position: 9 });
  commands["scene.show"]({ scene: "pasar" }, page);
  const panels = () => sources.displays.get("a")?.panels.map(({ id }) => id);
  expect(panels()).toEqual(["banjir"]);
  const [first] = own.pages;
  const changed = { ...own, pages: [{ ...first!, panels: [{ ...first!.panels[0]!, id: "pasar" }] }] };
  commands["scenes.save"]({ scene: changed, knew: 1 }, page);
  expect(panels()).toEqual(["pasar"]);
  expect(() => commands["scenes.save"]({ scene: own, knew: 1 }, page)).toThrow(Refused);
  expect(panels()).toEqual(["pasar"]);
  commands["scenes.remove"]({ scene: "pasar", knew: 2 }, page);
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

it("main's notices are raised, read ones go, and the quarantine is emptied", () => {
  const { commands, sources, quarantine } = prepared();
  commands["notices.raise"]({ severity: "error", code: "window-crashed", params: { page: "wall" } }, page);
  const [notice] = [...sources.notices.values()];
  expect(notice).toMatchObject({ code: "window-crashed", params: { page: "wall" }, since: now });
  commands["notices.dismiss"]({ id: notice!.id }, page);
  expect(sources.notices.size).toBe(0);
  quarantine.add("x", Buffer.from(""), "topic", "…", now);
  commands["quarantine.clear"]({}, page);
  expect(quarantine.count).toBe(0);
});
