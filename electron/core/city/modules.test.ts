/** Every way in which a city may use the product, on the city that comes with it. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { isViewInUse } from "../../../shared/contract/viewNeeds.ts";
import { type ViewName, views } from "../../../shared/contract/views.ts";
import {
  isPanelInUse,
  type ModuleName,
  type Modules,
  moduleNames,
  modulesSchema,
  withinModules,
} from "../../../shared/domain/city/modules.ts";
import { arrangeScene } from "../../../shared/domain/scene/arrange.ts";
import { noBezel } from "../../../shared/domain/scene/display.ts";
import { scenesInUse } from "../../../shared/domain/scene/inUse.ts";
import { factSubscriptions, rootTopic, unusedFactFilters } from "../../../shared/messages/topics.ts";
import { createSources, unusedRows } from "../live/sources.ts";
import { alarmSourcesInUse } from "../rules/alarms.ts";
import { loadScenes } from "../scenes/load.ts";
import { shippedOptions } from "../testing.ts";
import { loadCity } from "./load.ts";

const every: readonly Modules[] = Array.from({ length: 2 ** moduleNames.length }, (_, bits) =>
  modulesSchema.parse(Object.fromEntries(moduleNames.map((name, n) => [name, (bits & (1 << n)) !== 0]))),
);
const usesOfficers = ({ orders, attendance }: Modules) => orders || attendance;

it("the city that comes with the product uses everything, and says so nowhere", async () => {
  const { city } = await loadCity(shippedOptions.cityFolder);
  expect(Object.values(city!.modules)).toEqual(moduleNames.map(() => true));
});

it("has no orders without reports", () => {
  expect(modulesSchema.parse({ reports: false }).orders).toBe(false);
});

it("keeps no record of what is off, and every other", async () => {
  const { city } = await loadCity(shippedOptions.cityFolder);
  for (const modules of every) {
    const left = withinModules({ ...city!, modules });
    expect(left.cameras.length > 0).toBe(modules.cameras);
    expect(left.tours.length > 0).toBe(modules.cameras);
    expect(left.sensors.length > 0).toBe(modules.sensors);
    expect(left.attendance !== null).toBe(modules.attendance);
    expect(left.officers.length > 0).toBe(usesOfficers(modules));
    expect(left.districts).toBe(city!.districts);
    const actions = left.sops.flatMap(({ steps }) => steps.flatMap(({ action }) => action?.type ?? []));
    expect(actions.includes("order")).toBe(modules.orders);
    expect(actions.includes("camera")).toBe(modules.cameras);
    expect(actions).toContain("call");
  }
});

it("fills every display with panels of what is used, in each scene on 1 to 4 displays", async () => {
  const { cityFolder, resourcesFolder } = shippedOptions;
  const { scenes } = await loadScenes([join(resourcesFolder, "scenes"), join(cityFolder, "scenes")]);
  const area = { widthPx: 1920, heightPx: 1080, diagonalIn: 55, distanceM: 3, bezelMm: noBezel };
  for (const modules of every) {
    for (const scene of scenesInUse(scenes, modules)) {
      for (let count = 1; count <= 4; count++) {
        const displays = Array.from({ length: count }, (_, n) => ({
          ...{ id: `d${n}`, label: "", x: n * 1920, y: 0, ...area },
        }));
        for (const { panels } of arrangeScene(scene, displays, modules.cameras ? 40 : 0)) {
          expect(panels.filter(({ type }) => !isPanelInUse(modules, type))).toEqual([]);
          const filled = panels.reduce((sum, { width, height }) => sum + width * height, 0);
          expect(filled, `${scene.id} on ${count}`).toBe(1920 * 1080);
        }
      }
    }
  }
});

const topics: Readonly<Record<string, (modules: Modules) => boolean>> = {
  "officers/+/position": usesOfficers,
  "officers/+/duty": usesOfficers,
  "reports/+": ({ reports }) => reports,
  "cameras/+/health": ({ cameras }) => cameras,
  "orders/+/reply": ({ orders }) => orders,
  "sensors/+": ({ sensors }) => sensors,
  "warnings/+": ({ warnings }) => warnings,
};

it("subscribes to what is used, and takes back what was subscribed to before", () => {
  for (const modules of every) {
    const used = Object.keys(topics).filter((topic) => topics[topic]?.(modules));
    const unused = Object.keys(topics).filter((topic) => !used.includes(topic));
    const root = rootTopic("81.71");
    const below = (topic: string) => `${root}/${topic}`;
    expect(factSubscriptions(root, modules).map(({ filter }) => filter)).toEqual(used.map(below));
    expect(unusedFactFilters(root, modules)).toEqual(unused.map(below));
  }
});

const causes: Readonly<Record<ModuleName, readonly string[]>> = {
  cameras: ["camera-group", "camera-down"],
  reports: ["deadline"],
  orders: ["order-unanswered"],
  attendance: [],
  warnings: ["warning"],
  sensors: ["sensor-alarm", "sensor-warning"],
};

it("alarms about nothing that is off, and always about the room itself", () => {
  for (const modules of every) {
    const left = alarmSourcesInUse(modules).map(({ cause }) => cause);
    for (const name of moduleNames) {
      for (const cause of causes[name]) expect(left.includes(cause as never), cause).toBe(modules[name]);
    }
    for (const cause of ["officer-silent", "understaffed"] as const)
      expect(left.includes(cause)).toBe(usesOfficers(modules));
    expect(left).toEqual(expect.arrayContaining(["link", "station-clock", "disk", "handover-due"]));
  }
});

it("shows nothing that is stored of what is off", () => {
  const sources = createSources();
  sources.sensors.put({ id: "s" } as never);
  const modules = modulesSchema.parse({ sensors: false });
  expect([...(unusedRows("sensors", modules)?.rows.values() ?? [])]).toEqual([]);
  expect(unusedRows("cameras", modules)).toBeUndefined();
  // What a room is about is never off.
  const off = every[0] as Modules;
  const left = (Object.keys(views) as ViewName[]).filter((view) => isViewInUse(off, view));
  expect(left).toEqual(expect.arrayContaining(["room", "city", "link", "alarms", "displays", "logDay"]));
});
