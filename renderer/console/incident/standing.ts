/** The chosen order, the next step, and whom a call would reach. Pure. */
import type { CitizenRow } from "../../../shared/contract/citizens.ts";
import type { IncidentRow, OrderRow, SopStepRow } from "../../../shared/contract/incidents.ts";
import { hiddenMark } from "../../../shared/domain/privacy/mask.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import type { People } from "./people.ts";

/** Somebody that a person of the room can speak to about an incident. */
export interface Contact {
  /** Null for the citizen. */
  readonly officer: string | null;
  readonly name: string;
  readonly phone: string | null;
  /** Name and number are hidden: they have to be shown before anybody is called. */
  readonly masked?: boolean;
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

/** The officer of an order, else the first citizen with a number; null where nobody is known. */
export function contactOf(
  order: OrderRow | undefined,
  citizens: readonly CitizenRow[],
  people: People,
  city: CityIndex,
): Contact | null {
  if (order) {
    const officer = people.officer(order.officer);
    const radio = (officer && city.agencies.get(officer.agency)?.radio) ?? null;
    return { officer: order.officer, name: people.name(order.officer), phone: officer?.phone ?? null, radio };
  }
  const citizen = citizens.find(({ phone }) => phone !== null);
  if (!citizen) return null;
  const { name, phone, shown } = citizen;
  return { officer: null, name: name ?? "", phone, masked: !shown, radio: null };
}

/** A citizen is named, or a mask hides part of what was written. */
export function hasHidden({ text, address }: IncidentRow, citizens: readonly CitizenRow[]): boolean {
  const isNamed = citizens.some(({ name, phone }) => name !== null || phone !== null);
  return isNamed || [text, address].some((each) => each?.includes(hiddenMark));
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
