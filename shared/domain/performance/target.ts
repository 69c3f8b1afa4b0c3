/** What is asked of a group: its own target's word, else its agency's, else the city's. */
import type { Category } from "../city/category.ts";
import type { Target } from "../city/target.ts";
import type { Stage } from "../incident/deadlines.ts";
import type { Grouping } from "./figures.ts";

export interface AskedOf {
  /** Of 1. */
  readonly kept: number | null;
  readonly p90S: Readonly<Partial<Record<Stage, number>>>;
}

export interface Targets {
  readonly targets: readonly Target[];
  readonly categories: readonly Pick<Category, "id" | "agency">[];
}

/** Null where nothing is asked: of crews and officers, whose figures are of orders, nothing is. */
export function askedOf(grouping: Grouping, key: string, { targets, categories }: Targets): AskedOf | null {
  if (grouping === "crew" || grouping === "officer") return null;
  const agency =
    grouping === "agency"
      ? key
      : grouping === "category"
        ? categories.find(({ id }) => id === key)?.agency
        : undefined;
  const applying = [
    targets.filter((target) => grouping === "category" && target.category === key),
    targets.filter((target) => agency !== undefined && target.agency === agency),
    targets.filter((target) => target.category === undefined && target.agency === undefined),
  ].flat();
  if (applying.length === 0) return null;
  const p90S: Partial<Record<Stage, number>> = {};
  // A category's minutes are not an agency's: only what is said of the group itself counts.
  const own = applying.filter(({ category, agency: of }) =>
    grouping === "category" ? category === key : category === undefined && of === agency,
  );
  for (const { p90Min } of own) {
    for (const [stage, minutes] of Object.entries(p90Min ?? {}) as [Stage, number][])
      p90S[stage] ??= minutes * 60;
  }
  const percent = applying.find(({ keptPercent }) => keptPercent !== undefined)?.keptPercent;
  return { kept: percent === undefined ? null : percent / 100, p90S };
}
