/**
 * What a camera tile may claim. Guarantee: a tile is `live` only while a new picture was presented within the last
 * `frozenAfterMs`; whatever the player believes, a picture that stopped is called frozen.
 *
 * Pure: the player feeds it observations with their times (epoch ms), in any order that happens.
 */
import type { TileState } from "../../contract/rows.ts";

/** Why a tile has no picture; each has a text in the locale files. */
export const tileFaults = [
  "http-401",
  "http-404",
  "http",
  "not-hls",
  "damaged",
  "timeout",
  "decode",
  "network",
  "playlist-stopped",
] as const;
export type TileFault = (typeof tileFaults)[number];

/** At 10 pictures a second or more this is 30 missing pictures: no network hiccup of a healthy camera. */
export const frozenAfterMs = 3000;

export interface TileHealth {
  readonly state: TileState;
  /** Since when it is in this state. */
  readonly since: number;
  /** When the last picture was presented; null before the first. */
  readonly lastFrameAt: number | null;
  readonly fault: TileFault | null;
}

export type TileObservation =
  | { readonly type: "open"; readonly at: number }
  | { readonly type: "frame"; readonly at: number }
  | { readonly type: "fault"; readonly at: number; readonly fault: TileFault }
  | { readonly type: "tick"; readonly at: number }
  /** Nobody can see it: the player is stopped. */
  | { readonly type: "hide"; readonly at: number };

export function idleTile(at: number): TileHealth {
  return { state: "idle", since: at, lastFrameAt: null, fault: null };
}

export function observeTile(tile: TileHealth, seen: TileObservation): TileHealth {
  switch (seen.type) {
    case "open":
      // A player that is rebuilt after a fault stays failed until it shows something.
      return tile.state === "idle" ? { ...tile, state: "opening", since: seen.at, fault: null } : tile;
    case "frame":
      return tile.state === "live"
        ? { ...tile, lastFrameAt: Math.max(seen.at, tile.lastFrameAt ?? 0) }
        : tile.state === "idle"
          ? tile
          : { state: "live", since: seen.at, lastFrameAt: seen.at, fault: null };
    case "fault":
      return tile.state === "idle" ? tile : { ...enter(tile, "failed", seen.at), fault: seen.fault };
    case "tick":
      return tile.state === "live" && seen.at - (tile.lastFrameAt ?? 0) > frozenAfterMs
        ? enter(tile, "frozen", tile.lastFrameAt ?? seen.at)
        : tile;
    case "hide":
      return { ...enter(tile, "idle", seen.at), fault: null };
  }
}

function enter(tile: TileHealth, state: TileState, at: number): TileHealth {
  return tile.state === state ? tile : { ...tile, state, since: at };
}
