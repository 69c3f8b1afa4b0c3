/** Texts and ids that every file of a city folder uses. Messages say what was expected: `city:check` prints them. */
import { z } from "zod";

/** Safe in an MQTT topic, a file name and a URL path: reports, officers and cameras are named by it there. */
export const idSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/,
    "an id of 1 to 60 letters, digits, dots, hyphens or underscores, beginning with a letter or digit",
  );

export const nameSchema = z.string().trim().min(1, "a name").max(80, "a name of at most 80 characters");

/** The same text in Indonesian and English. */
export const localisedSchema = z.strictObject({ id: nameSchema, en: nameSchema }, "a text { id, en }");

/** Undefined for what is no absolute URL. `URL.canParse` is younger than the oldest runtime. */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
