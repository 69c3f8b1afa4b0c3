/** A camera's picture becomes part of an incident's record: the file first, then the event that names it by its hash. */
import type { z } from "zod";
import type { pictureCommands } from "../../../shared/contract/pictures.ts";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import type { Caller } from "../access/caller.ts";
import { refusalOfFile } from "../keptFile.ts";
import type { LiveRows } from "../live/rows.ts";
import { Refused } from "../live/serve.ts";
import { NoPicture, type PictureFiles } from "../pictures.ts";
import type { Decisions } from "./decisions.ts";
import type { IncidentRegister } from "./register.ts";

export type PictureHandlers = {
  readonly [Name in keyof typeof pictureCommands]: (
    input: z.output<(typeof pictureCommands)[Name]["input"]>,
    caller: Caller,
  ) => Promise<z.infer<(typeof pictureCommands)[Name]["output"]>>;
};

export interface PictureCommandContext {
  readonly register: IncidentRegister;
  readonly decisions: Decisions;
  readonly cameras: LiveRows<CameraRow>;
  readonly files: Pick<PictureFiles, "keep">;
}

export function createPictureCommands(context: PictureCommandContext): PictureHandlers {
  const { register, decisions, cameras, files } = context;
  return {
    async "incident.picture"({ incident, camera, takenAt, widthPx, heightPx, jpeg }, { actor }) {
      if (!register.find(incident)) throw new Refused({ code: "unknown-incident", found: incident });
      const shown = cameras.get(camera);
      if (!shown) throw new Refused({ code: "unknown-camera", found: camera });
      const sha256 = await files.keep(jpeg).catch((error) => {
        throw refusalOf(error);
      });
      const body = { camera, cameraName: shown.name, takenAt, widthPx, heightPx, sha256, bytes: jpeg.length };
      decisions.decide([{ decision: { kind: "incident.pictured", subject: incident, body }, actor }]);
      return { sha256 };
    },
  };
}

function refusalOf(error: unknown): unknown {
  if (error instanceof NoPicture) return new Refused({ code: "invalid-input", expected: "JPEG" });
  return refusalOfFile(error);
}
