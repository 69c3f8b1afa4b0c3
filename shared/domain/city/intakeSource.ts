/** `sources.yaml`: servers of others that reports and warnings are read from. */
import { z } from "zod";
import { cameraUrlFault } from "./camera.ts";
import type { Category } from "./category.ts";
import { foundText, type Report } from "./fault.ts";
import type { Placed } from "./faults.ts";
import { idSchema, nameSchema, parseUrl } from "./text.ts";

const urlSchema = z
  .string()
  .max(500)
  .refine(
    (text) => /^https?:$/.test(parseUrl(text)?.protocol ?? "") && cameraUrlFault(text) === undefined,
    "an http(s) URL without credentials (they belong into secrets.yaml)",
  );

const everySeconds = z
  .number()
  .int("whole seconds")
  .min(5, "at least 5 seconds")
  .max(86_400, "at most a day");

/** Short: it begins the ids of all that comes from the source. `mqtt` and `file` are taken. */
const sourceId = idSchema
  .max(20, "an id of at most 20 characters")
  .refine((id) => id !== "mqtt" && id !== "file", "another id than mqtt and file (they are taken)");

export const open311SourceSchema = z.strictObject({
  id: sourceId,
  name: nameSchema,
  /** Where `requests.json` and `services.json` stand. */
  url: urlSchema,
  /** Open311's `jurisdiction_id`. */
  jurisdiction: z.string().min(1).max(200).optional(),
  everySeconds: everySeconds.default(60),
  /** The city's category for a `service_code`; where none is named, the category of the same id. */
  services: z.record(z.string().max(80), idSchema).default({}),
  /**
   * Where a report's status is told, with `{id}` for the report's own id. Open311 has no call for it, so it is what
   * this server offers; without it, nothing is told.
   */
  statusUrl: urlSchema.refine((text) => text.includes("{id}"), 'a URL with "{id}" for the report').optional(),
});
export type Open311Source = z.infer<typeof open311SourceSchema>;

export const capSourceSchema = z.strictObject({
  id: sourceId,
  name: nameSchema,
  /** A CAP document, or an Atom or RSS index of some on the same host. */
  url: urlSchema,
  everySeconds: everySeconds.default(120),
});
export type CapSource = z.infer<typeof capSourceSchema>;

export interface IntakeSources {
  readonly open311: readonly Open311Source[];
  readonly cap: readonly CapSource[];
}

/** What is listed under an id that the other list has too is left out, and so is a service's category that is none. */
export function checkSources(
  open311: readonly Placed<Open311Source>[],
  cap: readonly Placed<CapSource>[],
  categories: readonly Category[],
  report: Report,
): IntakeSources {
  const file = "sources.yaml";
  const taken = new Set(open311.map(({ record }) => record.id));
  const known = new Set(categories.map(({ id }) => id));
  return {
    open311: open311.map(({ record, path }) => {
      const services = Object.entries(record.services).filter(([code, category]) => {
        if (known.has(category)) return true;
        const [expected, found] = ["a category of categories.yaml", foundText(category)];
        report({ code: "unknown-reference", file, path: [...path, "services", code], expected, found });
        return false;
      });
      return { ...record, services: Object.fromEntries(services) };
    }),
    cap: cap.flatMap(({ record, path }) => {
      if (!taken.has(record.id)) return [record];
      const [expected, found] = ["an id that no other source has", `${foundText(record.id)} again`];
      report({ code: "duplicate-id", file, path: [...path, "id"], expected, found });
      return [];
    }),
  };
}
