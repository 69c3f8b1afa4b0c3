/** What stands must not depend on the order in which messages arrive, nor on how often. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { StoredCameraHealth } from "./cameras.ts";
import type { StoredDutyEvent, StoredPosition } from "./officers.ts";
import type { StoredReport } from "./reports.ts";
import { storeInMemory } from "./testing.ts";

interface Told {
  readonly about: string;
  /** The time that the sender claims. */
  readonly time: number;
  readonly value: number;
}

/** Messages about three things, no two of one thing with the same time, and an order in which all of them arrive, some again. */
const arrivals = fc
  .uniqueArray(
    fc.record<Told>({
      about: fc.constantFrom("a", "b", "c"),
      time: fc.integer({ min: 0, max: 1e6 }),
      value: fc.integer({ min: 0, max: 1 }),
    }),
    { selector: ({ about, time }) => `${about} ${time}`, minLength: 1, maxLength: 12 },
  )
  .chain((told) => {
    const all = told.map((_, index) => index);
    return fc.record({
      told: fc.constant(told),
      order: fc
        .array(fc.nat(told.length - 1), { maxLength: 12 })
        .chain((again) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length })),
    });
  });

/** The newest of each thing. */
function newest(told: readonly Told[]): Told[] {
  const standing = new Map<string, Told>();
  for (const each of told) {
    if (each.time > (standing.get(each.about)?.time ?? -1)) standing.set(each.about, each);
  }
  return [...standing.values()].sort((a, b) => (a.about < b.about ? -1 : 1));
}

/** Arrival `n` of the order, received at `n`. */
function inOrder(order: readonly number[], told: readonly Told[]): (Told & { receivedAt: number })[] {
  return order.map((index, receivedAt) => ({ ...told[index]!, receivedAt }));
}

function check(property: (arrivals: { told: Told[]; order: number[] }) => void): void {
  fc.assert(fc.property(arrivals, property), { numRuns: 60 });
}

const position = ({ about, time, value, receivedAt }: Told & { receivedAt: number }): StoredPosition => ({
  ...{ officer: about, longitude: 106 + value, latitude: -6, time, receivedAt },
  ...{ accuracyM: null, speedMps: null, headingDeg: value, battery: null },
});

it("positions: the newest of each officer stands", () => {
  check(({ told, order }) => {
    const { officers, close } = storeInMemory();
    for (const each of inOrder(order, told)) officers.putPosition(position(each));
    const standing = officers.positions().map(({ receivedAt: _, ...row }) => row);
    expect(standing).toEqual(
      newest(told).map((each) => {
        const { receivedAt: _, ...row } = position({ ...each, receivedAt: 0 });
        return row;
      }),
    );
    close();
  });
});

const dutyEvent = ({ about, time, value, receivedAt }: Told & { receivedAt: number }): StoredDutyEvent => ({
  ...{ officer: about, id: `${about}-${time}`, type: value === 1 ? "in" : "out", time, receivedAt },
  ...{ longitude: null, latitude: null, accuracyM: null, device: null },
});

it("attendance: each event is kept once, and the newest of each officer is the last", () => {
  check(({ told, order }) => {
    const { officers, close } = storeInMemory();
    const isNew = inOrder(order, told).filter((each) => officers.putDutyEvent(dutyEvent(each)));
    expect(isNew).toHaveLength(told.length);
    const last = newest(told).map(({ about, time, value }) => ({
      officer: about,
      type: value === 1 ? "in" : "out",
      time,
    }));
    expect(officers.lastDutyEvents(0)).toEqual(last);
    expect(last.map(({ officer }) => officers.lastDutyEventOf(officer))).toEqual(last);
    const half = 500_000;
    expect(officers.lastDutyEvents(half)).toEqual(last.filter(({ time }) => time >= half));
    close();
  });
});

it("attendance: of two events at the same moment the same one is the last, whichever came first", () => {
  const both = ["in", "out"].map((type, index) => ({
    ...dutyEvent({ about: "a", time: 5, value: 0, receivedAt: 0 }),
    ...{ id: `event-${index}`, type: type as "in" | "out" },
  }));
  const last = [both, [...both].reverse()].map((events) => {
    const { officers } = storeInMemory();
    for (const event of events) officers.putDutyEvent(event);
    return officers.lastDutyEventOf("a");
  });
  expect(last[0]).toEqual(last[1]);
});

const health = ({ about, time, value, receivedAt }: Told & { receivedAt: number }): StoredCameraHealth => ({
  ...{ camera: about, state: value === 1 ? "up" : "down", since: time, receivedAt },
  ...{ bitrateKbps: value * 900.5, viewers: value },
});

it("cameras: the newest word of each stands", () => {
  check(({ told, order }) => {
    const { cameras, close } = storeInMemory();
    for (const each of inOrder(order, told)) cameras.putHealth(health(each));
    for (const each of newest(told)) {
      const { receivedAt: _, ...row } = health({ ...each, receivedAt: 0 });
      expect(cameras.healthOf(each.about)).toMatchObject(row);
    }
    expect(cameras.health()).toHaveLength(newest(told).length);
    close();
  });
});

it("sensors: the newest value of each stands", () => {
  check(({ told, order }) => {
    const { sensors, close } = storeInMemory();
    for (const { about, time, value, receivedAt } of inOrder(order, told)) {
      sensors.put({ sensor: about, time, value, receivedAt });
    }
    for (const { about, time, value } of newest(told)) {
      expect(sensors.history(about).at(-1)).toMatchObject({ time, value });
      expect(sensors.history(about)).toHaveLength(told.filter((each) => each.about === about).length);
    }
    close();
  });
});

const report = ({ about, time, value, receivedAt }: Told & { receivedAt: number }): StoredReport => ({
  ...{ id: about, status: value === 1 ? "open" : "closed", category: "sampah", text: `at ${time}` },
  ...{ longitude: 106.6, latitude: -6.2, address: null, district: null, outside: value === 1 },
  ...{ channel: "112", photos: [`https://photos/${time}`], reporterName: null, reporterPhone: null },
  ...{ requestedAt: 1, updatedAt: time, receivedAt },
});

it("reports: the newest version of each stands, and when it was first heard of stays", () => {
  check(({ told, order }) => {
    const { reports, close } = storeInMemory();
    const arrived = inOrder(order, told);
    for (const each of arrived) {
      const before = reports.get(each.about);
      const stands = reports.put(report(each));
      expect(reports.get(each.about)).toEqual(stands ?? before);
    }
    for (const each of newest(told)) {
      const receivedAt = arrived.find(({ about }) => about === each.about)!.receivedAt;
      expect(reports.get(each.about)).toEqual({ ...report({ ...each, receivedAt }), changedAt: each.time });
    }
    close();
  });
});
