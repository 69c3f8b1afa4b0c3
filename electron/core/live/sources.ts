/** The rows behind every view of the contract: one table, filled by whoever owns the rows. */
import { type ViewName, type ViewRow, views } from "../../../shared/contract/views.ts";
import { LiveRows } from "./rows.ts";

export type Sources = { readonly [Name in ViewName]: LiveRows<ViewRow<Name>> };

export function createSources(): Sources {
  const entries = Object.entries(views).map(([name, spec]) => [
    name,
    new LiveRows<unknown>(spec.key as (row: unknown) => string),
  ]);
  return Object.fromEntries(entries) as Sources;
}
