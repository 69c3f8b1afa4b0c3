/** Faults of what the roster adds to a city: other hours, skills, vehicles. Nobody is left out for them. */
import { foundText, type Report } from "./fault.ts";
import type { Listed, Placed, Records } from "./faults.ts";
import type { Officer } from "./officer.ts";
import type { OtherHours } from "./shift.ts";
import { uncoveredFrom } from "./shiftFaults.ts";
import type { Skill } from "./skill.ts";
import type { Vehicle } from "./vehicle.ts";

/** Those that begin before they end, with the shifts that there are. */
export function checkOtherHours({ otherHours, shifts }: Records, report: Report): OtherHours[] {
  const file = "shifts.yaml" as const;
  return otherHours.kept.flatMap(({ record, path }) => {
    if (record.until < record.from) {
      report({
        ...{ code: "schema", file, path: [...path, "until"] },
        ...{ expected: `a day from ${record.from} on`, found: foundText(record.until) },
      });
      return [];
    }
    for (const shift of Object.keys(record.shifts)) {
      if (shifts.named.has(shift)) continue;
      report({
        ...{ code: "unknown-reference", file, path: [...path, "shifts", shift] },
        ...{ expected: "a shift of this file", found: foundText(shift), severity: "warning" },
      });
    }
    const gap = uncoveredFrom(shifts.kept.map(({ record: shift }) => record.shifts[shift.id] ?? shift));
    if (gap !== undefined && shifts.kept.length > 0) {
      report({
        ...{ code: "shift-gap", file, path: [...path, "shifts"], severity: "warning" },
        ...{ expected: "shifts that cover every hour of the day", found: `none at ${gap}` },
      });
    }
    return [record];
  });
}

/** Officers with those of their skills that the city names. */
export function checkSkills(
  officers: readonly Placed<Officer>[],
  { named }: Listed<Skill>,
  report: Report,
): Officer[] {
  return officers.map(({ record, path }) => {
    if (!record.skills) return record;
    const skills = record.skills.filter((skill, index) => {
      if (named.has(skill)) return true;
      report({
        ...{ code: "unknown-reference", file: "officers.yaml", path: [...path, "skills", index] },
        ...{ expected: "a skill of skills.yaml", found: foundText(skill), severity: "warning" },
      });
      return false;
    });
    return { ...record, skills };
  });
}

export function checkVehicles(
  vehicles: readonly Placed<Vehicle>[],
  { named }: Listed<Skill>,
  report: Report,
): Vehicle[] {
  return vehicles.map(({ record, path }) => {
    const { skill, ...others } = record;
    if (skill === undefined || named.has(skill)) return record;
    report({
      ...{ code: "unknown-reference", file: "vehicles.yaml", path: [...path, "skill"] },
      ...{ expected: "a skill of skills.yaml", found: foundText(skill), severity: "warning" },
    });
    return others;
  });
}
