/**
 * Which of the city's rules a day is judged by: those that held on it, also where something comes late for it.
 *
 * Guarantees: a changed `attendance.yaml` holds from the day on which the room first sees it, and no result of a day
 * before changes by it. What stands on paper only is no part of a version.
 */
import { type AttendanceRules, attendanceRulesSchema } from "../../../shared/domain/attendance/rules.ts";
import type { Day } from "../../../shared/domain/zone.ts";
import type { Store } from "../store/index.ts";

export interface RuleVersion {
  /** The first day that they hold on; of the first version every day before as well. */
  readonly since: Day;
  readonly rules: AttendanceRules;
}

/** All that there were, the oldest first; today's are written down where they are new. */
export function ruleVersions(store: Store, rules: AttendanceRules, today: Day): RuleVersion[] {
  const known = store.attendance.ruleVersions();
  const body = bodyOf(rules);
  if (known.at(-1)?.body !== body) {
    const since = known.length === 0 ? (rules.begins ?? today) : today;
    store.transaction(() => store.attendance.putRules(since, body));
  }
  return store.attendance.ruleVersions().flatMap(({ since, body: kept }): RuleVersion[] => {
    const parsed = attendanceRulesSchema.safeParse({ ...JSON.parse(kept), paper: rules.paper });
    // One that an older program wrote, and that this one cannot read, judged its days already.
    return parsed.success ? [{ since, rules: parsed.data }] : [];
  });
}

/** The version that holds on a day. */
export function versionOn(versions: readonly RuleVersion[], day: Day): RuleVersion | undefined {
  return versions.findLast(({ since }) => since <= day) ?? versions[0];
}

function bodyOf({ paper: _, ...judging }: AttendanceRules): string {
  return JSON.stringify(judging);
}
