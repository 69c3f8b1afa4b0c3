/** What an operator may do with the directory of cameras. */
import type { z } from "zod";
import { type cameraCommands, type Login, loginSchema } from "../../../shared/contract/cameras.ts";
import type { CommandOutput } from "../../../shared/contract/commands.ts";
import { cameraUrlFault, splitCredentials, withoutCredentials } from "../../../shared/domain/city/camera.ts";
import { Refused } from "../live/serve.ts";
import type { CameraDirectory } from "./directory.ts";
import type { CameraLogins } from "./logins.ts";
import type { CameraPlaces } from "./places.ts";

type CameraCommand = keyof typeof cameraCommands;
export type CameraHandlers = {
  readonly [Name in CameraCommand]: (
    input: z.output<(typeof cameraCommands)[Name]["input"]>,
  ) => CommandOutput<Name> | Promise<CommandOutput<Name>>;
};

export interface CameraCommandContext {
  readonly directory: CameraDirectory;
  readonly logins: CameraLogins;
  readonly places: CameraPlaces;
}

export function createCameraCommands({ directory, logins, places }: CameraCommandContext): CameraHandlers {
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
