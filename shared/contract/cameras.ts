/** The directory of cameras at this station: what an operator may change in it, and the logins of its servers. */
import { z } from "zod";
import { cameraSchema, groupSchema, tagSchema } from "../domain/city/camera.ts";
import { parseUrl } from "../domain/city/text.ts";
import { command } from "./define.ts";
import { epochMs } from "./units.ts";

/** A camera that was taken away here, and can be brought back. */
export const removedCameraRow = z.object({
  id: z.string(),
  name: z.string(),
  district: z.string(),
  origin: z.enum(["city", "station"]),
  removedAt: epochMs,
});
export type RemovedCameraRow = z.infer<typeof removedCameraRow>;

/** That there is a login for a server: never what it is. */
export const cameraLoginRow = z.object({
  /** Scheme, host and port. */
  id: z.string(),
  kind: z.enum(["password", "token"]),
  /** Null with a token. */
  user: z.string().nullable(),
  /** `file`: of `secrets.yaml`, which the city's IT staff keep. */
  from: z.enum(["store", "file"]),
  /** Null for what `secrets.yaml` says. */
  setAt: epochMs.nullable(),
  /** False until it is in the system's secret store, or where it could not be put there. */
  kept: z.boolean(),
});
export type CameraLoginRow = z.infer<typeof cameraLoginRow>;

/**
 * What keeps logins when the room is closed: the system's keyring; where it has none, a file that the rights of this
 * user alone protect; nothing, where not even that can be written. `unknown` until main has said.
 */
export const protections = ["unknown", "keyring", "file", "nothing"] as const;
export const secretStoreRow = z.object({
  id: z.literal("store"),
  protection: z.enum(protections),
  /** What went wrong last as it was read or written; null while nothing is. */
  fault: z.string().nullable(),
});
export type SecretStoreRow = z.infer<typeof secretStoreRow>;

/** In the form that browsers write it in. */
const httpOrigin = z
  .string()
  .max(300)
  .refine(
    (text) => /^https?:\/\/[^/?#@\s]+$/i.test(text) && parseUrl(text) !== undefined,
    "an http(s) origin such as https://cctv.example.go.id:8888",
  )
  .transform((text) => parseUrl(text)?.origin ?? text);
/** What goes into a header: RFC 7617 has no colon in a user, and no header has a line break. */
const userText = z.string().regex(/^[^:\p{Cc}]{1,300}$/u, "a user without colon");
const passwordText = z.string().regex(/^\P{Cc}{0,1000}$/u, "a password in one line");
const bearerText = z.string().regex(/^[\x21-\x7e]{1,4000}$/, "a token without spaces");
/** What a server wants to hear. */
export const loginSchema = z.union([
  z.strictObject({ user: userText, password: passwordText }),
  z.strictObject({ bearer: bearerText }),
]);
export type Login = z.infer<typeof loginSchema>;

export const keptLogin = z.object({ origin: httpOrigin, login: loginSchema, setAt: epochMs });
export type KeptLogin = z.infer<typeof keptLogin>;

/** For main alone: all logins that are to be kept, as they are since `revision`. Nothing until one was changed here. */
export const loginsToKeepRow = z.object({
  id: z.literal("logins"),
  revision: z.number(),
  logins: z.array(keptLogin),
});
export type LoginsToKeepRow = z.infer<typeof loginsToKeepRow>;

const nothing = z.object({}).strict();
const camera = z.string().min(1).max(60);
/** More than a room is planned for. */
const cameras = z.array(camera).min(1).max(5000);
const words = <Word extends z.ZodType<string, string>>(word: Word) =>
  z.object({ add: z.array(word).max(20).default([]), remove: z.array(z.string()).max(20).default([]) });

export const cameraInput = z.object({
  id: cameraSchema.shape.id,
  name: cameraSchema.shape.name,
  /** Null where nobody knows: the middle of its district stands for it. */
  place: cameraSchema.shape.place.nullable(),
  /** Null for the one that the place lies in. */
  district: z.string().max(20).nullable(),
  tags: cameraSchema.shape.tags,
  groups: cameraSchema.shape.groups.unwrap(),
  bearingDeg: cameraSchema.shape.bearingDeg.unwrap().nullable(),
  /** Absolute. User and password in it go into the secret store. */
  url: z.string().trim().min(1, "a URL").max(2000),
});
export type CameraInput = z.input<typeof cameraInput>;

export const cameraCommands = {
  "cameras.save": command(
    z.object({ camera: cameraInput, /** Refused where there is one of this id. */ isNew: z.boolean() }),
    nothing,
    ["console"],
  ),
  /** Words that many cameras are found by, given and taken away. */
  "cameras.mark": command(
    z.object({ cameras, tags: words(tagSchema).optional(), groups: words(groupSchema).optional() }),
    nothing,
    ["console"],
  ),
  "cameras.remove": command(z.object({ cameras }), nothing, ["console"]),
  /** Brings back what was taken away; of a camera that was changed here, what the city's folder says. */
  "cameras.restore": command(z.object({ cameras }), nothing, ["console"]),
  "logins.set": command(z.object({ origin: httpOrigin, login: loginSchema }), nothing, ["console"]),
  "logins.clear": command(z.object({ origin: httpOrigin }), nothing, ["console"]),
  /** Takes the cameras' logins of `secrets.yaml` over into the secret store; the file stays as it is. */
  "logins.adopt": command(nothing, z.object({ adopted: z.number() }), ["console"]),
  /** What main found kept, at the start of each core. */
  "logins.load": command(
    z.object({
      protection: z.enum(["keyring", "file", "nothing"]),
      logins: z.array(keptLogin),
      fault: z.string().nullable(),
    }),
    nothing,
    ["main"],
  ),
  /** Main has kept the logins of a revision, or says why it could not. */
  "logins.kept": command(z.object({ revision: z.number(), fault: z.string().nullable() }), nothing, ["main"]),
} as const;
