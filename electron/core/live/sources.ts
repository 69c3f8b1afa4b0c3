/** The rows behind every view of the contract: one table, filled by whoever owns the rows. */
import { isViewInUse } from "../../../shared/contract/viewNeeds.ts";
import { type ViewName, type ViewRow, views } from "../../../shared/contract/views.ts";
import type { Modules } from "../../../shared/domain/city/modules.ts";
import { LiveRows } from "./rows.ts";

export type Sources = { readonly [Name in ViewName]: LiveRows<ViewRow<Name>> };

export function createSources(): Sources {
  const entries = Object.entries(views).map(([name, spec]) => [
    name,
    new LiveRows<unknown>(spec.key as (row: unknown) => string),
  ]);
  return Object.fromEntries(entries) as Sources;
}

/** What a view of something that the city does not use shows: nothing, whatever is stored of it; undefined for others. */
export function unusedRows(
  view: ViewName,
  modules: Modules,
): { readonly rows: LiveRows<unknown>; close(): void } | undefined {
  if (isViewInUse(modules, view)) return undefined;
  return { rows: new LiveRows<unknown>(views[view].key as (row: unknown) => string), close() {} };
}
