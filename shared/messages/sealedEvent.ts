/** An event as it comes over the wire. */
import { z } from "zod";
import type { SealedEvent } from "../domain/event/sealedEvent.ts";
import { stationSchema } from "../domain/replication/event.ts";

const sha256Form = /^[0-9a-f]{64}$/;
const sha256 = z.string().regex(sha256Form);

export const sealedEventSchema = z.object({
  station: stationSchema,
  seq: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  time: z.string().max(40),
  actor: z.string().max(200),
  kind: z.string().min(1).max(100),
  subject: z.string().max(500),
  body: z.unknown().refine((body) => body !== undefined, "expected a body"),
  prev: z.union([z.literal(""), sha256]),
  hash: sha256,
  signature: z.string().max(100),
});
const fieldCount = Object.keys(sealedEventSchema.shape).length;

/**
 * Of parsed JSON: true only for what the schema accepts and leaves as it is. It costs a tenth of the schema, which judges
 * the rest: a station that catches up reads hundreds of thousands of events.
 */
export function isSealedEvent(value: unknown): value is SealedEvent {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== fieldCount) return false;
  const { station, seq, time, actor, kind, subject, body, prev, hash, signature } = value as Record<
    string,
    unknown
  >;
  return (
    isText(station, 1, 80) &&
    Number.isSafeInteger(seq) &&
    (seq as number) > 0 &&
    isText(time, 0, 40) &&
    isText(actor, 0, 200) &&
    isText(kind, 1, 100) &&
    isText(subject, 0, 500) &&
    body !== undefined &&
    (prev === "" || isSha256(prev)) &&
    isSha256(hash) &&
    isText(signature, 0, 100)
  );
}

function isText(value: unknown, least: number, most: number): boolean {
  return typeof value === "string" && value.length >= least && value.length <= most;
}

function isSha256(value: unknown): boolean {
  return typeof value === "string" && value.length === 64 && sha256Form.test(value);
}
