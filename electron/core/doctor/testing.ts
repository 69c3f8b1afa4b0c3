/** For tests: a station on which nothing is wrong, to plant faults on. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { MachineFacts } from "../../../shared/contract/doctor.ts";
import { rootTopic } from "../../../shared/messages/topics.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { openDatabase } from "../store/database.ts";
import type { ExamineContext } from "./examine.ts";

const resources = join(import.meta.dirname, "../../../resources");

export const soundMachine: MachineFacts = {
  ...{ electron: "45.0.0", chromium: "156.0", evaluation: false, system: "Linux 6.1 x64" },
  gpuFeatures: { gpu_compositing: "enabled", video_decode: "enabled" },
  renderer: "ANGLE (Intel, Mesa Intel(R) UHD Graphics 770)",
  displays: [{ label: "DP-1", widthPx: 3840, heightPx: 2160 }],
  pagesFolder: join(import.meta.dirname, "../../../node_modules/@fontsource/ibm-plex-sans-condensed"),
};

/** Its data folder is a new one with a database; its city the demo's, without cameras, sources and a broker. */
export async function soundStation(): Promise<ExamineContext> {
  const dataFolder = await mkdtemp(join(tmpdir(), "live-room-doctor-"));
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
  openDatabase(dataFolder, new Date()).database.close();
  await mkdir(join(dataFolder, "backups"));
  await writeFile(join(dataFolder, "backups", "room-2026-01-02.sqlite"), "");
  return {
    options: {
      ...{ dataFolder, cityFolder: join(resources, "cities", "36.71"), resourcesFolder: resources },
      ...{ broker: null, appVersion: "1.0.0", demo: false },
    },
    ...{
      machine: soundMachine,
      city: { topicRoot: rootTopic("36.71"), modules: smallCity().modules },
      cityFaults: [],
      running: false,
      now: Date.now,
    },
    secrets: { cameraLogins: new Map(), sourceLogins: new Map() },
    ...{ cameras: [], authorizationOf: () => undefined, sources: [], sourceUrls: [], stationSkewsMs: [] },
  };
}
