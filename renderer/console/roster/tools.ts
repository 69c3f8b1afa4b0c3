/** What can be done on the page of officers and their plan, and the key of each. */
import type { Action } from "../actions/action.ts";
import type { RosterPageHandle } from "../page.ts";

export const rosterTools = [
  "earlier",
  "later",
  "before",
  "after",
  "change",
  "swap",
  "draft",
  "publish",
  "withdraw",
  "bringIn",
  "takeOut",
  "agree",
  "decline",
  "nextSwap",
  "decisions",
] as const satisfies (keyof RosterPageHandle)[];
export type RosterTool = (typeof rosterTools)[number];

export const rosterKeys: Readonly<Record<RosterTool, Pick<Action, "keys" | "listKeys">>> = {
  earlier: { keys: ["Ctrl+PageUp"] },
  later: { keys: ["Ctrl+PageDown"] },
  before: { keys: [], listKeys: ["ArrowLeft"] },
  after: { keys: [], listKeys: ["ArrowRight"] },
  change: { keys: ["Ctrl+j"] },
  swap: { keys: ["Ctrl+u"] },
  draft: { keys: ["Ctrl+k"] },
  publish: { keys: ["Ctrl+p"] },
  withdraw: { keys: ["Ctrl+Delete"] },
  bringIn: { keys: ["Ctrl+i"] },
  takeOut: { keys: ["Ctrl+o"] },
  agree: { keys: ["Ctrl+Shift+o"] },
  decline: { keys: ["Ctrl+Shift+n"] },
  nextSwap: { keys: ["Ctrl+Shift+y"] },
  decisions: { keys: ["Ctrl+Shift+f"] },
};
