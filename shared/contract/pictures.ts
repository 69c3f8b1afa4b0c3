/** Pictures of cameras that belong to an incident's record: how a page hands one over. */
import { z } from "zod";
import { pictureHash } from "../domain/event/event.ts";
import { command } from "./define.ts";
import { epochMs } from "./units.ts";

/** A picture of 3840 × 2160 as JPEG, of a scene with much in it. */
export const maxPictureBytes = 4_000_000;

export const pictureCommands = {
  /** Keeps a picture of a camera in an incident's record. */
  "incident.picture": command(
    z.object({
      incident: z.string().min(1).max(80),
      camera: z.string().min(1).max(80),
      /** When the camera saw it, by the stream; null where the stream tells none, or its clock is wrong. */
      takenAt: epochMs.int().nonnegative().nullable(),
      widthPx: z.number().int().positive().max(16_384),
      heightPx: z.number().int().positive().max(16_384),
      jpeg: z
        .instanceof(Uint8Array)
        .refine(({ length }) => length <= maxPictureBytes, `at most ${maxPictureBytes} bytes`),
    }),
    z.object({ sha256: pictureHash }),
    ["console"],
  ),
} as const;
