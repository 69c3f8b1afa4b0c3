/** What this station saw of each camera: whether there was a picture, for how long, and the last one in small. */
import { z } from "zod";
import { command } from "./define.ts";
import { epochMs } from "./units.ts";

/** For how long a camera was looked at, with a moving picture and without one; what nobody looked at is in neither. */
export const lookedSchema = z.object({ pictureMs: z.number(), noneMs: z.number() });
export type Looked = z.infer<typeof lookedSchema>;

/** Of a camera that was looked at once at least: on a tile, by a test of its stream, or for a small picture. */
export const cameraStatusRow = z.object({
  camera: z.string(),
  /** What the last look showed: a picture that moved, or none. */
  seen: z.enum(["picture", "none"]),
  /** Since when every look showed that. */
  since: epochMs,
  lookedAt: epochMs,
  /** When a moving picture was seen last; null where none ever was. */
  pictureAt: epochMs.nullable(),
  /** When the small picture was taken that is kept of it; null where there is none. */
  thumbnailAt: epochMs.nullable(),
  /** The last 24 hours and the last 7 days, to the hour. */
  day: lookedSchema,
  week: lookedSchema,
});
export type CameraStatusRow = z.infer<typeof cameraStatusRow>;

/** One hour in which a camera was looked at; `hour` is when it began. */
export const cameraHourRow = z.object({ hour: epochMs, ...lookedSchema.shape });
export type CameraHourRow = z.infer<typeof cameraHourRow>;

const camera = z.string().min(1).max(60);
/** What a picture of 160 by 90 pixels never needs. */
export const maxThumbnailBytes = 16 * 1024;
const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

export const cameraWatchCommands = {
  /** A small picture of a camera, taken just now; null where it was looked at for one and showed none. */
  "glance.report": command(
    z.object({
      camera,
      jpeg: z
        .instanceof(Uint8Array)
        .refine((bytes) => bytes.byteLength <= maxThumbnailBytes && isJpeg(bytes), "a small JPEG picture")
        .nullable(),
    }),
    z.object({}).strict(),
    ["wall", "console"],
  ),
  /** The small pictures that are kept of these cameras. */
  "cameras.pictures": command(
    z.object({ cameras: z.array(camera).max(200) }),
    z.object({
      pictures: z.array(z.object({ camera, takenAt: epochMs, jpeg: z.instanceof(Uint8Array) })),
    }),
    ["console"],
  ),
} as const;
