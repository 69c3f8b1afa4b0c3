/**
 * Who of one camera server's tiles may ask it for what, and when. One window's tiles share it.
 *
 * Guarantees, whatever the tiles do:
 * - while the server is down, one tile at a time asks, and after a pause in proportion to the outage (recovery.ts);
 *   tiles take turns, so that one bad camera does not speak for all;
 * - at most `atOnce` streams are opening at once (an urgent one does not wait for the others), and in any second at
 *   most `perSecond` begin: fewer for `recoveringMs` after the server came back, and fewer for tiles that try again
 *   after a fault;
 * - of many that begin together `firstAtOnce` go first, and with each that is open one more opens at once: a machine or
 *   a server that has to share its time among all would show the first picture when it shows the last;
 * - a tile that asked gets its turn, those that never had one first.
 *
 * Pure: a step takes the state and what happened at which time (ms, never backwards) and gives the next state and
 * the tiles whose turn it is. A tile that got its turn must settle or leave.
 */
import { longestMs } from "./recovery.ts";

export type TileId = number;

export interface OriginState {
  readonly standing: "up" | "down";
  /** Since when it stands so. */
  readonly since: number;
  /** It came back from an outage at `since`. */
  readonly recovered: boolean;
  /** Tiles that it did not answer since it last answered anyone. */
  readonly refused: ReadonlySet<TileId>;
  readonly tiles: ReadonlySet<TileId>;
  readonly waiting: readonly Waiting[];
  readonly trying: ReadonlySet<TileId>;
  /** Turns that ended since nobody was opening anything. */
  readonly opened: number;
  /** The turns given in the last second. */
  readonly turns: readonly Turn[];
  /** While down: the earliest time of the next try. */
  readonly nextTryAt: number;
}

export interface Waiting {
  readonly tile: TileId;
  readonly dueAt: number;
  /** It tries again after a fault. */
  readonly again: boolean;
  /** Somebody waits for its picture. */
  readonly urgent: boolean;
}

interface Turn {
  readonly at: number;
  readonly again: boolean;
}

export type OriginEvent =
  | { readonly type: "join"; readonly tile: TileId }
  | ({ readonly type: "ask" } & Omit<Waiting, "urgent"> & { readonly urgent?: boolean })
  /** The server answered this tile with what a camera server says. */
  | { readonly type: "answered"; readonly tile: TileId }
  /** It did not answer, or that it cannot (5xx). `chance` from 0 to 1. */
  | { readonly type: "refused"; readonly tile: TileId; readonly chance: number }
  /** The tile's turn has ended, well or not. */
  | { readonly type: "settled"; readonly tile: TileId }
  | { readonly type: "leave"; readonly tile: TileId }
  | { readonly type: "wake" };

export interface OriginStep {
  readonly origin: OriginState;
  /** Whose turn it is now. */
  readonly turns: readonly TileId[];
  /** When to wake it if nothing happens before; null when there is nothing to wait for. */
  readonly wakeAt: number | null;
}

export const recoveringMs = 15_000;
const firstAtOnce = 2;
const calm = { atOnce: 8, perSecond: 40 } as const;
const recovering = { atOnce: 6, perSecond: 12 } as const;
const againPerSecond = 8;
const windowMs = 1000;
/** Between two tries at a server that is down, however they end. */
const leastPauseMs = 750;

export function newOrigin(at: number): OriginState {
  const none: ReadonlySet<TileId> = new Set();
  return {
    ...{ standing: "up", since: at, recovered: false, nextTryAt: at },
    ...{ refused: none, tiles: none, trying: none, opened: 0, waiting: [], turns: [] },
  };
}

export function stepOrigin(origin: OriginState, event: OriginEvent, at: number): OriginStep {
  return giveTurns(happen(origin, event, at), at);
}

function happen(origin: OriginState, event: OriginEvent, at: number): OriginState {
  switch (event.type) {
    case "join":
      return { ...origin, tiles: plus(origin.tiles, event.tile) };
    case "ask": {
      const { tile, dueAt, again, urgent = false } = event;
      const others = origin.waiting.filter((one) => one.tile !== tile);
      return {
        ...origin,
        tiles: plus(origin.tiles, tile),
        trying: minus(origin.trying, tile),
        waiting: [...others, { tile, dueAt, again, urgent }],
      };
    }
    case "answered":
      return answered(origin, at);
    case "refused":
      return refused(origin, event.tile, event.chance, at);
    case "settled":
      return settled(origin, event.tile);
    case "leave":
      return {
        ...origin,
        tiles: minus(origin.tiles, event.tile),
        refused: minus(origin.refused, event.tile),
        trying: minus(origin.trying, event.tile),
        waiting: origin.waiting.filter(({ tile }) => tile !== event.tile),
      };
    case "wake":
      return origin;
  }
}

