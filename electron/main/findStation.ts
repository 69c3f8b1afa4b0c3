/**
 * What this machine is told, put together: built-in values, its `liveroom.yaml`, the environment, the command line.
 *
 * Which file: `--config`, else `LIVEROOM_CONFIG`, else, for a packaged app and with `--setup`, the user's own
 * (`liveroom.yaml` in the program's configuration folder), else the machine's (`machineFile`). Started from its sources
 * without any of these the room is the demo, whatever lies on the machine.
 */
import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { faultText, type SettingFault } from "../../shared/domain/station/fault.ts";
import { type ReadSettings, readEnvironment, readStationFile } from "../../shared/domain/station/read.ts";
import { fileVariable, type GivenSettings, type SettingKey } from "../../shared/domain/station/settings.ts";
import { settle } from "../../shared/domain/station/settle.ts";
import type { AppOptions } from "./options.ts";
import { commandLineOf, type Station } from "./station.ts";
import { plainKey } from "./updateArguments.ts";

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly packaged: boolean;
  /** Where programs of this user keep their configuration. */
  readonly configurationFolder: string;
  readonly platform: NodeJS.Platform;
  readonly resources: string;
}

export const stationFileName = "liveroom.yaml";

/** One for all users of the machine, which an administrator of the system writes. */
export function machineFile({ platform, environment }: Surroundings): string {
  return platform === "win32"
    ? join(environment.ProgramData ?? "C:\\ProgramData", "LIVE Room", stationFileName)
    : join("/etc", "live-room", stationFileName);
}

/** Never rejects: what cannot be used is among the faults. */
export async function findStation(line: AppOptions, around: Surroundings): Promise<Station> {
  const { file, text } = await findFile(line, around);
  const read: ReadSettings =
    typeof text === "string"
      ? readStationFile(text, basename(file ?? stationFileName))
      : { values: {}, faults: text === null || file === null ? [] : [unreadable(file, text)] };
  const environment = readEnvironment(around.environment);
  const commandLine = commandLineOf(line);
  const { values, sources } = settle({
    file: read.values,
    environment: environment.values,
    "command-line": commandLine as GivenSettings,
  });
  const faults = [...read.faults, ...environment.faults];
  const role = values.role ?? "both";
  // What stands in a file is seen from where the file lies.
  const pathOf = (key: SettingKey): string | null => {
    const value = values[key];
    if (typeof value !== "string") return null;
    return sources[key] === "file" && file !== null ? resolve(dirname(file), value) : value;
  };
  const isShipped = sources.city !== "command-line" && /^\d\d\.\d\d$/.test(values.city ?? "");
  const options: AppOptions = {
    ...line,
    ...{ language: values.language ?? null, role, scene: values.scene ?? null, drill: values.drill ?? null },
    city: isShipped ? join(around.resources, "cities", values.city ?? "") : pathOf("city"),
    data: pathOf("data"),
    broker: values["broker.url"] === undefined ? null : (line.broker ?? values["broker.url"]),
    brokerTls: {
      ...named("caFile", pathOf("broker.ca")),
      ...named("certificateFile", pathOf("broker.certificate")),
      ...named("keyFile", pathOf("broker.key")),
    },
    brokerUser: values["broker.user"] ?? null,
    metricsPort: values.metricsPort ?? null,
    updates: values["updates.url"] ?? null,
    updateKey: isKey(values["updates.key"]) ? values["updates.key"] : pathOf("updates.key"),
  };
  const isSaid = [options.city, options.broker, options.drill].some((each) => each !== null);
  return {
    ...{ options, role },
    opensConsole: line.console || (sources.role !== "built-in" && role !== "wall"),
    told: { file, environment: environment.values, commandLine, faults },
    needsSetUp: file !== null && text === null && !isSaid && !line.doctor,
  };
}

/** The key itself, rather than a file that holds it. */
function isKey(text: string | undefined): text is string {
  return text !== undefined && plainKey.test(text);
}

/** On the terminal, one line each. */
export function sayFaults({ told }: Station): void {
  for (const fault of told.faults) console.error(faultText(fault));
}

/** `text` is null where there is no such file, and the error where it cannot be read. */
async function findFile(
  line: AppOptions,
  around: Surroundings,
): Promise<{ readonly file: string | null; readonly text: string | null | NodeJS.ErrnoException }> {
  const named = line.config ?? (around.environment[fileVariable] || null);
  if (named !== null) return { file: resolve(named), text: await textOf(resolve(named)) };
  if (!around.packaged && !line.setup) return { file: null, text: null };
  const own = join(around.configurationFolder, stationFileName);
  for (const file of [own, machineFile(around)]) {
    const text = await textOf(file);
    if (text !== null) return { file, text };
  }
  return { file: own, text: null };
}

async function textOf(file: string): Promise<string | null | NodeJS.ErrnoException> {
  return await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) =>
    error.code === "ENOENT" || error.code === "ENOTDIR" ? null : error,
  );
}

function unreadable(file: string, { code }: NodeJS.ErrnoException): SettingFault {
  return {
    ...{
      code: "unreadable",
      file,
      line: 0,
      key: "",
      expected: "a file that can be read",
      found: String(code),
    },
    ...{ nearest: null, severity: "error" },
  };
}

function named<Key extends string>(key: Key, value: string | null): { [Name in Key]?: string } {
  return value === null ? {} : ({ [key]: value } as { [Name in Key]: string });
}
