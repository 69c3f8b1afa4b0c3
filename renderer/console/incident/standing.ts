/** The chosen order, the next step, and whom a call would reach. Pure. */
import type { HistoryRow, IncidentRow, OrderRow, SopStepRow } from "../../../shared/contract/incidents.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import type { People } from "./people.ts";

/** Somebody that a person of the room can speak to about an incident. */
export interface Contact {
  /** Null for the citizen. */
  readonly officer: string | null;
  readonly name: string;
  readonly phone: string | null;
  /** A crew's channel. */
  readonly radio: string | null;
}

/** The chosen one, else the newest that somebody has to see to, else the newest. */
export function orderOf({ orders }: IncidentRow, chosen: string | null): OrderRow | undefined {
  return (
    orders.find(({ id }) => id === chosen) ??
    orders.findLast(({ state }) => state !== "done" && state !== "recalled" && state !== "refused") ??
    orders.at(-1)
  );
}

export function nextStep(steps: readonly SopStepRow[]): SopStepRow | undefined {
  return steps.find(({ doneAt }) => doneAt === null);
}

/** The officer of an order, else the citizen who called; null where nobody is known. */
export function contactOf(
  order: OrderRow | undefined,
  history: readonly HistoryRow[],
  people: People,
  city: CityIndex,
): Contact | null {
  if (order) {
    const officer = people.officer(order.officer);
    const radio = (officer && city.agencies.get(officer.agency)?.radio) ?? null;
    return { officer: order.officer, name: people.name(order.officer), phone: officer?.phone ?? null, radio };
  }
  const taken = history.find(({ kind }) => kind === "report.taken")?.body;
  const [name, phone] = [taken?.reporterName, taken?.reporterPhone];
  if (typeof phone !== "string") return null;
  return { officer: null, name: typeof name === "string" ? name : "", phone, radio: null };
}

const farther = ["new", "acknowledged", "dispatched", "en-route", "on-scene"];

/**
 * Which of two incidents becomes part of the other: the one that is less far, and of two that are as far the later.
 * One that somebody is on the way to stays.
 */
export function mergeOf(one: IncidentRow, other: IncidentRow): { incident: string; into: string } {
  const ahead =
    farther.indexOf(one.state) - farther.indexOf(other.state) || other.receivedAt - one.receivedAt;
  return ahead >= 0 ? { incident: other.id, into: one.id } : { incident: one.id, into: other.id };
}
