/** What a page does of its own, while it is on screen. */
import { forOfficers, forSources } from "../../../shared/domain/city/modules.ts";
import { accountKeys, accountTools } from "../access/tools.ts";
import { attendanceKeys, attendanceTools } from "../attendance/tools.ts";
import { cameraTools, toolKeys } from "../cameras/tools.ts";
import { doctorKeys, doctorTools } from "../doctor/tools.ts";
import { handoverKeys, handoverTools } from "../handover/tools.ts";
import { logKeys, logTools } from "../log/tools.ts";
import { pageOnScreen } from "../page.ts";
import { toolKeys as pictureToolKeys, pictureTools } from "../picture/tools.ts";
import { roomKeys, roomTools } from "../room/tools.ts";
import { rosterKeys, rosterTools } from "../roster/tools.ts";
import { settingToolKeys, settingTools } from "../settings/tools.ts";
import type { Action } from "./action.ts";

export const toolActions: readonly Action[] = [
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
    name: "measure-display",
    group: "page",
    keys: ["Ctrl+m"],
    perform: () => pageOnScreen().measureDisplay?.(),
  },
  {
    name: "briefing-paper",
    group: "page",
    keys: ["Ctrl+Shift+s"],
    perform: () => pageOnScreen().putOnPaper?.(),
  },
];
