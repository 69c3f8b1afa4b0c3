/**
 * What is written down about accounts, sessions, and whatever else an audit asks for. The subject is the account's id
 * where nothing else is written. No secret, no hash of one, and no text that somebody typed for one stands in any.
 */
import { z } from "zod";
import { roleSchema } from "./role.ts";

const id = z.string().min(1).max(80);
const name = z.string().min(1).max(80);
const none = z.object({});

/** All kinds begin so: the log finds them by it. */
export const accessPrefix = "access.";

export const signInWays = ["secret", "demo", "first"] as const;
export const signOutReasons = ["asked", "switched", "window-closed", "account-changed"] as const;
/** What the city may want two persons for. */
export const twoPersonActs = ["delete-account", "end-shift", "retire-station"] as const;
export type TwoPersonAct = (typeof twoPersonActs)[number];

export const accessBodies = {
  /** `demo`: made while the demo ran; no real room takes it. */
  "access.account-added": z.object({ name, role: roleSchema, demo: z.boolean() }),
  "access.account-changed": z.object({ name, role: roleSchema }).partial(),
  "access.account-disabled": none,
  "access.account-enabled": none,
  /** `second`: who confirmed it with their own secret; null where the city does not ask for two. */
  "access.account-deleted": z.object({ second: id.nullable() }),
  "access.secret-set": none,
  "access.signed-in": z.object({ way: z.enum(signInWays) }),
  "access.signed-out": z.object({ reason: z.enum(signOutReasons) }),
  "access.locked": z.object({ reason: z.enum(["asked", "idle"]) }),
  "access.unlocked": none,
  /** A wrong secret, the n-th in a row, and for how long the next is not looked at. */
  "access.failed": z.object({
    failures: z.number().int().positive(),
    waitMs: z.number().int().nonnegative(),
  }),
  /** A second person confirmed something with their secret. */
  "access.confirmed": z.object({ act: z.string().max(80) }),
  /** The table of roles refused it. The subject is the command's or the view's name. */
  "access.refused": z.object({ role: z.string().max(40) }),
  /** The subject is the command's name. `rows`: null where it cannot be counted. */
  "access.exported": z.object({ file: z.string().max(200).nullable(), rows: z.number().int().nullable() }),
  /** The subject is the command's name. `what`: which of them; never a secret. */
  "access.setting-changed": z.object({ what: z.string().max(200).nullable() }),
  /** Somebody looked at what is kept of a person. The subject is whose it is. */
  "access.viewed": z.object({ what: z.string().max(80), reason: z.string().max(500).nullable() }),
  /**
   * This station left the room for a drill, and came back: nothing of what was done meanwhile stands in this log. The
   * subject is the drill. `brokenOff`: nobody ended it.
   */
  "access.drill-begun": z.object({ scenario: z.string().max(80) }),
  "access.drill-ended": z.object({ scenario: z.string().max(80), brokenOff: z.boolean() }),
  /** The machine's clock was set: what it said before, and after. The order of events stays. */
  "access.clock-jumped": z.object({ fromMs: z.number().int(), toMs: z.number().int() }),
} as const;
export type AccessKind = keyof typeof accessBodies;
export const accessKinds = Object.keys(accessBodies) as AccessKind[];
