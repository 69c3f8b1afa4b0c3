/** Looks at this display's texts when an operator asks, and tells the core what cannot be read. */
import { useEffect, useRef } from "react";
import type { DisplayRow } from "../../../shared/contract/rows.ts";
import { connection, useRow } from "../../data/core.ts";
import { lookAt } from "./look.ts";

/** A page that loads later was not asked. */
const askedForMs = 10_000;

export function useLegibilityCheck(display: DisplayRow | undefined): void {
  const asked = useRow("legibilityAsk")?.at;
  const current = useRef(display);
  current.current = display;
  useEffect(() => {
    const wall = document.querySelector<HTMLElement>(".wall");
    const row = current.current;
    if (asked === undefined || !row || !wall || Date.now() - asked > askedForMs) return;
    const { id, scene } = row;
    connection
      .command("legibility.report", { display: id, scene, ...lookAt(wall, row) })
      .catch((error) => console.error(`legibility: ${error}`));
  }, [asked]);
}
