/** The room's data: one repository for each aggregate, on one database. */
import Sqlite from "better-sqlite3";
import { type AccessRepository, accessRepository } from "./access.ts";
import { type AlarmRepository, alarmRepository } from "./alarms.ts";
import { type AttendanceRepository, attendanceRepository } from "./attendance.ts";
import { type CameraDirectoryRepository, cameraDirectoryRepository } from "./cameraDirectory.ts";
import { type CameraLookRepository, cameraLookRepository } from "./cameraLooks.ts";
import { type CameraRepository, cameraRepository } from "./cameras.ts";
import { type CameraWatchRepository, cameraWatchRepository } from "./cameraWatch.ts";
import type { Database } from "./database.ts";
import { type DisplayRepository, displayRepository } from "./displays.ts";
import { eventReader } from "./events.ts";
import { type HandoverRepository, handoverRepository } from "./handovers.ts";
import { lastHeard } from "./heard.ts";
import { type IncidentRepository, incidentRepository } from "./incidents.ts";
import { type IntakeSourceRepository, intakeSourceRepository } from "./intakeSources.ts";
import { openJournal } from "./journal.ts";
import { type LogRepository, logRepository, type SignEvent } from "./log.ts";
import { type LogSearchRepository, logSearchRepository } from "./logSearch.ts";
import { type MachineClockingRepository, machineClockingRepository } from "./machineClockings.ts";
import { type OfficerRepository, officerRepository } from "./officers.ts";
import { type OutboxRepository, outboxRepository } from "./outbox.ts";
import { type PerformanceRepository, performanceRepository } from "./performance.ts";
import { type QuarantineRepository, quarantineRepository } from "./quarantine.ts";
import { type ReportRepository, reportRepository } from "./reports.ts";
import { type RetentionRepository, retentionRepository } from "./retention.ts";
import { type RosterRepository, rosterRepository } from "./roster.ts";
import { type SceneRepository, sceneRepository } from "./scenes.ts";
import { type SearchRepository, searchRepository } from "./search.ts";
import { type SensorRepository, sensorRepository } from "./sensors.ts";
import { type SettingRepository, settingRepository } from "./settings.ts";
import { type StorageRepository, storageRepository } from "./storage.ts";
import { type WarningRepository, warningRepository } from "./warnings.ts";

export interface Store {
  readonly access: AccessRepository;
  readonly alarms: AlarmRepository;
  readonly attendance: AttendanceRepository;
  readonly machineClockings: MachineClockingRepository;
  readonly officers: OfficerRepository;
  readonly reports: ReportRepository;
  readonly cameras: CameraRepository;
  readonly cameraDirectory: CameraDirectoryRepository;
  readonly displays: DisplayRepository;
  readonly cameraLooks: CameraLookRepository;
  readonly cameraWatch: CameraWatchRepository;
  readonly handovers: HandoverRepository;
  readonly incidents: IncidentRepository;
  readonly log: LogRepository;
  readonly logSearch: LogSearchRepository;
  readonly outbox: OutboxRepository;
  readonly performance: PerformanceRepository;
  readonly quarantine: QuarantineRepository;
  readonly retention: RetentionRepository;
  readonly roster: RosterRepository;
  readonly sensors: SensorRepository;
  readonly scenes: SceneRepository;
  readonly search: SearchRepository;
  readonly settings: SettingRepository;
  readonly storage: StorageRepository;
  readonly intakeSources: IntakeSourceRepository;
  readonly warnings: WarningRepository;
  /** When this room last heard anything, epoch ms; null for never. */
  lastHeard(): number | null;
  /** Resolves when everything that was committed is on the disk: a loss of power takes nothing of it away any more. */
  sync(): Promise<void>;
  /** Everything that `write` does commits together, or not at all. */
  transaction<Result>(write: () => Result): Result;
  /**
   * Copies everything that is committed into another file, some pages at a time, while the room goes on. The copy says of
   * itself that it is one, and from when (ISO 8601).
   */
  backup(path: string, copiedAt: string): Promise<void>;
  close(): void;
}

/** Of a copy, between two turns of other work: under a millisecond. */
const pagesAtOnce = 64;

/** `sign`: with the station's key; without one, events are not signed. */
export function createStore(database: Database, sign?: SignEvent): Store {
  const reader = eventReader(database);
  const journal = openJournal(database);
  return {
    access: accessRepository(database, reader),
    alarms: alarmRepository(database),
    attendance: attendanceRepository(database, reader),
    machineClockings: machineClockingRepository(database),
    officers: officerRepository(database),
    reports: reportRepository(database),
    cameras: cameraRepository(database),
    cameraDirectory: cameraDirectoryRepository(database),
    displays: displayRepository(database),
    cameraLooks: cameraLookRepository(database),
    cameraWatch: cameraWatchRepository(database),
    handovers: handoverRepository(database),
    incidents: incidentRepository(database),
    log: logRepository(database, reader, sign),
    logSearch: logSearchRepository(database, reader),
    outbox: outboxRepository(database),
    performance: performanceRepository(database),
    quarantine: quarantineRepository(database),
    retention: retentionRepository(database),
    roster: rosterRepository(database, reader),
    sensors: sensorRepository(database),
    scenes: sceneRepository(database),
    search: searchRepository(database),
    settings: settingRepository(database),
    storage: storageRepository(database),
    intakeSources: intakeSourceRepository(database),
    warnings: warningRepository(database),
    lastHeard: lastHeard(database),
    transaction: (write) => database.transaction(write).immediate(),
    sync: journal.sync,
    async backup(path, copiedAt) {
      await database.backup(path, { progress: () => pagesAtOnce });
      const copy = new Sqlite(path);
      try {
        settingRepository(copy).set("copied", copiedAt);
      } finally {
        copy.close();
      }
    },
    close() {
      journal.close();
      database.close();
    },
  };
}
