/** Which Electron this is, and what follows from it. */

import { startChildCore } from "./core/child.ts";
import type { StartCore } from "./core/host.ts";
import { startUtilityCore } from "./core/utility.ts";

/** The first Electron whose own Node (22.14) loads better-sqlite3's prebuilt Node-API binary. */
const firstWithNewNode = 36;

export const electronVersion = process.versions.electron ?? "";

/** The evaluation runtime: end of life, never for a city. */
export const isEvaluation = Number.parseInt(electronVersion, 10) < firstWithNewNode;

/** Throws where the evaluation runtime was started without `LIVE_ROOM_NODE`. */
export function coreStarter(): StartCore {
  if (!isEvaluation) return startUtilityCore;
  const node = process.env.LIVE_ROOM_NODE;
  if (!node) {
    throw new Error(
      `Electron ${electronVersion} has Node ${process.versions.node}, too old for the database. Expected LIVE_ROOM_NODE to name Node 22.14 or newer: start the room with npm start.`,
    );
  }
  return startChildCore(node);
}
