import fc from "fast-check";
import { expect, it } from "vitest";
import { rules } from "../../../shared/domain/attendance/testing.ts";
import { seededRandom } from "../../../shared/domain/random.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { Refused } from "../live/serve.ts";
import {
  databaseInMemory,
  exchangeAll,
  exchangeSome,
  rowsIn,
  storeInMemory,
  tellInOrder,
} from "../store/testing.ts";
import { attendanceOn, evening } from "./testing.ts";

const city = { ...smallCity(), attendance: rules };
const days = ["2026-11-22", "2026-11-23", "2026-11-24"];
const officers = ["P-001", "P-004", "P-007"];
const dayMs = 86_400_000;

function stationOf(station: string) {
  const database = databaseInMemory();
  const store = storeInMemory(undefined, database);
  const at = attendanceOn(store, city, { station, now: evening });
  let closed = false;
  return {
    ...{ ...at, database, station },
    state() {
      at.attendance.settle();
      const roster = at.roster.roster.roster();
      return {
        results: rowsIn(database, "attendance_results", "officer, day, shift, status, body"),
        people: rowsIn(database, "machine_people"),
        roster: {
          plans: [...roster.plans].sort(),
          swaps: [...roster.swaps].sort(),
          effects: [...roster.effects].sort(),
          withoutEffect: [...roster.withoutEffect].sort(),
        },
        decisions: [...at.sources.rosterDecisions.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
        short: [...at.sources.rosterShort.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      };
    },
    async end() {
      if (!closed) await at.close();
      closed = true;
    },
  };
}
type Station = ReturnType<typeof stationOf>;

const said = { reason: "kata pengawas" };
const acts: ((at: Station, officer: string, day: string, n: number) => unknown)[] = [
  ({ commands }, officer, day, n) =>
    commands["attendance.clock"]({
      ...{ officer, type: n % 2 ? "in" : "out", ...said },
      at: Date.parse(`${day}T${String(5 + (n % 12)).padStart(2, "0")}:10+07:00`),
    }),
  ({ commands }, officer, day, n) =>
    commands["attendance.enterLeave"]({
      officer,
      leave: n % 2 ? "sick" : "leave",
      from: day,
      to: day,
      part: null,
      ...said,
    }),
  ({ commands, store }, officer, _, n) => {
    const entries = store.log
      .of(`attendance:${officer}`)
      .flatMap(({ body }) => ("entry" in body ? [(body as { entry: string }).entry] : []));
    const entry = entries[n % Math.max(1, entries.length)];
    if (entry !== undefined) commands["attendance.withdraw"]({ officer, entry, ...said });
  },
  ({ commands }, _, __, n) =>
    commands["attendance.mapPerson"]({ person: `${n % 2}`, officer: officers[n % officers.length]! }),
  ({ roster }, officer, day, n) =>
    roster.commands["roster.change"]({
      ...{ officer, day, ...said, shifts: n % 2 ? [] : [{ shift: "pagi", post: null }] },
    }),
  ({ roster }, officer, day) => roster.commands["roster.restore"]({ officer, day, ...said }),
  ({ roster }, officer, day, n) => {
    const { plan } = roster.commands["roster.draft"]({
      ...{ from: day, until: day, agency: null, name: `rencana ${n}`, base: "nothing" },
    });
    roster.commands["roster.enter"]({
      plan,
      entries: [{ officer, day, shifts: [{ shift: "siang", post: null }] }],
    });
    roster.commands["roster.publish"]({ plan });
  },
  ({ roster }, _, __, n) => {
    const plans = [...roster.roster.roster().plans.keys()];
    const plan = plans[n % Math.max(1, plans.length)];
    if (plan !== undefined) roster.commands["roster.withdraw"]({ plan, ...said });
  },
];

const step = fc.record({ station: fc.nat(1), act: fc.nat(acts.length + 1), n: fc.nat(30) });

it("what supervisors and planners say on several stations comes to the same on all, in whatever order it arrives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20 }), fc.nat(), async (steps, seed) => {
      const draw = seededRandom(seed);
      const stations = ["st-1", "st-2"].map(stationOf);
      const stores = stations.map(({ store }) => store);
      for (const at of stations) {
        at.clock("P-001", "in", "2026-11-23T06:05");
        const told = {
          person: "1",
          type: "in",
          atMs: Date.parse("2026-11-24T06:00+07:00"),
          device: null,
        } as const;
        at.store.machineClockings.put(told, "f1", evening);
      }
      for (const { station, act, n } of steps) {
        const at = stations[station]!;
        const decide = acts[act];
        try {
          if (decide) decide(at, officers[n % 3]!, days[n % days.length]!, n);
          else exchangeSome(stores, evening + dayMs, draw);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
        }
      }
      exchangeAll(stores, evening + dayMs, draw);
      const late = stationOf("st-9");
      late.clock("P-001", "in", "2026-11-23T06:05");
      const told = {
        person: "1",
        type: "in",
        atMs: Date.parse("2026-11-24T06:00+07:00"),
        device: null,
      } as const;
      late.store.machineClockings.put(told, "f1", evening);
      tellInOrder(stores[0]!, late.store, evening + dayMs);
      const [first, ...others] = [...stations, late].map((at) => at.state());
      for (const other of others) expect(other).toEqual(first);
      for (const at of [...stations, late]) await at.end();
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 60_000);

it("what came and was not judged when the room went is judged at its next start", () => {
  const a = stationOf("st-1");
  const b = stationOf("st-2");
  a.commands["attendance.clock"]({
    ...{ officer: "P-001", type: "in", at: Date.parse("2026-11-10T06:00+07:00"), reason: "lama" },
  });
  b.store.log.admit(a.store.log.sealed("st-1"), evening);
  const again = attendanceOn(b.store, city, { station: "st-2", now: evening });
  expect(again.store.attendance.unfollowed(["st-1"])).toHaveLength(1);
  again.attendance.begin(again.roster.roster.roster());
  again.attendance.settle();
  expect(again.store.attendance.ofOfficer("P-001", "2026-11-10", "2026-11-10")).toMatchObject([
    { clockings: [expect.any(String)] },
  ]);
  expect(again.store.attendance.unfollowed(["st-1"])).toEqual([]);
});
