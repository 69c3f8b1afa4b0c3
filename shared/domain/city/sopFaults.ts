/** Procedures that name what is not there, or one step twice. */
import type { Category } from "./category.ts";
import { foundText, type Report } from "./fault.ts";
import type { Listed, Placed } from "./faults.ts";
import type { Sop } from "./sop.ts";

/** Each with the categories that are usable; a procedure for none of them is left out, as is one with a step twice. */
export function checkSops(
  sops: readonly Placed<Sop>[],
  { named }: Listed<Category>,
  categories: readonly Placed<Category>[],
  report: Report,
): Sop[] {
  const usable = new Set(categories.map(({ record }) => record.id));
  return sops.flatMap(({ record, path }) => {
    record.categories.forEach((category, index) => {
      if (named.has(category)) return;
      report({
        code: "unknown-reference",
        file: "sops.yaml",
        path: [...path, "categories", index],
        expected: "a category of categories.yaml",
        found: foundText(category),
      });
    });
    const kept = record.categories.filter((category) => usable.has(category));
    const twice = repeatedStep(record);
    if (twice >= 0) {
      report({
        code: "duplicate-id",
        file: "sops.yaml",
        path: [...path, "steps", twice, "id"],
        expected: "an id that no other step of the procedure has",
        found: `${foundText(record.steps[twice]!.id)} again`,
      });
    }
    return kept.length === 0 || twice >= 0 ? [] : [{ ...record, categories: kept }];
  });
}

/** Index of the first step whose id was there before; -1 for none. */
function repeatedStep({ steps }: Sop): number {
  const ids = steps.map(({ id }) => id);
  return ids.findIndex((id, index) => ids.indexOf(id) < index);
}
