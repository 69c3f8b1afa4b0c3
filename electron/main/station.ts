/** What this machine is told, as main knows it; how it is found is in findStation.ts, which loads what reads YAML. */
import type { SettingFault } from "../../shared/domain/station/fault.ts";
import type { StationRole } from "../../shared/domain/station/role.ts";
import type { GivenSettings } from "../../shared/domain/station/settings.ts";
import type { AppOptions } from "./options.ts";

export interface Station {
  /** All that was told anywhere, as if it had been told on the command line. */
  readonly options: AppOptions;
  readonly role: StationRole;
  /** The console opens with the room. */
  readonly opensConsole: boolean;
  readonly told: StationTold;
  /** It is to have a room of its own, and nobody has said which. */
  readonly needsSetUp: boolean;
}

/** What the core needs to say where each value comes from. */
export interface StationTold {
  /** Null where none is read. It may not be there yet. */
  readonly file: string | null;
  readonly environment: GivenSettings;
  readonly commandLine: GivenSettings;
  readonly faults: readonly SettingFault[];
}

/** Without a file, and nothing in the environment. */
export function untoldStation(options: AppOptions): Station {
  const role = options.role ?? "both";
  return {
    ...{ options, role, needsSetUp: false },
    opensConsole: options.console || (options.role !== null && role !== "wall"),
    told: { file: null, environment: {}, commandLine: commandLineOf(options), faults: [] },
  };
}

/** By the settings' keys. Of the broker's address host and port alone: it is shown. */
export function commandLineOf(line: AppOptions): StationTold["commandLine"] {
  const given = {
    ...{ language: line.language, role: line.role, city: line.city, data: line.data, scene: line.scene },
    ...{ drill: line.drill, metricsPort: line.metricsPort },
    "broker.url": line.broker?.replace(/^(mqtts?:\/\/)(?:.*@)?([^/@\s]+).*$/, "$1$2") ?? null,
    ...{ "broker.ca": line.brokerTls.caFile, "broker.certificate": line.brokerTls.certificateFile },
    "broker.key": line.brokerTls.keyFile,
    ...{ "updates.url": line.updates, "updates.key": line.updateKey },
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined),
  ) as StationTold["commandLine"];
}
