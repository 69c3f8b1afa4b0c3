/** A new station in a room with a history, with real stores and keys; the way between is a function. */
import { expect, it, vi } from "vitest";
import { foldIncident } from "../../../shared/domain/incident/incident.ts";
import { replicationLimits } from "../../../shared/domain/replication/limits.ts";
import { letIn, noteAt } from "../../../tests/bench/replication/given.ts";
import { openSigner } from "../proof/signer.ts";
import { testKey } from "../proof/testing.ts";
import { storeInMemory } from "../store/testing.ts";
import { headsOf, linked, stationOn } from "./testing.ts";

type Station = ReturnType<typeof stationOn>;

const limits = {
  ...replicationLimits,
  presentFrom: 50,
  presentPage: 40,
  windowEvents: 60,
  requestEvents: 20,
};

it("shows what is open before it has the history, says how far it is, and ends with the same", async () => {
  const keys = [1, 2].map((number) => openSigner(testKey(number)));
  const all = keys.map(({ publicKey }, index) => ({ id: `st-${index + 1}`, publicKey }));
  const made = keys.map((signer, index) => {
    const store = storeInMemory(signer.signEvent);
    letIn(store, `st-${index + 1}`, all, Date.now());
    return stationOn({ station: `st-${index + 1}`, number: index + 1, limits, store });
  });
  const [old, anew] = made as [Station, Station];
  const since = Date.now() - 90 * 86_400_000;
  old.store.transaction(() => {
    for (let index = 0; index < 600; index++)
      old.store.log.append("st-1", { ...noteAt(since), subject: `TL-${index}` }, "person:U-1", since);
  });
  const openState = { state: "acknowledged", stateSinceMs: since, mergedInto: null, orders: new Map() };
  old.store.incidents.put({ id: "TL-17", ...openState } as never);
  const fold = ({ store }: Station) => foldIncident("TL-17", store.log.of("TL-17"));
  const shown: { isRight: boolean; held: number }[] = [];
  linked(old, anew, () => {
    const held = anew.store.log.headOf("st-1")?.seq ?? 0;
    shown.push({ held, isRight: JSON.stringify(fold(anew)) === JSON.stringify(fold(old)) });
  });
  await vi.waitFor(() => expect(headsOf(anew)).toEqual(headsOf(old)), { timeout: 20_000 });
  const firstRight = shown.find(({ isRight }) => isRight)!;
  expect(firstRight.held).toBe(0);
  expect(fold(anew)).toEqual(fold(old));
  expect(anew.store.log.early()).toEqual([]);
});
