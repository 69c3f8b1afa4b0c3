import type { CommandName } from "../../shared/contract/commands.ts";
import type { RoomRow } from "../../shared/contract/rows.ts";
import type { Clock } from "../../shared/domain/clock.ts";
import type { AccessHandlers, ConfirmSecond } from "./access/commands.ts";
import type { AttendanceHandlers } from "./attendance/commands.ts";
import type { Briefing } from "./briefing/index.ts";
import type { CameraHandlers } from "./cameras/commands.ts";
import type { Director } from "./director.ts";
import type { DoctorHandlers } from "./doctor/index.ts";
import type { EvidenceHandlers } from "./evidence/index.ts";
import type { Handlers } from "./handlers.ts";
import type { HandoverHandlers } from "./handover/commands.ts";
import type { CitizenHandlers } from "./incidents/citizens.ts";
import type { IncidentHandlers } from "./incidents/commands.ts";
import type { PictureHandlers } from "./incidents/pictures.ts";
import type { IntakeHandlers } from "./intake/index.ts";
import type { Legibility } from "./legibility.ts";
import type { Quarantine } from "./link/quarantine.ts";
import type { Notices } from "./live/notices.ts";
import type { LiveRows } from "./live/rows.ts";
import { Refused } from "./live/serve.ts";
import type { ProofHandlers } from "./proof/commands.ts";
import type { StationHandlers } from "./replication/commands.ts";
import { retiringByTwo } from "./replication/retire.ts";
import type { RosterDesk } from "./roster/index.ts";
import type { AlarmHandlers } from "./rules/alarmCommands.ts";
import { createSceneCommands } from "./sceneCommands.ts";
import type { SceneLibrary } from "./sceneLibrary.ts";
import { noSetUp } from "./setUp/refuse.ts";
import type { LogHandlers } from "./shiftLog/commands.ts";
import type { SpotlightHandlers } from "./spotlightCommands.ts";
import type { StationSettings } from "./station/index.ts";
import type { SettingRepository } from "./store/settings.ts";
import type { TileFigures } from "./tileFigures.ts";
import type { Tours } from "./tours.ts";
import type { TrainingHandlers } from "./training/commands.ts";
import type { UpdateHandlers } from "./updates/index.ts";
import type { Wall } from "./wall.ts";
import type { Watchdog } from "./watchdog.ts";

export type CommandHandlers = Handlers<CommandName>;

export interface CommandContext {
  readonly room: LiveRows<RoomRow>;
  readonly wall: Wall;
  readonly tileFigures: TileFigures;
  readonly watchdog: Watchdog;
  readonly legibility: Legibility;
  readonly director: Director;
  readonly tours: Tours;
  readonly settings: SettingRepository;
  readonly notices: Notices;
  readonly quarantine: Quarantine;
  readonly clock: Clock;
  readonly training: TrainingHandlers;
  readonly access: AccessHandlers;
  readonly handover: HandoverHandlers;
  readonly incidents: IncidentHandlers;
  readonly citizens: Pick<CommandHandlers, keyof CitizenHandlers>;
  readonly pictures: PictureHandlers;
  readonly intake: IntakeHandlers;
  readonly alarms: AlarmHandlers;
  readonly attendance: AttendanceHandlers;
  readonly cameras: CameraHandlers;
  readonly roster: RosterDesk["commands"];
  readonly spotlights: SpotlightHandlers;
  readonly library: SceneLibrary;
  readonly briefing: Briefing["commands"];
  readonly shiftLog: LogHandlers;
  readonly proof: ProofHandlers;
  readonly evidence: EvidenceHandlers;
  readonly doctor: DoctorHandlers;
  readonly stations: StationHandlers;
  readonly updates: UpdateHandlers;
  readonly station: StationSettings["commands"];
  readonly confirmSecond: ConfirmSecond;
}

const identifyForMs = 8000;

export function createCommands(context: CommandContext): CommandHandlers {
  const { wall, director, tours, settings, notices, quarantine, library, clock } = context;

  function changeRoom(change: Partial<RoomRow>): void {
    const room = context.room.get("room");
    if (room) context.room.put({ ...room, ...change });
  }

  // What was chosen is shown before it is remembered: a full disk must not leave screens that disagree.
  return {
    "scene.show"({ scene }) {
      if (!director.choose(scene)) throw new Refused({ code: "unknown-scene", found: scene });
      return {};
    },
    "scene.back"() {
      director.back();
      return {};
    },
    "scene.hold"() {
      director.hold();
      return {};
    },
    "scene.release"() {
      director.release();
      return {};
    },
    "language.set"({ language }) {
      changeRoom({ language });
      settings.set("language", language);
      return {};
    },
    "displays.identify"() {
      changeRoom({ identifyUntil: clock() + identifyForMs });
      return {};
    },
    "displays.configure"({ display, size }) {
      if (!wall.configure(display, size)) throw new Refused({ code: "unknown-display", found: display });
      return {};
    },
    "displays.report"({ displays }) {
      wall.cover(displays);
      return {};
    },
    "tiles.report"({ tiles }, caller) {
      wall.tellTiles(caller.id, tiles);
      return {};
    },
    "tiles.figures"({ shown }) {
      context.tileFigures.show(shown);
      return {};
    },
    "quarantine.clear"() {
      quarantine.clear();
      return {};
    },
    "notices.dismiss"({ id }) {
      notices.dismiss(id);
      return {};
    },
    "notices.raise"({ severity, code, params }) {
      notices.raise(severity, code, params);
      return {};
    },
    "tours.pause"() {
      tours.pause();
      return {};
    },
    "tours.resume"() {
      tours.resume();
      return {};
    },
    "tours.step"({ by }) {
      tours.step(by);
      return {};
    },
    "watchdog.report"(report) {
      context.watchdog.tell(report);
      return {};
    },
    "watchdog.return"() {
      context.watchdog.endSafety();
      return {};
    },
    "legibility.check"() {
      context.legibility.ask();
      return {};
    },
    "legibility.report"(report) {
      context.legibility.tell(report);
      return {};
    },
    ...context.access,
    ...context.training,
    ...context.handover,
    ...context.incidents,
    ...context.citizens,
    ...context.pictures,
    ...context.intake,
    ...context.alarms,
    ...context.attendance,
    ...context.cameras,
    ...context.roster,
    ...context.spotlights,
    ...context.briefing,
    ...context.shiftLog,
    ...context.proof,
    ...context.evidence,
    ...context.doctor,
    ...noSetUp,
    ...context.station,
    ...context.stations,
    ...context.updates,
    ...retiringByTwo(context.stations, context.confirmSecond),
    ...createSceneCommands(library, () => {
      wall.take(library.scenes());
      director.scenesChanged();
    }),
  };
}
