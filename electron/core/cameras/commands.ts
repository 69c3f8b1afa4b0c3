/** What an operator may do with the directory of cameras. */

import type { z } from "zod";
import type { cameraExchangeCommands } from "../../../shared/contract/cameraExchange.ts";
import { type cameraCommands, type Login, loginSchema } from "../../../shared/contract/cameras.ts";
import type { cameraWatchCommands } from "../../../shared/contract/cameraWatch.ts";
import type { CommandOutput } from "../../../shared/contract/commands.ts";
import { cameraUrlFault, splitCredentials, withoutCredentials } from "../../../shared/domain/city/camera.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { Refused } from "../live/serve.ts";
import { markedName } from "../paper/mark.ts";
import type { CameraDirectory } from "./directory.ts";
import type { CameraImport } from "./exchange/import.ts";
import { writeCsv, writeM3u } from "./exchange/write.ts";
import type { CameraLogins } from "./logins.ts";
import type { CameraPlaces } from "./places.ts";
import { probeStream } from "./probe.ts";
import type { CameraRounds } from "./rounds.ts";
import type { CameraWatch } from "./watch.ts";

type CameraCommands = typeof cameraCommands & typeof cameraExchangeCommands & typeof cameraWatchCommands;
export type CameraHandlers = {
  readonly [Name in keyof CameraCommands]: (
    input: z.output<CameraCommands[Name]["input"]>,
  ) => CommandOutput<Name> | Promise<CommandOutput<Name>>;
};

export interface CameraCommandContext {
  readonly directory: CameraDirectory;
  readonly logins: CameraLogins;
  readonly places: CameraPlaces;
  readonly imports: CameraImport;
  readonly watch: CameraWatch;
  readonly rounds: CameraRounds;
  /** The value of the Authorization header for a server; undefined where it wants none. */
  readonly authorizationOf: (origin: string) => string | undefined;
  /** The city's code and clock, for the names of files that go out. */
  readonly city: string;
  readonly clock: Clock;
  /** Goes on after the command was answered. */
  inBackground(work: Promise<unknown>): void;
}

export function createCameraCommands(context: CameraCommandContext): CameraHandlers {
  const { directory, logins, places, imports, watch, rounds, city, clock, inBackground } = context;
  return {
    "cameras.save"({ camera: { id, ...given }, isNew }) {
      if (isNew && directory.get(id)) throw new Refused({ code: "camera-exists", found: id });
      if (!isNew && !directory.get(id)) throw new Refused({ code: "unknown-camera", found: id });
      const { url, login } = splitCredentials(given.url);
      const fault = cameraUrlFault(url);
      if (fault)
        throw new Refused({ code: "invalid-input", expected: fault, found: withoutCredentials(url) });
      const { origin } = new URL(url);
      const located = places.locate(given.place, given.district);
      if ("fault" in located) throw new Refused({ code: "no-district" });
      const known = login && usableLogin(login);
      directory.put([{ id, fields: { ...given, ...located, url } }]);
      if (known) logins.set(new Map([[origin, known]]));
      return {};
    },
    "cameras.mark"({ cameras, tags, groups }) {
      directory.put(
        cameras.map((id) => {
          const camera = directory.get(id)?.camera;
          if (!camera) throw new Refused({ code: "unknown-camera", found: id });
          return {
            id,
            fields: {
              ...(tags && { tags: marked(camera.tags, tags) }),
              ...(groups && { groups: marked(camera.groups ?? [], groups) }),
            },
          };
        }),
      );
      return {};
    },
    "cameras.remove"({ cameras }) {
      directory.remove(cameras);
      return {};
    },
    "cameras.restore"({ cameras }) {
      directory.restore(cameras);
      return {};
    },
    "cameras.read"({ name, bytes, district }) {
      inBackground(imports.readFile(name, bytes, district));
      return {};
    },
    "cameras.readMediaMtx"({ api, base, district }) {
      inBackground(imports.readMediaMtx(api, base, district));
      return {};
    },
    "cameras.import"() {
      if (!imports.import()) throw new Refused({ code: "nothing-to-import" });
      return {};
    },
    "cameras.dismissImport"() {
      imports.dismiss();
      return {};
    },
    "cameras.export"({ format, cameras: ids }) {
      const chosen = ids && new Set(ids);
      const cameras = directory
        .all()
        .filter(({ camera }) => chosen?.has(camera.id) ?? true)
        .map(({ camera }) => ({ ...camera, url: directory.urlOf(camera) }));
      const day = new Date(clock()).toISOString().slice(0, 10);
      return {
        name: markedName(`cameras-${city}-${day}.${format}`),
        text: format === "csv" ? writeCsv(cameras) : writeM3u(cameras),
      };
    },
    "cameras.test": ({ url }) => probeStream(url, { clock, authorizationOf: context.authorizationOf }),
    "glance.report"({ camera, jpeg }) {
      if (!directory.get(camera)) throw new Refused({ code: "unknown-camera", found: camera });
      if (jpeg) watch.keepPicture(camera, jpeg);
      else if (!rounds.isCutOff()) watch.look(camera, "none");
      return {};
    },
    "cameras.pictures": ({ cameras }) => ({ pictures: watch.pictures(cameras) }),
    "logins.set"({ origin, login }) {
      logins.set(new Map([[origin, login]]));
      return {};
    },
    "logins.clear"({ origin }) {
      logins.clear(origin);
      return {};
    },
    "logins.adopt": () => ({ adopted: logins.adopt() }),
    "logins.load"(loaded) {
      logins.load(loaded);
      return {};
    },
    "logins.kept"({ revision, fault }) {
      logins.kept(revision, fault);
      return {};
    },
  };
}

function marked(words: readonly string[], { add, remove }: { add: string[]; remove: string[] }): string[] {
  return [...new Set([...words.filter((word) => !remove.includes(word)), ...add])];
}

/** Throws `Refused`, which repeats nothing of it. */
function usableLogin(login: { user: string; password: string }): Login {
  const parsed = loginSchema.safeParse(login);
  if (parsed.success) return parsed.data;
  throw new Refused({
    code: "invalid-input",
    expected: "a user and a password in one line each",
    found: "url",
  });
}
