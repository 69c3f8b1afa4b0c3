import { expect, it } from "vitest";
import { quarantineSize, type RefusedMessage } from "./quarantine.ts";
import { storeInMemory } from "./testing.ts";

const refused = (n: number): RefusedMessage => ({
  ...{ topic: `liveroom/x/${n}`, receivedAt: n, bytes: 1, reason: "schema", detail: "place: …", sample: "{" },
});

it("keeps the newest, counts all, and gives each a number that never comes again", () => {
  const { quarantine } = storeInMemory();
  const first = quarantine.put([refused(0), refused(1)], new Map([["schema", 2]]));
  expect(quarantine.rows()).toEqual(first);
  const many = Array.from({ length: quarantineSize }, (_, n) => refused(n + 2));
  quarantine.put(
    many,
    new Map([
      ["schema", quarantineSize],
      ["topic", 7],
    ]),
  );
  expect(quarantine.rows().map(({ receivedAt }) => receivedAt)).toEqual(many.map((row) => row.receivedAt));
  expect(quarantine.counts()).toEqual(
    new Map([
      ["schema", quarantineSize + 2],
      ["topic", 7],
    ]),
  );
  const last = Number(quarantine.rows().at(-1)!.id);
  quarantine.clear();
  expect(quarantine.rows()).toEqual([]);
  expect(quarantine.counts().size).toBe(0);
  expect(Number(quarantine.put([refused(1)], new Map())[0]!.id)).toBeGreaterThan(last);
});
