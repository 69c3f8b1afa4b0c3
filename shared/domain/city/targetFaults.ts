/** Targets for what is not there. */
import type { Agency } from "./agency.ts";
import type { Category } from "./category.ts";
import { foundText, type Report } from "./fault.ts";
import type { Listed, Placed } from "./faults.ts";
import type { Target } from "./target.ts";

/** Those of the whole city, and of a category or an agency that can be used. */
export function checkTargets(
  targets: readonly Placed<Target>[],
  categories: Listed<Category>,
  usableCategories: readonly Placed<Category>[],
  agencies: Listed<Agency>,
  report: Report,
): Target[] {
  const categoryIds = new Set(usableCategories.map(({ record }) => record.id));
  const agencyIds = new Set(agencies.kept.map(({ record }) => record.id));
  return targets.flatMap(({ record, path }) => {
    const tell = (field: string, expected: string, found: string) =>
      report({
        ...{ code: "unknown-reference", file: "targets.yaml", path: [...path, field] },
        ...{ expected, found: foundText(found) },
      });
    const { category, agency } = record;
    if (category !== undefined && !categories.named.has(category))
      tell("category", "a category of categories.yaml", category);
    if (agency !== undefined && !agencies.named.has(agency))
      tell("agency", "an agency of agencies.yaml", agency);
    const isUsable =
      (category === undefined || categoryIds.has(category)) &&
      (agency === undefined || agencyIds.has(agency));
    return isUsable ? [record] : [];
  });
}
