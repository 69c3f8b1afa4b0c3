/**
 * Schemas of the facts in PROTOCOL, one for each topic. Unknown fields are dropped, so that a newer phone or
 * gateway still works. Times arrive as ISO 8601 text and leave as epoch ms.
 */
import { z } from "zod";

/** Larger messages go to the quarantine unread. */
export const maxMessageBytes = 64 * 1024;

const latestPlausibleMs = Date.UTC(2100, 0, 1);

/** `Date.parse` reads much that is no ISO 8601, and takes the 30th of February for the 2nd of March. */
const isoForm = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** ISO 8601 with Z or an offset, read to epoch ms. */
export const isoTime = z
  .string()
  .max(40)
  .transform((text, context) => {
    const [, year, month, day] = isoForm.exec(text) ?? [];
    const isDay = Number(day) <= daysIn(Number(year), Number(month));
    const ms = isDay ? Date.parse(text) : Number.NaN;
    if (!(ms >= 0 && ms <= latestPlausibleMs)) {
      context.addIssue({ code: "custom", message: "expected ISO 8601 with Z or an offset" });
      return z.NEVER;
    }
    return ms;
  });

/** Arithmetic rather than a `Date`: every message has a time. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** WGS 84 `[lon, lat]` in degrees. */
export const lonLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

export const messageId = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[^/+#]+$/);

export const positionMessage = z.object({
  place: lonLat,
  accuracyM: z.number().nonnegative().max(100_000).optional(),
  /** Metres a second. */
  speedMps: z.number().nonnegative().max(200).optional(),
  /** Degrees clockwise from north. */
  headingDeg: z.number().min(0).max(360).optional(),
  /** 0 to 1. */
  battery: z.number().min(0).max(1).optional(),
  time: isoTime,
});
export type PositionMessage = z.infer<typeof positionMessage>;

export const dutyMessage = z.object({
  /** The officer's attendance events of the last 48 hours, in any order. */
  events: z
    .array(
      z.object({
        id: messageId,
        type: z.enum(["in", "out"]),
        time: isoTime,
        place: lonLat.optional(),
        accuracyM: z.number().nonnegative().optional(),
        device: z.string().max(120).optional(),
      }),
    )
    .max(200),
});
export type DutyMessage = z.infer<typeof dutyMessage>;

/** A citizen's report; field names follow Open311 GeoReport v2. */
export const reportMessage = z.object({
  service_request_id: messageId,
  status: z.enum(["open", "closed"]),
  service_code: z.string().min(1).max(80),
  description: z.string().max(20_000),
  lat: z.number().min(-90).max(90),
  long: z.number().min(-180).max(180),
  address: z.string().max(500).nullish(),
  media_urls: z
    .array(z.url({ protocol: /^https?$/ }).max(2000))
    .max(20)
    .optional(),
  /** Where it came from: "Tangerang LIVE", "112", "WhatsApp", … */
  channel: z.string().max(80).default("?"),
  reporter: z.object({ name: z.string().max(200).nullish(), phone: z.string().max(40).nullish() }).optional(),
  requested_datetime: isoTime,
  updated_datetime: isoTime.optional(),
});
export type ReportMessage = z.infer<typeof reportMessage>;

export const cameraHealthMessage = z.object({
  state: z.enum(["up", "down"]),
  since: isoTime,
  bitrateKbps: z.number().nonnegative().optional(),
  viewers: z.number().int().nonnegative().optional(),
});
export type CameraHealthMessage = z.infer<typeof cameraHealthMessage>;

/** What a sensor measured. `unit` must be the one that the city's list gives. */
export const sensorMessage = z.object({
  value: z.number(),
  unit: z.string().min(1).max(12),
  time: isoTime,
});
export type SensorMessage = z.infer<typeof sensorMessage>;
