/**
 * A place that a form asks for: while one does, a click on the map answers it instead of choosing what lies there, and
 * the map shows the answer.
 */
import { useSyncExternalStore } from "react";
import type { LonLat } from "../../shared/domain/place.ts";

export interface PlaceQuestion {
  /** The answer so far; null for none. */
  readonly place: LonLat | null;
  readonly onAnswer: (place: LonLat) => void;
}

let asked: PlaceQuestion | null = null;
const listeners = new Set<() => void>();

/** The newest question stands; null takes it back. */
export function askForPlace(question: PlaceQuestion | null): void {
  asked = question;
  for (const listener of listeners) listener();
}

export function usePlaceQuestion(): PlaceQuestion | null {
  return useSyncExternalStore(subscribe, () => asked);
}

/** True where somebody asked, and has now been answered. */
export function answerPlace(place: LonLat): boolean {
  asked?.onAnswer(place);
  return asked !== null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
