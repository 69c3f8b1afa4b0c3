/** Where things are on this machine: the app's own folders, the city's, and this station's data. */
import { basename, join, resolve } from "node:path";
import { app } from "electron";
import type { AppOptions } from "./options.ts";

export interface Paths {
  readonly pages: string;
  readonly preload: string;
  readonly core: string;
  readonly resources: string;
  readonly city: string;
  readonly data: string;
}

const demoCity = "36.71";

/** The demo's data and a city's are kept apart by default, so that a drill never mixes with real records. */
export function findPaths(options: AppOptions): Paths {
  const root = app.getAppPath();
  const resources = join(root, "resources");
  const city = options.city ? resolve(options.city) : join(resources, "cities", demoCity);
  const demo = options.city ? `demo-${basename(city)}` : "demo";
  const station = isDemo(options) ? demo : basename(city);
  return {
    pages: join(root, "out", "renderer"),
    preload: join(root, "out", "preload", "index.cjs"),
    core: join(root, "out", "main", "core.cjs"),
    resources,
    city,
    data: options.data ? resolve(options.data) : join(app.getPath("appData"), "live-room", station),
  };
}

/** The folder of a drill's own room. Its name was parsed (domain/training/record.ts). */
export function drillFolder(dataFolder: string, drill: string): string {
  return join(dataFolder, "drills", drill);
}

/** Nothing of the demo runs where a broker is given, or a city without a drill to be played in it. */
export function isDemo({ broker, city, drill }: AppOptions): boolean {
  return broker === null && (city === null || drill !== null);
}
