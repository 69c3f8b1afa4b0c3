/** The wall, put together: which scene it shows and why, what lies over it, and what may be asked of it. */
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { WallDisplay } from "../../../shared/domain/scene/display.ts";
import type { Notices } from "../live/notices.ts";
import type { Sources } from "../live/sources.ts";
import { errorText, type Log } from "../log.ts";
import { createSceneCommands } from "../scenes/commands.ts";
import { type FoundScene, SceneLibrary } from "../scenes/library.ts";
import { everydayScene } from "../scenes/load.ts";
import type { Store } from "../store/index.ts";
import { createWallCommands } from "./commands.ts";
import { Director } from "./director.ts";
import { Legibility } from "./legibility.ts";
import { sceneState, WallShare } from "./share.ts";
import { createSpotlightCommands } from "./spotlightCommands.ts";
import { openSpotlights } from "./spotlights.ts";
import { TileFigures } from "./tileFigures.ts";
import { Tours, unknownTours } from "./tours.ts";
import { type DisplaySizes, Wall } from "./wall.ts";
import { Watchdog } from "./watchdog.ts";

export interface WallOptions {
  readonly city: City;
  readonly station: string;
  readonly store: Pick<Store, "log" | "settings" | "transaction" | "scenes">;
  /** The room's row and its incidents are there. */
  readonly sources: Sources;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly log: Log;
  /** Scenes of the folders. */
  readonly found: readonly FoundScene[];
  readonly sizes: DisplaySizes;
  /** What a person asked for when starting the room. */
  readonly scene: string | null;
  /** A room that was told nothing yet begins with no scene coming by itself. */
  readonly held: boolean;
}

export type WallDesk = ReturnType<typeof openWall>;

export function openWall(options: WallOptions) {
  const { city, station, store, sources, notices, clock, log, found, sizes } = options;
  const library = new SceneLibrary(found, store.scenes, sources.sceneDefinitions, clock, city.modules);
  const wall = new Wall(library.scenes(), everydayScene, city, sources, sizes, clock);
  tellFaults(library, options);
  const known = library.scenes().map(({ id }) => id);
  const isUnknown = options.scene !== null && !known.includes(options.scene);
  if (isUnknown) notices.raise("warning", "scene-unknown", { scene: options.scene, known: known.join(", ") });
  const share = new WallShare({
    ...{ station, store, clock },
    onFault: (error) => log.error("what the wall shows was not shared", { reason: errorText(error) }),
  });
  const director = new Director(
    {
      ...{ wall, notices, clock, log, zone: city.zone, settings: share.settings },
      isOwn: () => share.isOwn,
      ...{ room: sources.room, incidents: sources.incidents, scenes: () => library.scenes() },
    },
    { scene: everydayScene, held: options.held },
    isUnknown ? null : options.scene,
  );
  share.follow("scene", (state) => {
    const read = sceneState.safeParse(state);
    if (read.success) director.follow(read.data);
  });
  const watchdog = new Watchdog({ rows: sources.watchdog, wall, notices, clock, log });
  const spotlights = openSpotlights({ city, store, sources, wall, clock, share });
  const tileFigures = new TileFigures(sources.room);
  const tours = new Tours({ city, sources, settings: share.settings, clock, share });
  const legibility = new Legibility(sources, clock);

  return {
    commands: {
      ...createWallCommands({
        ...{ wall, director, tours, watchdog, tileFigures, legibility, room: sources.room, clock },
      }),
      ...createSpotlightCommands(spotlights.desk, spotlights.overlay, sources),
      ...createSceneCommands(library, () => {
        wall.take(library.scenes());
        director.scenesChanged();
      }),
    },
    /** Without a scene, the everyday one. */
    choose: (scene = everydayScene) => void director.choose(scene),
    /** These displays are there, as far as is known before main says so. */
    cover: (displays: readonly WallDisplay[]) => wall.cover(displays),
    /** Displays measure something else now. */
    refresh: () => wall.refresh(),
    during: share.during.bind(share),
    /** A page is gone, by its number. */
    forget: (client: number) => wall.forget(client),
    /** A second went by. */
    advance(): void {
      watchdog.advance();
      tours.advance();
    },
    stop(): void {
      director.stop();
      share.stop();
      tileFigures.stop();
      tours.stop();
      spotlights.desk.stop();
    },
  };
}

/** Scenes that cannot be shown, or not as they are meant. */
function tellFaults(library: SceneLibrary, { city, sources, notices }: WallOptions): void {
  for (const { id, reason } of library.unreadable) {
    notices.raise("error", "scene-unusable", { file: id, reason }, id);
  }
  // Shipped scenes name tours that a city may have.
  const own = [...sources.sceneDefinitions.values()].filter(({ origin }) => origin !== "shipped");
  const tours = city.tours.map(({ id }) => id).join(", ");
  for (const unknown of unknownTours(
    own.map((row) => row.scene),
    city.tours,
  )) {
    notices.raise(
      "warning",
      "tour-unknown",
      { ...unknown, known: tours },
      `${unknown.scene}/${unknown.tour}`,
    );
  }
}
