/** The command line of the app: `live-room --city ./cities/71.71 --broker mqtts://… --console`. */
import { parseArgs } from "node:util";
import type { Language } from "../../shared/contract/rows.ts";
import { type StationRole, stationRoles } from "../../shared/domain/station/role.ts";

export interface AppOptions {
  readonly city: string | null;
  readonly broker: string | null;
  /** PEM files for `mqtts://`. */
  readonly brokerTls: {
    readonly caFile?: string;
    readonly certificateFile?: string;
    readonly keyFile?: string;
  };
  /** Who this station is to the broker, where that stands in its configuration. */
  readonly brokerUser: string | null;
  /** Name of the drill that the demo plays. */
  readonly drill: string | null;
  /** How many times faster than on an ordinary day the drill goes. */
  readonly drillSpeed: number | null;
  readonly data: string | null;
  readonly scene: string | null;
  readonly language: Language | null;
  /** `liveroom.yaml`; null: where this machine keeps its own. */
  readonly config: string | null;
  /** The room of this machine's `liveroom.yaml`, which is asked for where there is none. */
  readonly setup: boolean;
  readonly role: StationRole | null;
  /** Opens the console window at start. */
  readonly console: boolean;
  /** Ends by itself after this time; 0 for never. */
  readonly forMs: number;
  /** Port on loopback on which the figures are told; null for none. */
  readonly metricsPort: number | null;
  /** Examines the station instead of opening its room. */
  readonly doctor: boolean;
  /** Tells the doctor's findings as JSON. */
  readonly json: boolean;
  /** Goes back from the database of a newer program. */
  readonly wayBack: boolean;
  /** The city's server of updates; null for none. */
  readonly updates: string | null;
  /** Public key of whoever publishes them: a PEM file, or SPKI in base64. */
  readonly updateKey: string | null;
  /** Where the doctor puts what helps others to help. */
  readonly bundle: string | null;
}

/** Names the option, what was expected and what came. */
export class OptionError extends Error {
  constructor(option: string, expected: string, found: string) {
    super(`--${option}: expected ${expected}, found ${found}`);
    this.name = "OptionError";
  }
}

/** Reads the arguments after the app's own path; Chromium's switches among them are left alone. Throws `OptionError`. */
export function parseOptions(args: readonly string[]): AppOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      city: { type: "string" },
      broker: { type: "string" },
      "broker-ca": { type: "string" },
      "broker-certificate": { type: "string" },
      "broker-key": { type: "string" },
      drill: { type: "string" },
      "drill-speed": { type: "string" },
      data: { type: "string" },
      scene: { type: "string" },
      language: { type: "string" },
      config: { type: "string" },
      setup: { type: "boolean" },
      role: { type: "string" },
      console: { type: "boolean" },
      for: { type: "string" },
      "metrics-port": { type: "string" },
      doctor: { type: "boolean" },
      json: { type: "boolean" },
      bundle: { type: "string" },
      "way-back": { type: "boolean" },
      updates: { type: "string" },
      "update-key": { type: "string" },
      versions: { type: "string" },
    },
  });
  const text = (name: string): string | null => {
    const value = values[name];
    if (value === undefined) return null;
    if (typeof value !== "string" || value === "") throw new OptionError(name, "a value", "none");
    return value;
  };
  return {
    city: text("city"),
    broker: readBroker(text("broker")),
    brokerTls: {
      ...named("caFile", text("broker-ca")),
      ...named("certificateFile", text("broker-certificate")),
      ...named("keyFile", text("broker-key")),
    },
    brokerUser: null,
    drill: text("drill"),
    drillSpeed: readSpeed(text("drill-speed")),
    data: text("data"),
    scene: text("scene"),
    language: readLanguage(text("language")),
    config: text("config"),
    setup: values.setup === true,
    role: readRole(text("role")),
    console: values.console === true,
    forMs: readDuration(text("for")),
    metricsPort: readPort(text("metrics-port")),
    doctor: values.doctor === true,
    json: values.json === true,
    bundle: text("bundle"),
    updates: text("updates"),
    updateKey: text("update-key"),
    wayBack: values["way-back"] === true,
  };
}

function named<Key extends string>(key: Key, value: string | null): { [Name in Key]?: string } {
  return value === null ? {} : ({ [key]: value } as { [Name in Key]: string });
}

function readBroker(url: string | null): string | null {
  if (url === null || /^mqtts?:\/\/[^/]+/.test(url)) return url;
  throw new OptionError("broker", "mqtt://host:port or mqtts://host:port", url.replace(/\/\/.*@/, "//…@"));
}

function readLanguage(code: string | null): Language | null {
  if (code === null || code === "id" || code === "en") return code;
  throw new OptionError("language", "id or en", code);
}

function readRole(text: string | null): StationRole | null {
  const role = stationRoles.find((each) => each === text);
  if (role !== undefined || text === null) return role ?? null;
  throw new OptionError("role", `one of ${stationRoles.join(", ")}`, text);
}

function readSpeed(text: string | null): number | null {
  if (text === null) return null;
  const speed = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (speed >= 0.1 && speed <= 100) return speed;
  throw new OptionError("drill-speed", "a number from 0.1 to 100", text);
}

function readPort(text: string | null): number | null {
  if (text === null) return null;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new OptionError("metrics-port", "a port from 1 to 65535", text);
}

function readDuration(text: string | null): number {
  if (text === null) return 0;
  const [, count, unit] = /^(\d+)(s|m|h)$/.exec(text) ?? [];
  if (!count || !unit) throw new OptionError("for", "a time such as 30s, 5m or 2h", text);
  return Number(count) * { s: 1000, m: 60_000, h: 3_600_000 }[unit as "s" | "m" | "h"];
}
