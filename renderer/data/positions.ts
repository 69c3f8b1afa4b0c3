/**
 * The latest position of every officer, outside React: at a thousand messages a second no component may
 * re-render for one. The map reads it each frame; rows read single officers at their own slow pace.
 */
import { useEffect } from "react";
import type { PositionsFrame } from "../../shared/contract/wire.ts";
import { connection } from "./core.ts";

export interface OfficerPosition {
  /** `[lon, lat]`, degrees. */
  readonly place: readonly [number, number];
  /** Claimed time, epoch ms. */
  readonly time: number;
  /** Degrees clockwise from north; NaN when unknown. */
  readonly headingDeg: number;
  /** Metres; NaN when unknown. */
  readonly accuracyM: number;
}

const indexToOfficer: string[] = [];
const latest = new Map<string, OfficerPosition>();
const listeners = new Set<(changed: readonly string[]) => void>();

function receive(frame: PositionsFrame | "reset"): void {
  if (frame === "reset") {
    indexToOfficer.length = 0;
    return;
  }
  indexToOfficer.push(...frame.officers);
  const changed: string[] = [];
  for (let n = 0; n < frame.index.length; n++) {
    const officer = indexToOfficer[frame.index[n] as number];
    if (officer === undefined) continue;
    latest.set(officer, {
      place: [frame.places[2 * n] as number, frame.places[2 * n + 1] as number],
      time: frame.times[n] as number,
      headingDeg: frame.headings[n] as number,
      accuracyM: frame.accuraciesM[n] as number,
    });
    changed.push(officer);
  }
  for (const listener of listeners) listener(changed);
}

let stop: (() => void) | undefined;

/** Calls back with the officers that moved; the stream from the core runs while somebody listens. */
export function watchPositions(listener: (changed: readonly string[]) => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) stop = connection.watchPositions(receive);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) stop?.();
  };
}

export function positionOf(officer: string): OfficerPosition | undefined {
  return latest.get(officer);
}

export function allPositions(): ReadonlyMap<string, OfficerPosition> {
  return latest;
}

/** Keeps the stream of positions running while a component is on screen, without re-rendering it. */
export function useListeningToPositions(): void {
  useEffect(() => watchPositions(() => {}), []);
}
