/** Who reported an incident: masked in every view, and shown to a person who says that they need it. */
import { z } from "zod";
import { command } from "./define.ts";

/** One report's citizen; of neither name nor number where its channel names nobody. */
export const citizenRow = z.object({
  report: z.string(),
  /** Masked (shared/domain/privacy/mask.ts) while `shown` is false. */
  name: z.string().nullable(),
  phone: z.string().nullable(),
  shown: z.boolean(),
});
export type CitizenRow = z.infer<typeof citizenRow>;

/** For how long a citizen is shown, when nobody hides them again. */
export const shownForMs = 10 * 60_000;

const nothing = z.object({}).strict();
const incident = z.object({ incident: z.string().min(1).max(80) });

export const citizenCommands = {
  /** Names, numbers and what was written are shown on the calling window, for a while; that somebody saw them is recorded. */
  "citizen.reveal": command(incident, z.object({ citizens: z.array(citizenRow) }), ["console"]),
  "citizen.hide": command(incident, nothing, ["console"]),
} as const;
