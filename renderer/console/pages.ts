/** The console's pages: name, key, component. Adding one is adding a row, and an action with its key. */
import type { ComponentType } from "react";
import type { Modules } from "../../shared/domain/city/modules.ts";
import { AccessPage } from "./access/AccessPage.tsx";
import type { Desk } from "./actions/action.ts";
import { actions, actionsInUse } from "./actions/index.ts";
import { AlarmsPage } from "./alarms/AlarmsPage.tsx";
import { AttendancePage } from "./attendance/AttendancePage.tsx";
import { BriefingPage } from "./briefing/BriefingPage.tsx";
import { CamerasPage } from "./cameras/CamerasPage.tsx";
import { DisplaysPage } from "./displays/DisplaysPage.tsx";
import { DoctorPage } from "./doctor/DoctorPage.tsx";
import { HandoverPage } from "./handover/HandoverPage.tsx";
import { LogPage } from "./log/LogPage.tsx";
import type { PageName } from "./page.ts";
import { PerformancePage } from "./performance/PerformancePage.tsx";
import { QuarantinePage } from "./quarantine/QuarantinePage.tsx";
import { RoomPage } from "./room/RoomPage.tsx";
import { RosterPage } from "./roster/RosterPage.tsx";
import { ScenesPage } from "./scenes/ScenesPage.tsx";
import { SettingsPage } from "./settings/SettingsPage.tsx";
import { SourcesPage } from "./sources/SourcesPage.tsx";
import { TrainingPage } from "./training/TrainingPage.tsx";

export interface PageProps {
  readonly desk: Desk;
}

/** The situation is kept while another page is shown, see Console.tsx. */
export const pages: Record<Exclude<PageName, "situation">, ComponentType<PageProps>> = {
  cameras: CamerasPage,
  roster: RosterPage,
  attendance: AttendancePage,
  log: LogPage,
  performance: PerformancePage,
  briefing: BriefingPage,
  handover: HandoverPage,
  quarantine: QuarantinePage,
  displays: DisplaysPage,
  sources: SourcesPage,
  alarms: AlarmsPage,
  scenes: ScenesPage,
  access: AccessPage,
  room: RoomPage,
  doctor: DoctorPage,
  training: TrainingPage,
  settings: SettingsPage,
};

/** Whether a city that uses this has the page: it has what opens it. */
export function isPageInUse(page: PageName, modules: Modules): boolean {
  return actionsInUse(modules).some(({ name }) => name === `page-${page}`);
}

/** The key that opens a page. */
export function pageKey(page: PageName): string {
  return actions.find(({ name }) => name === `page-${page}`)?.keys[0] ?? "";
}
