/**
 * Who may do and see what: one row for each command and each view of the contract. A new one without a row does not
 * compile. The core asks this table on every command and every view (`electron/core/live/serve.ts`); which kinds of
 * window may call a command at all (`from` in its declaration) comes on top.
 */
import { type CallerRole, callerRoles } from "../domain/roles/role.ts";
import type { CommandName } from "./commands.ts";
import type { ViewName } from "./views.ts";

type Who = readonly CallerRole[];

/** Whoever decides about incidents, orders and alarms. */
const room: Who = ["operator", "supervisor"];
const supervisor: Who = ["supervisor"];
const administrator: Who = ["administrator"];
/** What the room is set to. */
const settings: Who = ["supervisor", "administrator"];
/** What stands on the wall; an administrator tries displays and scenes out. */
const wallControl: Who = ["operator", "supervisor", "administrator"];
const presenters: Who = ["operator", "supervisor", "leader"];
const person: Who = ["operator", "supervisor", "leader", "administrator"];
/** What a window says of itself. */
const window: Who = [...person, "wall", "nobody"];
const main: Who = ["main"];

export const commandRoles: { readonly [Name in CommandName]: Who } = {
  "scene.show": wallControl,
  "scene.back": wallControl,
  "scene.hold": wallControl,
  "scene.release": wallControl,
  "language.set": [...person, "nobody"],
  "displays.identify": wallControl,
  "displays.configure": settings,
  "displays.report": main,
  "tiles.report": window,
  "tiles.figures": wallControl,
  "quarantine.clear": settings,
  "notices.dismiss": wallControl,
  "notices.raise": main,

  "access.begin": ["nobody"],
  "session.signIn": [...person, "nobody"],
  "session.signOut": person,
  "session.lock": person,
  "session.active": person,
  "profile.changeSecret": person,
  "accounts.add": administrator,
  "accounts.change": administrator,
  "accounts.resetSecret": administrator,
  "accounts.setActive": administrator,
  "accounts.delete": administrator,

  "incident.acknowledge": room,
  "incident.change": room,
  "incident.note": room,
  "incident.contact": room,
  "incident.merge": room,
  "incident.separate": room,
  "incident.keepApart": room,
  "incident.seeConflict": room,
  "incident.transfer": room,
  "incident.resolve": room,
  "incident.close": room,
  "incident.reopen": room,
  "incident.cancel": room,
  "incident.picture": room,
  "citizen.reveal": room,
  "citizen.hide": room,
  "order.send": room,
  "order.recall": room,
  "order.reply": room,
  "order.stopEscalation": room,
  "sop.tick": room,
  "report.take": room,
  search: presenters,
  "officers.suggest": room,

  "intake.poll": wallControl,
  "intake.read": wallControl,
  "intake.import": room,
  "intake.dismiss": wallControl,

  "alarm.acknowledge": room,
  "alarm.acknowledgeAll": room,
  "alarm.shelve": room,
  "alarm.unshelve": room,

  "attendance.export": supervisor,
  "attendance.clock": supervisor,
  "attendance.enterLeave": supervisor,
  "attendance.withdraw": supervisor,
  "attendance.strike": supervisor,
  "attendance.rule": supervisor,
  "attendance.judgeFlag": supervisor,
  "attendance.closeDay": supervisor,
  "attendance.mapPerson": settings,
  "attendance.mapColumns": settings,
  "attendance.correctMachine": supervisor,
  "attendance.watchFolder": settings,

  "cameras.save": settings,
  "cameras.mark": settings,
  "cameras.remove": settings,
  "cameras.restore": settings,
  "cameras.read": settings,
  "cameras.readMediaMtx": settings,
  "cameras.import": settings,
  "cameras.dismissImport": settings,
  "cameras.export": settings,
  "cameras.test": wallControl,
  "cameras.pictures": person,
  // A camera server's password changes at night too.
  "logins.set": settings,
  "logins.clear": settings,
  "logins.adopt": settings,
  "logins.load": main,
  "logins.kept": main,
  "glance.report": window,

  "spotlight.show": room,
  "spotlight.end": room,
  "spotlight.next": room,
  "spotlight.keep": room,
  "wall.push": wallControl,
  "wall.clear": wallControl,
  "wall.undo": wallControl,
  "tours.pause": wallControl,
  "tours.resume": wallControl,
  "tours.step": wallControl,

  "watchdog.report": main,
  "watchdog.return": wallControl,
  "legibility.check": wallControl,
  "legibility.report": window,

  "scenes.save": settings,
  "scenes.remove": settings,
  "scenes.import": settings,
  "scenes.export": settings,

  "roster.draft": supervisor,
  "roster.enter": supervisor,
  "roster.publish": supervisor,
  "roster.withdraw": supervisor,
  "roster.change": supervisor,
  "roster.restore": supervisor,
  "roster.proposeSwap": room,
  "roster.agreeSwap": supervisor,
  "roster.declineSwap": supervisor,
  "roster.read": supervisor,
  "roster.import": supervisor,
  "roster.dismiss": supervisor,
  "roster.export": supervisor,

  // Who takes over is a supervisor, too; others read what was handed over.
  "handover.begin": supervisor,
  "handover.join": supervisor,
  "handover.goThrough": supervisor,
  "handover.note": supervisor,
  "handover.confirm": supervisor,
  "handover.ask": supervisor,
  "handover.answer": supervisor,
  "handover.interrupt": supervisor,
  "handover.resume": supervisor,
  "handover.miss": supervisor,
  "handover.sign": supervisor,
  "handover.unsign": supervisor,
  "handover.refuse": supervisor,
  "handover.abandon": supervisor,
  "handover.paper": room,

  // The key of another computer is let in by whoever answers for the room's settings.
  "stations.joinCode": settings,
  "stations.endJoinCode": settings,
  "stations.join": settings,
  "stations.admit": settings,
  "stations.retire": settings,
  "stations.rename": settings,

  "machine.report": main,
  "doctor.examine": settings,
  "doctor.export": settings,

  // Whoever takes a station out of the real room answers for that.
  "drill.begin": settings,
  "drill.freeze": settings,
  "drill.resume": settings,
  "drill.speed": settings,
  "drill.inject": settings,
  "drill.end": settings,
  "drill.paper": settings,
  "updates.report": main,
  "updates.look": settings,
  "updates.take": administrator,
  "updates.plan": administrator,
  "updates.cancel": administrator,
  "updates.undo": administrator,
  // A machine is told what to be by whoever looks after it.
  "settings.preview": administrator,
  "settings.change": administrator,
  "settings.undo": administrator,

  "setUp.checkCity": ["nobody"],
  "setUp.testBroker": ["nobody"],
  "setUp.testCamera": ["nobody"],
  "setUp.preview": ["nobody"],
  "setUp.finish": ["nobody"],

  "briefing.step": presenters,
  "briefing.show": presenters,
  "briefing.turn": presenters,
  "briefing.note": presenters,
  "briefing.room": window,
  "briefing.paper": presenters,

  // An operator corrects what they wrote themselves, a supervisor what anybody did (shiftLog/commands.ts).
  "log.write": wallControl,
  "log.correct": room,
  "log.search": person,
  "log.attachment": person,
  "log.print": person,
  "log.export": settings,
  // With citizens' names a supervisor's alone (evidence/index.ts).
  "evidence.export": room,
};

