import { expect, it } from "vitest";
import { seededRandom } from "../../../shared/domain/random.ts";
import { exchangeAll, storeInMemory } from "../store/testing.ts";
import { accessOn, start } from "./testing.ts";

it("accounts are the same on all stations; what they sign in with stays where it was set; who was shut out is so everywhere", async () => {
  const [a, b] = ["st-1", "st-2"].map((station) => accessOn(storeInMemory(), { station })) as [
    ReturnType<typeof accessOn>,
    ReturnType<typeof accessOn>,
  ];
  const meet = () => exchangeAll([a.store, b.store], start + 60_000, seededRandom(7));
  const desk = a.window();
  const chief = await a.begin(desk);
  meet();
  const accounts = (at: typeof a) =>
    [...at.sources.accounts.values()].map(({ failures: _, waitsUntil: __, ...row }) => row);
  expect(accounts(b)).toEqual(accounts(a));
  expect(b.store.access.hashOf(chief)).toBeUndefined();
  const far = b.window();
  await expect(far.signIn(chief, "271604")).rejects.toMatchObject({ reason: { code: "wrong-secret" } });

  b.store.access.putHash(chief, a.store.access.hashOf(chief)!, start);
  b.wait(3_600_000);
  await far.signIn(chief, "271604");
  expect(far.caller().person?.id).toBe(chief);
  meet();
  expect(accounts(b)).toEqual(accounts(a));
  const decide = (kind: "access.account-disabled" | "access.account-deleted", body: object) => {
    a.store.transaction(() =>
      a.store.log.append("st-1", { kind, subject: chief, body } as never, "person:x", start),
    );
    meet();
  };
  decide("access.account-disabled", {});
  expect(far.caller().person).toBeNull();
  decide("access.account-deleted", { second: null });
  expect(b.store.access.hashOf(chief)).toBeUndefined();
  expect(accounts(b)).toEqual([]);
});
