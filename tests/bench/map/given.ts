/** A city at its busiest, the same on every run: what PRODUCT plans for. */

import { givenIncident, givenOrder } from "../../../renderer/incident/given.ts";
import { type BusyHour, busyHour } from "../../../renderer/panels/map/given.ts";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { between, pick, seededRandom } from "../../../shared/domain/random.ts";

type Place = [number, number];

export const incidentCount = 10_000;
export const officerCount = 5000;
/** Incidents that change each second, and officers who are on their way to one. */
export const changesPerSecond = 10;
const onTheWay = 200;
/** About 36 km/h, in degrees a second. */
const speed = 0.00009;

export interface BusyCity {
  readonly rows: BusyHour["rows"];
  /** Everybody's place, `second` seconds after the beginning. */
  placesAt(second: number): ReadonlyMap<string, Place>;
  /** What has changed in that second. */
  changesAt(second: number, now: number): IncidentRow[];
}

export async function busyCity(now: number): Promise<BusyCity> {
  const { rows } = await busyHour(now);
  const [city] = rows.city;
  if (!city) throw new Error("expected a city, found none");
  const [west, south, east, north] = city.bounds;
  const random = seededRandom(11);
  const anywhere = (): Place => [
    between(random, [west + 0.03, east - 0.03]),
    between(random, [south + 0.03, north - 0.03]),
  ];
  const officers = Array.from({ length: officerCount }, (_, n) => {
    const { id: agency } = pick(random, city.agencies);
    const id = `O-${n}`;
    const person = { id, name: id, agency, crew: "", post: "", phone: "" };
    return { ...rows.officers[0]!, ...person, duty: "on" as const };
  });
  const starts = officers.map(() => ({ from: anywhere(), angle: between(random, [0, 2 * Math.PI]) }));
  const incidents = Array.from({ length: incidentCount }, (_, n) => {
    const { id: category, agency, priority } = pick(random, city.categories);
    const on = n < onTheWay;
    return givenIncident(`I-${n}`, now, {
      ...{ category, agency, priority, place: anywhere() },
      state: on ? "en-route" : pick(random, ["new", "acknowledged", "dispatched", "on-scene"] as const),
      deadline: { stage: "resolve", at: now + between(random, [-3_600_000, 3_600_000]) },
      orders: on ? [givenOrder(`O-${n}`, now, { state: "en-route" })] : [],
    });
  });
  return {
    rows: { ...rows, incidents, officers },
    placesAt: (second) =>
      new Map(
        starts.map(({ from, angle }, n) => [
          `O-${n}`,
          [from[0] + Math.cos(angle) * speed * second, from[1] + Math.sin(angle) * speed * second],
        ]),
      ),
    changesAt: (second, at) =>
      Array.from({ length: changesPerSecond }, (_, n) => {
        const row = incidents[(second * changesPerSecond + n) % incidentCount] as IncidentRow;
        return { ...row, state: row.state === "new" ? "acknowledged" : "new", stateSince: at };
      }),
  };
}
