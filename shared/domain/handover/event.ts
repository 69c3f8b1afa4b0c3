/**
 * What happens in a handover, as events. The subject is the handover's id.
 *
 * A list of items and a remark are frozen with the event that brings them: what is signed is made of events alone.
 */
import { z } from "zod";
import { personSchema } from "../roles/role.ts";
import { itemSchema } from "./item.ts";

/** All kinds begin so: the log finds them by it. */
export const handoverPrefix = "handover.";

export const maxRemarkLetters = 1000;
export const maxNoteLetters = 2000;
/** More is written as several events: one must fit a message. */
export const itemsInEvent = 20;

const id = z.string().min(1).max(160);
const none = z.object({});
const reason = z.string().min(1).max(500);
const remark = z.string().min(1).max(maxRemarkLetters);
const epochMs = z.number().int().nonnegative();

export const sides = ["outgoing", "incoming"] as const;
export type Side = (typeof sides)[number];
const side = z.enum(sides);

export const shiftSchema = z.object({
  id: z.string().max(80),
  name: z.object({ id: z.string().max(200), en: z.string().max(200) }),
  startsAtMs: epochMs,
  endsAtMs: epochMs,
});
export type HandoverShift = z.infer<typeof shiftSchema>;

/** How far the events of this handover reach that a signature is about, by station. */
export const coversSchema = z
  .array(z.object({ station: z.string().max(80), seq: z.number().int().positive() }))
  .max(100);
export type Covers = z.infer<typeof coversSchema>;

export const handoverBodies = {
  "handover.begun": z.object({
    outgoing: personSchema.nullable(),
    incoming: personSchema.nullable(),
    /** Of the city's plan; null where it has none at that time. */
    ending: shiftSchema.nullable(),
    beginning: shiftSchema.nullable(),
    /** The handover before this one; null for the first. */
    previous: id.nullable(),
    reservedMs: epochMs,
    /** Items of instructions that who takes over has read and confirmed before, where that person is known. */
    read: z.array(id).max(100),
  }),
  /** By the room: what there is to hand over, and what came to it since. */
  "handover.listed": z.object({ items: z.array(itemSchema).min(1).max(itemsInEvent) }),
  "handover.joined": z.object({ side, person: personSchema, read: z.array(id).max(100) }),
  "handover.gone-through": z.object({ item: id, remark: remark.nullable() }),
  /** What only a person knows: an item of its own, told and to be confirmed. */
  "handover.noted": z.object({ item: id, text: z.string().min(1).max(maxNoteLetters) }),
  "handover.confirmed": z.object({ item: id }),
  "handover.asked": z.object({ item: id, question: id, text: remark }),
  "handover.answered": z.object({ question: id, text: remark }),
  "handover.interrupted": z.object({ cause: z.enum(["asked", "restart"]), reason: reason.nullable() }),
  "handover.resumed": none,
  /** One side is not there. `second`: who confirmed that with their own secret, where the city asks for two persons. */
  "handover.missing": z.object({ side, reason, second: personSchema.nullable() }),
  /** `sha256` of the document (document.ts) of the events that are covered. */
  "handover.signed": z.object({
    side,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    covers: coversSchema,
    language: z.enum(["id", "en"]),
  }),
  /** The first signature is taken back: there is something to add. */
  "handover.unsigned": none,
  "handover.refused": z.object({ reason }),
  "handover.abandoned": z.object({ reason }),
} as const;
