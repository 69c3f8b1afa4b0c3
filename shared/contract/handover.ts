/** The handover of the shift, as screens see it and ask for it. */
import { z } from "zod";
import { maxNoteLetters, maxRemarkLetters, shiftSchema, sides } from "../domain/handover/event.ts";
import { itemSchema } from "../domain/handover/item.ts";
import { handoverPhases } from "../domain/handover/transitions.ts";
import { personSchema } from "../domain/roles/role.ts";
import { command, view } from "./define.ts";
import { epochMs } from "./units.ts";

const id = z.string().min(1).max(160);
const none = z.object({}).strict();
const nothing = none;
const console = ["console"] as const;
const side = z.enum(sides);
const language = z.enum(["id", "en"]);
/** A PIN or a password. */
const secret = z.string().min(1).max(128);
const reason = z.string().trim().min(1).max(500);
const remark = z.string().trim().min(1).max(maxRemarkLetters);

/** Who leads the shift, and what is being handed over; one row. */
export const dutyRow = z.object({
  id: z.literal("duty"),
  /** Null while nobody has taken over. */
  leader: personSchema.extend({ since: epochMs, handover: z.string() }).nullable(),
  /** Of the handover that is open; null for none. */
  open: z.string().nullable(),
  ending: shiftSchema.nullable(),
  beginning: shiftSchema.nullable(),
  reservedMs: z.number(),
});
export type DutyRow = z.infer<typeof dutyRow>;

const signature = z.object({
  person: personSchema,
  at: epochMs,
  sha256: z.string(),
  /** False where what is kept is not what was signed: it must not be, and is told plainly. */
  holds: z.boolean(),
});

/** A handover without its items. */
export const handoverRow = z.object({
  id: z.string(),
  phase: z.enum(handoverPhases),
  phaseSince: epochMs,
  begunAt: epochMs,
  reservedMs: z.number(),
  ending: shiftSchema.nullable(),
  beginning: shiftSchema.nullable(),
  outgoing: personSchema.nullable(),
  incoming: personSchema.nullable(),
  missing: z.object({ side, reason: z.string(), second: personSchema.nullable() }).nullable(),
  interruption: z
    .object({ cause: z.enum(["asked", "restart"]), reason: z.string().nullable(), at: epochMs })
    .nullable(),
  ended: z.object({ reason: z.string(), by: z.string(), at: epochMs }).nullable(),
  items: z.number(),
  left: z.object({ goThrough: z.number(), confirm: z.number(), answer: z.number() }),
  /** The hash of what would be signed now; null where something is left to do, or it is over. */
  document: z.string().nullable(),
  signatures: z.object({ outgoing: signature.nullable(), incoming: signature.nullable() }),
  /** Urgent incidents are open, for which the city wants two persons. */
  wantsSecond: z.boolean(),
  /** The stations that had a part in it. */
  stations: z.array(z.string()),
});
export type HandoverRow = z.infer<typeof handoverRow>;

const mark = z.object({ at: epochMs, by: z.string() }).nullable();

export const handoverItemRow = z.object({
  id: z.string(),
  position: z.number(),
  item: itemSchema,
  isNews: z.boolean(),
  goneThrough: mark,
  remark: z.string().nullable(),
  confirmed: mark,
  /** An instruction that who takes over read and confirmed before. */
  readBefore: z.boolean(),
  questions: z.array(
    z.object({
      ...{ id: z.string(), text: z.string(), at: epochMs },
      answer: z.object({ text: z.string(), at: epochMs }).nullable(),
    }),
  ),
});
export type HandoverItemRow = z.infer<typeof handoverItemRow>;

/** What would be handed over if it began now. */
export const handoverDraftRow = z.object({ id: z.string(), position: z.number(), item: itemSchema });
export type HandoverDraftRow = z.infer<typeof handoverDraftRow>;

const ofHandover = z.object({ handover: id }).strict();

export const handoverViews = {
  duty: view(none, dutyRow, (row) => row.id),
  /** The last ones, the newest first. */
  handovers: view(none, handoverRow, (row) => row.id),
  handover: view(ofHandover, handoverRow, (row) => row.id),
  handoverItems: view(ofHandover, handoverItemRow, (row) => row.id),
  handoverDraft: view(none, handoverDraftRow, (row) => row.id),
} as const;

const of = { handover: id };

export const handoverCommands = {
  /** Who is signed in hands over, or takes over from somebody who may still come. */
  "handover.begin": command(z.object({ as: side }), z.object({ handover: z.string() }), console),
  /** The other one, at this window or at another: with their own secret, unless they are signed in there. */
  "handover.join": command(
    z.object({ ...of, side, person: id, secret: secret.nullable() }),
    nothing,
    console,
  ),
  "handover.goThrough": command(z.object({ ...of, item: id, remark: remark.nullable() }), nothing, console),
  "handover.note": command(
    z.object({ ...of, text: z.string().trim().min(1).max(maxNoteLetters) }),
    nothing,
    console,
  ),
  "handover.confirm": command(z.object({ ...of, item: id }), nothing, console),
  "handover.ask": command(z.object({ ...of, item: id, text: remark }), nothing, console),
  "handover.answer": command(z.object({ ...of, question: id, text: remark }), nothing, console),
  "handover.interrupt": command(z.object({ ...of, reason }), nothing, console),
  "handover.resume": command(z.object(of), nothing, console),
  /** The other one is not there. `second`: where the city wants two persons. */
  "handover.miss": command(
    z.object({ ...of, side, reason, second: z.object({ person: id, secret }).nullable() }),
    nothing,
    console,
  ),
  /** `document`: what stood on the screen of whoever signs. */
  "handover.sign": command(
    z.object({ ...of, side, secret, document: z.string().regex(/^[0-9a-f]{64}$/), language }),
    nothing,
    console,
  ),
  "handover.unsign": command(z.object(of), nothing, console),
  "handover.refuse": command(z.object({ ...of, reason }), nothing, console),
  "handover.abandon": command(z.object({ ...of, reason }), nothing, console),
  /** On paper, as it was signed; one that is not signed yet says so on every page. */
  "handover.paper": command(
    z.object({ ...of, language }),
    z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
    console,
  ),
} as const;