function settled(origin: OriginState, tile: TileId): OriginState {
  if (!origin.trying.has(tile)) return origin;
  return { ...origin, trying: minus(origin.trying, tile), opened: origin.opened + 1 };
}

function answered(origin: OriginState, at: number): OriginState {
  if (origin.standing === "up") {
    return origin.refused.size === 0 ? origin : { ...origin, refused: new Set() };
  }
  return {
    ...origin,
    ...{ standing: "up", since: at, recovered: true, refused: new Set() },
    // They waited for this, however long their own waits were.
    waiting: origin.waiting.map((one) => ({ ...one, dueAt: Math.min(one.dueAt, at) })),
  };
}

/** One camera's trouble is not its server's: two tiles must have been refused with nobody answered in between. */
function refused(origin: OriginState, tile: TileId, chance: number, at: number): OriginState {
  const all = plus(origin.refused, tile);
  const down = origin.standing === "down" || all.size >= Math.min(2, origin.tiles.size);
  if (!down) return { ...origin, refused: all };
  const since = origin.standing === "down" ? origin.since : at;
  const longest = longestMs(origin.standing === "down" ? 2 : 1, at - since);
  const wait = Math.max(leastPauseMs, longest / 2 + (chance * longest) / 2);
  return { ...origin, standing: "down", since, recovered: false, refused: all, nextTryAt: at + wait };
}

function giveTurns(origin: OriginState, at: number): OriginStep {
  const kept = origin.turns.filter((turn) => turn.at + windowMs > at);
  const isBusy = origin.trying.size > 0 || origin.waiting.some(({ dueAt }) => dueAt <= at);
  const state = { ...origin, turns: kept, opened: isBusy ? origin.opened : 0 };
  return state.standing === "down" ? oneTurn(state, at) : manyTurns(state, at);
}

function oneTurn(origin: OriginState, at: number): OriginStep {
  const first = inOrder(origin.waiting)[0];
  if (!first || origin.trying.size > 0) return { origin, turns: [], wakeAt: null };
  // The server's pause counts, not the tile's own: whoever is next asks for all.
  if (origin.nextTryAt > at) return { origin, turns: [], wakeAt: origin.nextTryAt };
  const paused = { ...admit(origin, first, at), nextTryAt: at + leastPauseMs };
  return { origin: paused, turns: [first.tile], wakeAt: null };
}

function manyTurns(start: OriginState, at: number): OriginStep {
  let origin = start;
  const turns: TileId[] = [];
  const { atOnce, perSecond } = isRecovering(start, at) ? recovering : calm;
  const mayOpen = Math.min(atOnce, firstAtOnce + start.opened);
  let wakeAt: number | null = null;
  const wake = (time: number | undefined) => {
    if (time !== undefined) wakeAt = Math.min(wakeAt ?? time, time);
  };
  for (const one of inOrder(start.waiting)) {
    if (origin.trying.size >= mayOpen && !one.urgent) break;
    const again = origin.turns.filter((turn) => turn.again);
    if (origin.turns.length >= perSecond) {
      wake(origin.turns[origin.turns.length - perSecond]!.at + windowMs);
      break;
    }
    if (one.dueAt > at) wake(one.dueAt);
    else if (one.again && !isRecovering(start, at) && again.length >= againPerSecond) {
      wake(again[again.length - againPerSecond]!.at + windowMs);
    } else {
      origin = admit(origin, one, at);
      turns.push(one.tile);
    }
  }
  return { origin, turns, wakeAt };
}

function isRecovering({ recovered, since }: OriginState, at: number): boolean {
  return recovered && at - since < recoveringMs;
}

/** Urgent ones first, new ones then, and then whoever is due longest. */
function inOrder(waiting: readonly Waiting[]): Waiting[] {
  return [...waiting].sort(
    (one, other) =>
      Number(other.urgent) - Number(one.urgent) ||
      Number(one.again) - Number(other.again) ||
      one.dueAt - other.dueAt,
  );
}

function admit(origin: OriginState, { tile, again }: Waiting, at: number): OriginState {
  return {
    ...origin,
    waiting: origin.waiting.filter((one) => one.tile !== tile),
    trying: plus(origin.trying, tile),
    turns: [...origin.turns, { at, again }],
  };
}

function plus(set: ReadonlySet<TileId>, tile: TileId): ReadonlySet<TileId> {
  return set.has(tile) ? set : new Set([...set, tile]);
}

function minus(set: ReadonlySet<TileId>, tile: TileId): ReadonlySet<TileId> {
  return set.has(tile) ? new Set([...set].filter((one) => one !== tile)) : set;
}
