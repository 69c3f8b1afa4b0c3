import { expect, it } from "vitest";
import { seededRandom } from "../../../shared/domain/random.ts";
import { exchangeAll, storeInMemory } from "../store/testing.ts";
import { alarmsOn, incident, minuteMs, start } from "./testing.ts";

const alarm = "deadline:TL-1:dispatch";
const late = incident("TL-1", { deadline: { stage: "dispatch", at: start }, address: "Jl. TL-1" });

function two() {
  const stations = ["st-1", "st-2"].map((station) => alarmsOn(storeInMemory(), { station }));
  const [a, b] = [stations[0]!, stations[1]!];
  return { a, b, meet: () => exchangeAll([a.store, b.store], start + minuteMs, seededRandom(7)) };
}

it("an alarm that was acknowledged or shelved at one station is so at the others, also after a restart", () => {
  const { a, b, meet } = two();
  a.sources.incidents.put(late);
  a.wait(1000);
  // The same fact came here three seconds later.
  b.wait(3000);
  b.sources.incidents.put(late);
  b.wait(1000);
  expect(b.states()).toEqual({ [alarm]: "unacknowledged" });
  a.acknowledge(alarm);
  meet();
  expect(b.states()).toEqual({ [alarm]: "acknowledged" });
  expect(b.store.alarms.last(alarm)).toMatchObject({ acknowledgedBy: "operator:st-1" });
  b.commands["alarm.shelve"]({ alarms: [alarm], reason: "diketahui", forMs: 10 * minuteMs });
  meet();
  expect(a.states()).toEqual({ [alarm]: "shelved" });
  const again = alarmsOn(b.store, { station: "st-2" }, start + 5000);
  again.sources.incidents.put(late);
  again.wait(1000);
  expect(again.states()).toEqual({ [alarm]: "shelved" });
});

it("what was raised again after somebody acknowledged it elsewhere is told", () => {
  const { a, b, meet } = two();
  a.sources.incidents.put(late);
  a.wait(1000);
  a.acknowledge(alarm);
  b.wait(minuteMs);
  b.sources.incidents.put(incident("TL-1", { deadline: { stage: "dispatch", at: start + 50_000 } }));
  b.wait(1000);
  meet();
  expect(b.states()).toEqual({ [alarm]: "unacknowledged" });
});
