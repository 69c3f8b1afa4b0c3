/** Every live query of the core. To add one is to add a row here and its source in `electron/core/live/sources.ts`. */
import { z } from "zod";
import { accessViews } from "./access.ts";
import { alarmFigures, alarmRow } from "./alarms.ts";
import * as attendance from "./attendance.ts";
import { briefingNoteRow, briefingPhotoRow, briefingRow } from "./briefing.ts";
import { cameraImportRow } from "./cameraExchange.ts";
import { cameraLoginRow, removedCameraRow, secretStoreRow } from "./cameras.ts";
import { cameraHourRow, cameraStatusRow } from "./cameraWatch.ts";
import { citizenRow } from "./citizens.ts";
import { view } from "./define.ts";
import { doctorViews } from "./doctor.ts";
import { handoverViews } from "./handover.ts";
import { historyRow, incidentRow, sopStepRow } from "./incidents.ts";
import { intakeFileRow, intakeSourceRow, warningRow } from "./intake.ts";
import { legibilityAskRow, legibilityRow } from "./legibility.ts";
import { mainViews } from "./ofMain.ts";
import { performanceParams, performanceRow, performanceStateRow } from "./performance.ts";
import { deletionRow, retentionRuleRow } from "./retention.ts";
import {
  rosterCityRow,
  rosterDaysRow,
  rosterDecisionRow,
  rosterFaultRow,
  rosterPeriod,
  rosterPlanRow,
  rosterShortRow,
  rosterStaffingRow,
  rosterSwapRow,
} from "./roster.ts";
import { rosterFileRow } from "./rosterExchange.ts";
import * as rows from "./rows.ts";
import { sceneDefinitionRow } from "./scenes.ts";
import { sensorRow } from "./sensors.ts";
import { settingViews } from "./settings.ts";
import { setUpViews } from "./setUp.ts";
import { logBookRow, logParams, logRow } from "./shiftLog.ts";
import { placeRow, spotlightRow } from "./spotlights.ts";
import { stationViews } from "./stations.ts";
import { storageRow } from "./storage.ts";
import { tourRow } from "./tours.ts";
import { trainingViews } from "./training.ts";
import { updateViews } from "./updates.ts";
import { watchdogRow } from "./watchdog.ts";

const none = z.object({}).strict();
const ofCamera = z.object({ camera: z.string() }).strict();
const ofIncident = z.object({ incident: z.string() }).strict();

