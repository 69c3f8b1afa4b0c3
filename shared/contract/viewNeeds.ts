/** Which part of the product a view is about: where a city does not use it, the view is empty. */
import { forOfficers, forSources, isInUse, type Modules, type Needs } from "../domain/city/modules.ts";
import type { ViewName } from "./views.ts";

const viewNeeds: Readonly<Partial<Record<ViewName, Needs>>> = {
  cameras: ["cameras"],
  camerasRemoved: ["cameras"],
  cameraImport: ["cameras"],
  cameraLooks: ["cameras"],
  cameraStatus: ["cameras"],
  cameraHours: ["cameras"],
  tours: ["cameras"],
  officers: forOfficers,
  rosterPlans: forOfficers,
  rosterDays: forOfficers,
  rosterStaffing: forOfficers,
  rosterFaults: forOfficers,
  rosterFile: forOfficers,
  rosterShort: forOfficers,
  rosterDecisions: forOfficers,
  rosterSwaps: forOfficers,
  reports: ["reports"],
  incidents: ["reports"],
  incident: ["reports"],
  incidentReports: ["reports"],
  citizens: ["reports"],
  history: ["reports"],
  sopSteps: ["reports"],
  spotlights: ["reports"],
  performance: ["reports"],
  briefingPhotos: ["reports"],
  sensors: ["sensors"],
  warnings: ["warnings"],
  intakeSources: forSources,
  intakeFile: forSources,
  attendance: ["attendance"],
  attendanceDay: ["attendance"],
  attendanceDays: ["attendance"],
  attendanceFlags: ["attendance"],
  attendanceRecap: ["attendance"],
  attendanceFacts: ["attendance"],
  machineFiles: ["attendance"],
  machinePeople: ["attendance"],
};

export function isViewInUse(modules: Modules, view: ViewName): boolean {
  return isInUse(modules, viewNeeds[view]);
}
