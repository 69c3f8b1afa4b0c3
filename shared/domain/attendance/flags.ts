/**
 * What is odd about clockings and positions. A flag is a question to a person, with its evidence; it decides nothing and
 * changes no figure.
 *
 * Guarantees: a flag has the same id whenever it is found again, so that what was said about it stays with it; a
 * position's accuracy counts for the officer: what may be near the post is taken to be.
 */
import { type AnyPlace, distanceM } from "../place.ts";
import { type Clocking, compareClockings } from "./clocking.ts";
import type { AttendanceRules } from "./rules.ts";

export const flagKinds = ["post", "travel", "device", "silent", "away"] as const;
export type FlagKind = (typeof flagKinds)[number];

/** What a person said of one. */
export const verdicts = ["justified", "violation"] as const;
export type Verdict = (typeof verdicts)[number];

export interface Flag {
  readonly id: string;
  readonly kind: FlagKind;
  readonly officer: string;
  /** When what is odd was, or began; epoch ms. */
  readonly atMs: number;
  /** Until when; null for a moment, or for what goes on. */
  readonly untilMs: number | null;
  readonly distanceM: number | null;
  /** That was counted in. */
  readonly accuracyM: number | null;
  readonly limit: number;
  readonly kmh: number | null;
  readonly device: string | null;
  /** Others who clocked with the device. */
  readonly others: readonly string[];
  readonly clockings: readonly string[];
}

const nothing = {
  ...{ untilMs: null, distanceM: null, accuracyM: null, kmh: null, device: null },
  ...{ others: [], clockings: [] },
};

type FlagRules = AttendanceRules["flags"];

/** Clocked too far from the post. `postOf` answers undefined where it does not matter, as on field duty. */
export function postFlags(
  officer: string,
  clockings: readonly Clocking[],
  postOf: (clocking: Clocking) => AnyPlace | undefined,
  rules: FlagRules,
): Flag[] {
  return clockings.flatMap((clocking): Flag[] => {
    const post = clocking.place && postOf(clocking);
    if (!clocking.place || !post) return [];
    const away = distanceM(clocking.place, post);
    const accuracyM = clocking.accuracyM ?? rules.unknownAccuracyM;
    if (away - accuracyM <= rules.postRadiusM) return [];
    return [
      {
        ...{ ...nothing, id: `post:${clocking.id}`, kind: "post", officer, atMs: clocking.atMs },
        ...{ distanceM: away, accuracyM, limit: rules.postRadiusM, clockings: [clocking.id] },
        device: clocking.device,
      },
    ];
  });
}

/** Faster from one clocking to the next than anybody travels. */
export function travelFlags(officer: string, clockings: readonly Clocking[], rules: FlagRules): Flag[] {
  const placed = clockings.filter(({ place }) => place !== null).sort(compareClockings);
  return placed.slice(1).flatMap((to, index): Flag[] => {
    const from = placed[index]!;
    const accuracyM = (from.accuracyM ?? rules.unknownAccuracyM) + (to.accuracyM ?? rules.unknownAccuracyM);
    const apart = distanceM(from.place!, to.place!);
    const least = apart - accuracyM;
    if (least <= 0) return [];
    // Two clocks are never told apart by less than a second.
    const kmh = least / 1000 / (Math.max(1000, to.atMs - from.atMs) / 3_600_000);
    if (kmh <= rules.impossibleKmh) return [];
    return [
      {
        ...{ ...nothing, id: `travel:${from.id}:${to.id}`, kind: "travel", officer },
        ...{ atMs: from.atMs, untilMs: to.atMs, distanceM: apart, accuracyM, kmh },
        ...{ limit: rules.impossibleKmh, clockings: [from.id, to.id] },
      },
    ];
  });
}

export interface DeviceClocking {
  readonly officer: string;
  readonly clocking: Clocking;
}

/** One device that clocked several people within a short time; a flag for each of them. */
export function deviceFlags(all: readonly DeviceClocking[], rules: FlagRules): Flag[] {
  const byDevice = new Map<string, DeviceClocking[]>();
  for (const each of all) {
    const { device, source } = each.clocking;
    if (device === null || source !== "phone") continue;
    if (rules.commonDevices.some((beginning) => device.startsWith(beginning))) continue;
    const known = byDevice.get(device);
    if (known) known.push(each);
    else byDevice.set(device, [each]);
  }
  const limitMs = rules.sharedDeviceMinutes * 60_000;
  return [...byDevice].flatMap(([device, uses]) =>
    uses.flatMap(({ officer, clocking }): Flag[] => {
      const near = uses.filter(
        (use) => use.officer !== officer && Math.abs(use.clocking.atMs - clocking.atMs) <= limitMs,
      );
      if (near.length === 0) return [];
      const clockings = [clocking.id, ...near.map((use) => use.clocking.id).sort()];
      return [
        {
          ...{
            ...nothing,
            id: `device:${clocking.id}`,
            kind: "device",
            officer,
            atMs: clocking.atMs,
            device,
          },
          ...{ others: [...new Set(near.map((use) => use.officer))].sort(), clockings },
          limit: rules.sharedDeviceMinutes,
        },
      ];
    }),
  );
}

/** What was seen of an officer on duty while nothing came, or while he was away from the post. */
export interface Watched {
  readonly officer: string;
  readonly fromMs: number;
  /** Null while it goes on. */
  readonly untilMs: number | null;
  readonly nowMs: number;
}

/** Without a position for too long. */
export function silentFlag({ officer, fromMs, untilMs, nowMs }: Watched, rules: FlagRules): Flag | undefined {
  if ((untilMs ?? nowMs) - fromMs < rules.silentMinutes * 60_000) return undefined;
  const id = `silent:${officer}:${fromMs}`;
  return { ...nothing, id, kind: "silent", officer, atMs: fromMs, untilMs, limit: rules.silentMinutes };
}

/** Away from the post for too long, with nowhere to be sent to. */
export function awayFlag(
  { officer, fromMs, untilMs, nowMs, ...seen }: Watched & Pick<Flag, "distanceM" | "accuracyM">,
  rules: FlagRules,
): Flag | undefined {
  if ((untilMs ?? nowMs) - fromMs < rules.awayMinutes * 60_000) return undefined;
  const id = `away:${officer}:${fromMs}`;
  return { ...nothing, ...seen, id, kind: "away", officer, atMs: fromMs, untilMs, limit: rules.awayMinutes };
}

/** Outside of the post's circle even if the position is as wrong as it may be. */
export function isAway(place: AnyPlace, accuracyM: number | null, post: AnyPlace, rules: FlagRules): boolean {
  return distanceM(place, post) - (accuracyM ?? rules.unknownAccuracyM) > rules.postRadiusM;
}
