/** Looks at this display's texts when an operator asks, and tells the core what cannot be read. */
import { useEffect, useRef } from "react";
import type { DisplayRow } from "../../../shared/contract/rows.ts";
import { connection, useRow } from "../../data/core.ts";
import { lookAt } from "./look.ts";

const restWithinMs = 2000;

export function useLegibilityCheck(display: DisplayRow | undefined): void {
  const asked = useRow("legibilityAsk")?.at;
  const current = useRef(display);
  current.current = display;
  useEffect(() => {
    const wall = document.querySelector<HTMLElement>(".wall");
    const row = current.current;
    // A page that began later was not asked; one that draws maps by processor may hear of it late.
    if (asked === undefined || !row || !wall || asked < performance.timeOrigin) return;
    const { id, scene } = row;
    atRest(wall)
      .then(() => connection.command("legibility.report", { display: id, scene, ...lookAt(wall, row) }))
      .catch((error) => console.error(`legibility: ${error}`));
  }, [asked]);
}

/** What is just coming up is still faint: it is judged as it will stand there. */
async function atRest(wall: HTMLElement): Promise<void> {
  const ends = wall
    .getAnimations({ subtree: true })
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    .map(({ finished }) => finished);
  await Promise.race([Promise.allSettled(ends), new Promise((resolve) => setTimeout(resolve, restWithinMs))]);
}
