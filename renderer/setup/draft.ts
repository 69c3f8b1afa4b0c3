/** What is typed in the set-up, and what follows from it. Pure: going back and forth loses nothing. */
import type { CheckedCity, SetUpDisplayRow } from "../../shared/contract/setUp.ts";
import type { Finding } from "../../shared/domain/doctor/finding.ts";
import { ordinaryDay } from "../../shared/domain/drill.ts";
import { secretFault } from "../../shared/domain/roles/secret.ts";
import { type DisplaySize, noBezel } from "../../shared/domain/scene/display.ts";
import { presetSize } from "../../shared/domain/station/preset.ts";
import type { StationRole } from "../../shared/domain/station/role.ts";
import { type GivenSettings, passwordReference, schemaOf } from "../../shared/domain/station/settings.ts";

export const steps = [
  ...(["language", "city", "role", "displays", "broker", "cameras", "administrator", "summary"] as const),
] as const;
export type Step = (typeof steps)[number];

/** A broker of the city, none yet, or the demo with one of its own. */
export const brokerKinds = ["city", "none", "demo"] as const;
export type BrokerKind = (typeof brokerKinds)[number];

export const brokerFields = ["url", "ca", "certificate", "key", "user", "password"] as const;
export type BrokerField = (typeof brokerFields)[number];

export interface TypedDisplay {
  readonly name: string;
  readonly diagonal: string;
  readonly distance: string;
}

export interface Draft {
  readonly language: "id" | "en";
  /** A shipped city's code, or null: the folder that is typed. */
  readonly shipped: string | null;
  readonly folder: string;
  readonly role: StationRole;
  /** By the display's id; what nobody touched is not there. */
  readonly displays: Readonly<Record<string, TypedDisplay>>;
  readonly brokerKind: BrokerKind;
  readonly broker: Readonly<Record<BrokerField, string>>;
  readonly name: string;
  readonly secret: string;
  readonly again: string;
  /** Administrators are those of the room that this machine joins. */
  readonly joins: boolean;
}

export const firstDraft: Draft = {
  ...{ language: "id", shipped: null, folder: "", role: "both", displays: {}, brokerKind: "city" },
  broker: { url: "", ca: "", certificate: "", key: "", user: "", password: "" },
  ...{ name: "", secret: "", again: "", joins: false },
};

export function cityOf({ shipped, folder }: Draft): string {
  return shipped ?? folder.trim();
}

/** What there is to ask of a machine that is to be this. */
export function stepsOf({ role, brokerKind }: Draft, checked: CheckedCity | null): readonly Step[] {
  const city = checked?.city;
  const skipped: Partial<Record<Step, boolean>> = {
    // A console's text is for a desk, and its displays are no wall's.
    displays: role === "console",
    cameras: brokerKind === "demo" || (city != null && city.origins.length === 0),
    // The demo brings its own people.
    administrator: brokerKind === "demo",
  };
  return steps.filter((step) => skipped[step] !== true);
}

/** As people write numbers. */
export function typedDisplay(
  display: SetUpDisplayRow,
  { displays }: Draft,
  wall: Pick<DisplaySize, "diagonalIn" | "distanceM">,
  language: string,
): TypedDisplay {
  const preset = presetSize(display, wall);
  const text = (value: number) => value.toLocaleString(language, { useGrouping: false });
  return (
    displays[display.id] ?? { name: "", diagonal: text(preset.diagonalIn), distance: text(preset.distanceM) }
  );
}

const mmPerInch = 25.4;

/** `55`, `55,5`, `1400 mm`, `140 cm`; undefined for what is none, or is out of bounds. */
export function readDiagonal(typed: string): number | undefined {
  const [, number = "", unit = "in"] = /^\s*(\d+(?:[.,]\d+)?)\s*(mm|cm|in|")?\s*$/i.exec(typed) ?? [];
  const value = readNumber(number);
  if (value === undefined) return undefined;
  const perUnit = { mm: 1 / mmPerInch, cm: 10 / mmPerInch }[unit.toLowerCase()] ?? 1;
  return within(Math.round(value * perUnit * 10) / 10, 5, 400);
}

/** Metres: `3`, `0,8`. */
export function readDistance(typed: string): number | undefined {
  const [, number = ""] = /^\s*(\d+(?:[.,]\d+)?)\s*m?\s*$/i.exec(typed) ?? [];
  const value = readNumber(number);
  return value === undefined ? undefined : within(value, 0.3, 50);
}

function readNumber(text: string): number | undefined {
  return text === "" ? undefined : Number(text.replace(",", "."));
}

function within(value: number, least: number, most: number): number | undefined {
  return value >= least && value <= most ? value : undefined;
}

/** Which fields of the broker cannot be so. */
export function brokerFaults({ broker }: Draft): ReadonlySet<BrokerField> {
  const faults = new Set<BrokerField>();
  if (!schemaOf("broker.url").safeParse(broker.url.trim()).success) faults.add("url");
  // A certificate without its key proves nothing, and neither does a password without a name.
  if ((broker.certificate.trim() === "") !== (broker.key.trim() === ""))
    faults.add(broker.key.trim() === "" ? "key" : "certificate");
  if (broker.user.trim() === "" && broker.password !== "") faults.add("user");
  if (broker.user.trim() !== "" && broker.password === "") faults.add("password");
  return faults;
}

export function secretFaultOf({ name, secret, again }: Draft) {
  return secretFault(secret, name) ?? (secret === again ? undefined : ("different" as const));
}

/** By the file's keys. */
export function settingsOf(
  draft: Draft,
  checked: CheckedCity | null,
  displays: readonly SetUpDisplayRow[],
): GivenSettings {
  const { brokerKind, broker, role, language } = draft;
  const isDemo = brokerKind === "demo";
  const text = (field: BrokerField) => broker[field].trim() || undefined;
  const measured = displays.flatMap((display) => {
    const wall = checked?.city?.displays;
    if (!wall) return [];
    const typed = typedDisplay(display, draft, wall, language);
    const [diagonalIn, distanceM] = [readDiagonal(typed.diagonal), readDistance(typed.distance)];
    if (diagonalIn === undefined || distanceM === undefined) return [];
    const name = typed.name.trim();
    return [{ display: display.id, ...(name !== "" && { name }), diagonalIn, distanceM, bezelMm: noBezel }];
  });
  return given({
    ...{ language, role, city: cityOf(draft) },
    data: isDemo ? checked?.demoFolder : checked?.dataFolder,
    ...(isDemo && { drill: ordinaryDay }),
    ...(brokerKind === "city" && {
      ...{ "broker.url": text("url"), "broker.ca": text("ca"), "broker.certificate": text("certificate") },
      ...{ "broker.key": text("key"), "broker.user": text("user") },
      "broker.password": text("user") === undefined ? undefined : passwordReference,
    }),
    displays: role === "console" ? undefined : measured,
  });
}

/** Nothing that was left empty. */
function given(settings: GivenSettings): GivenSettings {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  ) as GivenSettings;
}

/** What was found for exactly these settings. */
export interface Tested {
  readonly of: string;
  readonly findings: readonly Finding[];
}
