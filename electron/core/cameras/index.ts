/** Cameras, put together: the directory, the logins of their servers, and where their streams may come from. */
import type { Login } from "../../../shared/contract/cameras.ts";
import type { ViewName, ViewParams } from "../../../shared/contract/views.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Random } from "../../../shared/domain/random.ts";
import type { LiveCameras } from "../live/cameras.ts";
import type { OpenedRows } from "../live/serve.ts";
import type { Sources } from "../live/sources.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/index.ts";
import { type CameraHandlers, createCameraCommands } from "./commands.ts";
import { CameraDirectory } from "./directory.ts";
import { CameraImport } from "./exchange/import.ts";
import { CameraLogins } from "./logins.ts";
import { CameraPlaces } from "./places.ts";
import { probeStream } from "./probe.ts";
import { CameraRounds } from "./rounds.ts";
import { CameraWatch } from "./watch.ts";

export interface CamerasOptions {
  readonly city: City;
  /** Where relative URLs start. */
  readonly origin: string;
  readonly store: Store;
  readonly sources: Sources;
  readonly live: LiveCameras;
  /** Of `secrets.yaml`. */
  readonly fileLogins: ReadonlyMap<string, Login>;
  /** The demo's own camera server, which lets in who says this. */
  readonly demo: { readonly url: string; readonly authorization: string } | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

export interface Cameras {
  readonly commands: CameraHandlers;
  /** The rows of a view of one camera; undefined for any other view. */
  open(view: ViewName, params: unknown): OpenedRows | undefined;
  /** A minute went by. */
  advance(): void;
  /** Resolves when nothing goes on any more. */
  close(): Promise<void>;
}

export function openCameras(options: CamerasOptions): Cameras {
  const { city, origin, store, sources, live, fileLogins, demo, clock, random, log } = options;
  const demoOrigin = demo && new URL(demo.url).origin;
  const authorizationOf = (asked: string) =>
    asked === demoOrigin ? demo?.authorization : logins.authorizationOf(asked);
  const tellOrigins = () => {
    const origins = new Set([...sources.cameras.values()].map(({ url }) => new URL(url).origin));
    const rows = [...origins].map((each) => ({ origin: each, authorization: authorizationOf(each) ?? null }));
    sources.cameraOrigins.replace(rows);
  };
  const logins = new CameraLogins(fileLogins, sources, clock, tellOrigins);
  const directory = new CameraDirectory({
    ...{ cameras: city.cameras, origin, store, live, removed: sources.camerasRemoved, clock },
    onChange: tellOrigins,
  });
  const places = new CameraPlaces(city);
  const imports = new CameraImport({ directory, logins, places, rows: sources.cameraImport });
  const watch = new CameraWatch({
    ...{ tiles: sources.tiles, cameras: sources.cameras, rows: sources.cameraStatus },
    ...{ repository: store.cameraWatch, clock, log },
  });
  const rounds = new CameraRounds({
    ...{ cameras: sources.cameras, link: sources.link, watch, clock, random },
    probe: (url) => probeStream(url, { clock, authorizationOf }),
  });
  const working = new Set<Promise<unknown>>();
  return {
    commands: createCameraCommands({
      ...{ directory, logins, places, imports, watch, rounds, authorizationOf, city: city.code, clock },
      inBackground(work) {
        working.add(work);
        void work.finally(() => working.delete(work));
      },
    }),
    open(view, params) {
      if (view !== "cameraHours") return undefined;
      return watch.openHours((params as ViewParams<"cameraHours">).camera);
    },
    advance: () => watch.advance(),
    async close() {
      const ended = rounds.stop();
      imports.dismiss();
      await Promise.all([...working, ended]);
      watch.stop();
    },
  };
}
