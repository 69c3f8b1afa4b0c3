/** Whether what the wall shows can be read from where people sit: asked by an operator, answered by each wall's page. */
import { z } from "zod";
import { command } from "./define.ts";
import { epochMs } from "./units.ts";

/** A text that cannot be read well enough. */
export const illegibleText = z.object({
  /** The panel that shows it. */
  panel: z.string(),
  text: z.string().max(80),
  /** Height of its capitals as seen from the configured distance, minutes of arc. */
  arcMin: z.number(),
  /** Contrast with its ground after WCAG; on a picture, that of the worst one. */
  contrast: z.number(),
});
export type IllegibleText = z.infer<typeof illegibleText>;

const result = z.object({
  /** The display's id. */
  display: z.string(),
  scene: z.string(),
  /** How many texts were looked at. */
  texts: z.number().int().nonnegative(),
  /** The worst first; `more` says how many others there are. */
  illegible: z.array(illegibleText).max(50),
  more: z.number().int().nonnegative(),
});

/** The last result for each display and scene. */
export const legibilityRow = result.extend({ id: z.string(), at: epochMs });
export type LegibilityRow = z.infer<typeof legibilityRow>;

/** When the wall's pages were last asked to look; one row. */
export const legibilityAskRow = z.object({ id: z.literal("ask"), at: epochMs });

const nothing = z.object({}).strict();

export const legibilityCommands = {
  "legibility.check": command(nothing, nothing, ["console", "wall"]),
  "legibility.report": command(result, nothing, ["wall"]),
} as const;
export type LegibilityReport = z.infer<typeof result>;