/** The wall stands in the room for all to see, and main opens windows by what it sees. */
const everywhere: Who = ["wall", "main", ...person];
/** Before anybody signed in as well. */
const always: Who = callerRoles;
/** What only a console shows. */
const desks: Who = person;

export const viewRoles: { readonly [Name in ViewName]: Who } = {
  session: always,
  people: always,
  accounts: administrator,
  demoAccounts: ["nobody", ...person],
  audit: settings,
  room: always,
  city: always,
  cameras: everywhere,
  camerasRemoved: settings,
  cameraImport: settings,
  cameraLogins: desks,
  secretStore: desks,
  cameraLooks: everywhere,
  cameraStatus: everywhere,
  cameraHours: desks,
  officers: everywhere,
  rosterCity: everywhere,
  rosterPlans: desks,
  rosterDays: desks,
  rosterStaffing: everywhere,
  rosterFaults: desks,
  rosterFile: supervisor,
  rosterShort: everywhere,
  rosterDecisions: desks,
  rosterSwaps: desks,
  reports: everywhere,
  incidents: everywhere,
  incident: everywhere,
  incidentReports: everywhere,
  citizens: desks,
  history: everywhere,
  sopSteps: everywhere,
  sensors: everywhere,
  warnings: everywhere,
  intakeSources: everywhere,
  intakeFile: desks,
  // A console at which nobody is signed in sounds, too: somebody is in the room.
  alarms: always,
  alarmFigures: everywhere,
  duty: everywhere,
  handovers: desks,
  handover: desks,
  handoverItems: desks,
  handoverDraft: supervisor,
  // Figures by people's names are refused beyond this (performance/index.ts).
  performance: everywhere,
  briefing: everywhere,
  briefingNotes: desks,
  briefingPhotos: everywhere,
  performanceState: everywhere,
  attendance: everywhere,
  attendanceDay: supervisor,
  attendanceDays: supervisor,
  attendanceFlags: supervisor,
  attendanceRecap: supervisor,
  attendanceFacts: supervisor,
  machineFiles: settings,
  machinePeople: settings,
  logBook: desks,
  logDay: desks,
  logLatest: everywhere,
  stations: everywhere,
  stationJoin: settings,
  metrics: settings,
  examination: settings,
  // Whatever is seen is seen as what it is, before anybody signed in as well.
  drill: always,
  scenarios: settings,
  drillReadiness: settings,
  pastDrills: settings,
  drillIncidents: settings,
  updates: [...settings, "main"],
  link: always,
  quarantine: desks,
  retentionRules: desks,
  storage: desks,
  deletions: desks,
  notices: [...everywhere, "nobody"],
  scenes: everywhere,
  sceneDefinitions: desks,
  displays: everywhere,
  spotlights: everywhere,
  places: everywhere,
  tours: everywhere,
  tiles: everywhere,
  watchdog: everywhere,
  legibility: everywhere,
  legibilityAsk: everywhere,
  settings,
  settingFile: settings,
  // Of a machine that has no room yet.
  setUp: ["nobody"],
  setUpDisplays: ["nobody"],
  // They hold secrets.
  ending: main,
  cameraOrigins: main,
  loginsToKeep: main,
};

/** What a window may do while it is locked: say what it shows, and be unlocked. */
export const whileLocked: ReadonlySet<CommandName> = new Set<CommandName>([
  ...(["glance.report", "legibility.report", "tiles.report", "briefing.room", "language.set"] as const),
  ...(["session.signIn", "session.signOut"] as const),
]);

export function mayCall(role: CallerRole, command: CommandName): boolean {
  return commandRoles[command].includes(role);
}

export function maySee(role: CallerRole, view: ViewName): boolean {
  return viewRoles[view].includes(role);
}
