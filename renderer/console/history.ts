/** What was looked at before, so that a look at a camera leads back to the report that it was for. */
import { useEffect, useSyncExternalStore } from "react";
import { type Selection, select, useSelection } from "../ui/selection.ts";

const longest = 50;
let before: readonly Selection[] = [];
let current: Selection | null = null;
const listeners = new Set<() => void>();

function remember(selections: readonly Selection[]): void {
  before = selections;
  for (const listener of listeners) listener();
}

/** Keeps the history while the console is open. */
export function useSelectionHistory(): void {
  const selection = useSelection();
  useEffect(() => {
    const same = selection?.kind === current?.kind && selection?.id === current?.id;
    if (current && selection && !same) remember([...before.slice(1 - longest), current]);
    if (!selection) remember([]);
    current = selection;
  }, [selection]);
}

export function useCanGoBack(): boolean {
  return useSyncExternalStore(subscribe, () => before.length > 0);
}

/** The incident, or the report, from which one came to the camera that is chosen, by way of cameras alone; else null. */
export function useIncidentBefore(): string | null {
  return useSyncExternalStore(subscribe, () => lastIncident(before));
}

/** Of what was looked at, the oldest first. */
export function lastIncident(selections: readonly Selection[]): string | null {
  const last = selections.findLast(({ kind }) => kind !== "camera");
  return last?.kind === "incident" || last?.kind === "report" ? last.id : null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows what was looked at before this, if anything. */
export function goBack(): void {
  const last = before.at(-1);
  if (!last) return;
  remember(before.slice(0, -1));
  current = last;
  select(last);
}
