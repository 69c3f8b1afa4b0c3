/**
 * Every change of the database's form, oldest first. A number never changes once it is published; gaps leave room
 * for what must come between. `user_version` of the file is the number of the last one that was applied.
 */
import type { Database } from "better-sqlite3";
import { createFacts } from "./0100-facts.ts";
import { createSettings } from "./0110-settings.ts";
import { createLog } from "./0200-log.ts";
import { createSearch } from "./0210-search.ts";
import { createIntake } from "./0220-intake.ts";
import { createSensors } from "./0230-sensors.ts";
import { createAlarms } from "./0240-alarms.ts";
import { createCurrent } from "./0280-current.ts";
import { searchNotes } from "./0290-search-notes.ts";
import { createDisplaySizes } from "./0300-display-sizes.ts";
import { createScenes } from "./0310-scenes.ts";
import { createCameraLooks } from "./0320-camera-looks.ts";
import { createCameraDirectory } from "./0330-camera-directory.ts";
import { createCameraWatch } from "./0340-camera-watch.ts";
import { createRoster } from "./0400-roster.ts";
import { createPerformance } from "./0440-performance.ts";
import { createAttendance } from "./0460-attendance.ts";
import { countMonthsAnew } from "./0500-figures-of-months.ts";
import { createShiftLog } from "./0530-shift-log.ts";
import { createRetention } from "./0552-retention.ts";
import { correctMachines } from "./0554-machine-correction.ts";
import { createRuleVersions } from "./0556-attendance-rules.ts";
import { createAccess } from "./0560-access.ts";
import { createHandover } from "./0562-handover.ts";
import { createForeignEvents } from "./0590-foreign-events.ts";
import { createAttendanceFollows } from "./0591-attendance-follows.ts";
import { createPartsOfLogs } from "./0610-parts-of-logs.ts";
import { noteLinesByCode } from "./0611-lines-by-code.ts";
import { createStorage } from "./0612-storage.ts";
import { noteDueByCode } from "./0613-due-by-code.ts";

export interface Migration {
  readonly number: number;
  readonly apply: (database: Database) => void;
}

export const migrations: readonly Migration[] = [
  { number: 100, apply: createFacts },
  { number: 110, apply: createSettings },
  { number: 200, apply: createLog },
  { number: 210, apply: createSearch },
  { number: 220, apply: createIntake },
  { number: 230, apply: createSensors },
  { number: 240, apply: createAlarms },
  { number: 280, apply: createCurrent },
  { number: 290, apply: searchNotes },
  { number: 300, apply: createDisplaySizes },
  { number: 310, apply: createScenes },
  { number: 320, apply: createCameraLooks },
  { number: 330, apply: createCameraDirectory },
  { number: 340, apply: createCameraWatch },
  { number: 400, apply: createRoster },
  { number: 440, apply: createPerformance },
  { number: 460, apply: createAttendance },
  { number: 500, apply: countMonthsAnew },
  { number: 530, apply: createShiftLog },
  { number: 552, apply: createRetention },
  { number: 554, apply: correctMachines },
  { number: 556, apply: createRuleVersions },
  { number: 560, apply: createAccess },
  { number: 562, apply: createHandover },
  { number: 590, apply: createForeignEvents },
  { number: 591, apply: createAttendanceFollows },
  { number: 610, apply: createPartsOfLogs },
  { number: 611, apply: noteLinesByCode },
  { number: 612, apply: createStorage },
  { number: 613, apply: noteDueByCode },
];
