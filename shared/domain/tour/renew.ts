/**
 * The list of a tour of what nobody has looked at is made anew after each round, while the tour goes on.
 *
 * Guarantees: at the moment of the change none of `cells` cells shows another camera than before, and none of fewer;
 * the next turns are those of the new list from its beginning. Pure.
 */
import type { TourRun } from "./tour.ts";

export interface TourList {
  readonly run: TourRun;
  readonly cameras: readonly string[];
  /** The turn of one cell in which the list is to be made anew: the last of its round. */
  readonly renewAtTurn: number;
}

/** A list that begins at `at`. */
export function startList(
  run: Pick<TourRun, "dwellMs" | "pausedAt">,
  cameras: readonly string[],
  at: number,
): TourList {
  const pausedAt = run.pausedAt === null ? null : at;
  return { run: { ...run, startedAt: at, pausedAt }, cameras, renewAtTurn: Math.max(cameras.length - 1, 0) };
}

export function isRoundOver({ run, renewAtTurn }: TourList, at: number): boolean {
  return run.pausedAt === null && turnAt(run, at) >= renewAtTurn;
}

/** `cameras` are those of the next round. What is on screen, on `cells` cells, is shown last in it. */
export function renewList(list: TourList, cameras: readonly string[], cells: number, at: number): TourList {
  const { run } = list;
  const turn = turnAt(run, at);
  // A core that was away for longer shows something else by now anyway.
  if (list.cameras.length === 0 || turn > list.renewAtTurn) return startList(run, cameras, at);
  const shown = list.cameras.slice(-cells);
  const isShown = new Set(shown);
  const next = [...cameras.filter((id) => !isShown.has(id)), ...shown];
  const last = Math.max(next.length - 1, 0);
  return {
    run: { ...run, startedAt: run.startedAt + (turn - last) * run.dwellMs },
    cameras: next,
    renewAtTurn: last + Math.max(next.length, 1),
  };
}

function turnAt({ startedAt, dwellMs, pausedAt }: TourRun, at: number): number {
  return Math.floor(((pausedAt ?? at) - startedAt) / dwellMs);
}