export const views = {
  ...accessViews,
  ...mainViews,
  ...handoverViews,
  ...stationViews,
  ...doctorViews,
  ...trainingViews,
  ...updateViews,
  ...setUpViews,
  ...settingViews,
  room: view(none, rows.roomRow, (row) => row.id),
  cameras: view(none, rows.cameraRow, (row) => row.id),
  camerasRemoved: view(none, removedCameraRow, (row) => row.id),
  cameraImport: view(none, cameraImportRow, (row) => row.id),
  cameraLogins: view(none, cameraLoginRow, (row) => row.id),
  secretStore: view(none, secretStoreRow, (row) => row.id),
  /** To a minute. */
  cameraLooks: view(none, rows.cameraLookRow, (row) => row.camera),
  /** What was seen of each camera that was ever looked at. */
  cameraStatus: view(none, cameraStatusRow, (row) => row.camera),
  /** Of one camera, the hours of the last 7 days in which it was looked at. */
  cameraHours: view(ofCamera, cameraHourRow, (row) => String(row.hour)),
  officers: view(none, rows.officerRow, (row) => row.id),
  rosterCity: view(none, rosterCityRow, (row) => row.id),
  /** Drafts, and what was published or withdrawn, the oldest first. */
  rosterPlans: view(none, rosterPlanRow, (row) => row.id),
  /** What every officer is planned for. */
  rosterDays: view(rosterPeriod, rosterDaysRow, (row) => row.officer),
  rosterStaffing: view(rosterPeriod, rosterStaffingRow, (row) => row.id),
  /** Everything that is wrong with the plan of a period, the first thousand. */
  rosterFaults: view(rosterPeriod, rosterFaultRow, (row) => row.id),
  /** A plan that is looked at before it comes in. */
  rosterFile: view(none, rosterFileRow, (row) => row.id),
  rosterShort: view(none, rosterShortRow, (row) => row.id),
  /** The newest decisions, without what was entered into drafts. */
  rosterDecisions: view(none, rosterDecisionRow, (row) => row.id),
  /** That wait, and those that were decided in the last 30 days. */
  rosterSwaps: view(none, rosterSwapRow, (row) => row.id),
  /** Open reports, and closed ones of the last day. */
  reports: view(none, rows.reportRow, (row) => row.id),
  /** Open incidents, and finished ones of the last day. */
  incidents: view(none, incidentRow, (row) => row.id),
  /** One incident of any age, by its own id or that of a report that it gathers. */
  incident: view(ofIncident, incidentRow, (row) => row.id),
  /** All reports that one incident gathers, of any age. */
  incidentReports: view(ofIncident, rows.reportRow, (row) => row.id),
  /** Who reported one incident, of all reports that it gathers: masked until a person asks to see them. */
  citizens: view(ofIncident, citizenRow, (row) => row.report),
  /** Everything that was decided about one incident, and what came of it; the oldest first. */
  history: view(ofIncident, historyRow, (row) => row.id),
  /** The steps that the city's procedure asks for in one incident. */
  sopSteps: view(ofIncident, sopStepRow, (row) => `${row.sop}/${row.step}`),
  sensors: view(none, sensorRow, (row) => row.id),
  /** Official warnings in force. */
  warnings: view(none, warningRow, (row) => row.id),
  intakeSources: view(none, intakeSourceRow, (row) => row.id),
  intakeFile: view(none, intakeFileRow, (row) => row.id),
  /** Every alarm that is not normal. */
  alarms: view(none, alarmRow, (row) => row.id),
  alarmFigures: view(none, alarmFigures, (row) => row.id),
  /** Figures of a period by group, and of all together (the empty key). */
  performance: view(performanceParams, performanceRow, (row) => row.key),
  /** Which page of the briefing stands on the wall and the console. */
  briefing: view(none, briefingRow, (row) => row.id),
  briefingNotes: view(none, briefingNoteRow, (row) => row.page),
  briefingPhotos: view(none, briefingPhotoRow, (row) => row.incident),
  performanceState: view(none, performanceStateRow, (row) => row.id),
  /** None where the city has no attendance. */
  attendance: view(none, attendance.attendanceRow, (row) => row.id),
  /** Every shift that begins on a day, and what was worked off the plan. */
  attendanceDay: view(attendance.attendanceParams.ofDay, attendance.attendanceShiftRow, (row) => row.id),
  /** The days of a month: open, closed, changed since. */
  attendanceDays: view(attendance.attendanceParams.ofMonth, attendance.attendanceDayRow, (row) => row.day),
  /** What a person is asked to judge of a day. */
  attendanceFlags: view(attendance.attendanceParams.ofDay, attendance.attendanceFlagRow, (row) => row.id),
  /** A month, a line for each officer, crew or agency, and one for all. */
  attendanceRecap: view(attendance.attendanceParams.recap, attendance.attendanceRecapRow, (row) => row.id),
  /** What an officer's figures of some days came from. */
  attendanceFacts: view(attendance.attendanceParams.facts, attendance.attendanceFactRow, (row) => row.id),
  /** Files of fingerprint machines, the last ones, and numbers on them. */
  machineFiles: view(none, attendance.machineFileRow, (row) => row.id),
  machinePeople: view(none, attendance.machinePersonRow, (row) => row.person),
  logBook: view(none, logBookRow, (row) => row.id),
  /** Everything that was decided and written on a day, the oldest first. */
  logDay: view(logParams.ofDay, logRow, (row) => row.id),
  /** What people wrote last, the oldest first. */
  logLatest: view(none, logRow, (row) => row.id),
  quarantine: view(none, rows.quarantineRow, (row) => row.id),
  /** What is deleted after a while, and what was: the newest days. */
  retentionRules: view(none, retentionRuleRow, (row) => row.rule),
  storage: view(none, storageRow, (row) => row.id),
  deletions: view(none, deletionRow, (row) => row.id),
  scenes: view(none, rows.sceneRow, (row) => row.id),
  /** Every scene as it is drawn, for the editor. */
  sceneDefinitions: view(none, sceneDefinitionRow, (row) => row.id),
  displays: view(none, rows.displayRow, (row) => row.id),
  /** The incident in the spotlight, and those that wait for it. */
  spotlights: view(none, spotlightRow, (row) => row.incident),
  /** Every place of the wall that has a number. */
  places: view(none, placeRow, (row) => String(row.number)),
  /** The city's tours of cameras, and how far each one is. */
  tours: view(none, tourRow, (row) => row.id),
  watchdog: view(none, watchdogRow, (row) => row.id),
  legibility: view(none, legibilityRow, (row) => row.id),
  legibilityAsk: view(none, legibilityAskRow, (row) => row.id),
} as const;

export type ViewName = keyof typeof views;
export type ViewParams<Name extends ViewName> = z.infer<(typeof views)[Name]["params"]>;
export type ViewRow<Name extends ViewName> = z.infer<(typeof views)[Name]["row"]>;
