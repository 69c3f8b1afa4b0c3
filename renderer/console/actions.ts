/**
 * Everything that a key does in the console, one row each: the key handler, the help page and the test are made
 * from this table. Names are those of the texts `action-…` in `console.json`.
 */

import type { CommandInput, CommandName } from "../../shared/contract/commands.ts";
import type { SceneRow } from "../../shared/contract/rows.ts";
import {
  forOfficers,
  forSources,
  isInUse,
  type Modules,
  type Needs,
} from "../../shared/domain/city/modules.ts";
import { accountKeys, accountTools } from "./access/tools.ts";
import type { AlarmDesk } from "./alarms/useAlarmDesk.ts";
import { attendanceKeys, attendanceTools } from "./attendance/tools.ts";
import { cameraTools, toolKeys } from "./cameras/tools.ts";
import { doctorKeys, doctorTools } from "./doctor/tools.ts";
import { handoverKeys, handoverTools } from "./handover/tools.ts";
import { goBack } from "./history.ts";
import { actNames, acts } from "./incident/acts.ts";
import { logKeys, logTools } from "./log/tools.ts";
import { type PageName, pageOnScreen } from "./page.ts";
import { toolKeys as pictureToolKeys, pictureTools } from "./picture/tools.ts";
import { roomKeys, roomTools } from "./room/tools.ts";
import { rosterKeys, rosterTools } from "./roster/tools.ts";
import type { Ask } from "./send.ts";
import { settingToolKeys, settingTools } from "./settings/tools.ts";
import { trainingActions } from "./training/actions.ts";

/** What an action may do to the console. */
export interface Desk {
  readonly page: PageName;
  readonly language: "id" | "en";
  readonly scenes: readonly SceneRow[];
  goTo(page: PageName): void;
  toggleHelp(): void;
  toggleNotices(): void;
  toggleRetention(): void;
  /** Search over everything that this room ever heard. */
  toggleSearch(): void;
  /** Who is signed in here: take over, change one's PIN, sign out. */
  togglePerson(): void;
  /** Writes down what a citizen tells by telephone. */
  takeReport(): void;
  /** Writes into the shift log. */
  writeEntry(): void;
  dismissNotice(): void;
  /** Puts the incident that is looked at into the wall's spotlight. */
  spotlight(): void;
  /** Asks what to put onto the wall, and where; the place's number where it was pressed. */
  pushToWall(place: number | null): void;
  /** Holds the wall's scene, or releases it. */
  toggleHold(): void;
  /** Every tile of the room shows its figures, or none does. */
  toggleFigures(): void;
  /** Lets the tours on the wall stand, or go on. */
  toggleTours(): void;
  /** Lets the pages of the briefing turn by themselves, or stand. */
  toggleBriefing(): void;
  /** The gravest alarm, and whether it sounds. */
  readonly alarms: AlarmDesk;
  /** Closes a message, leaves a field, or drops the selection: one of them. What lies on top closes itself. */
  leave(): void;
  focusPane(pane: Pane): void;
  send<Name extends CommandName>(name: Name, input: CommandInput<Name>): void;
  /** The same, for who waits for the answer; undefined where it was refused, which is on screen then. */
  readonly ask: Ask;
}

export type Pane = "queue" | "map" | "details";
export const actionGroups = [
  "pages",
  "lists",
  "incident",
  "order",
  "alarm",
  "page",
  "picture",
  "cameras",
  "roster",
  "attendance",
  "log",
  "handover",
  "access",
  "stations",
  "training",
  "wall",
  "scene",
  "room",
] as const;
export type ActionGroup = (typeof actionGroups)[number];

/** Groups that are about one part of the product. */
const groupNeeds: Readonly<Partial<Record<ActionGroup, Needs>>> = {
  incident: ["reports"],
  order: ["orders"],
  picture: ["cameras"],
  cameras: ["cameras"],
  roster: forOfficers,
  attendance: ["attendance"],
};

