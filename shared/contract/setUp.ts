/**
 * The guided set-up of a machine that was told nothing yet. It has a core of its own, without a room: these are all that
 * it answers, and no room answers them.
 */
import { z } from "zod";
import { faultCodes } from "../domain/city/fault.ts";
import { localisedSchema } from "../domain/city/text.ts";
import { findingSchema } from "../domain/doctor/finding.ts";
import { displaySizeSchema } from "../domain/scene/display.ts";
import { givenSettings } from "../domain/station/settings.ts";
import { command, view } from "./define.ts";

const none = z.object({}).strict();

export const setUpRow = z.object({
  id: z.literal("set-up"),
  /** Where `liveroom.yaml` will stand. */
  file: z.string(),
  /** Those that come with the product. */
  cities: z.array(z.object({ code: z.string(), name: localisedSchema })),
});
export type SetUpRow = z.infer<typeof setUpRow>;

const faultOfCity = z.object({
  code: z.enum(faultCodes),
  file: z.string(),
  line: z.number(),
  expected: z.string(),
  found: z.string(),
  severity: z.enum(["error", "warning"]),
});

export const checkedCity = z.object({
  folder: z.string(),
  /** Null where too little of the folder can be used. */
  city: z
    .object({
      code: z.string(),
      name: localisedSchema,
      displays: displaySizeSchema,
      /** Its cameras are drawn, and run in the demo alone. */
      drawnCameras: z.boolean(),
      /** One of its cameras stands for each server. */
      origins: z.array(z.object({ origin: z.string(), cameras: z.number() })),
      cameras: z.number(),
    })
    .nullable(),
  faults: z.array(faultOfCity),
  hidden: z.number(),
  /** Where its data would lie, and those of a demo on it: never together. */
  dataFolder: z.string(),
  demoFolder: z.string(),
});
export type CheckedCity = z.infer<typeof checkedCity>;

const cityGiven = z.string().trim().min(1).max(1000);
/** Kept apart from what is written: it goes into the secret store, or nowhere. */
const password = z.string().max(500).nullable();
const findings = z.object({ findings: z.array(findingSchema) });

/** A display that is there, by the number that it shows. */
export const setUpDisplayRow = z.object({
  id: z.string(),
  number: z.number(),
  label: z.string(),
  widthPx: z.number(),
  heightPx: z.number(),
});
export type SetUpDisplayRow = z.infer<typeof setUpDisplayRow>;

export const setUpViews = {
  setUp: view(none, setUpRow, (row) => row.id),
  setUpDisplays: view(none, setUpDisplayRow, (row) => row.id),
};

export const setUpCommands = {
  "setUp.checkCity": command(z.object({ city: cityGiven }), checkedCity, ["setup"]),
  /** Connects as a station of this city would, and tries what it may read and publish. */
  "setUp.testBroker": command(z.object({ settings: givenSettings, password }), findings, ["setup"]),
  "setUp.testCamera": command(z.object({ city: cityGiven, origin: z.string().max(500) }), findings, [
    "setup",
  ]),
  /** The file as it would be written. */
  "setUp.preview": command(z.object({ settings: givenSettings }), z.object({ text: z.string() }), ["setup"]),
  /** Writes it; main opens the room then. */
  "setUp.finish": command(
    z.object({
      settings: givenSettings,
      password,
      administrator: z
        .object({ name: z.string().trim().min(1).max(80), secret: z.string().max(128) })
        .nullable(),
    }),
    z.object({}).strict(),
    ["setup"],
  ),
} as const;
export type SetUpCommand = keyof typeof setUpCommands;
