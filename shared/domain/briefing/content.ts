/**
 * A page of the briefing as words and figures, as somebody reads them: screens draw it, and so does paper.
 *
 * Guarantees: nothing is left to be worked out or worded by who draws it, so that two drawings of one content say the
 * same. Lengths and counts are bounded, since it crosses from a screen to the core.
 */
import { z } from "zod";
import { agencySchema } from "../city/agency.ts";
import { categorySchema } from "../city/category.ts";
import { pictureHash } from "../event/event.ts";
import { briefingPages } from "./pages.ts";

const text = z.string().max(300);
const word = z.string().max(80);

/** Null for what needs nobody's eye. */
const level = z.enum(["warning", "alarm"]).nullable();
export type BriefingLevel = z.infer<typeof level>;

/** What stands in a column; `none` where a row has nothing there. */
export const briefingCell = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({
    kind: z.literal("text"),
    text,
    level,
    /** Nobody knows, or the last word is old. */
    stale: z.boolean(),
  }),
  z.object({
    kind: z.literal("agency"),
    text: word,
    shape: agencySchema.shape.shape,
    colour: agencySchema.shape.colour,
  }),
  z.object({ kind: z.literal("priority"), text: word, priority: categorySchema.shape.priority }),
  /** Of 1. */
  z.object({ kind: z.literal("bar"), share: z.number().min(0).max(1), level }),
  /** How many in each part of a time, the oldest first; what it says in words. */
  z.object({ kind: z.literal("course"), values: z.array(z.number()).max(400), text: z.string().max(2000) }),
  z.object({ kind: z.literal("change"), change: z.enum(["up", "down", "same"]), text: word }),
]);
export type BriefingCell = z.infer<typeof briefingCell>;

/** More, fewer, or as many: SVG paths in a box of 12 by 12. */
export const changeOutlines = {
  ...{ up: "M1 9h10L6 2z", down: "M1 3h10L6 10z", same: "M1 5h10v2H1z" },
} as const;

const figure = z.object({ name: text, value: word, note: text.nullable(), level });
export type BriefingFigure = z.infer<typeof figure>;

const chart = z.object({
  title: text,
  values: z.array(z.number()).max(400),
  /** Under some of the bars; an empty text for none. */
  marks: z.array(word).max(400),
  label: z.string().max(2000),
});
export type BriefingChart = z.infer<typeof chart>;

const line = z.object({ text, aside: text.nullable(), level });
export type BriefingLine = z.infer<typeof line>;

const picture = z.object({ sha256: pictureHash, name: word, caption: text });
const pair = z.object({ title: text, place: text, before: picture, after: picture });
export type BriefingPair = z.infer<typeof pair>;

const most = 200;

export const briefingContent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("figures"), figures: z.array(figure).max(12), chart: chart.nullable() }),
  z.object({
    kind: z.literal("table"),
    /** Above the table. */
    lines: z.array(line).max(20),
    /** One for each column; its word is empty for none. */
    head: z.array(z.object({ text: word, end: z.boolean() })).max(12),
    rows: z.array(z.array(briefingCell).max(12)).max(most),
    /** How many more there are than are listed. */
    left: text.nullable(),
    /** What stands there in place of rows. */
    none: text.nullable(),
  }),
  z.object({
    ...{ kind: z.literal("photos"), pairs: z.array(pair).max(12) },
    /** What stands in place of a picture that is not on this station. */
    missing: text,
    none: text.nullable(),
  }),
]);
export type BriefingContent = z.infer<typeof briefingContent>;
export type BriefingTable = Extract<BriefingContent, { kind: "table" }>;
export type BriefingFigures = Extract<BriefingContent, { kind: "figures" }>;
export type BriefingPhotos = Extract<BriefingContent, { kind: "photos" }>;

/** All pages of one moment. */
export const briefingPaper = z.object({
  title: text,
  /** When all of it stood on the screen, in words of the city's zone. */
  time: text,
  /** Epoch ms, for the file's name. */
  atMs: z.number().int(),
  pages: z
    .array(
      z.object({
        page: z.enum(briefingPages),
        title: text,
        /** What the screen says where its data is no longer fed. */
        stale: text.nullable(),
        content: briefingContent,
      }),
    )
    .max(briefingPages.length),
  /** Behind a title that goes on from the sheet or column before. */
  continued: word,
  /** In small letters at the foot: what the room is and how figures are meant. */
  foot: z.string().max(600),
});
export type BriefingPaper = z.infer<typeof briefingPaper>;
