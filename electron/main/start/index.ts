/**
 * The app's entry: loads the installed version, or one that was taken in as an update and has been checked. Small, because
 * it alone is never updated but with the package.
 *
 * A version that throws as it is loaded gives way at once; one that is not up after `upWithinMs`, or throws before, is left
 * for the one before in a new process.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { app } from "electron";
import { stateName, versionsFolder } from "./folder.ts";
import { giveHandle } from "./handle.ts";

/** Loaded when another version is there: the usual start does without. */
const versions = () => createRequire(import.meta.filename)("./chosen.cjs") as typeof import("./chosen.ts");

const upWithinMs = 120_000;
/** For whoever starts the app again when it ends so, as a service does (sysexits.h: EX_TEMPFAIL). */
const startAgain = 75;

const entry = join("out", "main", "index.cjs");
const installedRoot = app.getAppPath();
const installed = app.getVersion();
const electron = Number.parseInt(process.versions.electron ?? "", 10);
const folder = versionsFolder(process.argv, app.getPath("appData"));
let running: string | null = null;
let timer: NodeJS.Timeout | undefined;

function load(version: string | null): void {
  running = version;
  const root = version === null ? installedRoot : join(folder, version);
  if (version !== null) {
    // As Electron's own default app does for the app that it is given; not in its types.
    const settable = app as typeof app & {
      setAppPath(path: string): void;
      setVersion(version: string): void;
    };
    settable.setAppPath(root);
    settable.setVersion(version);
  }
  createRequire(join(root, "package.json"))(join(root, entry));
}

function begin(): void {
  // Nothing was ever taken in: the usual start looks no further.
  if (!isThere()) {
    load(null);
    return;
  }
  const { current, confirmed } = versions().beginVersion(folder, installed, electron, Date.now());
  if (current === null || confirmed) {
    load(current);
    return;
  }
  process.on("uncaughtException", onUncaught);
  timer = setTimeout(() => failed(`not up after ${upWithinMs / 1000} s`), upWithinMs);
  try {
    load(current);
  } catch (error) {
    stopWatching();
    console.error(`LIVE Room ${current} cannot be loaded; the version before starts instead.`, error);
    versions().noteFailed(folder, current, textOf(error), Date.now());
    begin();
  }
}

function onUncaught(error: unknown): void {
  console.error(error);
  failed(textOf(error));
}

function stopWatching(): void {
  clearTimeout(timer);
  process.off("uncaughtException", onUncaught);
}

function failed(reason: string): boolean {
  if (!isThere() || !versions().noteFailed(folder, running, reason, Date.now())) return false;
  stopWatching();
  restart();
  return true;
}

/** In a new process: what this one has loaded stays loaded. */
function restart(): void {
  if (process.env.LIVE_ROOM_STARTED_AGAIN === "by-exit-code") {
    app.exit(startAgain);
    return;
  }
  app.relaunch();
  app.exit(0);
}

function isThere(): boolean {
  return existsSync(join(folder, stateName));
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

giveHandle({
  folder,
  installed,
  wayBack: () => isThere() && versions().readState(folder).wayBack,
  state: () => (isThere() ? versions().readState(folder) : undefined),
  addKeys(keys) {
    const known = versions().readKeys(folder);
    const all = [...new Set([...known, ...keys])];
    if (all.length > known.length) versions().writeKeys(folder, all);
  },
  cameUp() {
    stopWatching();
    if (isThere()) versions().noteUp(folder, running, Date.now());
  },
  failed,
  change: (version) => versions().noteChange(folder, version, Date.now()),
  restart,
});
begin();
