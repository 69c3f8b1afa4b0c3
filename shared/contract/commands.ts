/** Every request that a page may make. To add one is to add a row here and its handler to those of `electron/core/room.ts`. */
import { z } from "zod";
import { displaySizeSchema } from "../domain/scene/display.ts";
import { accessCommands } from "./access.ts";
import { alarmCommands } from "./alarms.ts";
import { attendanceCommands } from "./attendance.ts";
import { briefingCommands } from "./briefing.ts";
import { cameraExchangeCommands } from "./cameraExchange.ts";
import { cameraCommands } from "./cameras.ts";
import { cameraWatchCommands } from "./cameraWatch.ts";
import { citizenCommands } from "./citizens.ts";
import { command } from "./define.ts";
import { doctorCommands } from "./doctor.ts";
import { handoverCommands } from "./handover.ts";
import { incidentCommands } from "./incidents.ts";
import { intakeCommands } from "./intake.ts";
import { legibilityCommands } from "./legibility.ts";
import { mainCommands } from "./ofMain.ts";
import { pictureCommands } from "./pictures.ts";
import { rosterCommands } from "./roster.ts";
import { rosterExchangeCommands } from "./rosterExchange.ts";
import { language, tileRow } from "./rows.ts";
import { sceneCommands } from "./scenes.ts";
import { settingChangeCommands } from "./settings.ts";
import { setUpCommands } from "./setUp.ts";
import { logCommands } from "./shiftLog.ts";
import { spotlightCommands } from "./spotlights.ts";
import { stationCommands } from "./stations.ts";
import { tourCommands } from "./tours.ts";
import { trainingCommands } from "./training.ts";
import { updateCommands } from "./updates.ts";
import { watchdogCommands } from "./watchdog.ts";

const nothing = z.object({}).strict();

export const commands = {
  /** Shows another scene on all displays: the one to come back to from now on (domain/scene/director.ts). */
  "scene.show": command(z.object({ scene: z.string() }), nothing, ["console", "wall"]),
  /** Ends a scene that came by itself; without one, shows the one that was chosen before. */
  "scene.back": command(nothing, nothing, ["console", "wall"]),
  /** Nothing but a person changes the scene, until it is released. */
  "scene.hold": command(nothing, nothing, ["console", "wall"]),
  "scene.release": command(nothing, nothing, ["console", "wall"]),
  "language.set": command(z.object({ language }), nothing, ["console", "wall"]),
  /** Every display shows its number for some seconds. */
  "displays.identify": command(nothing, nothing, ["console", "wall"]),
  /** What a display measures; null: what the city says of its displays. */
  "displays.configure": command(
    z.object({ display: z.string(), size: displaySizeSchema.nullable() }),
    nothing,
    ["console"],
  ),
  /** What the tiles of the calling window show; replaces what it said before. */
  "tiles.report": command(
    z.object({ tiles: z.array(tileRow.pick({ camera: true, state: true })) }),
    nothing,
    ["wall", "console"],
  ),
  /** Every tile of the room shows its figures, for a while. */
  "tiles.figures": command(z.object({ shown: z.boolean() }), nothing, ["console"]),
  "quarantine.clear": command(nothing, nothing, ["console"]),
  "notices.dismiss": command(z.object({ id: z.string() }), nothing, ["console"]),
  ...mainCommands,
  ...accessCommands,
  ...incidentCommands,
  ...citizenCommands,
  ...pictureCommands,
  ...intakeCommands,
  ...alarmCommands,
  ...attendanceCommands,
  ...cameraCommands,
  ...cameraExchangeCommands,
  ...cameraWatchCommands,
  ...spotlightCommands,
  ...tourCommands,
  ...watchdogCommands,
  ...legibilityCommands,
  ...sceneCommands,
  ...rosterCommands,
  ...rosterExchangeCommands,
  ...briefingCommands,
  ...logCommands,
  ...stationCommands,
  ...doctorCommands,
  ...handoverCommands,
  ...trainingCommands,
  ...updateCommands,
  ...setUpCommands,
  ...settingChangeCommands,
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> = z.input<(typeof commands)[Name]["input"]>;
export type CommandOutput<Name extends CommandName> = z.infer<(typeof commands)[Name]["output"]>;
