/** The rows of the core's views: what a screen may know, and nothing else. */
import { z } from "zod";
import { moduleNames } from "../domain/city/modules.ts";
import { displaySizeSchema } from "../domain/scene/display.ts";
import { epochMs, place, text } from "./units.ts";

export const language = z.enum(["id", "en"]);
export type Language = z.infer<typeof language>;

/** What is true for the whole room; one row. */
export const roomRow = z.object({
  id: z.literal("room"),
  station: z.string(),
  language,
  scene: z.string(),
  /** Why this scene is shown: the operator chose it, the city's clock brought it, or an incident did. */
  sceneReason: z.object({
    kind: z.enum(["chosen", "scheduled", "incident"]),
    /** When it ends by itself; null where nobody knows, or never. */
    until: epochMs.nullable(),
    /** That brought it; null where none did. */
    incident: z.string().nullable(),
    /** The scene that `scene.back` shows; null where there is none. */
    former: z.string().nullable(),
  }),
  /** The operator holds the scene: nothing but a person changes it. */
  held: z.boolean(),
  /** True while the drill player and not a city feeds the room. */
  demo: z.boolean(),
  startedAt: epochMs,
  /** Until when every display shows its number; 0 when it does not. */
  identifyUntil: epochMs,
  /** Every tile shows its figures; it ends by itself (core/wall/tileFigures.ts). */
  figures: z.boolean(),
  /** Of the room's history this station has not all yet; null once it has: see domain/replication/history.ts. */
  history: z.object({ part: z.enum(["present", "past"]), percent: z.number() }).nullable(),
});
export type RoomRow = z.infer<typeof roomRow>;

/** The city as the screens need it; one row. Areas and base map come as files over `app://room/city/`. */
export const cityRow = z.object({
  id: z.literal("city"),
  code: z.string(),
  name: text,
  zone: z.string(),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  centre: place,
  hasTiles: z.boolean(),
  /** What the map credits its base map to; null where the city says nothing. */
  basemapCredit: z.string().nullable(),
  /** Which parts of the product it uses. */
  modules: z.record(z.enum(moduleNames), z.boolean()),
  districts: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      /** In the middle of it, for what is known to be there and no more; absent where the city draws no area. */
      centre: place.optional(),
    }),
  ),
  agencies: z.array(
    z.object({
      id: z.string(),
      name: text,
      short: z.string(),
      colour: z.string(),
      shape: z.enum(["circle", "square", "triangle", "diamond", "hexagon"]),
      /** The channel that its crews listen to; absent where the city names none. */
      radio: z.string().optional(),
    }),
  ),
  categories: z.array(
    z.object({
      id: z.string(),
      name: text,
      agency: z.string(),
      priority: z.enum(["urgent", "high", "normal", "low"]),
    }),
  ),
});
export type CityRow = z.infer<typeof cityRow>;

export const cameraRow = z.object({
  id: z.string(),
  name: z.string(),
  place,
  /** False where the place is the middle of its district, for want of a better one. */
  placeKnown: z.boolean(),
  district: z.string(),
  tags: z.array(z.string()),
  /** Free words of the city. */
  groups: z.array(z.string()),
  /** From the city's folder, or added at this station; `edited` is the city's with something changed here. */
  origin: z.enum(["city", "station"]),
  edited: z.boolean(),
  /** That use it; absent where the city names none. */
  agencies: z.array(z.string()).optional(),
  /** Where the lens looks, degrees clockwise from north; null when unknown. */
  bearingDeg: z.number().nullable(),
  /** Width to height of its picture; absent where the city does not say. */
  aspect: z.number().optional(),
  /** The HLS playlist, absolute and without credentials. */
  url: z.string(),
  /** What the camera gateway says; `unknown` when it has said nothing. */
  health: z.enum(["up", "down", "unknown"]),
  healthSince: epochMs.nullable(),
});
export type CameraRow = z.infer<typeof cameraRow>;

/** When a camera was on a screen of this station last; none for one that never was. */
export const cameraLookRow = z.object({ camera: z.string(), seenAt: epochMs });
export type CameraLookRow = z.infer<typeof cameraLookRow>;

export const officerRow = z.object({
  id: z.string(),
  name: z.string(),
  agency: z.string(),
  crew: z.string(),
  /** The name of the one that the plan has the officer at now, else of the usual one. */
  post: z.string(),
  phone: z.string(),
  /** From the officer's last attendance event; `unknown` when none is known. */
  duty: z.enum(["on", "off", "unknown"]),
  dutySince: epochMs.nullable(),
  /** True when the plan has the officer on duty now. */
  planned: z.boolean(),
  /** The shift that the officer is planned for now; absent or null for none. */
  shift: z.object({ id: z.string(), startsAt: epochMs, endsAt: epochMs }).nullish(),
});
export type OfficerRow = z.infer<typeof officerRow>;

