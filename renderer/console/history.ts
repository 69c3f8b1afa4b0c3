/** What was looked at before, so that a look at a camera leads back to the report that it was for. */
import { useEffect } from "react";
import { type Selection, select, useSelection } from "../ui/selection.ts";

const longest = 50;
let before: Selection[] = [];
let current: Selection | null = null;

/** Keeps the history while the console is open. */
export function useSelectionHistory(): void {
  const selection = useSelection();
  useEffect(() => {
    const same = selection?.kind === current?.kind && selection?.id === current?.id;
    if (current && selection && !same) before = [...before.slice(1 - longest), current];
    if (!selection) before = [];
    current = selection;
  }, [selection]);
}

/** Shows what was looked at before this, if anything. */
export function goBack(): void {
  const last = before.at(-1);
  if (!last) return;
  before = before.slice(0, -1);
  current = last;
  select(last);
}
