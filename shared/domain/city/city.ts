/** `city.yaml`: what is true for the whole city. */
import { z } from "zod";
import { topicRootPattern } from "../../messages/topics.ts";
import { boundsSchema, lonLatSchema } from "../place.ts";
import { retentionSchema } from "../privacy/retention.ts";
import { twoPersonActs } from "../roles/event.ts";
import { displaySizeSchema } from "../scene/display.ts";
import { isZone } from "../zone.ts";
import { cameraUrlFault } from "./camera.ts";
import { modulesSchema } from "./modules.ts";
import { localisedSchema, nameSchema, parseUrl } from "./text.ts";

/** The cameras are those of the demo, served by the core itself. */
export const demoOrigin = "demo";

export const profileSchema = z.strictObject({
  /** The city's Kemendagri code; part of every MQTT topic. */
  code: z.string().regex(/^\d\d\.\d\d$/, 'a Kemendagri code such as "36.71"'),
  /** The city's message broker, the same for all its stations, phones and gateways. */
  broker: z
    .strictObject({
      /** What all topics stand below, instead of `liveroom/<code>`. */
      topicRoot: z
        .string()
        .regex(
          topicRootPattern,
          "levels of letters, digits, dots, hyphens and underscores, with slashes between, such as liveroom/36-71",
        )
        .optional(),
    })
    .prefault({}),
  name: localisedSchema,
  province: nameSchema,
  /** IANA time zone. */
  zone: z.string().refine(isZone, "an IANA time zone such as Asia/Jakarta"),
  /** The language that a new station starts in. */
  language: z.enum(["id", "en"]),
  bounds: boundsSchema,
  centre: lonLatSchema,
  /** What a wall display is taken for until a station's settings say otherwise. */
  displays: displaySizeSchema,
  /** Where relative camera URLs start, or `demo`. */
  cameraOrigin: z
    .string()
    .refine(
      (text) => text === demoOrigin || (isHttpUrl(text) && cameraUrlFault(text) === undefined),
      "an http(s) URL without credentials, or demo",
    ),
  /** Which parts of the product the city uses. */
  modules: modulesSchema.prefault({}),
  /** What the map credits its base map to. */
  basemap: z.strictObject({ credit: z.string().max(200) }).optional(),
  /** Which incidents come up on the wall by themselves, and for how long each. */
  spotlight: z
    .strictObject({
      automatic: z.enum(["off", "urgent", "high"]).default("high"),
      seconds: z.number().int("a whole number").min(20, "at least 20").max(3600, "at most 3600").default(90),
    })
    .prefault({}),
  /** When the room alarms by itself. */
  alarms: z
    .strictObject({
      /** How long an officer may tell no position: with an order to see to, and on duty without one. */
      silentOfficer: z
        .strictObject({
          withOrderMinutes: z.number().min(1, "at least 1").max(1440, "at most 1440").default(10),
          onDutyMinutes: z.number().min(1, "at least 1").max(1440, "at most 1440").default(60),
        })
        .prefault({}),
      /** From so many dead cameras in a district on they are one alarm. */
      deadCameraGroup: z
        .number()
        .int("a whole number")
        .min(2, "at least 2")
        .max(100, "at most 100")
        .default(3),
      /** How long before a shift begins the room alarms that a post has too few officers planned in it. */
      understaffedLeadMinutes: z.number().min(0, "0 or more").max(2880, "at most 2880").default(240),
      /** The data's disk is to last for so many days, if it goes on filling as it does. */
      diskMarginDays: z.number().min(0, "0 or more").max(365, "at most 365").default(30),
    })
    .prefault({}),
  /** How figures on the work of agencies and people are told. */
  performance: z
    .strictObject({
      /** Figures of fewer than this are marked: they say little. */
      smallBelow: z.number().int("a whole number").min(1, "at least 1").max(1000, "at most 1000").default(10),
      /** Whether figures by the officer's name may stand on the wall. */
      personalOnWall: z.boolean().default(false),
    })
    .prefault({}),
  /** How long what is stored of people is kept. */
  retention: retentionSchema.prefault({}),
  /** Who may be at the screens. */
  access: z
    .strictObject({
      /** The demo's people, with PINs that everybody knows. No room that is not the demo takes them. */
      demoAccounts: z.boolean().default(false),
      /** After so many minutes without a key a console locks; 0: never. */
      lockAfterMinutes: z.number().min(0, "0 or more").max(480, "at most 480").default(15),
      /** What a second person must confirm. */
      twoPersons: z.array(z.enum(twoPersonActs)).default([...twoPersonActs]),
      /** Whether it is written down who looked at what is kept of a person. */
      recordViews: z.boolean().default(false),
    })
    .prefault({}),
});
export type CityProfile = z.infer<typeof profileSchema>;

function isHttpUrl(text: string): boolean {
  return /^https?:$/.test(parseUrl(text)?.protocol ?? "");
}
