/** Faults of the shift plan: unknown shifts, hours that no shift covers, moments without a crew. */
import type { Agency } from "./agency.ts";
import { foundText, type Report } from "./fault.ts";
import type { Placed, Records } from "./faults.ts";
import type { Officer } from "./officer.ts";
import { minimumOf, type Post } from "./post.ts";
import { offDuty, type Rotation, type Shift } from "./shift.ts";

const file = "shifts.yaml";
const dayMin = 24 * 60;

/** The rotation without the crews whose pattern cannot be followed. */
export function checkRotation({ rotation, shifts, officers, has }: Records, report: Report): Rotation {
  const usable = new Set([offDuty, ...shifts.kept.map(({ record }) => record.id)]);
  const staffed = new Set(officers.kept.map(({ record }) => record.crew));
  const crews: Record<string, string[]> = {};
  for (const [crew, pattern] of Object.entries(rotation.crews)) {
    const path = ["rotation", "crews", crew];
    let followed = true;
    if (pattern.length !== rotation.days) {
      followed = false;
      report({
        code: "schema",
        file,
        path,
        expected: `a shift for each of the ${rotation.days} days of the cycle`,
        found: `${pattern.length} days`,
      });
    }
    pattern.forEach((shift, index) => {
      if (usable.has(shift)) return;
      followed = false;
      if (shifts.named.has(shift)) return;
      report({
        code: "unknown-reference",
        file,
        path: [...path, index],
        expected: `a shift of this file, or ${offDuty}`,
        found: foundText(shift),
      });
    });
    if (has("officers.yaml") && !staffed.has(crew)) {
      report({
        code: "understaffed",
        file,
        path,
        expected: "a crew of officers.yaml",
        found: `no officer of ${foundText(crew)}`,
        severity: "warning",
      });
    }
    if (followed) crews[crew] = pattern;
  }
  rotation.restOnHolidays?.forEach((crew, index) => {
    if (Object.hasOwn(rotation.crews, crew)) return;
    report({
      code: "unknown-reference",
      file,
      path: ["rotation", "restOnHolidays", index],
      expected: "a crew of this rotation",
      found: foundText(crew),
      severity: "warning",
    });
  });
  return { ...rotation, crews };
}

interface Staffing {
  readonly shifts: readonly Placed<Shift>[];
  readonly rotation: Rotation;
  readonly agencies: readonly Placed<Agency>[];
  readonly posts: readonly Placed<Post>[];
  readonly officers: readonly Placed<Officer>[];
}

export function checkStaffing(
  { shifts, rotation, agencies, posts, officers }: Staffing,
  report: Report,
): void {
  if (officers.length === 0) return;
  const gap = uncoveredFrom(shifts.map(({ record }) => record));
  if (gap !== undefined) {
    report({
      code: "shift-gap",
      file,
      path: ["shifts"],
      expected: "shifts that cover every hour of the day",
      found: `none at ${gap}`,
    });
  }
  const turns = Array.from({ length: rotation.days }, (_, day) => day).flatMap((day) =>
    shifts.map(({ record }) => ({ day, shift: record })),
  );
  const crewsAt = (day: number, shift: Shift) =>
    new Set(Object.keys(rotation.crews).filter((crew) => rotation.crews[crew]?.[day] === shift.id));
  const plannedAt = turns.map(({ day, shift }) => {
    const crews = crewsAt(day, shift);
    return { day, shift, officers: officers.filter(({ record }) => crews.has(record.crew)) };
  });
  for (const { record: agency } of agencies) {
    if (!officers.some(({ record }) => record.agency === agency.id)) continue;
    const empty = plannedAt.filter(
      (turn) => !turn.officers.some(({ record }) => record.agency === agency.id),
    );
    if (empty.length === 0) continue;
    report({
      code: "shift-gap",
      file,
      path: ["rotation", "crews"],
      expected: `a crew of ${agency.id} in every shift of the cycle`,
      found: `none in ${turnsText(empty)}`,
    });
  }
  for (const { record: post, path } of posts) {
    const counts = plannedAt.map(
      (turn) => turn.officers.filter(({ record }) => record.post === post.id).length,
    );
    const short = plannedAt.filter(({ shift }, index) => counts[index]! < minimumOf(post, shift.id));
    Object.keys(post.minimumIn ?? {}).forEach((shift) => {
      if (shifts.some(({ record }) => record.id === shift)) return;
      report({
        code: "unknown-reference",
        file: "posts.yaml",
        path: [...path, "minimumIn", shift],
        expected: "a shift of shifts.yaml",
        found: foundText(shift),
        severity: "warning",
      });
    });
    const [first] = short;
    if (!first) continue;
    report({
      code: "understaffed",
      file: "posts.yaml",
      path: [...path, "minimum"],
      expected: `${minimumOf(post, first.shift.id)} officers planned at ${post.id} in every shift`,
      found: `${counts[plannedAt.indexOf(first)]!} in ${turnsText(short)}`,
      severity: "warning",
    });
  }
}

function turnsText(turns: readonly { day: number; shift: Shift }[]): string {
  const [first, ...others] = turns;
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  return `${first!.shift.id} of day ${first!.day + 1}${more}`;
}

/** The first clock time that no shift covers; undefined when all do. */
export function uncoveredFrom(shifts: readonly Pick<Shift, "start" | "end">[]): string | undefined {
  const spans = shifts.map(({ start, end }) => ({ from: minuteOf(start), to: minuteOf(end) }));
  const covered = (minute: number) =>
    spans.some(({ from, to }) => (from < to ? from <= minute && minute < to : minute >= from || minute < to));
  // Coverage can only end where a shift ends, or never have begun.
  const gap = [0, ...spans.map(({ to }) => to % dayMin)].find((minute) => !covered(minute));
  if (gap === undefined) return undefined;
  return `${String(Math.floor(gap / 60)).padStart(2, "0")}:${String(gap % 60).padStart(2, "0")}`;
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}
