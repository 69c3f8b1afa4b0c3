/**
 * What one machine is told: the keys of `liveroom.yaml`, each with its name in the environment and its schema. The file's
 * schema, the JSON Schema for editors, the environment, the precedence and the configuration page all come from here.
 *
 * No password has a key: `broker.password` only says that the secret store (`secrets.yaml` beside the data) has it.
 */
import { z } from "zod";
import { displaySizeSchema } from "../scene/display.ts";
import { stationRoles } from "./role.ts";

/** The only thing that may stand where a password is meant. */
export const passwordReference = "secret:broker";

const path = z.string().trim().min(1, "a path").max(1000);

/** A display of this machine. `display` is its whole name, or its label where no other has the same. */
export const displaySetting = z
  .strictObject({
    display: z
      .string()
      .trim()
      .min(1, "a display's name")
      .max(160)
      .describe("Which display: its whole name, or its label where no other display has the same"),
    name: z.string().trim().min(1, "a name").max(60).optional().describe("What people call it"),
    diagonalIn: displaySizeSchema.shape.diagonalIn.describe(
      "Of the visible picture, corner to corner, inches",
    ),
    distanceM: displaySizeSchema.shape.distanceM.describe("From the reader's eye to the display, metres"),
    bezelMm: displaySizeSchema.shape.bezelMm.describe("From the picture's edge to the frame's, millimetres"),
  })
  .describe("A display of this machine: text and pictures follow from its size and distance");
export type DisplaySetting = z.infer<typeof displaySetting>;

const schemas = {
  language: z.enum(["id", "en"]).describe("The language that screens begin with"),
  role: z
    .enum(stationRoles)
    .describe(
      "console: no wall windows; wall: no console window; both: a wall on each display, and the console",
    ),
  city: path.describe("The code of a city that comes with the product, or a folder (relative: to this file)"),
  data: path.describe("The folder in which this station keeps its data (relative: to this file)"),
  "broker.url": z
    .string()
    .regex(/^mqtts?:\/\/[^/@\s]+$/, "mqtts://host:port or mqtt://host:port, without a user and a password")
    .describe("mqtts://host:port of the room's broker; without one the station works for itself"),
  "broker.ca": path.describe("PEM of the authority that signed the broker's certificate"),
  "broker.certificate": path.describe("PEM of this station's certificate"),
  "broker.key": path.describe("PEM of this station's key"),
  "broker.user": z
    .string()
    .trim()
    .min(1, "a user name")
    .max(200)
    .describe("Who this station is to the broker"),
  "broker.password": z
    .literal(passwordReference, `${passwordReference}: the password itself stands in the secret store`)
    .describe("Never the password: it stands in secrets.yaml in the data folder"),
  scene: z.string().trim().min(1, "a scene's id").max(60).describe("The scene to begin with"),
  metricsPort: z
    .int("a port from 1 to 65535")
    .min(1, "a port from 1 to 65535")
    .max(65_535, "a port from 1 to 65535")
    .describe("Tell Prometheus figures at http://127.0.0.1:<port>/metrics"),
  "updates.url": z
    .string()
    .regex(/^https?:\/\/[^/@\s]+(\/\S*)?$/, "https://host/folder, without a user and a password")
    .describe("The folder on the city's server that offers new versions"),
  "updates.key": z
    .string()
    .trim()
    .min(1, "a public key")
    .max(1000)
    .describe("Whose new versions are taken: an Ed25519 public key in base64, or its PEM file"),
  drill: z
    .string()
    .trim()
    .min(1, "a drill's name")
    .max(80)
    .describe("Play this drill instead of a real room: the demo. Only without a broker"),
  displays: z.array(displaySetting).max(16).describe("The displays of this machine"),
} as const;

export type SettingKey = keyof typeof schemas;
export const settingKeys = Object.keys(schemas) as readonly SettingKey[];
export type SettingValues = { [Key in SettingKey]: z.output<(typeof schemas)[Key]> };
export type GivenSettings = { [Key in SettingKey]?: SettingValues[Key] | undefined };

/** Keys below another one: `broker.url` is `url` below `broker`. */
export const brokerKeys = settingKeys.filter((key) => key.startsWith("broker."));

/** `liveroom.yaml` as it stands. */
export const stationFileSchema = z
  .strictObject({
    language: schemas.language.optional(),
    role: schemas.role.optional(),
    city: schemas.city.optional(),
    data: schemas.data.optional(),
    broker: z
      .strictObject({
        url: schemas["broker.url"].optional(),
        ca: schemas["broker.ca"].optional(),
        certificate: schemas["broker.certificate"].optional(),
        key: schemas["broker.key"].optional(),
        user: schemas["broker.user"].optional(),
        password: schemas["broker.password"].optional(),
      })
      .optional()
      .describe("How this station reaches the other ones"),
    scene: schemas.scene.optional(),
    metricsPort: schemas.metricsPort.optional(),
    updates: z
      .strictObject({ url: schemas["updates.url"].optional(), key: schemas["updates.key"].optional() })
      .optional()
      .describe("Where new versions of the program come from, and who signs them"),
    drill: schemas.drill.optional(),
    displays: schemas.displays.optional(),
  })
  .describe("What one machine of LIVE Room is told");

/** By the flat keys, as it crosses a process. */
export const givenSettings = z.strictObject(
  Object.fromEntries(settingKeys.map((key) => [key, schemas[key].optional()])) as {
    [Key in SettingKey]: z.ZodOptional<(typeof schemas)[Key]>;
  },
);

export function schemaOf(key: SettingKey): z.ZodType {
  return schemas[key];
}

/** `LIVEROOM_BROKER_URL` for `broker.url`, `LIVEROOM_METRICS_PORT` for `metricsPort`. */
export function environmentName(key: SettingKey): string {
  const words = key.replace(".", "_").replace(/[A-Z]/g, (letter) => `_${letter}`);
  return `LIVEROOM_${words.toUpperCase()}`;
}

/** Names the file itself. */
export const fileVariable = "LIVEROOM_CONFIG";

/** For editors: `# yaml-language-server: $schema=./liveroom.schema.json` in the file's first line. */
export function stationJsonSchema(): object {
  return { title: "liveroom.yaml", ...z.toJSONSchema(stationFileSchema, { io: "input" }) };
}
