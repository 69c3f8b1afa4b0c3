/** `cameras.yaml`: the directory of cameras. Credentials never stand here; they belong in the secret store. */
import { z } from "zod";
import { lonLatSchema } from "../place.ts";
import { readAspect } from "../tile/aspect.ts";
import { idSchema, nameSchema, parseUrl } from "./text.ts";

/** What a picture shows, as the demo's sample footage knows it; a camera's first tag in the demo city. */
export const sceneTags = [
  "junction",
  "highway",
  "river",
  "market",
  "station",
  "bridge",
  "underpass",
  "park",
] as const;
export type SceneTag = (typeof sceneTags)[number];

export const tagSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,29}$/, "a tag of small letters, digits and hyphens");
/** Free words of the city: a project, a route, who pays. Without what separates and quotes them in lists. */
export const groupSchema = z
  .string()
  .trim()
  .regex(/^[^;|,"\p{Cc}]{1,40}$/u, "a group of 1 to 40 characters, without comma, semicolon, bar or quote");

export const cameraSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  place: lonLatSchema,
  /** The place is that of its district, since nobody said where the camera is. */
  placeUnknown: z.boolean().optional(),
  district: z.string(),
  tags: z.array(tagSchema).max(20, "at most 20 tags"),
  groups: z.array(groupSchema).max(20, "at most 20 groups").optional(),
  /** Those that use it, for tours and searches. */
  agencies: z.array(idSchema).max(20).optional(),
  /** Where the lens looks, degrees clockwise from north. */
  bearingDeg: z.number().min(0, "0 to 360 degrees").max(360, "0 to 360 degrees").optional(),
  /** Width to height of its picture, such as 16:9; for cameras whose smaller streams are squeezed. */
  aspect: z
    .string()
    .refine((text) => readAspect(text) !== undefined, "width to height such as 16:9, from 1:4 to 4:1")
    .optional(),
  /** The HLS playlist: absolute, or relative to the city's `cameraOrigin`. */
  url: z
    .string()
    .max(2000)
    .refine((url) => cameraUrlFault(url) === undefined, {
      error: (issue) => cameraUrlFault(String(issue.input)) ?? "",
    }),
});
export type Camera = z.infer<typeof cameraSchema>;

/** What would have been a right URL, or undefined when it is one. */
export function cameraUrlFault(url: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== "http" && scheme !== "https") {
    return "an http or https URL of an HLS playlist (other protocols need a gateway)";
  }
  if (/[\s\\]/.test(url) || url.startsWith("/") || url === "")
    return "an http(s) URL, or a path without leading slash";
  if (scheme === undefined) {
    return url.split(/[?#]/)[0]!.split("/").includes("..") ? "a path without .." : undefined;
  }
  const parsed = parseUrl(url);
  if (!parsed) return "an http(s) URL";
  const { username, password, search } = parsed;
  const secret = /[?&](pass(word)?|pwd|token|auth|key|api_?key|secret|signature)=/i.test(search);
  if (username !== "" || password !== "" || secret)
    return "a URL without credentials (they belong in the secret store)";
  return undefined;
}

export interface SplitUrl {
  /** Without user and password. */
  readonly url: string;
  readonly login: { readonly user: string; readonly password: string } | null;
}

/**
 * Takes `user:password@` out of a URL of any scheme, by its text: what is no right URL is told without its secret, too.
 * The login is as it was meant, with `%40` for `@` and the like undone.
 */
export function splitCredentials(url: string): SplitUrl {
  const [, scheme, authority = "", rest = ""] =
    /^([a-z][a-z0-9+.-]*:[/\\]*)([^/?#\\]*)(.*)$/is.exec(url) ?? [];
  const at = authority.lastIndexOf("@");
  if (scheme === undefined || at < 0) return { url, login: null };
  const [, user = "", password = ""] = /^([^:]*):?(.*)$/s.exec(authority.slice(0, at)) ?? [];
  const login = user === "" && password === "" ? null : { user: decoded(user), password: decoded(password) };
  return { url: scheme + authority.slice(at + 1) + rest, login };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The URL with whatever could be a secret taken out, for messages. */
export function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^/?#]*@/, "//…@").replace(/\?.*$/s, "?…");
}

/** The absolute URL of a camera's playlist. */
export function cameraUrl(camera: Camera, origin: string): string {
  return new URL(camera.url, origin.endsWith("/") ? origin : `${origin}/`).href;
}
