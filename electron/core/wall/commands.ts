/** What operators, and the wall's own pages, ask of the wall. */
import type { CommandName } from "../../../shared/contract/commands.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { PromptHandlers } from "../handlers.ts";
import { Refused } from "../live/serve.ts";
import type { Sources } from "../live/sources.ts";
import type { Director } from "./director.ts";
import type { Legibility } from "./legibility.ts";
import type { TileFigures } from "./tileFigures.ts";
import type { Tours } from "./tours.ts";
import type { Wall } from "./wall.ts";
import type { Watchdog } from "./watchdog.ts";

export interface WallCommandContext {
  readonly wall: Wall;
  readonly director: Director;
  readonly tours: Tours;
  readonly watchdog: Watchdog;
  readonly tileFigures: TileFigures;
  readonly legibility: Legibility;
  readonly room: Sources["room"];
  readonly clock: Clock;
}

type WallCommand = Extract<
  CommandName,
  `${"scene" | "displays" | "tiles" | "tours" | "watchdog" | "legibility"}.${string}`
>;

const identifyForMs = 8000;

export function createWallCommands(context: WallCommandContext): PromptHandlers<WallCommand> {
  const { wall, director, tours, watchdog, tileFigures, legibility, room, clock } = context;
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
    "displays.identify"() {
      const row = room.get("room");
      if (row) room.put({ ...row, identifyUntil: clock() + identifyForMs });
      return {};
    },
    "displays.configure"({ display, size }) {
      if (!wall.configure(display, size)) throw new Refused({ code: "unknown-display", found: display });
      return {};
    },
    "displays.report"({ displays }) {
      wall.cover(displays);
      return { foremost: wall.foremost };
    },
    "tiles.report"({ tiles }, caller) {
      wall.tellTiles(caller.id, tiles);
      return {};
    },
    "tiles.figures"({ shown }) {
      tileFigures.show(shown);
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
      watchdog.tell(report);
      return {};
    },
    "watchdog.return"() {
      watchdog.endSafety();
      return {};
    },
    "legibility.check"() {
      legibility.ask();
      return {};
    },
    "legibility.report"(report) {
      legibility.tell(report);
      return {};
    },
  };
}