export const reportRow = z.object({
  id: z.string(),
  category: z.string(),
  text: z.string(),
  place,
  address: z.string().nullable(),
  district: z.string().nullable(),
  /** True when the place lies outside the city's bounds: the report is kept, and the map may not show it. */
  outside: z.boolean(),
  channel: z.string(),
  photos: z.array(z.string()),
  status: z.enum(["open", "closed"]),
  /** When the citizen says it was, and when this room received it. */
  requestedAt: epochMs,
  receivedAt: epochMs,
});
export type ReportRow = z.infer<typeof reportRow>;

/** The state of the way to the broker; one row. */
export const linkRow = z.object({
  id: z.literal("link"),
  state: z.enum(["connecting", "online", "offline"]),
  since: epochMs,
  /** Host and port, never credentials. */
  broker: z.string(),
  lastMessageAt: epochMs.nullable(),
  /** Failed attempts since the link was last up. */
  attempts: z.number(),
  nextAttemptAt: epochMs.nullable(),
  /** Why the last attempt failed, as the network said it (not localised); null while online. */
  reason: z.string().nullable(),
  received: z.number(),
  quarantined: z.number(),
  /** Messages to officers and citizens that have not gone out yet. */
  unsent: z.number(),
});
export type LinkRow = z.infer<typeof linkRow>;

/** `unknown-subject`: an officer, camera or sensor that the city does not have. `unit-mismatch`: a value in another unit than the city's list gives. `future-time`: claimed for days ahead. `not-signed`: by no key of the station that it says it is of. `not-admitted`: of nobody in the room, or events that do not continue their log. */
export const quarantineReasons = [
  "too-large",
  "not-json",
  "schema",
  "topic",
  "id-mismatch",
  "unknown-subject",
  "unit-mismatch",
  "future-time",
  "not-signed",
  "not-admitted",
] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

export const quarantineRow = z.object({
  id: z.string(),
  topic: z.string(),
  receivedAt: epochMs,
  bytes: z.number(),
  /** A stable code, localised by the page, and what exactly was wrong. */
  reason: z.enum(quarantineReasons),
  detail: z.string(),
  /** The first 500 characters, as received. */
  sample: z.string(),
});
export type QuarantineRow = z.infer<typeof quarantineRow>;

/** Something a person must be told: localised by `code` with `params`. */
export const noticeRow = z.object({
  id: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  code: z.string(),
  params: z.record(z.string(), z.string()),
  since: epochMs,
});
export type NoticeRow = z.infer<typeof noticeRow>;

export const sceneRow = z.object({
  id: z.string(),
  name: text,
  /** The digit that shows it from the console; order of the list. */
  position: z.number(),
});
export type SceneRow = z.infer<typeof sceneRow>;

/** One placed panel, in CSS pixels from its display's top left corner. */
export const placedPanelSchema = z.object({
  id: z.string(),
  type: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  settings: z.record(z.string(), z.unknown()),
  /** Set where one panel goes over several displays: it is larger than this window, which cuts the rest off. */
  part: z.object({ number: z.number(), of: z.number() }).optional(),
});

export const displayRow = z.object({
  /** Recognises the display again after it was away; see electron/main/displays.ts. */
  id: z.string(),
  /** 1, 2, 3 … from left to right, top to bottom: what *Identify displays* shows. */
  number: z.number(),
  label: z.string(),
  /** Top left corner on the desktop. */
  x: z.number(),
  y: z.number(),
  widthPx: z.number(),
  heightPx: z.number(),
  ...displaySizeSchema.shape,
  /** False while what the city says of its displays is taken for this one. */
  configured: z.boolean(),
  scene: z.string(),
  panels: z.array(placedPanelSchema),
  /** What the scene would show here and has no readable place for. */
  left: z.array(z.object({ id: z.string(), type: z.string(), reason: z.enum(["no-room"]) })),
});
export type DisplayRow = z.infer<typeof displayRow>;

/** What a tile shows, as its page sees it; one row for each window and tile. */
export const tileRow = z.object({
  id: z.string(),
  camera: z.string(),
  state: z.enum(["idle", "opening", "live", "frozen", "failed"]),
  since: epochMs,
});
export type TileRow = z.infer<typeof tileRow>;
export type TileState = TileRow["state"];

/** Where cameras' streams come from, for main's network layer alone: the only row that holds secrets. */
export const cameraOriginRow = z.object({
  origin: z.string(),
  /** The value of the Authorization header, or null where none is needed. */
  authorization: z.string().nullable(),
});
export type CameraOriginRow = z.infer<typeof cameraOriginRow>;
