/**
 * What a camera tile may claim. Guarantee: a tile is `live` only while a new picture was presented within the last
 * `frozenAfterMs` and the picture is not known to stand still; whatever the player believes, a picture that stopped
 * is called frozen.
 *
 * Two things can be wrong at once and are kept apart: `fault`, why pictures do not come or soon will not (the server,
 * the network, the stream), and `flaw`, what is wrong with the picture that is shown.
 *
 * Pure: the player feeds it observations with their times (epoch ms), in any order that happens.
 */
import type { TileState } from "../../contract/rows.ts";

/** Why pictures do not come; each has a text in the locale files. */
export const tileFaults = [
  "http-401",
  "http-404",
  "http",
  "not-hls",
  "damaged",
  "timeout",
  "slow",
  "decode",
  "network",
  "playlist-stopped",
  "reported-down",
] as const;
export type TileFault = (typeof tileFaults)[number];

/** What is wrong with a picture that comes; each has a text, and the first that holds is the one that is told. */
export const pictureFlaws = ["black", "no-signal", "late", "clock", "aspect"] as const;
export type PictureFlaw = (typeof pictureFlaws)[number];

/** At 10 pictures a second or more this is 30 missing pictures: no network hiccup of a healthy camera. */
export const frozenAfterMs = 3000;

export interface TileHealth {
  readonly state: TileState;
  /** Since when it is in this state. */
  readonly since: number;
  /** When the last picture that was new was presented; null before the first. */
  readonly lastFrameAt: number | null;
  /** `failed` has one always; `live` while trouble is known and the buffer still plays. */
  readonly fault: TileFault | null;
  /** Of a live or frozen tile. */
  readonly flaw: PictureFlaw | null;
  /** Time advances and the picture is the same one since then. */
  readonly stillSince: number | null;
}

export type TileObservation =
  | { readonly type: "open"; readonly at: number }
  | { readonly type: "frame"; readonly at: number }
  | { readonly type: "fault"; readonly at: number; readonly fault: TileFault }
  /** Trouble while the picture still plays. */
  | { readonly type: "trouble"; readonly at: number; readonly fault: TileFault }
  /** What was told as trouble has ended. */
  | { readonly type: "mended"; readonly at: number }
  | { readonly type: "still"; readonly at: number; readonly since: number | null }
  | { readonly type: "flaw"; readonly at: number; readonly flaw: PictureFlaw | null }
  | { readonly type: "tick"; readonly at: number }
  /** Nobody can see it: the player is stopped. */
  | { readonly type: "hide"; readonly at: number };

export function idleTile(at: number): TileHealth {
  return { state: "idle", since: at, lastFrameAt: null, fault: null, flaw: null, stillSince: null };
}

export function observeTile(tile: TileHealth, seen: TileObservation): TileHealth {
  if (seen.type === "open") {
    // A player that is rebuilt after a fault stays failed until it shows something.
    return tile.state === "idle" ? { ...tile, state: "opening", since: seen.at, fault: null } : tile;
  }
  if (tile.state === "idle") return tile;
  switch (seen.type) {
    case "frame":
      return presented(tile, seen.at);
    case "fault":
      return { ...enter(tile, "failed", seen.at), fault: seen.fault, flaw: null };
    case "trouble":
      return tile.state === "opening" ? tile : { ...tile, fault: seen.fault };
    case "mended":
      return tile.state === "failed" ? tile : { ...tile, fault: null };
    case "still":
      return stand(tile, seen);
    case "flaw":
      return tile.state === "live" || tile.state === "frozen" ? { ...tile, flaw: seen.flaw } : tile;
    case "tick":
      return tile.state === "live" && seen.at - (tile.lastFrameAt ?? 0) > frozenAfterMs
        ? enter(tile, "frozen", tile.lastFrameAt ?? seen.at)
        : tile;
    case "hide":
      return { ...enter(tile, "idle", seen.at), fault: null, flaw: null, stillSince: null };
  }
}

function presented(tile: TileHealth, at: number): TileHealth {
  if (tile.stillSince !== null) {
    // The same picture once more. After a fault it is on screen again, and as old as it was.
    return tile.state === "frozen" ? tile : { ...enter(tile, "frozen", tile.stillSince), fault: null };
  }
  return tile.state === "live"
    ? { ...tile, lastFrameAt: Math.max(at, tile.lastFrameAt ?? 0) }
    : { ...enter(tile, "live", at), lastFrameAt: at, fault: null };
}

function stand(tile: TileHealth, { at, since }: { at: number; since: number | null }): TileHealth {
  if (since !== null) {
    const still = { ...tile, stillSince: since, lastFrameAt: since };
    return tile.state === "live" ? enter(still, "frozen", since) : still;
  }
  // The next picture says that it is live.
  return tile.stillSince === null ? tile : { ...tile, stillSince: null, lastFrameAt: at };
}

function enter(tile: TileHealth, state: TileState, at: number): TileHealth {
  return tile.state === state ? tile : { ...tile, state, since: at };
}
