/**
 * Tells the core what this window's tiles show: once a second at most, and only when it changed or the core is
 * another one.
 */
import type { TileState } from "../../shared/contract/rows.ts";
import { connection } from "../data/core.ts";

const everyMs = 1000;
const tiles = new Map<symbol, { camera: string; state: TileState }>();
let timer: ReturnType<typeof setTimeout> | undefined;
let watching = false;

/** `tile` is one tile on screen; `null` when it goes. */
export function reportTile(tile: symbol, now: { camera: string; state: TileState } | null): void {
  if (now) tiles.set(tile, now);
  else tiles.delete(tile);
  sendSoon();
  if (!watching) watchCore();
}

/** A core that started anew knows of no tile. */
function watchCore(): void {
  watching = true;
  let fed = true;
  connection.watch("room", {}, () => {
    const isFed = connection.read("room", {}).state === "live";
    if (isFed && !fed) sendSoon();
    fed = isFed;
  });
}

function sendSoon(): void {
  if (timer === undefined) timer = setTimeout(send, everyMs);
}

function send(): void {
  timer = undefined;
  connection.command("tiles.report", { tiles: [...tiles.values()] }).catch(() => {
    // The core is away: what is true when it is back is what it must hear.
    sendSoon();
  });
}
