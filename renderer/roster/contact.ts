/** When an officer's phone was last heard, and when silence is worth a word. */

import { positionOf, useListeningToPositions } from "../data/positions.ts";
import { useNow } from "../ui/clock.ts";

/** A phone on duty reports every few seconds; two minutes without a position is silence. */
export const silentAfterMs = 120_000;

export interface Contact {
  /** Epoch ms of the last position; null when there has been none. */
  readonly at: number | null;
  readonly silent: boolean;
}

/** Reads contacts at a slow pace: a list of officers must not re-render for every position. */
export function useContacts(): (officer: string) => Contact {
  useListeningToPositions();
  const now = useNow(2000);
  return (officer) => {
    const at = positionOf(officer)?.time ?? null;
    return { at, silent: at !== null && now - at > silentAfterMs };
  };
}