export interface Action {
  readonly name: string;
  readonly group: ActionGroup;
  /** Which part of the product it is about, where that is not its group's. */
  readonly needs?: Needs;
  /** As `KeyboardEvent.key` gives them, letters small. */
  readonly keys: readonly string[];
  /** Keys that mean this only while the list, or nothing, has the focus. */
  readonly listKeys?: readonly string[];
  /** Keys that mean this while a panel of the scene editor has the focus. */
  readonly stageKeys?: readonly string[];
  /** Keys that mean this while a camera is chosen. */
  readonly pictureKeys?: readonly string[];
  /** Keys that mean this in a search field. */
  readonly searchKeys?: readonly string[];
  /** Works while somebody types in a field, too. */
  readonly always?: true;
  readonly perform: (desk: Desk, key: string) => void;
}

const arrows = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] as const;

export const actions: readonly Action[] = [
  {
    name: "page-situation",
    group: "pages",
    keys: ["F3"],
    always: true,
    perform: (desk) => desk.goTo("situation"),
  },
  {
    name: "page-cameras",
    needs: ["cameras"],
    group: "pages",
    keys: ["F4"],
    always: true,
    perform: (desk) => desk.goTo("cameras"),
  },
  {
    name: "page-roster",
    needs: forOfficers,
    group: "pages",
    keys: ["F5"],
    always: true,
    perform: (desk) => desk.goTo("roster"),
  },
  {
    name: "page-attendance",
    needs: ["attendance"],
    group: "pages",
    keys: ["Ctrl+F5"],
    always: true,
    perform: (desk) => desk.goTo("attendance"),
  },
  {
    name: "page-performance",
    needs: ["reports"],
    group: "pages",
    keys: ["Ctrl+F6"],
    always: true,
    perform: (desk) => desk.goTo("performance"),
  },
  {
    name: "page-briefing",
    group: "pages",
    keys: ["Ctrl+F7"],
    always: true,
    perform: (desk) => desk.goTo("briefing"),
  },
  {
    name: "page-log",
    group: "pages",
    keys: ["Ctrl+F8"],
    always: true,
    perform: (desk) => desk.goTo("log"),
  },
  {
    name: "page-room",
    group: "pages",
    keys: ["Ctrl+F3"],
    always: true,
    perform: (desk) => desk.goTo("room"),
  },
  {
    name: "page-doctor",
    group: "pages",
    keys: ["Ctrl+F4"],
    always: true,
    perform: (desk) => desk.goTo("doctor"),
  },
  {
    name: "page-settings",
    group: "pages",
    keys: ["Ctrl+'"],
    always: true,
    perform: (desk) => desk.goTo("settings"),
  },
  {
    name: "page-access",
    group: "pages",
    keys: ["Ctrl+F9"],
    always: true,
    perform: (desk) => desk.goTo("access"),
  },
  {
    name: "page-handover",
    group: "pages",
    keys: ["Ctrl+F10"],
    always: true,
    perform: (desk) => desk.goTo("handover"),
  },
  {
    name: "page-quarantine",
    group: "pages",
    keys: ["F6"],
    always: true,
    perform: (desk) => desk.goTo("quarantine"),
  },
  {
    name: "page-displays",
    group: "pages",
    keys: ["F7"],
    always: true,
    perform: (desk) => desk.goTo("displays"),
  },
  {
    name: "page-sources",
    needs: forSources,
    group: "pages",
    keys: ["F9"],
    always: true,
    perform: (desk) => desk.goTo("sources"),
  },
  { name: "page-alarms", group: "pages", keys: ["F8"], always: true, perform: (desk) => desk.goTo("alarms") },
  {
    name: "page-scenes",
    group: "pages",
    keys: ["F12"],
    always: true,
    perform: (desk) => desk.goTo("scenes"),
  },
  ...trainingActions,

  { name: "next", group: "lists", keys: ["j"], listKeys: ["ArrowDown"], perform: () => list()?.move(1) },
  { name: "previous", group: "lists", keys: ["k"], listKeys: ["ArrowUp"], perform: () => list()?.move(-1) },
  { name: "page-down", group: "lists", keys: [], listKeys: ["PageDown"], perform: () => list()?.movePage(1) },
  { name: "page-up", group: "lists", keys: [], listKeys: ["PageUp"], perform: () => list()?.movePage(-1) },
  {
    name: "first",
    group: "lists",
    keys: [],
    listKeys: ["Home"],
    perform: () => list()?.move(Number.NEGATIVE_INFINITY),
  },
  {
    name: "last",
    group: "lists",
    keys: [],
    listKeys: ["End"],
    perform: () => list()?.move(Number.POSITIVE_INFINITY),
  },
  { name: "choose", group: "lists", keys: [], listKeys: ["Enter"], perform: () => list()?.choose() },
  {
    name: "mark",
    group: "lists",
    keys: [],
    listKeys: [" "],
    // A list of which only one can be chosen takes both keys for that.
    perform: () => (pageOnScreen().cameras ? pageOnScreen().cameras?.toggleMark() : list()?.choose()),
  },
  {
    name: "mark-down",
    group: "lists",
    keys: [],
    listKeys: ["Shift+ArrowDown"],
    perform: () => pageOnScreen().cameras?.extendMark(1),
  },
  {
    name: "mark-up",
    group: "lists",
    keys: [],
    listKeys: ["Shift+ArrowUp"],
    perform: () => pageOnScreen().cameras?.extendMark(-1),
  },
  { name: "mark-all", group: "lists", keys: ["Ctrl+a"], perform: () => pageOnScreen().cameras?.markAll() },
  { name: "search", group: "lists", keys: ["/"], perform: () => pageOnScreen().search?.current?.select() },
  {
    name: "found",
    group: "lists",
    keys: [],
    searchKeys: ["Enter", "ArrowDown"],
    perform: () => list()?.move(0),
  },
  { name: "show-all", group: "lists", keys: ["a"], perform: () => pageOnScreen().showAll?.() },
  { name: "back", group: "lists", keys: ["Backspace"], perform: goBack },

  ...actNames.map(
    (act): Action => ({
      name: `incident-${act}`,
      group: acts[act].group,
      ...(act === "dispatch" && { needs: ["orders"] }),
      keys: [acts[act].key],
      perform: () => pageOnScreen().incident?.(act),
    }),
  ),
  {
    name: "evidence",
    group: "incident",
    keys: ["Ctrl+Shift+g"],
    perform: () => pageOnScreen().evidence?.(),
  },
  { name: "report-by-phone", group: "incident", keys: ["b", "Insert"], perform: (desk) => desk.takeReport() },
  {
    name: "wide",
    needs: ["reports"],
    group: "page",
    keys: ["."],
    perform: () => pageOnScreen().toggleWide?.(),
  },

  {
    name: "pane-queue",
    needs: ["reports"],
    group: "page",
    keys: ["q"],
    perform: (desk) => desk.focusPane("queue"),
  },
  {
    name: "pane-map",
    group: "page",
    keys: ["m"],
    perform(desk) {
      const { toggleMap } = pageOnScreen();
      if (toggleMap) toggleMap();
      else desk.focusPane("map");
    },
  },
  { name: "pane-details", group: "page", keys: ["d"], perform: (desk) => desk.focusPane("details") },
  { name: "group", group: "page", keys: ["c"], perform: () => pageOnScreen().nextGroup?.() },
  { name: "order", group: "page", keys: [";"], perform: () => pageOnScreen().nextOrder?.() },
  {
    name: "grid",
    needs: ["cameras"],
    group: "page",
    keys: ["g"],
    perform: () => pageOnScreen().toggleGrid?.(),
  },
  ...cameraTools.map(
    (tool): Action => ({
      name: `camera-${tool}`,
      group: "cameras",
      keys: [toolKeys[tool]],
      perform: () => pageOnScreen().cameras?.[tool](),
    }),
  ),
  {
    name: "roster-view",
    group: "roster",
    keys: ["Ctrl+g"],
    perform: () => pageOnScreen().toggleView?.(),
  },
  ...rosterTools.map(
    (tool): Action => ({
      name: `roster-${tool}`,
      group: "roster",
      ...rosterKeys[tool],
      perform: () => pageOnScreen().roster?.[tool](),
    }),
  ),
  ...pictureTools.map(
    (tool): Action => ({
      name: `picture-${tool}`,
      group: "picture",
      keys: [],
      pictureKeys: pictureToolKeys[tool],
      perform: (_desk, key) => pageOnScreen().picture?.(tool, key),
    }),
  ),
  ...attendanceTools.map(
    (tool): Action => ({
      name: `attendance-${tool}`,
      group: "attendance",
      keys: [attendanceKeys[tool]],
      perform: () => pageOnScreen().attendance?.[tool](),
    }),
  ),
  ...accountTools.map(
    (tool): Action => ({
      name: `account-${tool}`,
      group: "access",
      keys: [accountKeys[tool]],
      perform: () => pageOnScreen().accounts?.[tool](),
    }),
  ),
  ...roomTools.map(
    (tool): Action => ({
      name: `station-${tool}`,
      group: "stations",
      keys: [roomKeys[tool]],
      perform: () => pageOnScreen().room?.[tool](),
    }),
  ),
  ...doctorTools.map(
    (tool): Action => ({
      name: `doctor-${tool}`,
      group: "page",
      keys: [doctorKeys[tool]],
      perform: () => pageOnScreen().doctor?.[tool](),
    }),
  ),
  ...settingTools.map(
    (tool): Action => ({
      name: `settings-${tool}`,
      group: "page",
      keys: [settingToolKeys[tool]],
      perform: () => pageOnScreen().settings?.[tool](),
    }),
  ),
  ...handoverTools.map(
    (tool): Action => ({
      name: `handover-${tool}`,
      group: "handover",
      keys: [handoverKeys[tool]],
      perform: () => pageOnScreen().handover?.[tool](),
    }),
  ),
  {
    name: "log-write",
    group: "log",
    keys: ["Ctrl+Shift+j"],
    always: true,
    perform: (desk) => desk.writeEntry(),
  },
  {
    name: "log-earlier",
    group: "log",
    keys: ["Ctrl+["],
    perform: () => pageOnScreen().log?.earlier(),
  },
  {
    name: "log-later",
    group: "log",
    keys: ["Ctrl+]"],
    perform: () => pageOnScreen().log?.later(),
  },
  ...logTools.map(
    (tool): Action => ({
      name: `log-${tool}`,
      group: "log",
      keys: [logKeys[tool]],
      perform: () => pageOnScreen().log?.[tool](),
    }),
  ),
  {
    name: "figures-period",
    needs: ["reports"],
    group: "page",
    keys: ["Ctrl+Shift+p"],
    perform: () => pageOnScreen().figures?.nextPeriod(),
  },
  {
    name: "figures-definitions",
    needs: ["reports"],
    group: "page",
    keys: ["Ctrl+Shift+a"],
    perform: () => pageOnScreen().figures?.toggleDefinitions(),
  },
  {
    name: "figures-supervisor",
    needs: ["reports"],
    group: "page",
    keys: ["Ctrl+Shift+u"],
    perform: () => pageOnScreen().figures?.toggleSupervisor(),
  },
  {
    name: "poll-source",
    needs: forSources,
    group: "page",
    keys: ["Shift+p"],
    perform: () => pageOnScreen().pollSource?.(),
  },
  {
    name: "choose-file",
    needs: [...forSources, ...forOfficers],
    group: "page",
    keys: ["Shift+f"],
    perform: () => pageOnScreen().chooseFile?.(),
  },
  {
    name: "bring-in",
    needs: forSources,
    group: "page",
    keys: ["Shift+m"],
    perform: () => pageOnScreen().bringIn?.(),
  },
  {
    name: "clear-quarantine",
    group: "page",
    keys: ["Delete"],
    perform: () => pageOnScreen().askToClear?.(),
  },

  {
    name: "show-scene",
    group: "wall",
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    perform(desk, key) {
      const scene = desk.scenes.find(({ position }) => position === Number(key));
      if (scene) desk.send("scene.show", { scene: scene.id });
    },
  },
  { name: "scene-hold", group: "wall", keys: ["Shift+h"], perform: (desk) => desk.toggleHold() },
  { name: "scene-back", group: "wall", keys: ["Shift+b"], perform: (desk) => desk.send("scene.back", {}) },
  {
    name: "scene-save",
    group: "scene",
    keys: ["Ctrl+s"],
    always: true,
    perform: () => pageOnScreen().scene?.save(),
  },
  { name: "scene-undo", group: "scene", keys: ["Ctrl+z"], perform: () => pageOnScreen().scene?.undo() },
  {
    name: "scene-redo",
    group: "scene",
    keys: ["Ctrl+y", "Ctrl+Shift+z"],
    perform: () => pageOnScreen().scene?.redo(),
  },
  { name: "scene-create", group: "scene", keys: ["Ctrl+n"], perform: () => pageOnScreen().scene?.create() },
  { name: "scene-copy", group: "scene", keys: ["Ctrl+Shift+d"], perform: () => pageOnScreen().scene?.copy() },
  { name: "scene-export", group: "scene", keys: ["Ctrl+e"], perform: () => pageOnScreen().scene?.export() },
  {
    name: "scene-on-wall",
    group: "scene",
    keys: ["Ctrl+Enter"],
    perform: () => pageOnScreen().scene?.show(),
  },
  {
    name: "scene-live",
    group: "scene",
    keys: ["Ctrl+l"],
    perform: () => pageOnScreen().scene?.toggleLive(),
  },
  {
    name: "panel-move",
    group: "scene",
    keys: [],
    stageKeys: arrows,
    perform: (_desk, key) => pageOnScreen().panel?.move(key),
  },
  {
    name: "panel-resize",
    group: "scene",
    keys: [],
    stageKeys: arrows.map((key) => `Shift+${key}`),
    perform: (_desk, key) => pageOnScreen().panel?.resize(key),
  },
  {
    name: "panel-exchange",
    group: "scene",
    keys: [],
    stageKeys: arrows.map((key) => `Ctrl+${key}`),
    perform: (_desk, key) => pageOnScreen().panel?.exchange(key),
  },
  {
    name: "panel-add",
    group: "scene",
    keys: [],
    stageKeys: ["n"],
    perform: () => pageOnScreen().panel?.add(),
  },
  {
    name: "panel-duplicate",
    group: "scene",
    keys: [],
    stageKeys: ["Ctrl+d"],
    perform: () => pageOnScreen().panel?.duplicate(),
  },
  {
    name: "panel-remove",
    group: "scene",
    keys: [],
    stageKeys: ["Delete"],
    perform: () => pageOnScreen().panel?.remove(),
  },
  {
    name: "panel-leave",
    group: "scene",
    keys: [],
    stageKeys: ["Escape"],
    perform: () => pageOnScreen().panel?.leave(),
  },
  {
    name: "acknowledge-gravest",
    group: "alarm",
    keys: ["F10"],
    always: true,
    perform: (desk) => desk.alarms.acknowledgeGravest(),
  },
  {
    name: "open-gravest",
    group: "alarm",
    keys: ["F11"],
    always: true,
    perform: (desk) => desk.alarms.openGravest(),
  },
  { name: "silence", group: "alarm", keys: ["0"], perform: (desk) => desk.alarms.toggleSilence() },
  {
    name: "alarm-acknowledge",
    group: "alarm",
    keys: ["Shift+a"],
    perform: () => pageOnScreen().alarm?.acknowledge(),
  },
  {
    name: "alarm-acknowledge-shown",
    group: "alarm",
    keys: ["Shift+x"],
    perform: () => pageOnScreen().alarm?.acknowledgeShown(),
  },
  { name: "alarm-shelve", group: "alarm", keys: ["Shift+d"], perform: () => pageOnScreen().alarm?.shelve() },
  { name: "alarm-open", group: "alarm", keys: ["Shift+g"], perform: () => pageOnScreen().alarm?.open() },

  {
    name: "measure-display",
    group: "page",
    keys: ["Ctrl+m"],
    perform: () => pageOnScreen().measureDisplay?.(),
  },
  { name: "push", group: "wall", keys: ["\\"], perform: (desk) => desk.pushToWall(null) },
  {
    name: "push-undo",
    group: "wall",
    keys: ["Shift+u"],
    perform: (desk) => desk.send("wall.undo", {}),
  },
  {
    name: "push-clear",
    group: "wall",
    keys: ["Shift+c"],
    perform: (desk) => desk.send("wall.clear", { place: null }),
  },
  {
    name: "tours-stand",
    needs: ["cameras"],
    group: "wall",
    keys: ["|"],
    perform: (desk) => desk.toggleTours(),
  },
  {
    name: "tours-next",
    needs: ["cameras"],
    group: "wall",
    keys: [">"],
    perform: (desk) => desk.send("tours.step", { by: 1 }),
  },
  {
    name: "tours-previous",
    needs: ["cameras"],
    group: "wall",
    keys: ["<"],
    perform: (desk) => desk.send("tours.step", { by: -1 }),
  },
  {
    name: "briefing-next",
    group: "wall",
    keys: ["Ctrl+Shift+ArrowRight"],
    perform: (desk) => desk.send("briefing.step", { by: 1 }),
  },
  {
    name: "briefing-previous",
    group: "wall",
    keys: ["Ctrl+Shift+ArrowLeft"],
    perform: (desk) => desk.send("briefing.step", { by: -1 }),
  },
  { name: "briefing-turn", group: "wall", keys: ["Ctrl+Shift+t"], perform: (desk) => desk.toggleBriefing() },
  {
    name: "briefing-paper",
    group: "page",
    keys: ["Ctrl+Shift+s"],
    perform: () => pageOnScreen().putOnPaper?.(),
  },
  { name: "spotlight", needs: ["reports"], group: "wall", keys: ["="], perform: (desk) => desk.spotlight() },
  {
    name: "spotlight-end",
    needs: ["reports"],
    group: "wall",
    keys: ["Shift+q"],
    perform: (desk) => desk.send("spotlight.end", {}),
  },
  {
    name: "spotlight-next",
    needs: ["reports"],
    group: "wall",
    keys: ["Shift+j"],
    perform: (desk) => desk.send("spotlight.next", {}),
  },
  {
    name: "spotlight-keep",
    needs: ["reports"],
    group: "wall",
    keys: ["`"],
    perform: (desk) => desk.send("spotlight.keep", {}),
  },
  {
    name: "end-safety",
    group: "wall",
    keys: ["Shift+v"],
    perform: (desk) => desk.send("watchdog.return", {}),
  },
  {
    name: "check-legibility",
    group: "wall",
    keys: ["Shift+y"],
    perform: (desk) => desk.send("legibility.check", {}),
  },
  {
    name: "tile-figures",
    needs: ["cameras"],
    group: "wall",
    keys: ["#"],
    perform: (desk) => desk.toggleFigures(),
  },
  { name: "identify", group: "wall", keys: ["i"], perform: (desk) => desk.send("displays.identify", {}) },

  {
    name: "find",
    group: "room",
    keys: ["f", "Ctrl+f"],
    always: true,
    perform: (desk) => desk.toggleSearch(),
  },
  {
    name: "person",
    group: "access",
    keys: ["Ctrl+Shift+w"],
    always: true,
    perform: (desk) => desk.togglePerson(),
  },
  {
    name: "lock",
    group: "access",
    keys: ["Ctrl+Shift+l"],
    always: true,
    perform: (desk) => desk.send("session.lock", {}),
  },
  { name: "help", group: "room", keys: ["?", "F1"], always: true, perform: (desk) => desk.toggleHelp() },
  { name: "notices", group: "room", keys: ["n"], perform: (desk) => desk.toggleNotices() },
  {
    name: "retention",
    group: "room",
    keys: ["Ctrl+Shift+m"],
    perform: (desk) => desk.toggleRetention(),
  },
  { name: "dismiss-notice", group: "room", keys: ["x"], perform: (desk) => desk.dismissNotice() },
  {
    name: "language",
    group: "room",
    keys: ["l"],
    perform: (desk) => desk.send("language.set", { language: desk.language === "id" ? "en" : "id" }),
  },
  { name: "leave", group: "room", keys: ["Escape"], always: true, perform: (desk) => desk.leave() },
];

/** Those of a city that uses this. */
export function actionsInUse(modules: Modules): readonly Action[] {
  return actions.filter(({ needs, group }) => isInUse(modules, needs ?? groupNeeds[group]));
}

function list() {
  return pageOnScreen().list?.current;
}
