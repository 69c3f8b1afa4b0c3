/** What a core is started with. */
import { app } from "electron";
import type { CoreOptions } from "../../shared/contract/start.ts";
import { drillFolder, isDemo, type Paths } from "./paths.ts";
import type { StartHandle } from "./start/handle.ts";
import type { Station } from "./station.ts";
import { updateOptionsOf } from "./updates.ts";

/** Of the room that this machine was told of. */
export function coreOptions(
  { options, told }: Station,
  paths: Paths,
  start: StartHandle | undefined,
): CoreOptions {
  return {
    dataFolder: paths.data,
    cityFolder: paths.city,
    resourcesFolder: paths.resources,
    broker: options.broker,
    brokerTls: options.brokerTls,
    ...(options.brokerUser !== null && { brokerUser: options.brokerUser }),
    told: { ...told, faults: [...told.faults] },
    ...(options.drill !== null && { drill: options.drill }),
    ...(options.drillSpeed !== null && { drillSpeed: options.drillSpeed }),
    ...(options.metricsPort !== null && { metricsPort: options.metricsPort }),
    demo: isDemo(options),
    wayBack: options.wayBack || start?.wayBack() === true,
    ...(start && { updates: updateOptionsOf(start, options.updates) }),
    language: options.language,
    scene: options.scene,
    appVersion: app.getVersion(),
  };
}

/** The room of a drill knows nothing that leads to the real one: no broker, no key, no scene of the command line. */
export function drillOptions(real: CoreOptions, drill: string): CoreOptions {
  const { cityFolder, resourcesFolder, language, appVersion, metricsPort } = real;
  return {
    ...{ cityFolder, resourcesFolder, language, appVersion, broker: null, demo: true, scene: null },
    ...(metricsPort !== undefined && { metricsPort }),
    ...{ dataFolder: drillFolder(real.dataFolder, drill), training: { drill } },
  };
}
