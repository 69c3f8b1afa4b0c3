import { expect, it } from "vitest";
import { seededRandom } from "../../../shared/domain/random.ts";
import { exchangeAll, storeInMemory } from "../store/testing.ts";
import { handoverOn, incidentRow, start, stepsOf } from "./testing.ts";

function two() {
  const there = ["st-1", "st-2"];
  const [a, b] = there.map((station) =>
    handoverOn(storeInMemory(), { station, actsFor: (of) => of === station }),
  ) as [ReturnType<typeof handoverOn>, ReturnType<typeof handoverOn>];
  return { a, b, meet: () => exchangeAll([a.store, b.store], start + 3_600_000, seededRandom(7)) };
}

it("a handover goes on at whichever station, step by step, and ends the same at both", async () => {
  const { a, b, meet } = two();
  for (const [index, step] of stepsOf().entries()) {
    const room = index % 2 ? b : a;
    await step(room, index === 0 ? "" : room.duty().open!);
    for (const each of [a, b]) each.wait(1000);
    meet();
    const id = a.store.handovers.last(1)[0]!;
    expect(b.row(id)).toEqual(a.row(id));
    expect(b.items(id)).toEqual(a.items(id));
    expect(b.duty()).toEqual(a.duty());
  }
  expect(a.duty().leader).not.toBeNull();
});

it("what comes to it while it runs is added by the station on which it began alone", async () => {
  const { a, b, meet } = two();
  await stepsOf()[0]!(a, "");
  meet();
  for (const each of [a, b]) {
    each.sources.incidents.put(incidentRow("TL-9", { receivedAt: start + 1000, stateSince: start + 1000 }));
    each.wait(10_000);
  }
  meet();
  const id = a.duty().open!;
  const added = a.store.log
    .of(id)
    .filter(({ kind, body }) => kind.startsWith("handover.") && JSON.stringify(body).includes("TL-9"));
  expect(new Set(added.map(({ station }) => station))).toEqual(new Set(["st-1"]));
  expect(b.items(id)).toEqual(a.items(id));
});
