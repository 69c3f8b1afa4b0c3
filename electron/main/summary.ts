/** What `npm start -- --for …` prints at the end: written as JSON to the file named in LIVE_ROOM_SUMMARY. */
import { writeFileSync } from "node:fs";
import type { MainView } from "../../shared/contract/ofMain.ts";
import type { ViewRow } from "../../shared/contract/views.ts";
import type { MainConnection } from "./core/client.ts";
import { electronVersion } from "./runtime.ts";

export interface RunSummary {
  readonly windows: number;
  readonly tilesLive: number;
  readonly tilesVisible: number;
  readonly messages: number;
  readonly quarantined: number;
  readonly errors: string[];
  readonly runtime: string;
  readonly city: string;
}

const watched = ["link", "tiles", "notices", "city"] as const satisfies readonly MainView[];

/** Keeps the views open that the summary is read from. */
export function watchForSummary(core: MainConnection): void {
  for (const name of watched) core.watch(name, {}, () => {});
}

export function summarise(core: MainConnection, windows: number, crashes: readonly string[]): RunSummary {
  const rows = <Name extends MainView>(name: Name) =>
    core.read(name, {} as never).rows as readonly ViewRow<Name>[];
  const tiles = rows("tiles");
  const link = rows("link")[0];
  return {
    windows,
    tilesLive: tiles.filter((tile) => tile.state === "live").length,
    tilesVisible: tiles.filter((tile) => tile.state !== "idle").length,
    messages: link?.received ?? 0,
    quarantined: link?.quarantined ?? 0,
    errors: [
      ...crashes,
      ...rows("notices")
        .filter((notice) => notice.severity === "error")
        .map((notice) => `${notice.code} ${JSON.stringify(notice.params)}`),
    ],
    runtime: `Electron ${electronVersion}`,
    city: rows("city")[0]?.name.en ?? "?",
  };
}

/** At the very end, when nothing else runs: synchronous on purpose. */
export function writeSummary(summary: RunSummary): void {
  const file = process.env.LIVE_ROOM_SUMMARY;
  if (file) writeFileSync(file, JSON.stringify(summary));
}
