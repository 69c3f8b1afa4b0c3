/**
 * Which parts of the product a city uses: `modules` in `city.yaml`, all of them where it says nothing.
 *
 * Guarantees: what is off is nowhere. Its records are not in the City, its panels in no scene, its pages, keys and help
 * not in the console, its topics not subscribed to, its views empty, and nothing about it is an alarm.
 *
 * Without reports there are no incidents, and so nothing that an officer could be ordered to do: orders are off with them.
 * Officers, posts and rosters are there for orders and for attendance, whichever a city uses.
 */
import { z } from "zod";
import type { City, SopStep } from "./index.ts";

export const moduleNames = ["cameras", "reports", "orders", "attendance", "warnings", "sensors"] as const;
export type ModuleName = (typeof moduleNames)[number];
export type Modules = Readonly<Record<ModuleName, boolean>>;

const isUsed = z.boolean().default(true);

export const modulesSchema = z
  .strictObject({
    cameras: isUsed,
    reports: isUsed,
    orders: isUsed,
    attendance: isUsed,
    warnings: isUsed,
    sensors: isUsed,
  })
  .transform((modules) => ({ ...modules, orders: modules.orders && modules.reports }));

export const allModules: Modules = modulesSchema.parse({});

/** What something is there for: any one of these. */
export type Needs = readonly [ModuleName, ...ModuleName[]];

/** Officers, their crews, posts and plans. */
export const forOfficers: Needs = ["orders", "attendance"];
/** Files and other servers to read from. */
export const forSources: Needs = ["reports", "warnings"];

/** What needs nothing is always there. */
export function isInUse(modules: Modules, needs: Needs | undefined): boolean {
  return needs === undefined || needs.some((name) => modules[name]);
}

const panelNeeds: Readonly<Record<string, Needs>> = {
  camera: ["cameras"],
  cameras: ["cameras"],
  figures: ["reports"],
  incidents: ["reports"],
  roster: forOfficers,
  spotlight: ["reports"],
  ticker: ["reports"],
};

export function isPanelInUse(modules: Modules, type: string): boolean {
  return isInUse(modules, panelNeeds[type]);
}

/** The city without the records of what it does not use. */
export function withinModules(city: City): City {
  const { modules } = city;
  const hasOfficers = isInUse(modules, forOfficers);
  return {
    ...city,
    ...(!modules.cameras && { cameras: [], tours: [] }),
    ...(!modules.sensors && { sensors: [] }),
    ...(!modules.attendance && { attendance: null }),
    ...(!hasOfficers && { officers: [], posts: [], vehicles: [] }),
    sops: city.sops.map((sop) => ({ ...sop, steps: sop.steps.map((step) => stepInUse(step, modules)) })),
    intake: {
      open311: modules.reports ? city.intake.open311 : [],
      cap: modules.warnings ? city.intake.cap : [],
    },
  };
}

/** A step is still to be done where its key would open or send what is off. */
function stepInUse(step: SopStep, modules: Modules): SopStep {
  const { action, ...plain } = step;
  if (action?.type === "camera" && !modules.cameras) return plain;
  return action?.type === "order" && !modules.orders ? plain : step;
}
