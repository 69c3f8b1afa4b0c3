/** Which incidents are open, and whose an order is: what the events come to, in a form that is quick to ask. */
import type { Incident } from "../../../shared/domain/incident/incident.ts";
import { currentIds } from "./current.ts";
import type { Database } from "./database.ts";

export function incidentRepository(database: Database) {
  const upsert = database.prepare(`
    INSERT INTO incidents VALUES (?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
      state = excluded.state, state_since = excluded.state_since, merged_into = excluded.merged_into`);
  const current = database.prepare(`${currentIds} SELECT id FROM current`).pluck();
  const mergedInto = database
    .prepare("SELECT id FROM incidents WHERE merged_into = ? ORDER BY state_since, id")
    .pluck();
  const insertOrder = database.prepare("INSERT INTO orders VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  const order = database.prepare("SELECT incident, officer FROM orders WHERE id = ?");

  return {
    /** Whose an order is, also one that has no effect. */
    putOrder(id: string, incident: string, officer: string): void {
      insertOrder.run(id, incident, officer);
    },
    put({ id, state, stateSinceMs, mergedInto: target, orders }: Incident): void {
      upsert.run(id, state, stateSinceMs, target);
      for (const each of orders.values()) insertOrder.run(each.id, id, each.officer);
    },
    /** Ids of those on screen: see current.ts. `after` is epoch ms. */
    current: (after: number): string[] => current.all(after) as string[],
    /** In the order in which they were merged. */
    mergedInto: (target: string): string[] => mergedInto.all(target) as string[],
    /** Whose an order is; undefined for one that nobody in this room gave. */
    order: (id: string): { readonly incident: string; readonly officer: string } | undefined =>
      order.get(id) as { incident: string; officer: string } | undefined,
  };
}
export type IncidentRepository = ReturnType<typeof incidentRepository>;
