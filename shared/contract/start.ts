/** What main tells the core: when it starts it, and later. */
import { z } from "zod";
import { wallDisplaySchema } from "../domain/scene/display.ts";
import { settingFault } from "../domain/station/fault.ts";
import { givenSettings } from "../domain/station/settings.ts";
import { drillIdSchema } from "../domain/training/record.ts";
import type { ClientKind } from "./define.ts";
import { machineFacts } from "./doctor.ts";
import { language } from "./rows.ts";
import { updateOptions } from "./updates.ts";

export const coreOptions = z.object({
  /** Where this station keeps its database. */
  dataFolder: z.string(),
  cityFolder: z.string(),
  resourcesFolder: z.string(),
  /** `mqtt://` or `mqtts://`; null where none was given. May hold credentials: never log it. */
  broker: z.string().nullable(),
  /** True when neither a broker nor a city was given: the embedded broker, the drill player and the sample cameras run. */
  demo: z.boolean(),
  language: language.nullable(),
  scene: z.string().nullable(),
  appVersion: z.string(),
  /** The wall of the last run: a page that comes before main has told of the displays finds its panels placed. */
  displays: z.array(wallDisplaySchema).optional(),
  /** The drill that the demo plays; an ordinary day where none is named. */
  drill: z.string().optional(),
  /** How many times faster than on an ordinary day the drill goes. */
  drillSpeed: z.number().positive().optional(),
  /**
   * This is the room of a drill, and `dataFolder` its own: what is played, and by whom it was begun, stands in there. It
   * knows no broker, key or source of the real room.
   */
  training: z.object({ drill: drillIdSchema }).optional(),
  /** The key that this station signs its log with (PKCS #8 in base64), and where main keeps it. Never log it. */
  signingKey: z.object({ privateKey: z.string(), protection: z.enum(["keyring", "file"]) }).optional(),
  /** Where the figures are told on loopback; nowhere where none is given. */
  metricsPort: z.number().int().min(0).max(65_535).optional(),
  /** Goes back from the database of a newer program, where a copy from before it is there (store/wayBack.ts). */
  wayBack: z.boolean().optional(),
  /** Where versions of the app come from; none where the app does not say. */
  updates: updateOptions.optional(),
  /** Looks at what the room stands on, says what it found, and ends; no room is opened. */
  doctor: z.object({ machine: machineFacts, bundleFile: z.string().nullable() }).optional(),
  /** Sets this machine up instead of opening a room: where `liveroom.yaml` will stand, and data lie beside it. */
  setUp: z.object({ file: z.string(), configurationFolder: z.string() }).optional(),
  /** Whom the set-up named, with the hash of what they sign in with. */
  administrator: z.object({ name: z.string(), hash: z.string() }).optional(),
  /** Who this station is to the broker; the password is in the secret store. */
  brokerUser: z.string().optional(),
  /** What this machine is told, and where: for the screens that say so (shared/domain/station). */
  told: z
    .object({
      file: z.string().nullable(),
      environment: givenSettings,
      commandLine: givenSettings,
      faults: z.array(settingFault),
    })
    .optional(),
  /** PEM files for `mqtts://`: the authority that signed the broker's certificate, and this station's own. */
  brokerTls: z
    .object({ caFile: z.string(), certificateFile: z.string(), keyFile: z.string() })
    .partial()
    .optional(),
});
export type CoreOptions = z.infer<typeof coreOptions>;

const clientKind: z.ZodType<ClientKind> = z.enum(["main", "wall", "console", "setup"]);

/** Main to core. `client` numbers are used where ports cannot cross (child process); with ports they are absent. */
export const toCore = z.discriminatedUnion("type", [
  z.object({
    ...{ type: z.literal("client"), kind: clientKind, client: z.number().int().optional() },
    /** The window's own name: the same over reloads and restarts of the core, never given to another. */
    window: z.string().max(80).optional(),
  }),
  /** That window is closed for good. */
  z.object({ type: z.literal("closed"), window: z.string().max(80) }),
  z.object({ type: z.literal("message"), client: z.number().int(), data: z.unknown() }),
  z.object({ type: z.literal("gone"), client: z.number().int() }),
  z.object({ type: z.literal("shutdown") }),
]);
export type ToCore = z.infer<typeof toCore>;
