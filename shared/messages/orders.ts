/**
 * Orders and what officers answer (PROTOCOL, Orders and `orders/<id>/reply`), and what a citizen is told. Orders are
 * retained while open, and taken away by an empty message.
 */
import { z } from "zod";
import { replyTypes } from "../domain/order/order.ts";
import { isoTime, lonLat, messageId } from "./facts.ts";

/** To one officer, on `officers/<id>/orders/<order>`. Times are ISO 8601 text. */
export const orderMessage = z.object({
  order: messageId,
  incident: messageId,
  /** Whose it is. A supervisor who is told that no answer came finds another's name here, and has nothing to answer. */
  officer: messageId,
  /** What to do, in the operator's words. */
  task: z.string().max(20_000),
  category: z.string().max(80),
  priority: z.enum(["urgent", "high", "normal", "low"]),
  place: lonLat,
  address: z.string().max(500).nullable(),
  support: z.boolean(),
  /** When it was decided, and until when an answer is expected. */
  time: z.string(),
  replyBy: z.string(),
  /** Until when somebody should be there; null where nothing is asked. */
  arriveBy: z.string().nullable(),
  /** Whom to call: the station that sent it. */
  contact: z.string().max(200),
});
export type OrderMessage = z.infer<typeof orderMessage>;

/** From the officer, on `orders/<order>/reply`: the whole history so far, in any order. */
export const replyMessage = z.object({
  order: messageId,
  officer: messageId,
  replies: z
    .array(
      z.object({
        id: messageId,
        type: z.enum(replyTypes),
        time: isoTime,
        reason: z.string().max(500).nullish(),
        note: z.string().max(10_000).nullish(),
        place: lonLat.nullish(),
        photos: z
          .array(z.url({ protocol: /^https?$/ }).max(2000))
          .max(20)
          .optional(),
      }),
    )
    .max(200),
});
export type ReplyMessage = z.infer<typeof replyMessage>;

/** What a citizen may be told, on `reports/<id>/status`. */
export const reportStatusMessage = z.object({
  report: messageId,
  status: z.enum(["received", "in-progress", "done", "cancelled"]),
  text: z.string().max(2000),
  agency: z.string().max(200).nullable(),
  time: z.string(),
  photos: z.array(z.string()).max(20),
});
export type ReportStatusMessage = z.infer<typeof reportStatusMessage>;
